"""Returning places: "the city", "the same village" -> the place named before that it stands for. In: a
document and its named places. Out: mentions of such words, each with the name that it returns to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Doc, Token

from reportedly.extract.wordlists import labels_by_word, word_set
from reportedly.model.document import Document, Mention
from reportedly.model.span import Span

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


_VILLAGES = frozenset({"village", "hamlet", "settlement"})
_REMEMBERED = 100  # names back: a collection of reports must not take longer and longer
_SOURCE = "returning"  # of mentions that no list, pattern or model found


@dataclass(frozen=True, slots=True)
class Returning:
    """Words that return to a place as a mention of their own, and the name before that they stand for."""

    mention: Mention
    named: Mention


def find_returning(document: Document, named: Sequence[Mention]) -> list[Returning]:
    """All words of a document that return to one of the names before them: the last one of their level."""
    found = []
    for token in document.doc:
        level = word_level(token.lower_)
        if level is None or not _is_definite(token) or not _is_local(token):
            continue
        earlier = reversed(named[: bisect_right(named, token.i, key=lambda m: m.last)])
        before = (m for m in earlier if not _is_in_passing(document.doc, m))
        levels = (level, "town", "region") if level == "district" else (level,)
        near = islice(before, _REMEMBERED)
        fitting = [m for m in near if mention_level(m) in levels and _may_be(token, m)]
        mention = min(fitting, key=lambda m: mention_level(m) != level, default=None)
        if mention is not None:
            found.append(Returning(_mention(document, token, level), mention))
    return found


def _may_be(token: Token, mention: Mention) -> bool:
    """ "The city" is no place that was told to be a village, a quarter or a camp."""
    doc = token.doc
    if word_level(doc[min(mention.last, len(doc) - 1)].lower_) not in (None, word_level(token.lower_)):
        return False
    told = doc[mention.first - 2].lemma_.lower() if mention.first > 1 else ""
    is_village = told in _VILLAGES and doc[mention.first - 1].lower_ == "of"
    return not is_village or token.lower_ in _VILLAGES


def _is_in_passing(doc: Doc, mention: Mention) -> bool:
    """Named as where somebody came from, or only for whose governor or spokesman speaks."""
    head = doc[mention.first : mention.last].root
    if head.dep_ == "pobj":
        return head.head.lower_ == "from"
    if head.dep_ in ("poss", "compound", "nmod"):
        return head.head.lemma_.lower() in word_set("roles", "bodies_of_places")
    return head.dep_ == "nsubj" and head.head.lemma_ in word_set("roles", "telling_verbs")


def _mention(document: Document, token: Token, level: str) -> Mention:
    first = next(child.i for child in token.children if child.i < token.i and child.lower_ in _LEADING)
    tokens = document.doc[first : token.i + 1]
    span = Span.of(document.text, tokens.start_char, tokens.end_char)
    kind = "region" if level in ("region", "district") else "place"
    return Mention(kind, span, first, token.i + 1, _SOURCE)


def word_level(word: str) -> str | None:
    """The level of place for which a common noun can stand."""
    return labels_by_word("roles", "returning_words").get(word)


def mention_level(mention: Mention) -> str:
    """Town, quarter or region, by the words of a name and by who found it."""
    last = mention.span.text.lower().split()[-1].rstrip("s")
    level = word_level(last)
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
