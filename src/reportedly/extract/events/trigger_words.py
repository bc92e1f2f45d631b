"""Trigger words: the lexicon of triggers by the first word of each phrase. In: `lexicons/triggers.yaml`.
Out: tables of nouns and verbs that `triggers` looks the words of a text up in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.data.lexicons import load_lexicon


@dataclass(frozen=True, slots=True)
class Entry:
    words: tuple[str, ...]
    kind: str
    outcome: bool
    condition: Mapping[str, Any] | None


@cache
def trigger_tables() -> tuple[dict[str, list[Entry]], dict[str, list[Entry]]]:
    """Nouns and verbs by the first lemma of their phrase, longest first and sure before conditional."""
    nouns: dict[str, list[Entry]] = {}
    verbs: dict[str, list[Entry]] = {}
    for kind, entry in load_lexicon("triggers").items():
        outcome = bool(entry.get("outcome"))
        for table, key in ((nouns, "noun"), (verbs, "verb")):
            for phrase in entry.get(key, ()):
                _add(table, phrase, kind, outcome, None)
            for condition in entry.get(f"{key}_if", ()):
                for phrase in condition["lemma"]:
                    _add(table, phrase, kind, outcome, condition)
    for table in (nouns, verbs):
        for entries in table.values():
            entries.sort(
                key=lambda e: (-len(e.words), e.condition is None and len(e.words) == 1, -_strictness(e))
            )
    return nouns, verbs


def _add(table: dict[str, list[Entry]], phrase: str, kind: str, outcome: bool, condition: Any) -> None:
    words = tuple(phrase.replace("-", " - ").split())
    table.setdefault(words[0], []).append(Entry(words, kind, outcome, condition))


def _strictness(entry: Entry) -> int:
    asked = entry.condition or {}
    return sum(key in asked for key in ("object", "subject", "with", "adverb"))


# Entries that end so take their object into account: "control over", "capture of", "attempt on".
OPEN_ENDS = ("of", "over", "on", "with")
