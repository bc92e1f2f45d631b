"""MUC-4: wire reports of 1988 to 1990 with templates of 24 slots for each attack -> messages with their text
and gold templates. In: a split's folder, `key-*` beside the texts. Out: messages in the order of their ids.

The fill rules are the corpus's own taskdoc: alternatives stand with `/`, `?` marks what may be left out,
OPTIONAL a template that may, `-` an empty slot and `*` one that does not apply."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportedly.errors import InputError
from reportedly.evaluate.muc4_fills import Fill, parse_fills

_ID: Final = re.compile(r"^\s*((?:DEV|TST\d)-MUC\d-\d{4})\b.*$", re.MULTILINE)
_SLOT: Final = re.compile(r"^\s*(\d{1,2})\.\s+[A-Z][A-Z ]*:\s*[A-Z ]+?(?:\s{2,}(.*)|\s*)$")
_DATE: Final = re.compile(r"\b(\d{1,2})\s+(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\s+(\d{2})\b")
_MONTHS: Final = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
# What the editors of the wire put before a text ("[TEXT]", "[COMMUNIQUE]"): no words of the report.
_TAG: Final = re.compile(
    r"\[(?:TEXT|SUMMARY|EXCERPTS?|CONTINUED|REPORT|ARTICLE|BULLETIN|PASSAGE OMITTED)\]\s*"
)
_ID_SLOT, _NUMBER_SLOT = 0, 1


@dataclass(frozen=True, slots=True)
class Template:
    """One gold incident: its fills by the number of their slot (2 to 24). An `optional` one may be missed."""

    optional: bool
    slots: Mapping[int, tuple[Fill, ...]]


@dataclass(frozen=True, slots=True)
class Message:
    """One wire report; `published` is the ISO date of its dateline, None where it has none. A message that
    tells of no relevant incident has no templates."""

    id: str
    text: str
    published: str | None
    templates: tuple[Template, ...]


def read_muc4(folder: Path) -> Iterator[Message]:
    """The messages of a split (`dev`, `tst1`, `tst2`) that have keys. Raises InputError where the folder is
    none of MUC-4's."""
    keys = sorted(folder.glob("key-*"))
    texts = [path for path in sorted(folder.glob("*-muc*")) if path not in keys]
    if not keys or not texts:
        raise InputError(str(folder), "there are no key-* files with texts", "name a split of MUC-4")
    by_id: dict[str, list[Template]] = {}
    for path in keys:
        for message, template in _templates(path):
            by_id.setdefault(message, []).extend([] if template is None else [template])
    for path in texts:
        for message, body in _bodies(path.read_text(encoding="latin-1")):
            if message in by_id:
                yield Message(message, _running_text(body), _published(body), tuple(by_id[message]))


def date_of(written: str) -> str | None:
    """The ISO date of "04 FEB 90", None where there is none in the words or the calendar."""
    found = _DATE.search(written)
    return None if found is None else f"19{found[3]}-{_MONTHS.index(found[2]) + 1:02}-{int(found[1]):02}"


def _bodies(content: str) -> Iterator[tuple[str, str]]:
    marks = list(_ID.finditer(content))
    ends = [mark.start() for mark in marks[1:]] + [len(content)]
    for mark, end in zip(marks, ends, strict=True):
        yield mark[1], content[mark.end() : end]


def _running_text(body: str) -> str:
    """The paragraphs without the line breaks of the wire."""
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", body))
    return "\n\n".join(_TAG.sub("", paragraph) for paragraph in paragraphs if paragraph) + "\n"


def _published(body: str) -> str | None:
    return date_of(" ".join(body[:300].split()).split("--", 1)[0])


def _templates(path: Path) -> Iterator[tuple[str, Template | None]]:
    """The id of each template's message with the template, None for a message without an incident."""
    rows: dict[int, list[str]] = {}
    slot = None
    for line in path.read_text(encoding="latin-1").split("\n"):
        found = _SLOT.match(line)
        if found is None:
            if slot is not None and line[:1].isspace() and line.strip():
                rows[slot].append(line.strip())
            continue
        slot = int(found[1])
        if slot == _ID_SLOT and rows:
            yield _template(path, rows)
            rows = {}
        rows[slot] = [(found[2] or "").strip()]
    if rows:
        yield _template(path, rows)


def _template(path: Path, rows: Mapping[int, list[str]]) -> tuple[str, Template | None]:
    named = _ID.match(" ".join(rows.get(_ID_SLOT, ())))
    if named is None or _NUMBER_SLOT not in rows:
        raise InputError(str(path), f"a template has no message or number: {rows}", "fetch it anew")
    number = rows[_NUMBER_SLOT][0]
    if number.startswith("*"):
        return named[1], None
    slots = {slot: parse_fills(slot, lines) for slot, lines in rows.items() if slot > _NUMBER_SLOT}
    return named[1], Template("OPTIONAL" in number, slots)
