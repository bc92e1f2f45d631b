"""Letter case: wire text in capitals only, made readable for the model. In: a text. Out: one of the same
length, so that every offset still fits the report's own text."""

from __future__ import annotations

import re

_SHARE = 0.8


def is_all_capitals(text: str) -> bool:
    """Whether nearly all letters are capitals: old wire and cable copy."""
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 40 and sum(character.isupper() for character in letters) >= _SHARE * len(letters)


def with_sentence_case(text: str) -> str:
    """The text itself, or for text in capitals one in small letters with capitals at sentence starts."""
    if not is_all_capitals(text):
        return text
    lowered = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    return re.sub(r"(^|[.!?]\s+|\n\s*\n\s*)([a-z])", lambda m: m.group(1) + m.group(2).upper(), lowered)
