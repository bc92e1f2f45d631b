"""Datelines: "KYIV, Ukraine, Nov 19 (Agency) -" at the head of a report. In: a text. Out: its character
range, so that its names and date are not taken for where and when something happened."""

from __future__ import annotations

import re

_NAME = r"[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:['’.\-][^\W\d_]+)*\.?"
_PLACE = rf"{_NAME}(?:[ /]{_NAME}){{0,3}}"
_MONTH = r"(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
_FULL_MONTH = r"(?i:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE = rf"{_MONTH}\.? \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_FULL_MONTH}(?:,? \d{{4}})?"
_DATELINE = re.compile(
    rf"(?:^|\n)[ \t]*(?:\d{{1,2}}[.)] )?(?P<line>{_PLACE}(?:, {_PLACE})?(?:,? (?:{_DATE}))?"
    rf"(?: ?\([^)\n]{{2,40}}\))?(?:,? (?:{_DATE}))?)\s*(?:[-–—]{{1,2}}|:)\s+(?=[\"“A-Z0-9])"
)
_STAMP = re.compile(r"(?:^|\n)[ \t]*(?P<line>\d{1,2}[:.]\d{2}(?: ?(?:GMT|UTC|local time))?)\s*[-–—:]\s+")


def dateline_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """The character ranges of datelines and of the clock stamps of live pages."""
    found = []
    for match in _DATELINE.finditer(text):
        line = match["line"]
        if _is_dateline(line) or match.group().strip()[:1].isdigit():
            found.append(match.span("line"))
    found += [match.span("line") for match in _STAMP.finditer(text)]
    return tuple(sorted(found))


def _is_dateline(line: str) -> bool:
    """In capitals, or with a date or an agency in brackets: a name before a colon alone is none."""
    first = line.split(",", maxsplit=1)[0].split("(", maxsplit=1)[0].strip()
    return (first.isupper() and len(first) > 2) or "(" in line or re.search(_DATE, line) is not None
