"""Denials: "the ministry denied this", "Kyiv called the charge a lie": the act told before, denied. In: a
sentence, its triggers and the happening told last. Out: the happening that is denied, and who denies it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.attribution.cues import Attribution
from reportedly.extract.attribution.verbs import may_speak
from reportedly.extract.events.happenings import Happening
from reportedly.extract.events.roles import Roles
from reportedly.extract.events.triggers import Trigger
from reportedly.extract.wordlists import word_set
from reportedly.model.vocabulary import VIOLENT_KINDS

# As far back as "this" may reach.
_REACH = 2
_RESULTS = frozenset({"casualties", "property_damage"})
_SPEECH = frozenset({"statement", "warning"})


def last_act(told: Iterable[tuple[Happening, int]], index: int) -> Happening | None:
    """The happening that a bare "denied this" in sentence `index` speaks of, of those told before, the last
    first: the last act of violence in reach, else the last of any kind but a speech act."""
    near = [act for act, said in told if index - said <= _REACH and act.kind not in _SPEECH]
    violent = (act for act in near if act.kind in VIOLENT_KINDS and act.kind not in _RESULTS)
    return next(violent, near[0] if near else None)


def denial_in(
    sentence: Tokens, triggers: Sequence[Trigger], own: Sequence[Happening], last: Happening | None
) -> tuple[Happening, Attribution] | None:
    """The act told last, in this sentence or before, as this sentence denies it, with the one who does; None
    where nothing is denied or the denial itself says what."""
    verb = next((token for token in sentence if _denies(token)), None)
    if verb is None or any(t.token.i > verb.i and _is_its_content(t.token, verb) for t in triggers):
        return None
    before = [h for h in own if h.trigger.token.i < verb.i and h.kind not in _SPEECH]
    last = before[-1] if before else last
    if last is None:
        return None
    source = syntax.agent(verb) if syntax.is_passive(verb) else syntax.subject(verb)
    if source is None or not may_speak(source):
        return None
    reason = f"“{verb.text}” denies what “{last.trigger.token.text}” told"
    trigger = Trigger(verb, verb.i, verb.i + 1, last.kind, "verb", False, reason)
    content = frozenset(token.i for token in verb.subtree)
    said = Attribution((verb.i, verb.i + 1), "deny", source, content)
    return Happening(trigger, last.kind, sentence, Roles()), said


def _is_its_content(word: Token, verb: Token) -> bool:
    """Whether a denial says what it denies: after its verb, or in the quotation that a colon opens."""
    between = verb.doc[verb.i : word.i]
    return word in verb.subtree or any(token.text == ":" for token in between)


def _names_the_deed(verb: Token) -> bool:
    """ "Denied that its guns had fired", "denied being behind it": done by the one who denies, and nothing
    said of what it was done to."""
    for clause in syntax.children(verb, "ccomp", "xcomp"):
        doing = clause.lemma_.lower() in word_set("happenings", "bare_deeds")
        states = {word.lemma_.lower() for word in clause.children if word.dep_ in ("acomp", "prep", "attr")}
        if doing and not syntax.children(clause, "dobj", "nsubjpass"):
            return True
        if clause.lemma_ == "be" and states & {"responsible", "behind"}:
            return True
    return False


def _denies(verb: Token) -> bool:
    """Whether a verb denies something told before, and says so plainly ("did not deny it" does not)."""
    if not syntax.is_verb(verb) or verb.dep_ in ("xcomp", "acl"):
        return False
    if any(c.dep_ == "neg" or c.lower_ == "neither" or c.tag_ == "MD" for c in verb.children):
        return False
    things = word_set("happenings", "tellings")
    if verb.lemma_ in word_set("happenings", "denying") and _names_the_deed(verb):
        return True
    if verb.lemma_ in word_set("happenings", "denying"):
        objects = [*syntax.objects(verb), *syntax.children(verb, "dobj")]  # "which" itself, not what it is of
        return any(noun.lemma_.lower() in things for noun in objects)
    return verb.lemma_ in ("call", "brand") and any(
        child.lemma_.lower() in word_set("happenings", "untruths")
        for noun in verb.children
        for child in (noun, *noun.children)
        if noun.dep_ in ("oprd", "ccomp", "attr", "xcomp", "dobj", "acomp")
    )
