"""PolNeAR, the corpus of attributions in political news: brat files -> articles with their attributions.

Of several annotators' files for an article the first by name counts; every paragraph counts, attribution or
not. Source: Newell, Margolin and Ruths, LREC 2018."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from reportedly.errors import InputError


class Range(NamedTuple):
    """A half-open range of characters."""

    start: int
    end: int


Ranges = tuple[Range, ...]

_MARK: Final = re.compile(r"^(T\d+)\t(\S+) ([\d ;]+)\t", re.MULTILINE)
_EVENT: Final = re.compile(r"^E\d+\t(Attribution\S*:.+)$", re.MULTILINE)
_ROLE: Final = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One attribution as annotated; a part is a tuple of half-open ranges, empty where none was marked."""

    source: Ranges
    cue: Ranges
    content: Ranges


@dataclass(frozen=True, slots=True)
class Article:
    """An article's text with its attributions in the order of the file."""

    name: str
    text: str
    attributions: tuple[GoldAttribution, ...]


def read_polnear(folder: Path) -> Iterator[Article]:
    """The articles of a split, by name. Raises InputError where the folder is none of PolNeAR's."""
    texts = sorted((folder / "text").glob("*.txt"))
    if not texts:
        raise InputError(str(folder), "there is no text/*.txt", "name a split of PolNeAR, train or dev")
    notes: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        notes.setdefault(path.stem.rpartition("_")[0], path)
    for path in texts:
        if path.stem in notes:
            text = path.read_bytes().decode("utf-8")
            yield Article(path.stem, text, _attributions(notes[path.stem]))


def _attributions(path: Path) -> tuple[GoldAttribution, ...]:
    notes = path.read_text(encoding="utf-8")
    marks = {m[1]: tuple(_range(part) for part in m[3].split(";")) for m in _MARK.finditer(notes)}
    out = []
    for event in _EVENT.finditer(notes):
        parts: dict[str, Ranges] = {"Source": (), "Cue": (), "Content": ()}
        for role, mark in _ROLE.findall(event[1]):
            if mark not in marks:
                raise InputError(str(path), f"an event names {mark}, which is not marked", "fetch it anew")
            parts[role] = (*parts[role], *marks[mark])
        out.append(GoldAttribution(parts["Source"], parts["Cue"], parts["Content"]))
    return tuple(out)


def _range(written: str) -> Range:
    start, end = written.split()
    return Range(int(start), int(end))
