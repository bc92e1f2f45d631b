"""Reports: one published text with where it came from. In: ingest. Out: what every later step reads."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """One published text.

    `text` is normalised once; every offset counts its characters. `digest` is the SHA-256 of the original
    bytes, which the archive keeps. `published` is an ISO date or date-time, None where unknown. `row` is the
    report's row in a table of many reports. `status` is None, or `unsupported_language`: kept, never forced
    through.
    """

    id: str
    text: str
    digest: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    path: str | None = None
    row: int | None = None
    language: str | None = None
    status: str | None = None

    @property
    def is_readable(self) -> bool:
        return self.status is None and bool(self.text.strip())
