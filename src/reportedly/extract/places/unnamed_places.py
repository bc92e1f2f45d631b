"""Unnamed places: "the border", "the airport road", "the Ghazal base": places that no list of names knows but
by which a text says where. In: a document. Out: mentions of their own, each with its precision."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.extract.wordlists import word_set
from reportedly.model.document import Document, Mention
from reportedly.model.span import Span

SOURCE = "unnamed"
_PLACES = ("place", "region", "site", "country", "inner_place")
_LOCAL = frozenset({"in", "at", "on", "along", "near", "outside", "inside", "across", "over", "around"})


def find_unnamed_places(document: Document) -> Iterator[tuple[Mention, str | None]]:
    """Definite lines, named sites and "the capital" in the position of a place, outside all names of places;
    None as the precision where it depends on what the words stand for."""
    named = {i for m in document.mentions_of(*_PLACES) for i in range(m.first, m.last)}
    taken = named | {i for m in document.mentions_of("date") for i in range(m.first, m.last)}
    for token in document.doc:
        if _is_capital(token) and token.i + 1 not in named:
            yield _mention(document, _first_free(token, taken), token.i + 1), None
            continue
        precision = _precision(token)
        if precision is None or not _is_local(token):
            continue
        first = _article(token)
        if first is not None and taken.isdisjoint(range(first, token.i + 1)):
            yield _mention(document, first, token.i + 1), precision


def _is_capital(token: Token) -> bool:
    """ "In the capital", "near Syria's capital", no capital of a province."""
    if token.lower_ != "capital" or token.dep_ != "pobj" or token.head.lower_ not in _LOCAL | {"of"}:
        return False
    words = [child for child in token.children if child.i < token.i]
    if any(child.dep_ in ("amod", "compound", "nmod") and not child.text[0].isupper() for child in words):
        return False  # "the provincial capital", "the de facto capital"
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return (after is None or after.lower_ != "of") and any(
        c.lower_ == "the" or c.text[0].isupper() for c in words
    )


def _first_free(token: Token, taken: set[int]) -> int:
    """Where the phrase begins, after the names in it that are mentions themselves."""
    first = token.i
    while first > 0 and first - 1 not in taken and token.doc[first - 1] in token.children:
        first -= 1
    return first


def _precision(token: Token) -> str | None:
    lemma = token.lemma_.lower()
    if lemma in word_set("roles", "frontiers"):
        return "near"
    if lemma in word_set("roles", "ways"):
        return "near" if _own_words(token) else None
    named = any(word.pos_ == "PROPN" for word in _own_words(token))
    return "site" if named and lemma in word_set("roles", "site_nouns") else None


def _own_words(token: Token) -> list[Token]:
    """The words that tell which one it is: "the airport road", "the Salah al-Din road"."""
    return [child for child in token.children if child.dep_ in ("compound", "nmod") and child.i < token.i]


def _article(token: Token) -> int | None:
    """Where the phrase begins, None where it is not a definite one."""
    first = min((child.i for child in token.children if child.i < token.i), default=token.i)
    doc = token.doc
    if doc[first].lower_ == "the" or (first > 0 and doc[first - 1].lower_ == "the"):
        return first if doc[first].lower_ == "the" else first - 1
    return None


def _is_local(token: Token) -> bool:
    if token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ in ("of", "between", "to"):
        return False  # a name follows that tells more
    if token.dep_ == "pobj":
        return token.head.lower_ in _LOCAL
    return token.dep_ in ("dobj", "nsubjpass") and token.lemma_.lower() not in word_set("roles", "site_nouns")


def _mention(document: Document, first: int, last: int) -> Mention:
    tokens = document.doc[first:last]
    return Mention("place", Span.of(document.text, tokens.start_char, tokens.end_char), first, last, SOURCE)
