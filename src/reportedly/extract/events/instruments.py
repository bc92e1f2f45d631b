"""Instruments: the closed value of a weapon's words, and the kind of act that it implies. In: the words of a
mention. Out: values of `lexicons/instruments.yaml`; None where the words name no weapon it knows."""

from __future__ import annotations

from functools import cache

from reportedly.data.lexicons import load_lexicon


def instrument_value(words: str) -> str | None:
    """The closed value of a weapon's words."""
    text = words.lower()
    singular = text.rstrip("s")
    for value, entry in load_lexicon("instruments").items():
        if text in entry["words"] or singular in entry["words"]:
            return str(value)
    last = singular.split()[-1]
    return next((str(v) for v, entry in load_lexicon("instruments").items() if last in entry["words"]), None)


def kind_of_weapon(words: str) -> str | None:
    """The kind of an otherwise unnamed attack with this weapon; None where the weapon says nothing of it."""
    text = words.lower()
    table = _weapon_kinds()
    return table.get(text) or table.get(text.rstrip("s")) or table.get(text.split()[-1].rstrip("s"))


@cache
def _weapon_kinds() -> dict[str, str]:
    return {
        word: entry["kind"]
        for entry in load_lexicon("instruments").values()
        if entry["kind"]
        for word in entry["words"]
    }
