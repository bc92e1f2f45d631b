"""Drafts: everything the text says about one happening, before it is split by speaker and place. In: a
document, sentence by sentence. Out: drafts that `claims` turns into claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.data.lexicons import load_lexicon
from reportedly.extract import syntax
from reportedly.extract.attribution.cues import WITHHELD, Attribution
from reportedly.extract.attribution.finder import AttributionFinder
from reportedly.extract.attribution.verbs import may_speak
from reportedly.extract.events.blames import blame_in
from reportedly.extract.events.denials import denial_in, last_act
from reportedly.extract.events.happenings import Happening, find_happenings
from reportedly.extract.events.no_news import is_no_news
from reportedly.extract.events.peaceful import PeacefulReader
from reportedly.extract.events.retold_counts import ToldFigure, open_counts, retold_in
from reportedly.extract.events.roles import find_roles
from reportedly.extract.events.triggers import Trigger, find_triggers
from reportedly.extract.figures.finder import find_figures
from reportedly.extract.figures.homes import with_figures
from reportedly.extract.figures.named_numbers import named_tokens
from reportedly.extract.figures.tolls import is_bare_toll
from reportedly.extract.moments import MomentFinder
from reportedly.extract.nouns import NounClasses
from reportedly.extract.places.datelines import dateline_ranges
from reportedly.extract.places.locations import Location, LocationFinder
from reportedly.extract.places.sites import site_triggers
from reportedly.extract.places.speaking_places import local_places, source_tokens
from reportedly.extract.stance.modality import Factuality, factuality_of
from reportedly.extract.wordlists import word_set
from reportedly.model.document import Document
from reportedly.model.timeref import TimeRef

SPEECH_ACTS = frozenset({"statement", "warning"})
_COUNTS_REACH = 3  # sentences on from a count, "they had counted nine" no longer speaks of it
_WANTED_WHEN_REQUESTED = SPEECH_ACTS | {"evacuation", "restriction", "site_risk"}


@dataclass(frozen=True, slots=True)
class Draft:
    """One happening with its attributions (innermost first), hearsay cue, factuality, places and times,
    unresolved; `retold` is another number for what was told before."""

    happening: Happening
    speaking: tuple[Attribution, ...]
    hearsay: Attribution | None
    factuality: Factuality
    locations: tuple[Location, ...]
    fallback: tuple[Location, ...]
    when: TimeRef | None
    stated: TimeRef | None
    sentence_index: int
    retold: bool = False


@dataclass(frozen=True, slots=True)
class _Finders:
    """What the drafts of one document are made with; `blocked` are tokens whose numbers are no counts,
    `headings` the ranges of datelines, which say nothing."""

    text: str
    classes: NounClasses
    places: LocationFinder
    moments: MomentFinder
    blocked: frozenset[int]
    headings: tuple[tuple[int, int], ...]


def find_drafts(document: Document, attributions: AttributionFinder) -> list[Draft]:
    """The drafts of a document in the order of their sentences and triggers."""
    finders = _finders(document)
    triggers = _with_sites(document, find_triggers(document, finders.classes))
    peaceful = PeacefulReader(document.doc)
    drafts: list[Draft] = []
    told = zip(attributions.sentences, attributions.by_sentence, strict=True)
    for index, (sentence, said) in enumerate(told):
        if len(sentence.text.split()) < 3 and not is_bare_toll(sentence):
            continue  # a heading
        own = [t for t in triggers if sentence.start <= t.token.i < sentence.end]
        meant = peaceful.read(sentence, own)
        last = last_act(((d.happening, d.sentence_index) for d in drafts[:-10:-1]), index)
        happenings = _happenings(sentence, meant.triggers, finders) if meant.tells else []
        answer = blame_in(happenings, last)
        if answer is None:
            found = [_draft(happening, said, finders, index) for happening in happenings]
            drafts += [d for d in found if _is_worth_a_claim(d, alone=len(happenings) == 1)]
            drafts += _retold(sentence, happenings, drafts, said, finders=finders, index=index)
            answer = denial_in(sentence, meant.triggers, happenings, last)
        if answer is not None:
            answered = _draft(answer[0], [answer[1]], finders, index)
            drafts.append(replace(answered, locations=(), fallback=(), when=None))  # those of the act itself
    return drafts


def _retold(
    sentence: Tokens,
    happenings: Sequence[Happening],
    drafts: Sequence[Draft],
    said: Sequence[Attribution],
    *,
    finders: _Finders,
    index: int,
) -> list[Draft]:
    """The acts told last, as the sentence gives another number for them. Its day is when that was said."""
    near = max((d.sentence_index for d in drafts if d.happening.figures), default=-_COUNTS_REACH)
    if index - near >= _COUNTS_REACH:
        return []
    acts = [*happenings, *(d.happening for d in drafts if near == d.sentence_index < index)]
    told = [ToldFigure(act, figure) for act in acts for figure in act.figures]
    counts = open_counts(sentence, happenings, finders.blocked)
    found = []
    if counts:
        found = retold_in(sentence, counts, told, said, text=finders.text, classes=finders.classes)
    retold = [_draft(happening, [attribution], finders, index) for happening, attribution in found]
    return [replace(draft, stated=draft.stated or draft.when, when=None, retold=True) for draft in retold]


class WordDrafts:
    """The drafts of happenings that words of a document tell, whether or not they are words that we know as
    triggers: for asking the rules about any verb. The kind is `other` where we know none."""

    def __init__(self, document: Document, attributions: AttributionFinder) -> None:
        self._finders = _finders(document)
        self._triggers = find_triggers(document, self._finders.classes)
        self._told = list(zip(attributions.sentences, attributions.by_sentence, strict=True))

    def draft_of(self, token: Token) -> Draft:
        classes = self._finders.classes
        index, (sentence, said) = next(
            item for item in enumerate(self._told) if item[1][0].start <= token.i < item[1][0].end
        )
        triggers = [t for t in self._triggers if sentence.start <= t.token.i < sentence.end]
        found = (h for h in find_happenings(sentence, triggers, classes) if token in h.tokens)
        asked = Trigger(token, token.i, token.i + 1, "other", "verb", False, "asked for")
        happening = next(found, None) or Happening(asked, asked.kind, sentence, find_roles(asked, classes))
        return _draft(happening, said, self._finders, index)


def _finders(document: Document) -> _Finders:
    classes = NounClasses(document)
    return _Finders(
        document.text,
        classes,
        LocationFinder(document),
        MomentFinder(document),
        named_tokens(document),
        dateline_ranges(document.text),
    )


def _with_sites(document: Document, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers with those of sites at risk, but for sentences that tell of an act at the site."""
    telling = word_set("happenings", "kinds_at_sites")
    risky = frozenset(t.token.sent.start for t in triggers if t.kind in telling)
    return sorted([*triggers, *site_triggers(document, risky)], key=lambda t: t.first)


def _happenings(sentence: Tokens, triggers: Sequence[Trigger], finders: _Finders) -> list[Happening]:
    figures = find_figures(sentence, finders.text, finders.classes, finders.blocked)
    return with_figures(find_happenings(sentence, triggers, finders.classes), figures, finders.classes)


def _draft(happening: Happening, said: Sequence[Attribution], finders: _Finders, index: int) -> Draft:
    token = happening.trigger.token
    said = [item for item in said if not _is_heading(item.source, finders.headings)]
    covering = sorted((item for item in said if _covers(item, token)), key=lambda item: len(item.content))
    speaking = tuple(item for item in covering if item.source is not None)
    if happening.kind in SPEECH_ACTS and happening.trigger.form == "verb":
        speaking = (*_own_act(happening), *speaking)
    hearsay = next((item for item in covering if item.source is None), None)
    if (
        hearsay is not None
        and speaking
        and hearsay.complement != "adverb"
        and len(speaking[0].content) < len(hearsay.content)
    ):
        hearsay = None  # somebody in particular says so within what reports say
    hearsay = hearsay or _doubted(happening)
    excluded = source_tokens(speaking)
    locations = finders.places.locations(happening)
    usable = tuple(item for item in locations if item.mention.first not in excluded)
    fallback = tuple(item for item in locations if item.mention.first in excluded)
    spoken = speaking[0] if speaking else None
    return Draft(
        happening,
        speaking,
        hearsay,
        factuality=factuality_of(token, _cues(said) - {token.i}),
        locations=usable,
        fallback=local_places(fallback, finders.places, happening, usable),
        when=finders.moments.when(happening, spoken, said),
        stated=finders.moments.stated(happening, spoken),
        sentence_index=index,
    )


def _is_heading(source: Token | None, headings: Sequence[tuple[int, int]]) -> bool:
    """ "GOMA: Three people were killed": the dateline is taken for somebody who says so."""
    return source is not None and any(start <= source.idx < end for start, end in headings)


def _covers(item: Attribution, token: Token) -> bool:
    """Whether the act is in the content, or done by saying so ("announced a curfew")."""
    if token.i in item.content:
        return True
    return item.cue[0] <= token.i < item.cue[1] and token.lemma_.lower() in word_set(
        "attribution", "performing"
    )


def _cues(said: Sequence[Attribution]) -> frozenset[int]:
    """The cues at which the search for modality stops: beyond, it is the speaker's saying that is unreal."""
    return frozenset(
        i
        for item in said
        for i in range(*item.cue)
        if item.complement != "adverb" and item.cue_class != "fear"
    )


def _doubted(happening: Happening) -> Attribution | None:
    """ "a suspected chemical attack": the text itself keeps its distance from the act."""
    token = happening.trigger.token
    words = load_lexicon("attribution")["hearsay_adjectives"]
    cue = next((c for c in token.children if c.dep_ == "amod" and c.lower_ in words), None)
    return (
        None
        if cue is None
        else Attribution((cue.i, cue.i + 1), "hearsay", None, frozenset({token.i}), complement="adverb")
    )


def _own_act(happening: Happening) -> list[Attribution]:
    """A condemnation or an advice is said by its subject."""
    verb = happening.trigger.token
    source = syntax.agent(verb) if syntax.is_passive(verb) else syntax.subject(verb)
    if source is None or not may_speak(source) or source in happening.tokens:
        return []  # "sirens sounded" are themselves the warning
    content = frozenset(token.i for token in verb.subtree)
    return [Attribution((verb.i, verb.i + 1), "say", source, content)]


_TOLL_NOUNS = frozenset({"toll", "victim", "dead", "wounded", "injury", "death", "fatality", "injured"})


def _is_worth_a_claim(draft: Draft, *, alone: bool) -> bool:
    """Whether the text tells something of the happening: a noun with nothing to it only sets the scene, and
    where an accusation is not `alone` in its sentence, what is said is told by the others."""
    happening = draft.happening
    if draft.speaking and draft.speaking[0].cue_class == WITHHELD:
        return False
    if (
        happening.kind == "statement"
        and happening.trigger.token.lemma_ in ("accuse", "blame", "condemn")
        and not alone
    ):
        return False
    if is_no_news(happening):
        return False
    if not happening.figures and all(token.lemma_.lower() in _TOLL_NOUNS for token in happening.tokens):
        return False
    if draft.factuality.modality == "requested" and happening.kind not in _WANTED_WHEN_REQUESTED:
        return False
    told = draft.locations or draft.when or draft.speaking or happening.merged
    if happening.kind in ("talks", "ceasefire", "sanction", "protest") and not (
        told or happening.roles.actor
    ):
        return False
    if (
        happening.trigger.form == "verb"
        or happening.figures
        or happening.merged
        or happening.kind == "site_risk"
    ):
        return True
    return bool(
        draft.speaking
        or draft.locations
        or draft.when
        or happening.roles.actor is not None
        or happening.roles.target is not None
        or _is_stated(happening)
    )


def _is_stated(happening: Happening) -> bool:
    """A noun trigger that its clause is about: subject, object, or "there was"."""
    trigger: Trigger = happening.trigger
    return trigger.token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "ROOT") and trigger.kind not in (
        "attack",
        "casualties",
    )
