"""Nouns made by hand, so that a unit test needs no language model. Words that stand in the report's text get
their real offsets; others start at 0."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from reportedly.model.actor import Actor, Speaker
from reportedly.model.claim import Claim, derive_stance
from reportedly.model.figure import Figure
from reportedly.model.ids import bytes_digest, claim_id, group_id, report_id
from reportedly.model.place import Place
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.model.timeref import TimeRef

# name: country, admin1, latitude, longitude, GeoNames id, precision
PLACES: dict[str, tuple[str, str | None, float, float, int, str]] = {
    "Kursk": ("RUS", "Kursk Oblast", 51.737, 36.187, 538560, "town"),
    "Kursk region": ("RUS", "Kursk Oblast", 51.75, 36.0, 538555, "province"),
    "Belgorod region": ("RUS", "Belgorod Oblast", 50.75, 37.5, 578071, "province"),
    "Sudzha": ("RUS", "Kursk Oblast", 51.191, 35.271, 485698, "town"),
    "Kyiv": ("UKR", "Kyiv City", 50.454, 30.524, 703448, "town"),
    "Kharkiv": ("UKR", "Kharkiv Oblast", 49.981, 36.253, 706483, "town"),
    "Odesa": ("UKR", "Odesa Oblast", 46.477, 30.733, 698740, "town"),
    "Omdurman": ("SDN", "Khartoum", 15.644, 32.478, 365137, "town"),
    "Russia": ("RUS", None, 60.0, 100.0, 2017370, "country"),
    "Ukraine": ("UKR", None, 49.0, 32.0, 690791, "country"),
}


@dataclass(frozen=True)
class TableSides:
    """Sides from a table of opposing pairs, each with its conflict's name and the countries that it
    covers."""

    pairs: dict[frozenset[str], str] = field(
        default_factory=lambda: {
            frozenset(("RUS", "UKR")): "Russia-Ukraine war",
            frozenset(("SDN", "grp_rsf")): "war in Sudan",
        }
    )
    covers: dict[str, frozenset[str]] = field(
        default_factory=lambda: {
            "Russia-Ukraine war": frozenset(("RUS", "UKR")),
            "war in Sudan": frozenset(("SDN",)),
        }
    )

    def opposed(self, a: str, b: str, *, country: str | None, on: date | None) -> str | None:
        name = self.pairs.get(frozenset((a, b)))
        return name if name and (country is None or country in self.covers[name]) else None

    def parties(self, *, country: str | None, on: date | None) -> tuple[str, ...]:
        there = [pair for pair, name in self.pairs.items() if country is None or country in self.covers[name]]
        return tuple(sorted(set().union(*there)))


def make_span(words: str, report: Report | None = None) -> Span:
    start = max(0, report.text.find(words)) if report else 0
    return Span(start, start + len(words), words)


def make_report(text: str = "A report.", **values: Any) -> Report:
    digest = bytes_digest(text.encode())
    id_ = report_id(digest, values.get("row"), values.get("url") or values.get("publisher"))
    return Report(
        **{"id": id_, "text": text, "digest": digest, "published": "2024-08-11", "language": "en", **values}
    )


def make_place(name: str = "Kursk", report: Report | None = None, **values: Any) -> Place:
    """A place of the table, or an unresolved one."""
    known: dict[str, Any] = {}
    if name in PLACES:
        keys = ("country", "admin1", "lat", "lon", "geonameid", "precision")
        known = dict(zip(keys, PLACES[name], strict=True)) | {"name": name}
    return Place(**{"span": make_span(name, report), **known, **values})


def make_time(start: str = "2024-08-10", end: str | None = None, **values: Any) -> TimeRef:
    words = values.pop("words", start)
    return TimeRef(
        **{"span": make_span(words), "start": start, "end": end or start, "precision": "day", **values}
    )


def make_speaker(name: str | None = "Aleksei Smirnov", side: str | None = "RUS", **values: Any) -> Speaker:
    words = values.pop("words", name or "officials")
    return Speaker(**{"span": make_span(words), "name": name, "side": side, "kind": "official", **values})


def make_actor(name: str | None = "Ukrainian forces", side: str | None = "UKR", **values: Any) -> Actor:
    words = values.pop("words", name or "gunmen")
    return Actor(**{"span": make_span(words), "name": name, "side": side, "kind": "military", **values})


def make_figure(measure: str = "killed", best: float | None = 12, **values: Any) -> Figure:
    """An exact figure unless told otherwise; `low`, `high` and `bound` as the model has them."""
    words = values.pop("words", f"{best:g} people" if best is not None else "people")
    exact = values.get("bound", "exact") == "exact"
    bounds = {"low": best, "high": best} if exact else {}
    return Figure(**{"measure": measure, "span": make_span(words), "best": best, **bounds, **values})


def make_claim(
    report: Report | None = None, kind: str = "shelling", ordinal: int = 0, **values: Any
) -> Claim:
    """A claim of `report`; `words` are the sentence, `at` the offset of its trigger, by which its id is told
    apart."""
    report = report or make_report()
    sentence = values.pop("words", report.text)
    at = values.pop("at", 0)
    polarity, modality = values.get("polarity", "affirmed"), values.get("modality", "actual")
    attributed = values.get("speaker") is not None or values.get("hearsay") is not None
    trigger = values.pop("trigger", sentence.split()[0])
    return Claim(
        **{
            "id": claim_id(report.id, at, ordinal),
            "report_id": report.id,
            "mention_group": group_id(report.id, at),
            "kind": kind,
            "words": make_span(sentence, report),
            "trigger": Span(at, at + len(trigger), trigger),
            "stance": derive_stance(polarity, modality, attributed=attributed),
            **values,
        }
    )
