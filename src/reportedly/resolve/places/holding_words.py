"""Words of holding, as patterns. In: the lexicon `holding`. Out: what stands right before and right after the
name of a place that somebody holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportedly.data.lexicons import load_lexicon

_HYPHEN = "[-‐‑]"
_NAME = r"(?:[A-Z][\w’']*[ -]){0,3}[A-Z][\w’']*"


def _words(key: str) -> str:
    words: Sequence[str] = load_lexicon("holding")[key]
    return "|".join(words)


@cache
def any_holding() -> re.Pattern[str]:
    """Whether a text says of any place who holds it; most say of none."""
    held = _words("held")
    return re.compile(
        rf"{_HYPHEN}(?:{held})\b|\b(?:{held}) by\b|\bunder\b[^.\n]{{0,60}} (?:control|occupation)\b"
    )


@cache
def before_name() -> re.Pattern[str]:
    """ "RSF-held", "the Russian-occupied town of", "government-controlled parts of", at the end of what
    stands before a name."""
    who = rf"(?P<who>{_NAME}|\b(?:{_words('nameless')}))"
    between = rf"(?:(?:{_words('kinds')}|{_words('parts')}) )*(?:(?:of|in) (?:the )?)?"
    return re.compile(rf"{who}{_HYPHEN}(?:{_words('held')}) (?P<between>{between})$")


@cache
def after_name() -> re.Pattern[str]:
    """ "which is held by", "now controlled by", "under the control of", from the end of a name on."""
    kinds, still = _words("kinds"), _words("still")
    told = rf"(?: (?:{kinds}))?(?:, (?:an?|the) (?:[\w-]+ ){{0,2}}(?:{kinds}))?,? (?:(?:which|that) )?"
    verb = rf"(?:(?:is|was|are|remains?|has been|have been|had been) )?(?:(?:{still}) )?"
    force, nameless = _words("forces"), _words("nameless")
    who = rf"(?:the )?(?:{_NAME}(?: (?:{force}))?|(?:{nameless})s?(?: (?:{force}))?)"
    held = rf"(?:{_words('held')}) by (?P<by>{who})\b"
    under = rf"under (?P<under>{who})(?:['’]s?)? (?:control|occupation)\b"
    of = rf"under the (?:control|occupation) of (?P<of>{who})\b"
    return re.compile(
        rf"{told}{verb}(?P<words>{held}|{under}|{of})(?![\w ]{{0,30}} (?:until|before|in the past)\b)"
    )


@cache
def not_now() -> re.Pattern[str]:
    """ "formerly", "no longer", right before words of holding."""
    return re.compile(rf"\b(?:{_words('not_now')})[ -]$", re.IGNORECASE)


@cache
def of_a_part() -> re.Pattern[str]:
    """Words for a part of a place."""
    return re.compile(rf"\b(?:{_words('parts')})\b", re.IGNORECASE)
