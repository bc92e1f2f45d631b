"""Speakers: from the head of a source to the person or body that it stands for within the report. In: a
document and the sources of its attributions. Out: speakers with words, name, kind, whether the name is a
private person's, and the reason where they stand for somebody named elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from reportedly.data.private_names import private_name
from reportedly.extract.attribution.quoted_pronouns import quoting_source
from reportedly.extract.attribution.sources import IS_NAMED, SPEAKS, is_dead, speech_sources
from reportedly.extract.speakers import phrases, pronouns
from reportedly.extract.speakers.earlier import voice_named_before
from reportedly.extract.speakers.kinds import kind_of_roles, names_withheld, speaker_kind
from reportedly.extract.speakers.voices import (
    Voice,
    gender_of,
    is_a_body,
    is_many,
    is_one_human,
    may_be_human,
    words_of,
)
from reportedly.extract.wordlists import word_set
from reportedly.model.actor import Speaker
from reportedly.model.document import Document, Person

_BARE_SPOKESMAN = re.compile(
    r"^(?:(?:a|an|the|its|their)\s)?(?:chief\s|main\s)?spokes(?:man|woman|person)$", re.I
)
_NAMED_BODIES = frozenset({"group", "coalition", "movement", "alliance", "agency", "network", "organisation"})
_REMEMBERED = 200  # namings back: a collection of reports must not take longer and longer
_SPOKESMAN_REACH = 2
_OWN_PEOPLE = frozenset(
    {"master", "captain", "crew", "driver", "mother", "father", "wife", "husband", "brother"}
)
_OWNING_KINDS = frozenset({"official", "military", "armed_group", "igo", "ngo", "media", "monitor", "medic"})
_PRIVATE_KINDS = frozenset({"resident", "witness", "medic", "rescuer", "anonymous", "other"})


@dataclass(slots=True)
class SpeakerFinder:
    """Names the speakers of one document; knows all who speak or are named before, for pronouns and roles.

    `marked` are the token ranges that the tagger marked as sources, by the index of their head."""

    document: Document
    marked: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    _voices: list[Voice] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _persons: dict[int, Person] = field(default_factory=dict)
    _described: dict[int, Person] = field(default_factory=dict)
    _likely: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._starts = [sentence.start for sentence in self.document.doc.sents]
        self._persons = {token: person for person in self.document.persons for token in person.tokens}
        self._described = dict(_described(self.document))
        acting = {p.name for p in self.document.persons if p.roles or self._is_acting(p)}
        self._likely = {i for i, person in self._persons.items() if person.name in acting}
        for token, cost in self._namings():
            voice = self._voice(token, cost)
            if voice is not None:
                self._keep(voice)

    def speaker(self, source: Token) -> Speaker | None:
        """The speaker for a source's head token; None where a pronoun finds nobody."""
        voice = self._voice(source, SPEAKS)
        if voice is None:
            return None
        self._keep(voice)
        return voice.speaker

    def _namings(self) -> Iterator[tuple[Token, float]]:
        """Who speaks, is spoken of or named, in reading order, each once, with how much the text is about
        them."""
        doc = self.document.doc
        costs = {token.i: cost for token, cost in speech_sources(doc) if _may_be_meant(token)}
        named = [doc[m.first : m.last].root.i for m in self.document.mentions_of("actor")] + list(
            self._likely
        )
        institutions = word_set("roles", "institutions")
        named += [t.i for t in doc if t.pos_ == "NOUN" and t.lower_ in institutions]
        for index in named:
            costs.setdefault(index, IS_NAMED)
        for index in sorted(costs):
            if not is_dead(doc[index]):
                yield doc[index], costs[index]

    def _is_acting(self, person: Person) -> bool:
        """Whether a name without any role is a subject somewhere: the model takes places for persons."""
        return any(self.document.doc[i].dep_ in ("nsubj", "nsubjpass") for i in person.tokens)

    def _keep(self, voice: Voice) -> None:
        at = bisect_left(self._voices, voice.at, key=lambda known: known.at)
        if at < len(self._voices) and self._voices[at].at == voice.at:
            self._voices[at] = replace(voice, cost=min(voice.cost, self._voices[at].cost))
        else:
            insort(self._voices, voice, key=lambda known: known.at)

    def _before(self, token: Token) -> list[Voice]:
        at = bisect_left(self._voices, token.i, key=lambda known: known.at)
        return self._voices[max(0, at - _REMEMBERED) : at]

    def _voice(self, source: Token, cost: float) -> Voice | None:
        head = phrases.head_of(source)
        if _is_pronoun(head):
            meant = self._meant(head)
            return None if meant is None else self._again(head, meant, cost)
        return self._named(head, cost)

    def _meant(self, pronoun: Token) -> Voice | None:
        if pronoun.lower_ in pronouns.OWN:
            source = quoting_source(pronoun)
            return None if source is None or source.i == pronoun.i else self._voice(source, SPEAKS)
        return pronouns.voice_meant(pronoun, self._sentence(pronoun), self._before(pronoun))

    def _again(self, source: Token, earlier: Voice, cost: float) -> Voice:
        """The naming of somebody named before, in other words."""
        span = phrases.phrase_span(self.document, source, self.marked.get(source.i))
        speaker = Speaker(
            span,
            name=earlier.label,
            kind=earlier.speaker.kind,
            private=earlier.speaker.private,
            reason=f"“{span.text}” stands for {earlier.label}",
        )
        return replace(
            earlier, at=source.i, sentence=self._sentence(source), speaker=speaker, cost=cost, is_anew=False
        )

    def _named(self, source: Token, cost: float) -> Voice:
        span = phrases.phrase_span(self.document, source, self.marked.get(source.i))
        person = self._person(source)
        if person is None:
            earlier = voice_named_before(source, span.text, self._before(source))
            if earlier is not None and (
                earlier.is_person or earlier.speaker.name or not _says_as_much(span.text, earlier)
            ):
                return self._again(source, earlier, cost)
        return self._anew(source, person, cost)

    def _anew(self, source: Token, person: Person | None, cost: float) -> Voice:
        span = phrases.phrase_span(self.document, source, self.marked.get(source.i))
        roles = [] if person is None else [role.text for role in person.roles]
        tail = phrases.tail_text(source)
        kind = self._kind(source, span.text, roles, tail)
        name = person.name if person is not None else self._owned_name(source, span.text) or _apposed(source)
        private = person is not None and not _is_public(person) and kind in _PRIVATE_KINDS
        reason = None if name is None or person is not None else f"“{span.text}” is said of {name}"
        if person is None and kind in _PRIVATE_KINDS:
            hidden = private_name(self.document, source, span, kind)
            name, private = name or hidden, hidden is not None
        speaker = Speaker(span, name=name, kind=kind, private=private, reason=reason)
        is_person = is_one_human(source, kind, person)
        words = words_of(
            span.text, *roles, *([person.name] if person is not None else [phrases.apposition(source)])
        )
        return Voice(
            source.i,
            self._sentence(source),
            speaker,
            words,
            head=source.lemma_.lower(),
            cost=cost,
            is_person=is_person,
            is_body=not is_person and is_a_body(source, kind),
            may_be_person=cost == SPEAKS and may_be_human(source, kind),
            is_plural=person is None and is_many(source),
            gender=gender_of(None if person is None else person.name, words),
        )

    def _kind(self, source: Token, text: str, roles: list[str], tail: str) -> str:
        if names_withheld(phrases.said_beside(source)):
            return "anonymous"
        if names_withheld(tail):
            return "anonymous"
        head = source.lemma_.lower()
        known = kind_of_roles(roles) if roles else speaker_kind(text, head)
        if known == "other" or (known == "official" and _is_spokesman(source, text, roles)):
            owner = self._owner(source, roles)
            known = known if owner is None or owner.speaker.kind is None else owner.speaker.kind
        if known in ("other", "resident", "anonymous") or (roles and known == "official"):
            closer = speaker_kind(" ".join([text, *roles, tail]), head if not roles else "")
            known = closer if known == "other" or closer == "witness" else known
        return "official" if known == "anonymous" and _names_nation(source) else known

    def _owned_name(self, source: Token, text: str) -> str | None:
        """ "Its director" is the hospital's director, "their commanders" those of the rebels, and "a
        spokesman" alone that of the body that spoke last."""
        meant = self._owner(source, [text])
        if meant is None:
            return None
        label = re.sub(r"^(?:the|a|an)\s", "", meant.label, flags=re.I)
        own = re.sub(r"^(?:the|a|an|its|their|his|her)\s", "", text, flags=re.I)
        return f"{label}’s {own}"

    def _owner(self, source: Token, roles: list[str]) -> Voice | None:
        """Whose director, deputy or spokesman it is; None where the words name the owner or nobody fits."""
        pronoun = phrases.owner_pronoun(source) or phrases.owner_of_whole(source)
        beside = [c for c in source.children if c.dep_ == "appos"]
        pronoun = pronoun or next((p for p in map(phrases.owner_pronoun, beside) if p is not None), None)
        if pronoun is None:
            if not all(_BARE_SPOKESMAN.match(role) for role in roles) or not roles:
                return None
            here = self._sentence(source)
            voices = [v for v in self._before(source) if v.is_body and v.cost < 1]
            near = [v for v in voices if here - v.sentence <= _SPOKESMAN_REACH]
            return min(near, key=lambda v: (here - v.sentence + 2 * v.cost, -v.at), default=None)
        if pronoun.lower_ in pronouns.OWN or source.lemma_.lower() in _OWN_PEOPLE:
            return None
        meant = pronouns.voice_meant(pronoun, self._sentence(pronoun), self._before(pronoun))
        return meant if meant is not None and meant.speaker.kind in _OWNING_KINDS else None

    def _person(self, source: Token) -> Person | None:
        """The person whose name the source is, or whose name stands beside it ("the mayor, Oleh Synko")."""
        beside = [c for c in source.children if c.dep_ in ("appos", "compound", "flat")]
        for token in (source, *beside):
            if token.i in self._persons:
                return self._persons[token.i]
        return self._described.get(source.i)

    def _sentence(self, token: Token) -> int:
        return bisect_left(self._starts, token.i + 1) - 1


def _names_nation(source: Token) -> bool:
    """ "An Omani diplomat": the office is said, only the name is not."""
    vague = word_set("roles", "no_authorities")
    return source.lemma_.lower() in ("diplomat", "official") and any(
        child.ent_type_ == "NORP" and child.lower_ not in vague for child in source.children
    )


def _is_spokesman(source: Token, text: str, roles: list[str]) -> bool:
    return all(_BARE_SPOKESMAN.match(role) for role in roles or [text])


def _apposed(source: Token) -> str | None:
    """The name beside a noun for a body: "a splinter group, Ansar"; a name needs none."""
    if source.pos_ != "NOUN":
        return None
    beside = [c for c in source.children if c.dep_ == "appos" and c.pos_ == "PROPN"]
    if not beside and source.lemma_.lower() in _NAMED_BODIES:
        beside = [c for c in source.doc[source.i + 1 : source.i + 2] if c.pos_ == "PROPN"]
    return next((phrases.own_words(name) for name in beside), None)


def _is_pronoun(token: Token) -> bool:
    # WHO, IT and US in capitals are names.
    capitals = token.text.isupper() and len(token.text) > 1
    return token.lower_ in word_set("roles", "speaking_pronouns") and not capitals


def _may_be_meant(token: Token) -> bool:
    """Whether a later word may mean it: no relative pronoun, no "there", "this" or number."""
    if token.pos_ == "PRON":
        return _is_pronoun(token) and token.tag_ not in ("WP", "WDT") and token.lower_ not in pronouns.OWN
    return token.pos_ in ("NOUN", "PROPN")


def _says_as_much(text: str, earlier: Voice) -> bool:
    """Whether the words tell no less than those before, so that nothing is gained by going back."""
    return earlier.words <= words_of(text)


def _described(document: Document) -> Iterator[tuple[int, Person]]:
    """The tokens of roles with the person whom they tell of ("The mayor of Tibú, Hernán Quijano"); the first
    person of a token counts."""
    for person in reversed(document.persons):
        for role in person.roles:
            tokens = document.doc.char_span(role.start, role.end, alignment_mode="expand")
            yield from ((token.i, person) for token in tokens or ())


def _is_public(person: Person) -> bool:
    titles = word_set("roles", "official_titles")
    return any(word in titles for role in person.roles for word in role.text.lower().split())


__all__ = ["SpeakerFinder", "speaker_kind"]
