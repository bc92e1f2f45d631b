"""Place names as linking compares them: how a name sounds, whoever spelt it. In: a name. Out: a key."""

from __future__ import annotations

import re
from functools import cache

from reportedly.data.place_names import REGION_WORDS, normalise_name

_LEAST = 3  # letters of a key that says enough; shorter names are compared as they are spelt
_SETTLEMENTS = frozenset(("village", "town", "neighbourhood", "neighborhood", "quarter", "area", "hamlet"))
_UNITS = _SETTLEMENTS.union(REGION_WORDS)
_SOUNDS = str.maketrans({"q": "k", "c": "k", "w": "v", "z": "s"})
_PAIRS = re.compile(r"kh|gh|sh|ch|zh|th|dh|ph|tch|sch")
_PAIR_SOUNDS = {"kh": "x", "gh": "g", "th": "t", "dh": "d", "ph": "f"}
_SILENT = re.compile(r"[aeiouyj]|h$")
_TWICE = re.compile(r"(.)\1+")


@cache
def name_key(name: str) -> str:
    """The consonants of a name without articles and words such as "village": one for "Sakhur" and "Sakhour",
    "Khan Sheikhoun" and "Khan Shaykhun"."""
    words = [word for word in normalise_name(name).split() if word not in _UNITS and word != "al"]
    key = "".join(map(_sound, words))
    return key if len(key) >= _LEAST else _TWICE.sub(r"\1", " ".join(words))


def _sound(word: str) -> str:
    heard = _PAIRS.sub(lambda found: _PAIR_SOUNDS.get(found[0], "s"), word).translate(_SOUNDS)
    return _TWICE.sub(r"\1", _SILENT.sub("", heard) or heard)
