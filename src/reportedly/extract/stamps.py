"""Stamps: dates of the report itself, not of what it tells. In: a text and a date in it. Out: whether that
is when the report, or another version of it, was published."""

from __future__ import annotations

import re

from reportedly.data.printed_dates import stamp_of
from reportedly.model.span import Span

_LEAD = 60  # characters before the date
_STAMPED = re.compile(
    r"(?:^|[\n(\[.])\s*(?:(?:this (?:story|article|report|page) (?:was|has been) )?"
    r"(?:(?:first|last|originally) )?(?:published|updated|posted|modified|corrected|revised)"
    r"|(?:correction|clarification|updates?|revision))(?: on| at)?[:,]?\s*$",
    re.IGNORECASE,
)
_VERSION = re.compile(r" (?:story|article|version|edition|dispatch)\b", re.IGNORECASE)


def is_stamp(text: str, date: Span) -> bool:
    """ "Updated 9 August", "Correction, 9 August:", "of the 9 August story", "Agency Friday 9 May 2024"."""
    printed = stamp_of(text)
    if printed is not None and date.start < printed[1] and printed[0] < date.end:
        return True
    lead = text[max(0, date.start - _LEAD) : date.start]
    is_cut = date.start > _LEAD
    return _VERSION.match(text, date.end) is not None or (
        _STAMPED.search(f"-{lead}" if is_cut else lead) is not None
    )
