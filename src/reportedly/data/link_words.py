"""data/link_words.txt -> the words that reports of different happenings share anyway. In: nothing. Out: a set
of lower-case words, for linking."""

from __future__ import annotations

from functools import cache
from pathlib import Path

PATH = Path(__file__).with_name("link_words.txt")


@cache
def common_words() -> frozenset[str]:
    """The words that say nothing of which happening is meant."""
    lines = PATH.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
