"""Attributions of reports for other programs: JSON lines, and brat's standoff files. In: quotes. Out: one
record a line, or for each report its text and its annotations, private names masked unless asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence, Set
from pathlib import Path
from typing import IO, Final

from reportedly.errors import InputError
from reportedly.export.mask import Names, mask_names, mask_record, name_pattern, names_of_people
from reportedly.model.attribution import Attribution
from reportedly.model.attribution_records import attribution_record
from reportedly.model.quotes import Quotes
from reportedly.model.span import Span

FILL: Final = "█"
"""Stands for each character of a private name in brat's files, where every offset must stay right."""

_CONF: Final = """[entities]
Source
Cue
Content
Attribution

[relations]

[events]
Attribution Source*:Source, Cue*:Cue, Content*:Content

[attributes]
CueClass Arg:<EVENT>, Value:say|confirm|admit|deny|doubt|accuse|fear|hearsay|intend|request|feel|ask
Manner Arg:<EVENT>, Value:direct|indirect|mixed
"""


def write_jsonl(found: Iterable[Quotes], stream: IO[str], *, private: bool = False) -> int:
    """One `reportedly.attribution/1` record a line; `private` leaves private names in. Gives their number."""
    count = 0
    for quotes in found:
        names: Names = frozenset() if private else names_of_people(quotes.people)
        for attribution in quotes.attributions:
            record = mask_record(attribution_record(attribution, quotes.report), names)
            title = mask_names(quotes.report.title or "", names) or None
            record["report"] = {**record["report"], "title": title}
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
            count += 1
    return count


def write_brat(found: Iterable[Quotes], folder: Path, *, private: bool = False) -> int:
    """A text and an annotation file a report, named after its file, and brat's configuration.

    Private names are filled up to their length, so that offsets stay right. Gives the number of reports.
    Raises InputError where the folder cannot be written."""
    taken: set[str] = set()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.glob("*.ann")):
            raise InputError(str(folder), "there are annotations already", "empty it or name another folder")
        (folder / "annotation.conf").write_text(_CONF, encoding="utf-8")
        for quotes in found:
            names: Names = frozenset() if private else names_of_people(quotes.people)
            text = _filled(quotes.report.text, names)
            stem = _stem(quotes, taken)
            taken.add(stem.casefold())
            (folder / f"{stem}.txt").write_text(text, encoding="utf-8", newline="\n")
            notes = "".join(f"{line}\n" for line in brat_lines(text, quotes.attributions))
            (folder / f"{stem}.ann").write_text(notes, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(
            str(folder), f"cannot be written ({error.strerror})", "name another folder"
        ) from error
    return len(taken)


def brat_lines(text: str, attributions: Sequence[Attribution]) -> list[str]:
    """The lines of an annotation file: text-bound parts, an event each attribution, class and manner."""
    lines: list[str] = []
    bound = 0
    for number, attribution in enumerate(attributions, start=1):
        roles = []
        anchor = ""
        for role, spans in (
            ("Source", attribution.source),
            ("Cue", attribution.cue),
            ("Content", attribution.content),
        ):
            if spans:
                bound += 1
                lines.append(_bound(text, f"T{bound}", role, spans))
                roles.append(f"{role}:T{bound}")
        bound += 1
        anchor = f"T{bound}"
        lines.append(_bound(text, anchor, "Attribution", attribution.cue or attribution.content))
        lines.append(f"E{number}\tAttribution:{anchor} {' '.join(roles)}")
        lines.append(f"A{2 * number - 1}\tCueClass E{number} {attribution.cue_class}")
        lines.append(f"A{2 * number}\tManner E{number} {attribution.manner}")
    return lines


def _bound(text: str, name: str, role: str, spans: Sequence[Span]) -> str:
    """brat wants no line end inside a part: such a part is given in pieces."""
    pieces = [piece for span in spans for piece in _lines_of(text, span)]
    ranges = ";".join(f"{start} {end}" for start, end in pieces)
    return f"{name}\t{role} {ranges}\t{' '.join(text[start:end] for start, end in pieces)}"


def _lines_of(text: str, span: Span) -> list[tuple[int, int]]:
    return [
        (m.start() + span.start, m.end() + span.start)
        for m in re.finditer(r"[^\n]+", text[span.start : span.end])
    ]


def _filled(text: str, names: Names) -> str:
    if not names:
        return text
    return name_pattern(names).sub(lambda found: re.sub(r"[^\s-]", FILL, found[0]), text)


def _stem(quotes: Quotes, taken: Set[str]) -> str:
    """The report's file name, with its row in a table; its id where another report took that name."""
    report = quotes.report
    named = re.sub(r"[^\w.-]+", "_", Path(report.path or report.id).stem) or report.id
    stem = named if report.row is None else f"{named}-{report.row}"
    return stem if stem.casefold() not in taken else f"{stem}-{report.id}-{len(taken)}"
