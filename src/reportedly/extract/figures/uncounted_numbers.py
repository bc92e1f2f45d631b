"""Uncounted numbers: ages, clock times, dates, money, percentages, unit numbers. In: a number and the
tokens around it. Out: whether it is no count."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.data.lexicons import load_lexicon
from reportedly.extract.figures.number_words import Number
from reportedly.extract.wordlists import word_set


def is_no_count(doc: Doc, number: Number, last: int) -> bool:
    """Ages, clock times, dates, money, percentages, unit numbers and other designations."""
    token = doc[number.first]
    before = doc[number.first - 1] if number.first else None
    after = doc[number.last] if number.last < last else None
    lexicon = load_lexicon("numbers")
    if before is not None and _is_designation(token, before, lexicon["not_counts_before"]):
        return True
    if after is None:
        return False
    if after.lower_ in lexicon["not_counts_after"] or after.lemma_.lower() in lexicon["not_counts_after"]:
        return True
    if after.text in ("-", "–") and number.last + 1 < last:
        follower = doc[number.last + 1].lower_
        if follower in word_set("numbers", "joined_units"):
            return True
    return (
        token.shape_.startswith("dddd")
        and 1900 <= number.value <= 2100
        and "," not in token.text
        and _is_year(token, after)
    )


def _is_designation(token: Token, before: Token, words: list[str]) -> bool:
    if before.lower_ in words and not (before.lower_ == "no" and token.is_alpha):
        return True
    if (
        before.text in ("-", "–")
        and before.i > 0
        and before.doc[before.i - 1].is_alpha
        and before.doc[before.i - 1].text[0].isupper()
    ):
        return not before.whitespace_
    if (
        before.is_title
        and before.pos_ == "PROPN"
        and token.text.isdigit()
        and token.dep_ in ("nummod", "appos")
        and token.head == before
    ):
        return True
    return before.text == "," and before.i > 0 and _is_age(token)


def _is_age(token: Token) -> bool:
    """ "Ahmed, 34, said": a number between commas after a name."""
    doc = token.doc
    name = doc[token.i - 2] if token.i >= 2 else None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if name is None or after is None or not token.text.isdigit():
        return False
    return (
        name.pos_ == "PROPN"
        and name.text[0].isupper()
        and after.text in (",", ".")
        and float(token.text) < 110
    )


def _is_year(token: Token, after: Token) -> bool:
    before = token.doc[token.i - 1].lower_ if token.i else ""
    return before in word_set("numbers", "before_years") or (after.is_punct or after.is_space)
