"""Times: words about when, and the interval they stand for. In: extract (words), resolve (interval). Out:
claims."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.span import Span


@dataclass(frozen=True, slots=True)
class CountedFrom:
    """What a time is counted from: "the truce began" in "two days after the truce began".

    `base` are its words, `words` those that count ("two days after"). Where `apart` is set, the time sought
    is that of the words `apart`, and it is counted back from what else the sentence `base` tells.
    """

    base: Span
    words: Span
    apart: Span | None = None


@dataclass(frozen=True, slots=True)
class TimeRef:
    """When something happened or was said: an interval in local time with its precision.

    `start` and `end` are ISO dates (`2024-08-10`) or minutes (`2024-08-10T18:00`), both inclusive, None where
    the text cannot be placed on the calendar. They are local time of the place. `tz` is its zone (IANA, or an
    offset such as `UTC+03:00`) where the text names a clock; where the place's own is unknown, the clock that
    the text names, by which `start` and `end` are then told. None where it names none. `inherited` marks a
    time that was taken from a neighbouring sentence, to which `span` then points; a time inferred from the
    publication date alone is never written. `counted` is what it is counted from, until it is resolved.
    """

    span: Span
    start: str | None = None
    end: str | None = None
    precision: str | None = None
    tz: str | None = None
    inherited: bool = False
    reason: str | None = None
    counted: CountedFrom | None = None

    @property
    def is_placed(self) -> bool:
        return self.start is not None and self.end is not None
