"""WikiWars, histories of wars with every expression of time marked: its files -> texts with marks, and how
well given expressions fit them. Source: Mazur and Dale, EMNLP 2010, in the TimeML form of TIMEX2 marks.

Counted is every mark: dates, hours, durations ("three days"), sets ("daily") and references ("now",
"former"). `strict` asks for the very characters. `relaxed` asks for any overlap, each side counted by
itself, as SynTime and TempEval-3 do. `value` asks for overlap and the meaning of VAL: the same interval,
duration or reference, and none where VAL leaves it open (an X in it, or nothing). The marks' MOD ("late",
"about") is not in these files, so a given value is that of the whole: "late 1942" is 1942."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Any, Final

from reportedly.errors import InputError

_MARK: Final = re.compile(r"<TIMEX3\b(?P<said>[^>]*)>(?P<words>.*?)</TIMEX3>", re.DOTALL)
_BODY: Final = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_VALUE: Final = re.compile(r'\bvalue="([^"]*)"')
_HELD_OUT: Final = 6
_SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}
_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_REFERENCES: Final = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})
_PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A marked or given expression: its range, its words, its value as TIMEX2 writes it (None: open) and,
    of a date, the first and last day."""

    start: int
    end: int
    words: str
    value: str | None = None
    days: tuple[str, str] | None = None

    @property
    def kind(self) -> str:
        return kind_of(self.value)


@dataclass(frozen=True, slots=True)
class History:
    """A text with its marks in order."""

    name: str
    text: str
    marks: tuple[TimeMark, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Of marks or given expressions, how many there are and how many fit the other side in each sense."""

    of: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0

    def __add__(self, other: Found) -> Found:
        return Found(self.of + other.of, self.strict + other.strict, self.relaxed + other.relaxed,
                     self.value + other.value)  # fmt: skip

    def share(self, sense: str) -> float:
        return float(getattr(self, sense)) / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class TimeScores:
    """Counts of the marks, of what was given, and of the marks by kind of value."""

    histories: int = 0
    marks: Found = Found()
    given: Found = Found()
    kinds: Mapping[str, Found] = field(default_factory=dict)

    def __add__(self, other: TimeScores) -> TimeScores:
        names = dict.fromkeys((*self.kinds, *other.kinds))
        kinds = {name: self.kinds.get(name, Found()) + other.kinds.get(name, Found()) for name in names}
        return TimeScores(self.histories + other.histories, self.marks + other.marks,
                          self.given + other.given, kinds)  # fmt: skip

    def rates(self, sense: str) -> tuple[float, float, float]:
        """Precision, recall and F1 in one sense."""
        precision, recall = self.given.share(sense), self.marks.share(sense)
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def as_json(self) -> dict[str, Any]:
        senses = ("strict", "relaxed", "value")
        names = ("precision", "recall", "f1")
        rates = {sense: dict(zip(names, self.rates(sense), strict=True)) for sense in senses}
        kinds = {
            name: {"marks": found.of, **{sense: getattr(found, sense) for sense in senses}}
            for name, found in self.kinds.items()
        }
        counts = {"histories": self.histories, "marks": self.marks.of, "given": self.given.of}
        return {**counts, **rates, "kinds": kinds}

    def as_table(self) -> str:
        lines = [f"{self.histories} histories, {self.marks.of} marks, {self.given.of} given", "",
                 f"{'':10} {'P':>6} {'R':>6} {'F1':>6}"]  # fmt: skip
        for sense in ("strict", "relaxed", "value"):
            shares = " ".join(format(100 * rate, "6.1f") for rate in self.rates(sense))
            lines.append(f"{sense:10} {shares}")
        lines += ["", f"{'marks of':10} {'all':>6} {'strict':>7} {'relaxed':>8} {'value':>6}"]
        for name, found in sorted(self.kinds.items(), key=lambda item: -item[1].of):
            lines.append(f"{name:10} {found.of:6} {found.strict:7} {found.relaxed:8} {found.value:6}")
        return "\n".join(lines) + "\n"


def kind_of(value: str | None) -> str:
    """What sort of meaning a value has."""
    if value is None:
        return "open"
    if value in _REFERENCES:
        return "reference"
    if value.startswith("P"):
        return "duration"
    return "BC" if value.startswith("BC") else "date"


def read_histories(folder: Path, half: str | None = None) -> Iterator[History]:
    """The histories by name: in `half` "test" six held out by the hash of their name, in "dev" the rest.
    Raises InputError where the folder holds none, or a file is no such text."""
    paths = sorted(folder.rglob("*.tml"))
    if not paths:
        raise InputError(str(folder), "there is no *.tml below it", "name the folder of WikiWars")
    held_out = frozenset(sorted(paths, key=lambda path: _hash(path.stem))[:_HELD_OUT])
    for path in paths:
        if half is None or (path in held_out) == (half == "test"):
            yield _read(path)


def _hash(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def _read(path: Path) -> History:
    body = _BODY.search(path.read_text(encoding="utf-8"))
    if body is None:
        raise InputError(str(path), "has no <TEXT>", "fetch the corpus anew")
    pieces: list[str] = []
    marks: list[TimeMark] = []
    length = last = 0
    for match in _MARK.finditer(body[1]):
        before, words = unescape(body[1][last : match.start()]), unescape(match["words"])
        start = length + len(before)
        length, last = start + len(words), match.end()
        pieces += (before, words)
        marks.append(_mark(start, words, match["said"]))
    return History(path.stem, "".join(pieces) + unescape(body[1][last:]), tuple(marks))


def _mark(start: int, words: str, said: str) -> TimeMark:
    found = _VALUE.search(said)
    value = found[1] if found and found[1] != "null" and "X" not in found[1].replace("PX", "P?") else None
    return TimeMark(start, start + len(words), words, value, days_of(value) if value else None)


def days_of(value: str) -> tuple[str, str] | None:
    """The first and last day that a TIMEX2 value stands for; None of a duration, a reference or a year BC."""
    day = value.split("T", maxsplit=1)[0]
    if re.fullmatch(r"\d{2,3}", day):  # a century or a decade
        width = 10 ** (4 - len(day))
        return f"{int(day) * width:04}-01-01", f"{int(day) * width + width - 1:04}-12-31"
    match = re.match(r"(\d{4})-(SP|SU|FA|AU|WI|[HQ]\d|W\d\d)", day)
    if match:
        return _piece_of_year(int(match[1]), match[2])
    match = _DATE.fullmatch(day)
    if match is None or int(match[1]) == 0:
        return None
    year, month = int(match[1]), match[2]
    if month is None:
        return f"{match[1]}-01-01", f"{match[1]}-12-31"
    return (day, day) if match[3] else _months(year, int(month), 1)


def _piece_of_year(year: int, piece: str) -> tuple[str, str]:
    if piece in _SEASONS:
        return _months(year, _SEASONS[piece], 3)
    number = int(piece[1:])
    if piece[0] == "W":
        monday = date.fromisocalendar(year, number, 1)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    width = 6 if piece[0] == "H" else 3
    return _months(year, (number - 1) * width + 1, width)


def _months(year: int, month: int, width: int) -> tuple[str, str]:
    after = year * 12 + month - 1 + width
    last = date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
    return date(year, month, 1).isoformat(), last.isoformat()


def same_value(mark: TimeMark, given: TimeMark) -> bool:
    """Whether both mean the same; a day and its hours count as one, since VAL often gives the day alone."""
    if mark.days is not None or given.days is not None:
        return mark.days == given.days
    return mark.value == given.value


def score_history(history: History, given: Sequence[TimeMark]) -> TimeScores:
    """The scores of one history."""
    kinds: dict[str, Found] = {}
    marks = Found()
    for mark in history.marks:
        found = _fit(mark, given)
        marks += found
        kinds[mark.kind] = kinds.get(mark.kind, Found()) + found
    return TimeScores(1, marks, sum((_fit(one, history.marks) for one in given), Found()), kinds)


def _fit(one: TimeMark, others: Sequence[TimeMark]) -> Found:
    near = [other for other in others if one.start < other.end and other.start < one.end]
    same = any((one.start, one.end) == (other.start, other.end) for other in near)
    return Found(1, int(same), int(bool(near)), int(any(same_value(one, other) for other in near)))


def find_wrong(history: History, given: Sequence[TimeMark]) -> Iterator[str]:
    """A line for each mark or given expression that does not fit: in which sense, and the words around."""
    for mark in history.marks:
        near = [other for other in given if mark.start < other.end and other.start < mark.end]
        shown = " + ".join(f"{other.words!r} {other.value}" for other in near)
        if not near:
            yield f"missed\t{mark.words!r} {mark.value}\t{_around(history, mark)}"
        elif all((mark.start, mark.end) != (other.start, other.end) for other in near):
            yield f"bounds\t{mark.words!r} {mark.value}\t{shown}\t{_around(history, mark)}"
        elif not any(same_value(mark, other) for other in near):
            yield f"value\t{mark.words!r} {mark.value}\t{shown}\t{_around(history, mark)}"
    for one in given:
        if not any(one.start < mark.end and mark.start < one.end for mark in history.marks):
            yield f"surplus\t{one.words!r} {one.value}\t{_around(history, one)}"


def _around(history: History, mark: TimeMark) -> str:
    words = history.text[max(0, mark.start - 50) : mark.end + 40]
    return " ".join(words.split())
