"""Wordings: how reasons speak of those who say it. In: voices. Out: words for a reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from reportedly.assess.cases import Voice
from reportedly.assess.rules import listed
from reportedly.data.register import load_register

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NOUNS = {"official": "officials", "military": "officers", "rescuer": "rescuers", "medic": "medics"}
_SHOWN = 4


def counted(number: int) -> str:
    """The number as prose has it: words up to ten."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


@cache
def side_words(side: str) -> str:
    """The side before a noun: "Russian", "Hezbollah"; its id where the register does not know it."""
    entry = load_register().entry(side)
    adjectives: Sequence[str] = getattr(entry, "adjectives", ())
    return adjectives[0] if adjectives else (entry.name if entry else side)


def speakers_of_one_camp(voices: Sequence[Voice]) -> str:
    """Those of one camp, each origin once: "three Russian officials, A, B and C,"."""
    heard = list({voice.origin: voice for voice in voices}.values())
    sides = listed(dict.fromkeys(side_words(voice.side) for voice in heard if voice.side))
    kinds = {voice.claim.speaker.kind if voice.claim.speaker else "media" for voice in heard}
    noun = _NOUNS.get(kinds.pop() or "", "voices") if len(kinds) == 1 else "voices"
    return f"{counted(len(heard))} {sides} {noun}, {some(voice.bare_label for voice in heard)},"


def some(labels: Iterable[str]) -> str:
    """The labels as a list, of many the first ones and how many more."""
    once = list(dict.fromkeys(labels))
    if len(once) <= _SHOWN:
        return listed(once)
    return f"{', '.join(once[: _SHOWN - 1])} and {counted(len(once) - _SHOWN + 1)} more"
