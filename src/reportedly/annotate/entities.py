"""The entity layer: names and terms over the model's own guesses, longest match wins, each with its source.
In: a parsed document. Out: mentions that do not overlap, in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Protocol

from spacy.tokens import Doc, Token

from reportedly.data.lexicons import load_lexicon
from reportedly.model.document import Mention
from reportedly.model.span import Span


class NameIndex(Protocol):
    """A list of names that can say how many of the given words, from the first on, make one of its names."""

    def longest_match(self, words: Sequence[str]) -> int: ...


@dataclass(frozen=True, slots=True)
class NameSources:
    """Where names come from. `times` finds expressions of time in a text as character ranges;
    `is_country` says whether words are a country's name, `is_nationality` whether a word is an adjective of one."""

    places: NameIndex
    actors: NameIndex
    sites: NameIndex
    times: Callable[[str], Sequence[tuple[int, int]]]
    is_country: Callable[[str], bool]
    is_nationality: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class _Candidate:
    first: int
    last: int
    kind: str
    source: str
    rank: int


_LONGEST = 8
_NEVER_NAMES = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "i", "mr", "mrs", "ms", "dr", "the", "a", "an", "and", "of", "in", "on", "for", "at", "by", "to", "from", "with", "president", "governor", "mayor", "minister", "general", "colonel", "commander", "chief", "sources", "source", "police", "army", "government", "state", "city", "north", "south", "east", "west", "central", "northern", "southern", "eastern", "western", "church", "mosque", "university", "hospital", "school", "young", "old", "new", "best", "most", "allah", "god", "christmas", "easter", "ramadan", "eid", "islam", "muslim", "christian", "sunni", "shiite", "shia", "catholic", "english", "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "this", "that", "these", "those", "he", "she", "it", "they", "we", "you", "but", "if", "as", "so", "is", "was", "are", "be", "not", "or", "who", "when", "where", "what", "why", "how", "after", "before", "since", "while", "during", "however", "meanwhile", "also", "union", "league", "front", "force", "forces", "democratic", "liberation", "national", "international", "republic", "party", "council", "human", "rights", "news", "agency", "times", "post", "press", "independent", "standard", "reuters", "media", "video", "photo", "updated", "update", "breaking", "exclusive", "opinion", "source", "read", "more", "sana", "saba"]
)
_WHERE = frozenset(
    {
        "in",
        "at",
        "near",
        "around",
        "outside",
        "inside",
        "into",
        "across",
        "from",
        "to",
        "towards",
        "of",
        "on",
        "village",
        "town",
    }
)
_NER_PLACES = frozenset({"GPE", "LOC", "FAC"})
_LINKS = frozenset(
    {
        "al",
        "el",
        "de",
        "du",
        "la",
        "las",
        "los",
        "bin",
        "ibn",
        "abu",
        "von",
        "van",
        "der",
        "ash",
        "as",
        "ar",
        "az",
        "ad",
    }
)


def find_mentions(doc: Doc, text: str, sources: NameSources) -> tuple[Mention, ...]:
    """The document's mentions. Where two overlap the longer wins, then the better source."""
    candidates = [
        *_times(doc, sources),
        *_names(doc, sources),
        *_unlisted_places(doc, sources),
        *_model_names(doc, sources),
        *_weapons(doc),
    ]
    persons = _person_tokens(doc)
    kept: list[_Candidate] = []
    inner: list[_Candidate] = []
    taken: set[int] = set()
    for candidate in sorted(candidates, key=lambda c: (-(c.last - c.first), c.rank, c.first)):
        if (
            candidate.source == "ner"
            and candidate.kind == "place"
            and not _follows_preposition(doc, candidate.first)
        ):
            continue  # the model alone takes groups and persons for places too often
        if candidate.kind in ("place", "region") and _is_person(candidate, persons, doc):
            continue
        if not taken.intersection(range(candidate.first, candidate.last)):
            kept.append(candidate)
            taken.update(range(candidate.first, candidate.last))
        elif (
            candidate.kind in ("place", "region")
            and candidate.source == "gazetteer"
            and _is_inside_actor(candidate, kept)
        ):
            inner.append(replace(candidate, kind="inner_place"))
    return tuple(
        _mention(doc, text, candidate) for candidate in sorted(kept + inner, key=lambda c: (c.first, -c.last))
    )


def _follows_preposition(doc: Doc, first: int) -> bool:
    words = [token.lower_ for token in doc[max(0, first - 3) : first]]
    return any(word in _WHERE for word in words)


def _is_inside_actor(candidate: _Candidate, kept: Sequence[_Candidate]) -> bool:
    """A town in a body's name ("Kyiv Mayor"): not where something happened, but a hint."""
    return any(
        k.kind == "actor"
        and k.first <= candidate.first
        and candidate.last <= k.last
        and (k.first, k.last) != (candidate.first, candidate.last)
        for k in kept
    )


def _mention(doc: Doc, text: str, candidate: _Candidate) -> Mention:
    tokens = doc[candidate.first : candidate.last]
    span = Span.of(text, tokens.start_char, tokens.end_char)
    return Mention(candidate.kind, span, candidate.first, candidate.last, candidate.source)


def _times(doc: Doc, sources: NameSources) -> Iterator[_Candidate]:
    for start, end in sources.times(doc.text):
        tokens = doc.char_span(start, end, alignment_mode="expand")
        if tokens is not None:
            yield _Candidate(tokens.start, tokens.end, "date", "times", 0)


def _names(doc: Doc, sources: NameSources) -> Iterator[_Candidate]:
    texts = [token.text for token in doc]
    indexes = (("site", "sites", sources.sites, 1), ("actor", "register", sources.actors, 2),
               ("place", "gazetteer", sources.places, 3))  # fmt: skip
    for token in doc:
        if not _may_start(token):
            continue
        window = texts[token.i : token.i + _LONGEST]
        for kind, source, index, rank in indexes:
            length = index.longest_match(window)
            if not length or not _is_name_like(doc, token.i, length, kind):
                continue
            if kind == "place" and length == 1 and sources.is_nationality(token.text):
                continue
            if kind == "actor" and sources.is_country(doc[token.i : token.i + length].text):
                kind = "country"
            yield _Candidate(token.i, token.i + length, kind, source, rank)
            if kind == "place":
                yield from _region(doc, token.i, length)


def _may_start(token: Token) -> bool:
    return not token.is_space and (
        token.text[0].isupper() or token.lower_ in _LINKS or token.text[0] in "ʿ‘’"
    )


def _is_name_like(doc: Doc, first: int, length: int, kind: str) -> bool:
    tokens = doc[first : first + length]
    if not any(token.text[0].isupper() for token in tokens):
        return False
    if length > 1 or kind != "place":
        return not all(token.lower_ in _NEVER_NAMES for token in tokens) or kind == "site"
    token = doc[first]
    if token.lower_ in _NEVER_NAMES or len(token.text) < 3:
        return False
    if token.pos_ == "PROPN" or token.ent_type_ in _NER_PLACES:
        return not _is_common_start(token)
    return token.ent_type_ in ("PERSON", "ORG", "PRODUCT", "NORP") and not token.is_sent_start


def _is_common_start(token: Token) -> bool:
    """A sentence's first word that the model takes for a name only because of its capital letter."""
    return bool(token.is_sent_start and token.lower_ in token.vocab and token.is_stop)


def _region(doc: Doc, first: int, length: int) -> Iterator[_Candidate]:
    after = first + length
    if after < len(doc) and doc[after].lower_.rstrip("s") in _region_words():
        yield _Candidate(first, after + 1, "region", "gazetteer", 3)


_LOCATIVE = frozenset({"in", "at", "near", "around", "outside", "inside", "into", "towards", "toward", "to"})
_PLACE_NOUNS = frozenset(
    {
        "village",
        "town",
        "hamlet",
        "city",
        "township",
        "suburb",
        "settlement",
        "camp",
        "villages",
        "towns",
        "area",
        "district",
    }
)
# Verbs whose object, if it is a bare name, is a place.
_TAKING = frozenset({"storm", "shell", "bomb", "raid", "capture", "seize", "enter", "overrun", "retake", "recapture", "reach", "leave", "besiege",
                     "pound", "evacuate", "flee", "bombard", "encircle"})  # fmt: skip


def _unlisted_places(doc: Doc, sources: NameSources) -> Iterator[_Candidate]:
    """Names in the position of a place that no list knows: small villages are what conflict news is about."""
    index = 0
    while index < len(doc):
        token = doc[index]
        if not _is_bare_name(token, sources) or not _stands_for_place(token):
            index += 1
            continue
        last = index + 1
        while (
            last < len(doc)
            and last - index < 4
            and (_is_bare_name(doc[last], sources) or (doc[last].text == "-" and not doc[last].whitespace_))
        ):
            last += 1
        # "the village of Ali Gadud": surer than a guess that this is a person
        yield _Candidate(index, last, "place", "pattern", 0 if _follows_place_noun(token) else 6)
        index = last


def _is_bare_name(token: Token, sources: NameSources) -> bool:
    return (
        token.pos_ == "PROPN" and token.text[0].isupper() and len(token.text) > 2 and not token.text.isupper()
        and token.lower_ not in _NEVER_NAMES and not sources.is_nationality(token.text) and token.ent_type_ not in ("DATE", "TIME", "NORP", "ORG")
    )  # fmt: skip


def _ends_in_area(token: Token) -> bool:
    """ "in the Cali Fool Dheer area"."""
    following = token.doc[token.i + 1 : token.i + 5]
    return any(other.lower_ in ("area", "district", "valley", "neighbourhood", "neighborhood", "quarter", "suburb", "forest", "mountains", "hills")
               for other in following)  # fmt: skip


def _follows_place_noun(token: Token) -> bool:
    return token.i > 1 and token.doc[token.i - 1].lower_ == "of" and token.doc[token.i - 2].lower_ in _PLACE_NOUNS


def _stands_for_place(token: Token) -> bool:
    if token.i == 0:
        return False
    before = token.doc[token.i - 1]
    if before.lower_ in _LOCATIVE:
        # "to Ahmed", "in Hamas": a person or a body after a preposition is none.
        return token.ent_type_ != "PERSON" or before.lower_ in ("in", "near", "at", "around", "outside")
    if _follows_place_noun(token):
        return True
    if before.lower_ == "the" and token.i > 1 and token.doc[token.i - 2].lower_ in ("in", "near"):
        return token.ent_type_ in ("GPE", "LOC", "FAC") or _ends_in_area(token)
    if token.dep_ != "dobj" or token.head.lemma_ not in _TAKING:
        return False
    return token.ent_type_ != "PERSON" or token.head.lemma_ in ("storm", "shell", "enter", "overrun", "besiege", "reach", "retake")


@cache
def _region_words() -> frozenset[str]:
    return frozenset(load_lexicon("roles")["region_words"])


def _model_names(doc: Doc, sources: NameSources) -> Iterator[_Candidate]:
    kinds: Mapping[str, str] = {
        "PERSON": "person",
        "ORG": "actor",
        "GPE": "place",
        "LOC": "place",
        "FAC": "place",
    }
    for entity in doc.ents:
        kind = kinds.get(entity.label_)
        first, last = _trimmed(doc, entity.start, entity.end)
        if kind is None or last <= first or not any(token.text[0].isupper() for token in doc[first:last]):
            continue
        if all(
            token.lower_ in _NEVER_NAMES or sources.is_nationality(token.text) for token in doc[first:last]
        ):
            continue
        yield _Candidate(first, last, kind, "ner", 5 if kind != "person" or last - first == 1 else 1)


def _trimmed(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """Without articles, titles and possessives at the edges, and never over a paragraph's end."""
    for index in range(first, last):
        if doc[index].is_space:
            last = index
            break
    while first < last and (doc[first].lower_ in _titles() or doc[first].is_punct):
        first += 1
    while last > first and (doc[last - 1].tag_ == "POS" or doc[last - 1].is_punct):
        last -= 1
    return first, last


def _weapons(doc: Doc) -> Iterator[_Candidate]:
    table = _weapon_words()
    for token in doc:
        for words in table.get(token.lemma_.lower(), ()):
            following = doc[token.i : token.i + len(words)]
            if len(following) < len(words) or (
                len(words) == 1 and token.pos_ not in ("NOUN", "PROPN", "ADJ")
            ):
                continue
            if all(other.lemma_.lower() == word for other, word in zip(following, words, strict=True)):
                yield _Candidate(token.i, token.i + len(words), "weapon", "lexicon", 4)
                break


@cache
def _titles() -> frozenset[str]:
    return frozenset(load_lexicon("roles")["titles"]) | {"the", "a", "an"}


@cache
def _weapon_words() -> Mapping[str, list[tuple[str, ...]]]:
    """Weapon phrases as lemmas by their first lemma, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for entry in load_lexicon("instruments").values():
        for phrase in entry["words"]:
            words = tuple(phrase.replace("-", " - ").split())
            table.setdefault(words[0], []).append(words)
    return {first: sorted(phrases, key=len, reverse=True) for first, phrases in table.items()}


def _person_tokens(doc: Doc) -> frozenset[str]:
    """Last names (as written) of the persons whom the text names in full."""
    names: set[str] = set()
    for entity in doc.ents:
        if entity.label_ == "PERSON":
            first, last = _trimmed(doc, entity.start, entity.end)
            if last - first >= 2 and doc[last - 1].text[0].isupper():
                names.add(doc[last - 1].text)
    return frozenset(names)


def _is_person(candidate: _Candidate, surnames: frozenset[str], doc: Doc) -> bool:
    """Whether a place name is here part of a person's name: inside a full name, or a known surname by itself."""
    if candidate.source != "gazetteer" or candidate.last - candidate.first > 1:
        return False
    token = doc[candidate.first]
    return token.text in surnames and token.ent_type_ in ("PERSON", "ORG", "")
