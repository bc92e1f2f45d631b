"""Uncounted numbers: ages, clock times, dates, money, percentages, unit numbers. In: a number and the
tokens around it. Out: whether it is no count."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from reportedly.data.lexicons import load_lexicon
from reportedly.extract.figures.number_words import Number
from reportedly.extract.wordlists import word_set

_BEFORE_HOURS = frozenset({"at", "around", "about", "by", "until", "till"})
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})


def is_no_count(doc: Doc, number: Number, last: int) -> bool:
    """Ages, clock times, dates, money, percentages, unit numbers and other designations."""
    token = doc[number.first]
    before = doc[number.first - 1] if number.first else None
    after = doc[number.last] if number.last < last else None
    lexicon = load_lexicon("numbers")
    if before is not None and _is_designation(token, before, lexicon["not_counts_before"]):
        return True
    if (
        _is_clock(token, number, before)
        or _is_second_age(token, before)
        or _is_of_one(token, before, after)
        or _is_age_of(token, before, after)
        or _is_item(token, after)
        or _is_hour_of_day(doc, number, before)
    ):
        return True
    if after is None:
        return False
    if _is_date(doc, number) or (token.text.isdigit() and _is_digits(after)):
        return True  # "17-12-2014", "1456 08.04.2017"; "9088 901 8936" is a telephone's
    if _is_kind_of_weapon(doc, number, last):
        return False
    if is_uncounted_unit(doc, number.last, last):
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


def _is_second_age(token: Token, before: Token | None) -> bool:
    """ "Aged 8 and 11": the age after an age."""
    if before is None or before.lower_ not in ("and", ",") or before.i < 2:
        return False
    return before.nbor(-1).like_num and before.nbor(-2).lower_ in ("aged", "ages", "age") and token.like_num


def is_uncounted_unit(doc: Doc, index: int, last: int) -> bool:
    """Whether the word here, or that after a parenthesis, makes a number before it no count: "20 (since
    April) days"."""
    if doc[index].text == "(":
        closed = (token.i + 1 for token in doc[index : min(index + 8, last)] if token.text == ")")
        index = next(closed, last)
    if index >= last:
        return False
    uncounted = word_set("numbers", "not_counts_after")
    return doc[index].lower_ in uncounted or doc[index].lemma_.lower() in uncounted


_DATE = re.compile(r"\d{1,2}([-./])\d{1,2}\1(?:19|20)\d\d")
_DATE_TOKENS = 5


def _is_date(doc: Doc, number: Number) -> bool:
    """ "17-12-2014", "17.12.2014" in tokens of their own, whichever of them the number is."""
    for first in range(max(0, number.first - _DATE_TOKENS + 1), number.first + 1):
        if not doc[first].text[0].isdigit():
            continue
        found = _DATE.match(doc[first : first + _DATE_TOKENS].text)
        if found is not None and doc[first].idx + found.end() > doc[number.first].idx:
            return True
    return False


def _is_digits(token: Token) -> bool:
    return token.text.replace(".", "").isdigit()


def _is_hour_of_day(doc: Doc, number: Number, before: Token | None) -> bool:
    """ "At seven in the morning", "around 8 on Monday evening" is when."""
    if before is None or before.lower_ not in _BEFORE_HOURS or not 0 < number.value <= 24:
        return False
    words = [token.lower_ for token in doc[number.last : number.last + 4]]
    return words[:1] in (["in"], ["on"]) and bool(_PARTS_OF_DAY & set(words[1:]))


def _is_clock(token: Token, number: Number, before: Token | None) -> bool:
    """ "At 1330", "at about 0540": hours and minutes in four digits."""
    if not token.text.isdigit() or len(token.text) != 4 or number.value % 100 > 59 or number.value >= 2400:
        return False
    words = [t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]]
    return words[-1:] == ["at"] or words in (["at", "about"], ["at", "around"])


def _is_of_one(token: Token, before: Token | None, after: Token | None) -> bool:
    """ "Nine members of one family", "four from one village": the one is no count."""
    if token.lower_ != "one" or before is None or before.lower_ not in ("of", "from"):
        return False
    return after is not None and (
        after.lower_ == "of" or after.lemma_.lower() in word_set("numbers", "one_of_these")
    )


def _is_age_of(token: Token, before: Token | None, after: Token | None) -> bool:
    """ "A boy of nine", "a girl of ten, has died": an age after one person."""
    if before is None or before.lower_ != "of" or before.i == 0:
        return False
    person = before.doc[before.i - 1]
    ends = after is None or after.is_punct or after.pos_ in ("CCONJ", "AUX", "VERB", "ADP")
    return ends and person.tag_ == "NN" and person.lemma_.lower() in word_set("numbers", "aged_persons")


def _is_item(token: Token, after: Token | None) -> bool:
    """ "6." that begins a line: an item's number."""
    begins = token.i == 0 or "\n" in token.doc[token.i - 1].text_with_ws
    return begins and token.text.isdigit() and (after is None or after.text in (".", ")", ".)"))


def _is_kind_of_weapon(doc: Doc, number: Number, last: int) -> bool:
    """ "20 barrel bombs", "six round mortars": the unit is part of a weapon's name."""
    following = doc[number.last + 1] if number.last + 1 < last else None
    return (
        following is not None
        and doc[number.last].tag_ == "NN"
        and doc[number.last].lower_ in ("barrel", "foot", "time")
        and following.tag_ == "NNS"
    )


def _is_designation(token: Token, before: Token, words: list[str]) -> bool:
    if before.lower_ in words and not (before.lower_ == "no" and token.is_alpha):
        return True
    if token.text.isdigit() and _is_of_named_numbers(token, words):
        return True
    if (
        before.text == "."
        and before.i > 0
        and before.nbor(-1).text == "No"
        and not before.nbor(-1).whitespace_
    ):
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
        and not _is_subject(token)
    ):
        return True
    return before.text == "," and before.i > 0 and _is_age(token)


def _is_of_named_numbers(token: Token, words: list[str]) -> bool:
    """ "Resolutions 2118 and 2235", "chapters 6, 7 and 9": numbers that a plural noun names."""
    index = token.i - 1
    while index > token.sent.start and (
        token.doc[index].text.isdigit() or token.doc[index].lower_ in _LISTING
    ):
        index -= 1
    noun, following = token.doc[index], token.doc[token.i + 1 : token.i + 2]
    if any(after.pos_ in ("NOUN", "ADJ", "PROPN") for after in following):
        return False  # "struck two zones 240 farms"
    return noun.tag_ in ("NNS", "NNPS") and noun.lower_.removesuffix("s") in words


_LISTING = frozenset({"and", "or", ","})


def _is_subject(token: Token) -> bool:
    """ "In the attack on Djibo 12 were killed": the number begins a clause."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is not None and following.lower_ in (
        "were",
        "people",
        "persons",
        "others",
        "was",
        "have",
    )


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
