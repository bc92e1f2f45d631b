"""Gold: a folder of constructed reports with their coding -> reports for the pipeline and the claims it
should find. A pair is `NN-slug.txt` with `NN-slug.jsonl` beside it, as tests/gold/GUIDE.md says; gold claims
are `Claim`s too."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from reportedly.errors import InputError
from reportedly.evaluate.gold_lines import BrokenLineError, read_claim
from reportedly.model.claim import Claim
from reportedly.model.ids import bytes_digest, report_id
from reportedly.model.report import Report

_REMEDY = "correct the line as tests/gold/GUIDE.md says"


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A coded claim and the line of its file; what the text does not say is None in it."""

    line: int
    claim: Claim


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report as the pipeline takes it, with what a person coded in it.

    `conflict` and `style` are the header's own words, None where it gives none."""

    report: Report
    claims: tuple[GoldClaim, ...]
    conflict: str | None = None
    style: str | None = None

    @property
    def coded(self) -> tuple[Claim, ...]:
        return tuple(gold.claim for gold in self.claims)


def load_gold(folder: Path) -> tuple[GoldReport, ...]:
    """The pairs of a folder in the order of their names.

    Raises InputError, with file and line, for a broken line, a text without coding or coding without a
    text."""
    texts = sorted(folder.glob("*.txt"))
    if not texts:
        raise InputError(str(folder), "holds no gold pair", "name a folder of NN.txt with NN.jsonl")
    for coding in sorted(folder.glob("*.jsonl")):
        if not coding.with_suffix(".txt").is_file():
            raise InputError(str(coding), "has no text beside it", f"add {coding.stem}.txt")
    return tuple(load_pair(path) for path in texts)


def load_pair(path: Path) -> GoldReport:
    """The gold report of one text file and the `.jsonl` beside it; raises InputError as `load_gold` does."""
    coding = path.with_suffix(".jsonl")
    if not coding.is_file():
        raise InputError(str(path), "has no coding beside it", f"add {coding.name}")
    lines = list(_json_lines(coding))
    if not lines or not isinstance(lines[0][1].get("report"), dict):
        raise InputError(f"{coding}:1", "is no header with a report in it", _REMEDY)
    header: dict[str, Any] = lines[0][1]["report"]
    report = _make_report(path, f"{coding}:1", header)
    claims = tuple(_gold_claim(coding, number, raw, report) for number, raw in lines[1:])
    return GoldReport(report, claims, header.get("conflict"), header.get("style"))


def _gold_claim(coding: Path, number: int, raw: dict[str, Any], report: Report) -> GoldClaim:
    try:
        return GoldClaim(number, read_claim(raw, report, f"gold_{coding.stem}_{number}"))
    except BrokenLineError as error:
        raise InputError(f"{coding}:{number}", str(error), _REMEDY) from error


def _json_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(_decoded(path, path.read_bytes()).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line)
        except ValueError as error:
            raise InputError(f"{path}:{number}", f"is no JSON ({error})", _REMEDY) from error
        if not isinstance(raw, dict):
            raise InputError(f"{path}:{number}", "is no JSON object", _REMEDY)
        yield number, raw


def _decoded(path: Path, content: bytes) -> str:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"is not UTF-8 ({error.reason})", "save it as UTF-8") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _make_report(path: Path, line: str, header: dict[str, Any]) -> Report:
    content = path.read_bytes()
    text = _decoded(path, content)
    if not text.strip():
        raise InputError(str(path), "holds no text", "write the report into it")
    digest = bytes_digest(content)
    publisher = header.get("publisher")
    return Report(
        id=report_id(digest, None, publisher),
        text=text,
        digest=digest,
        title=text.split("\n", 1)[0].strip() or None,
        publisher=publisher,
        published=_published(header, line),
        path=path.name,
        language="en",
    )


def _published(header: dict[str, Any], line: str) -> str:
    published = header.get("published")
    try:
        return date.fromisoformat(str(published)).isoformat()
    except ValueError as error:
        raise InputError(line, f"published {published!r} is no ISO date", _REMEDY) from error
