"""Person names: where the report names a person, by the model's word, by a title before a name or by a
surname alone. In: a parsed document and its mentions. Out: token ranges with the person's full name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from reportedly.data.lexicons import load_lexicon
from reportedly.model.document import Mention

_LONGEST = 5  # words of a name
_PARTICLES = frozenset(
    {"al", "el", "ag", "bin", "ben", "ibn", "de", "da", "dos", "del", "van", "von", "abu", "ould"}
)
_SURE = frozenset({"register", "sites"})


@dataclass(frozen=True, slots=True)
class Naming:
    """The tokens from `first` up to, without, `last`, and the full name of whom they name."""

    first: int
    last: int
    name: str


def find_namings(doc: Doc, mentions: Sequence[Mention]) -> list[Naming]:
    """All namings of persons in reading order, each under the fullest name that the report gives."""
    ranges = sorted(set(_by_model(doc, mentions)) | set(_after_titles(doc, mentions)))
    full = [" ".join(doc[first:last].text.split()) for first, last in ranges]
    by_word: dict[str, list[str]] = {}
    for name in dict.fromkeys(full):
        for word in set(name.split()):
            by_word.setdefault(word, []).append(name)
    found = [
        Naming(first, last, _fullest(name, by_word)) for (first, last), name in zip(ranges, full, strict=True)
    ]
    return sorted([*found, *_by_surname(doc, mentions, found)], key=lambda naming: naming.first)


def _by_model(doc: Doc, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    for mention in mentions:
        if mention.kind == "person" and doc[mention.last - 1].lower_ not in _region_words():
            yield _without_title(doc, mention.first, mention.last)


def _without_title(doc: Doc, first: int, last: int) -> tuple[int, int]:
    while last - first > 1 and (doc[first].lower_ in _titles() or doc[first].text == "."):
        first += 1
    return first, last


def _after_titles(doc: Doc, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """ "governor Pavel Orlov", "The mayor of Tibú, Hernán Quijano": capitalised words after a title."""
    taken = {i for m in mentions if m.kind == "person" for i in range(m.first, m.last)}
    # a title before it makes a person of a surname that is a town elsewhere
    named = {i for m in mentions if m.source in _SURE for i in range(m.first, m.last)}
    for token in doc:
        if token.lower_ not in _titles() or token.i + 1 >= len(doc):
            continue
        first = token.i + 1
        if doc[first].text == "," or doc[first].lower_ in ("of", "in", "for"):
            first = _after_comma(doc, first)
        while first < len(doc) and (doc[first].lower_ in _titles() or _is_short_rank(doc[first].text)):
            first += 1
        last = _name_end(doc, first)
        words = range(first, last)
        if last - first >= 2 and not taken & set(words) and not named & set(words):
            yield first, last


def _is_short_rank(word: str) -> bool:
    """ "DSP", "SP", "." between a title and a name."""
    return word == "." or (word.isupper() and 1 < len(word) <= 4)


def _after_comma(doc: Doc, first: int) -> int:
    """Where a name after "the mayor of Tibú," would begin; the title itself if there is no such comma."""
    for token in doc[first : min(first + 6, len(doc))]:
        if token.text == "," and token.i + 1 < len(doc):
            return token.i + 1
        if token.is_punct or token.is_space or token.pos_ in ("VERB", "AUX"):
            break
    return len(doc)


def _name_end(doc: Doc, first: int) -> int:
    last = first
    while last < len(doc) and last - first < _LONGEST:
        token = doc[last]
        is_name = token.text[:1].isupper() and token.pos_ == "PROPN" and not token.text.isupper()
        if is_name or (last > first and (token.lower_ in _PARTICLES or _is_joining_hyphen(doc, last))):
            last += 1
        else:
            break
    while last > first and not doc[last - 1].text[:1].isupper():
        last -= 1
    return last


def _is_joining_hyphen(doc: Doc, index: int) -> bool:
    return doc[index].text == "-" and not doc[index - 1].whitespace_ and not doc[index].whitespace_


def _fullest(name: str, by_word: Mapping[str, Sequence[str]]) -> str:
    """The longest name of the report that holds all words of this one, its surname or given name included."""
    words = name.split()
    fitting = [
        other
        for other in by_word.get(words[-1], ())
        if set(words) <= set(other.split())
        and (len(words) > 1 or words[0] in (other.split()[-1], other.split()[0]))
    ]
    return max(fitting, key=len, default=name)


def _by_surname(doc: Doc, mentions: Sequence[Mention], found: Sequence[Naming]) -> Iterator[Naming]:
    """Surnames alone that the model took for a body or a place, or for no name at all."""
    surnames = {naming.name.split()[-1]: naming for naming in found if len(naming.name.split()) > 1}
    taken = {i for naming in found for i in range(naming.first, naming.last)}
    taken |= {i for m in mentions if m.last - m.first > 1 for i in range(m.first, m.last)}
    for token in doc:
        naming = surnames.get(token.text)
        if naming is not None and token.i not in taken and token.i > naming.first and token.pos_ == "PROPN":
            yield Naming(token.i, token.i + 1, naming.name)


def _titles() -> frozenset[str]:
    return frozenset(load_lexicon("roles")["titles"]) | frozenset(load_lexicon("roles")["ranks"])


def _region_words() -> frozenset[str]:
    return frozenset(load_lexicon("roles")["region_words"])
