"""Exports: claims that any program gave for the reports of a gold folder. In: `reportedly.claim/1` lines and
the gold. Out: claims by file name, ready to be aligned; or an error that names file and line."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from reportedly.errors import InputError
from reportedly.evaluate.gold import GoldReport
from reportedly.evaluate.matching import Alignment, align_claims
from reportedly.evaluate.sides import SideNames
from reportedly.export.mask import MASK
from reportedly.model.claim import Claim
from reportedly.model.records import CLAIM_SCHEMA, claim_from_record

_WRITE_ANEW: Final = "write it with: reportedly read REPORTS --format jsonl"
STANDARD_INPUT: Final = Path("-")


@dataclass(frozen=True, slots=True)
class Export:
    """The claims by the name of their report's file; `others` are claims of files that the gold has not."""

    claims: Mapping[str, tuple[Claim, ...]]
    others: Mapping[str, int]


def read_export(path: Path, gold_reports: Iterable[GoldReport]) -> Export:
    """The claims of a file, or of standard input where it is `-`.

    Masked names are put back from the gold's own text, so that masking costs no score. Raises InputError with
    the line where one is no claim record, or where its words are not those of the gold's text."""
    texts = {str(gold.report.path): gold.report.text for gold in gold_reports}
    claims: dict[str, list[Claim]] = defaultdict(list)
    others: dict[str, int] = defaultdict(int)
    for line, record in _records(path):
        name = _file_name(record, line)
        if name in texts:
            claims[name].append(_claim(record, texts[name], line))
        else:
            others[name] += 1
    return Export({name: tuple(found) for name, found in claims.items()}, dict(others))


def align_reports(
    gold_reports: Sequence[GoldReport], claims: Mapping[str, Iterable[Claim]], sides: SideNames
) -> list[Alignment]:
    """Each gold report with the claims given for its file; a report that is not there was given none."""
    return [align_claims(gold, claims.get(str(gold.report.path), ()), sides) for gold in gold_reports]


def _records(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each record with its file and line."""
    try:
        content = sys.stdin.read() if path == STANDARD_INPUT else path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"is not UTF-8 ({error.reason})", _WRITE_ANEW) from error
    except OSError as error:
        raise InputError(str(path), (error.strerror or str(error)).lower(), "check the path") from error
    for number, line in enumerate(content.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise InputError(f"{path}:{number}", f"is no JSON ({error})", _WRITE_ANEW) from error
        schema = record.get("schema") if isinstance(record, dict) else None
        if schema != CLAIM_SCHEMA:
            raise InputError(
                f"{path}:{number}", f"is {schema or 'no record'}, not {CLAIM_SCHEMA}", _WRITE_ANEW
            )
        yield f"{path}:{number}", record


def _file_name(record: Mapping[str, Any], line: str) -> str:
    report = record.get("report")
    path = report.get("path") if isinstance(report, Mapping) else None
    if not path:
        raise InputError(
            line, "does not say the file of its report (report.path)", "read the reports as files"
        )
    return Path(str(path)).name


def _claim(record: Mapping[str, Any], text: str, line: str) -> Claim:
    """The claim of a record; its words must stand in the gold's text where it says."""
    try:
        claim = claim_from_record(_unmasked(record, text))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(line, f"is a broken {CLAIM_SCHEMA} ({error!r})", _WRITE_ANEW) from error
    words = claim.words
    if text[words.start : words.end] != words.text:
        reason = f"its words are not at {words.start} to {words.end} of the gold's text"
        raise InputError(line, reason, "read the very files that lie in the gold folder")
    return claim


def _unmasked(value: Any, text: str) -> Any:
    """The record with the words of the text wherever a name is masked."""
    if isinstance(value, list):
        return [_unmasked(part, text) for part in value]
    if not isinstance(value, dict):
        return value
    found = {key: _unmasked(part, text) for key, part in value.items()}
    if MASK in str(found.get("text", "")) and isinstance(found.get("start"), int):
        found["text"] = text[found["start"] : found["end"]]
        if MASK in str(found.get("name", "")):
            found["name"] = found["text"]
    return found
