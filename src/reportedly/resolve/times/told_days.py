"""Told days: the day that "the next morning" is reckoned from, where no claim bears it. In: a document and
its claims. Out: the value of the last day that the text names before a time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.model.claim import Claim
from reportedly.model.document import Document
from reportedly.model.span import Span
from reportedly.resolve.times.values import TimeContext, TimeValue, resolve_time

_RUNNING = ("for ", "since ", "until ", "within ")
_DAYS = frozenset({"day", "part_of_day", "hour", "minute"})
_GOING_ON = re.compile(r"\b(?:next|following|after|later|earlier|before)\b", re.IGNORECASE)
_REACH = 400  # characters: some three sentences


class ToldDays:
    """All days that a text names by themselves; those at which something was only said are none."""

    def __init__(self, document: Document, claims: Sequence[Claim]) -> None:
        said = {claim.stated.span for claim in claims if claim.stated is not None}
        self._published = document.report.published
        self._spans = [m.span for m in document.mentions_of("date") if m.span not in said]

    def before(self, time: Span, claimed: tuple[int, TimeValue] | None) -> TimeValue | None:
        """The last day told before a time: a claim's (`claimed`, with where it stands), or, for "the next
        morning", a later one of the text alone; "the same night" goes on with the claims."""
        least = max(time.start - _REACH, -1 if claimed is None else claimed[0])
        if not _GOING_ON.search(time.text):
            return None if claimed is None else claimed[1]
        for span in reversed([s for s in self._spans if least < s.start and s.end <= time.start]):
            if span.text.lower().startswith(_RUNNING):
                continue
            value = resolve_time(span.text, TimeContext(self._published))
            if value is not None and value.precision in _DAYS and not self._is_publication(value):
                return value
        return None if claimed is None else claimed[1]

    def _is_publication(self, value: TimeValue) -> bool:
        """The day at a report's head or in its dateline; times are reckoned from it anyway."""
        return self._published is not None and value.start[:10] == self._published[:10]
