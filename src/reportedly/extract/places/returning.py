"""Returning places: "the city", "the same village", "there" -> the place named before that it stands for. In:
the places of a document and a happening. Out: the mention of that place, None where none fits."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.extract.events.happenings import Happening
from reportedly.extract.places.locations import LocationFinder
from reportedly.extract.wordlists import labels_by_word, word_set
from reportedly.model.document import Mention

_LEADING = frozenset({"the", "this", "that", "same"})
_BEFORE = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "around",
        "on",
        "into",
        "across",
        "throughout",
        "over",
        "of",
        "from",
    }
)


@dataclass(frozen=True, slots=True)
class Returning:
    """The word that returns to a place, the level of place that it stands for, and the last one of that level
    named before it."""

    word: Token
    level: str
    mention: Mention


def find_returning(places: LocationFinder, happening: Happening) -> Returning | None:
    """What the first such word of the happening's sentence returns to."""
    for token in happening.sentence:
        level = labels_by_word("roles", "returning_words").get(token.lower_)
        if level is None or not _is_definite(token) or not _is_local(token):
            continue
        before = (m for m in reversed(places.named()) if m.first < token.i and mention_level(m) == level)
        mention = next(before, None)
        return None if mention is None else Returning(token, level, mention)
    return None


def mention_level(mention: Mention) -> str:
    """Town, quarter or region, by the words of a name and by who found it."""
    last = mention.span.text.lower().split()[-1].rstrip("s")
    level = labels_by_word("roles", "returning_words").get(last)
    if level is not None:
        return level
    if mention.kind in ("region", "country"):
        return mention.kind
    return "town" if mention.kind == "place" else "site"


def _is_definite(token: Token) -> bool:
    """ "the town" alone: no name beside it, and nothing after it that says which ("the town of A")."""
    words = [child for child in token.children if child.i < token.i]
    if not words or not any(child.lower_ in _LEADING for child in words):
        return False
    if any(
        child.pos_ in ("PROPN", "NUM") or child.lower_ in word_set("roles", "other_ones") for child in words
    ):
        return False
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return after is None or after.lower_ not in ("of", "where", "which", "called", "named")


def _is_local(token: Token) -> bool:
    """Whether it tells where: after a preposition, or as the owner of something there."""
    if token.dep_ == "pobj":
        return token.head.lower_ in _BEFORE
    return token.dep_ in ("poss", "dobj", "nsubjpass")
