"""Candidates: what may become a mention, before overlaps are settled. In: token numbers from the modules that
find names. Out: values for `entities`, and the word lists of `lexicons/names.yaml` that they share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from reportedly.data.lexicons import load_lexicon

# What the model calls a place.
MODEL_PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """The tokens from `first` up to, without, `last`; of two equally long the lower `rank` wins."""

    first: int
    last: int
    kind: str
    source: str
    rank: int


@cache
def name_words(table: str) -> frozenset[str]:
    """One word list of `lexicons/names.yaml`."""
    return frozenset(load_lexicon("names")[table])


def trimmed(doc: Doc, first: int, last: int) -> tuple[int, int]:
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


@cache
def _titles() -> frozenset[str]:
    return frozenset(load_lexicon("roles")["titles"]) | {"the", "a", "an"}
