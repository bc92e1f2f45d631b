"""Tolls: a bare number that a word for the harmed leads to ("put the dead at 23", "the toll rose to seven",
"put at four the number of civilians killed"). In: a counted noun. Out: the measure and its word, or None."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.extract.figures.counted import Counted, Measured
from reportedly.extract.wordlists import labels_by_word, word_set

# So many words may lie between the word for the toll and its number.
_REACH = 24
_AFTER = 9
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''", ":"})


def by_toll(counted: Counted) -> Measured | None:
    """The measure of a toll's number; None where its words are no toll's."""
    if counted.noun != counted.quantity.core and counted.noun.lemma_.lower() not in (
        "people", "person", "dead", "other", "soldier", "civilian",
    ):  # fmt: skip
        return None
    link = _link(counted)
    if link is None:
        return None
    before = counted.noun.doc[max(counted.noun.sent.start, link.i - _REACH) : link.i]
    return _named_before(before, link) or _named_after(counted, link)


_AT_LEAST_AT = (["at", "least", "at"], ["at", "most", "at"])


def _link(counted: Counted) -> Token | None:
    """The word that leads to the number: "at", "to", "stands"."""
    index = counted.first - 1
    if [token.lower_ for token in counted.noun.doc[counted.first : counted.first + 3]] in _AT_LEAST_AT:
        index = counted.first + 2
    while index > counted.noun.sent.start and counted.noun.doc[index].text in _QUOTES:
        index -= 1
    if index < counted.noun.sent.start:
        return None
    link = counted.noun.doc[index]
    return link if link.lower_ in word_set("measures", "toll_links") else None


def _named_before(before: Iterable[Token], link: Token) -> Measured | None:
    """ "The toll rose to seven", "put army casualties at 60", "the number of those taken at 21"."""
    measure: str | None = None
    tokens = list(before)
    for token in reversed(tokens):
        word = token.lower_
        if word in (";", "—") or (token.like_num and word.isalpha() and token.dep_ == "nsubj"):
            return None
        if word == "toll":
            return Measured(measure or "killed", token)
        if word == "number":
            return None if measure is None else Measured(measure, token)
        told = labels_by_word("measures", "tolls").get(word)
        if told is not None and _leads_to_toll(link, tokens):
            return Measured(told, token)
        measure = (
            measure
            or labels_by_word("measures", "participle").get(word)
            or ("abducted" if word == "taken" else None)
        )
    return None


def _leads_to_toll(link: Token, before: Sequence[Token]) -> bool:
    """Whether the words are of a count: "put the dead at", "a figure of"; "the dead of 1915" are not."""
    if link.lower_ == "of":
        return link.i > 0 and link.nbor(-1).lower_ in word_set("measures", "count_nouns")
    return link.lower_ != "at" or _is_put(before)


def _is_put(tokens: Iterable[Token]) -> bool:
    """Whether somebody puts the count at its number; "the dead at" may else be a place."""
    return any(token.lemma_.lower() in word_set("measures", "putting") for token in tokens)


def _named_after(counted: Counted, link: Token) -> Measured | None:
    """ "Put at four the number of civilians killed"."""
    doc, sentence = counted.noun.doc, counted.noun.sent
    if link.lower_ != "at" or not _is_put(doc[max(sentence.start, link.i - 3) : link.i]):
        return None
    words = doc[counted.last : min(counted.last + _AFTER, sentence.end)]
    if not words or words[0].lower_ not in ("the", "its"):
        return None
    for token in words:
        measure = labels_by_word("measures", "tolls").get(token.lower_) or labels_by_word(
            "measures", "participle"
        ).get(token.lower_)
        if measure is not None:
            return Measured(measure, token)
    return None


def is_bare_toll(sentence: Tokens) -> bool:
    """ "One dead." is news, "Two markets" a heading."""
    words = [token for token in sentence if not (token.is_punct or token.is_space)]
    return len(words) == 2 and words[0].like_num and words[1].lower_ in word_set("measures", "harm")
