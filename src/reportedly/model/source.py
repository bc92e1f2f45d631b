"""Sources: bytes from outside before they are a report. In: files and streams. Out: what a Reader takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one file or stream, with the name it goes by (`-` for standard input)."""

    name: str
    content: bytes
    suffix: str


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about the reports to be read; None where the report's own words decide.

    `columns` maps our field names (title, text, publisher, url, published, path) to the columns of a table.
    """

    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
