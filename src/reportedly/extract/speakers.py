"""Speakers: from the head of a source to the person or body that it stands for within the report. In: a
document and the sources of its attributions, in order. Out: speakers with words, name, kind and whether
the name is a private person's."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

from spacy.tokens import Token

from reportedly.data.lexicons import load_lexicon, noun_classes
from reportedly.extract import syntax
from reportedly.extract.wordlists import word_set
from reportedly.model.actor import Speaker
from reportedly.model.document import Document, Person
from reportedly.model.span import Span

_SINGULAR = frozenset({"he", "she", "him", "her", "himself", "herself"})


@dataclass(slots=True)
class SpeakerFinder:
    """Names speakers in reading order; remembers those already met, for pronouns and roles."""

    document: Document
    _met: list[Speaker] = field(default_factory=list)
    _plural: set[int] = field(default_factory=set)

    def speaker(self, source: Token) -> Speaker | None:
        """The speaker for a source's head token; None where a pronoun finds nobody."""
        found = (
            self._pronoun(source)
            if source.lower_ in word_set("roles", "speaking_pronouns")
            else self._named(source)
        )
        if found is not None and source.lower_ not in word_set("roles", "speaking_pronouns"):
            self._met.append(found)
            if source.tag_ in ("NNS", "NNPS"):
                self._plural.add(found.span.start)
        return found

    def _span(self, source: Token) -> Span:
        first, last = syntax.noun_phrase(source)
        doc = self.document.doc
        while last - 1 > first and (doc[last - 1].is_punct or doc[last - 1].is_space):
            last -= 1
        last = max(last, self._name_end(source, last))
        tokens = doc[first:last]
        return Span.of(self.document.text, tokens.start_char, tokens.end_char)

    def _name_end(self, source: Token, last: int) -> int:
        """The end of a body's name that runs on ("... Observatory for Human Rights"), or of "a spokesman
        for the army"."""
        for mention in self.document.mentions_of("actor"):
            if mention.first <= source.i < mention.last:
                last = max(last, mention.last)
        for child in source.children:
            if (
                child.dep_ == "prep"
                and child.lower_ in ("for", "with", "at")
                and source.lemma_.lower().startswith("spokes")
            ):
                last = max(
                    last,
                    max((t.right_edge.i for t in child.children if t.dep_ == "pobj"), default=last - 1) + 1,
                )
        return last

    def _named(self, source: Token) -> Speaker:
        span = self._span(source)
        person = self._person(source)
        if person is not None:
            kind = speaker_kind(" ".join([span.text, *(role.text for role in person.roles)]), "")
            return Speaker(span, name=person.name, kind=kind, private=_is_private(person, kind))
        earlier = self._by_role(source) or self._same_body(span)
        if earlier is not None:
            return Speaker(
                span,
                name=earlier.name,
                kind=earlier.kind,
                private=earlier.private,
                reason="named earlier in the report",
            )
        return Speaker(span, name=None, kind=speaker_kind(span.text, source.lemma_.lower()))

    def _same_body(self, span: Span) -> Speaker | None:
        """ "The group", "the agency" as a source: the last body that spoke."""
        if span.text.lower() not in (
            "the group",
            "the organisation",
            "the organization",
            "the agency",
            "the network",
            "the body",
        ):
            return None
        for speaker in reversed(self._met):
            if speaker.kind in ("monitor", "ngo", "igo", "media", "armed_group"):
                return replace(speaker, span=span, name=speaker.name or speaker.span.text)
        return None

    def _person(self, source: Token) -> Person | None:
        near = {source.i} | {
            child.i for child in source.children if child.dep_ in ("appos", "compound", "flat")
        }
        for person in self.document.persons:
            if near.intersection(person.tokens):
                return person
        return next(
            (p for p in self.document.persons if p.surname == source.text and source.pos_ == "PROPN"), None
        )

    def _by_role(self, source: Token) -> Speaker | None:
        """ "the governor", "the spokesman": the person who was given that role before."""
        if (
            not any(child.lower_ in ("the", "this", "that") for child in source.children)
            or source.pos_ != "NOUN"
        ):
            return None
        lemma = source.lemma_.lower()
        titles = load_lexicon("roles")["titles"]
        if lemma not in titles:
            return None
        offset = source.idx
        candidates = [
            person
            for person in self.document.persons
            if any(lemma in role.text.lower().split() and role.start < offset for role in person.roles)
        ]
        if len(candidates) != 1:
            return None
        person = candidates[0]
        kind = speaker_kind(" ".join(role.text for role in person.roles), lemma)
        return Speaker(self._span(source), name=person.name, kind=kind, private=_is_private(person, kind))

    def _pronoun(self, source: Token) -> Speaker | None:
        if source.lower_ in ("i", "we"):
            return None
        person_only = source.lower_ in _SINGULAR
        for speaker in reversed(self._met):
            if person_only and not (self._is_person(speaker) or _names_one_person(speaker)):
                continue
            if source.lower_ in ("it", "itself") and speaker.span.start in self._plural:
                continue
            if (
                source.lower_ == "it"
                and speaker.name is not None
                and any(p.name == speaker.name for p in self.document.persons)
            ):
                continue
            return self._standing_for(source, speaker)
        return self._last_person(source) if person_only else None

    def _is_person(self, speaker: Speaker) -> bool:
        return any(person.name == speaker.name for person in self.document.persons)

    def _standing_for(self, source: Token, speaker: Speaker) -> Speaker:
        return Speaker(
            self._span(source),
            name=speaker.name or speaker.span.text,
            kind=speaker.kind,
            private=speaker.private,
            reason=f"“{source.text}” stands for {speaker.span.text}",
        )

    def _last_person(self, source: Token) -> Speaker | None:
        """A pronoun whose person has not spoken before: the last person named before it."""
        before = [
            (max(i for i in p.tokens if i < source.i), p)
            for p in self.document.persons
            if any(i < source.i for i in p.tokens)
        ]
        if not before:
            return None
        person = max(before, key=lambda pair: pair[0])[1]
        kind = speaker_kind(" ".join(role.text for role in person.roles), "")
        return Speaker(
            self._span(source),
            name=person.name,
            kind=kind,
            private=_is_private(person, kind),
            reason=f"“{source.text}” stands for {person.name}",
        )


def _names_one_person(speaker: Speaker) -> bool:
    """ "a member of a local defence force", "one resident", "the spokesman": a phrase for one human being."""
    words = speaker.span.text.lower().split(" of ")[0].split()
    return words[-1] in load_lexicon("roles")["titles"] or "person" in noun_classes().get(words[-1], ())


def _is_private(person: Person, kind: str) -> bool:
    """Whether a name is a private person's: no office and no body that the person speaks for."""
    return not _is_public(person) and kind in (
        "resident",
        "witness",
        "medic",
        "rescuer",
        "anonymous",
        "other",
    )


def _is_public(person: Person) -> bool:
    titles = _official_titles()
    return any(word in titles for role in person.roles for word in role.text.lower().split())


@cache
def _official_titles() -> frozenset[str]:
    return frozenset(load_lexicon("roles")["official_titles"])


@cache
def _kinds() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((kind, frozenset(words)) for kind, words in load_lexicon("roles")["speaker_kinds"].items())


def speaker_kind(phrase: str, head: str) -> str:
    """The kind of a speaker by its head noun first, then by any word of its phrase; `other` where nothing
    tells."""
    lowered = phrase.lower()
    if any(mark in lowered for mark in ("monitor", "observatory", "watchdog")):
        return "monitor"
    if any(
        mark in lowered
        for mark in ("rights group", "aid group", "aid agency", "human rights", "relief group")
    ):
        return "ngo"
    if head:
        for kind, words in _kinds():
            if head in words:
                return kind
    text = f" {phrase.lower()} "
    for kind, words in _kinds():
        if any(f" {word} " in text or f" {word}s " in text or f" {word}, " in text for word in words):
            return kind
    return "other"
