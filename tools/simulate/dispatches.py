"""Dispatches: reports with their claims, and the truth of each claim. In: a draft. Out: values as the
pipeline would give them if it read without a fault; every value has its span in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tools.simulate.sentences import Sentence
from tools.simulate.tellings import Told
from tools.simulate.world import Body

from reportedly.data.gazetteer import PlaceEntry
from reportedly.model.actor import Actor, Speaker
from reportedly.model.claim import Claim, derive_stance
from reportedly.model.figure import Figure
from reportedly.model.ids import bytes_digest, claim_id, group_id, report_id
from reportedly.model.place import Place
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.model.timeref import TimeRef

MARK = "Constructed by a simulator; nothing in it happened"
_MADE_BY = "simulated"
_KINDS = {"ministry": "military"}  # the only ministries that speak here are those of defence


@dataclass(frozen=True, slots=True)
class Draft:
    """A report before it is written. `head` is its dateline, empty where it has none."""

    number: str
    publisher: str
    published: datetime
    head: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class TrueClaim:
    """A claim and what it truly speaks of."""

    claim: Claim
    told: Told


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A written report with its claims."""

    report: Report
    claims: tuple[TrueClaim, ...]


def write_dispatch(draft: Draft) -> Dispatch:
    """The report's text with its claims at their places."""
    text, starts = draft.head, []
    for index, sentence in enumerate(draft.sentences):
        if index:
            text += "\n\n" if index % 2 == 0 else " "
        starts.append(len(text))
        text += sentence.text
    report = _report(draft, text)
    claims = [
        TrueClaim(claim, told)
        for start, sentence in zip(starts, draft.sentences, strict=True)
        for claim, told in zip(_claims(sentence, start, report), sentence.tolds, strict=True)
    ]
    return Dispatch(report, tuple(claims))


def _report(draft: Draft, text: str) -> Report:
    digest = bytes_digest(text.encode())
    url = f"https://simulated.invalid/{draft.number}"
    return Report(
        id=report_id(digest, None, url),
        text=text,
        digest=digest,
        title=MARK,
        publisher=draft.publisher,
        url=url,
        published=draft.published.isoformat(timespec="minutes"),
        language="en",
    )


def _claims(sentence: Sentence, start: int, report: Report) -> list[Claim]:
    if not sentence.tolds:
        return []
    spans, at = dict[str, Span](), start
    for slot, words in sentence.pieces:
        if slot is not None:
            spans[slot] = Span.of(report.text, at, at + len(words))
        at += len(words)
    whole = Span.of(report.text, start, at)
    return [
        _claim(index, told, report.id, whole, spans | _own_place(index, spans))
        for index, told in enumerate(sentence.tolds)
    ]


def _own_place(index: int, spans: Mapping[str, Span]) -> dict[str, Span]:
    own = spans.get(f"place{index}")
    return {"place": own} if own else {}


def _claim(index: int, told: Told, report: str, whole: Span, spans: Mapping[str, Span]) -> Claim:
    polarity = "denied" if told.source.denies else "affirmed"
    other = told.happening.target if told.blamed is told.happening.actor else told.happening.actor
    return Claim(
        id=claim_id(report, spans["trigger"].start, index),
        report_id=report,
        mention_group=group_id(report, spans["trigger"].start),
        kind=told.kind,
        words=whole,
        trigger=spans["trigger"],
        stance=derive_stance(polarity, "actual", attributed=told.source.body is not None),
        polarity=polarity,
        background=told.background,
        speaker=_speaker(told.source.body, spans),
        actor=_actor(told.blamed.forces if told.blamed else None, spans.get("actor")),
        target=_actor(other.forces, spans.get("target")),
        place=_place(told, spans.get("place")),
        time=_time(told, spans.get("time")),
        figures=_figures(told, spans),
        confidence=1.0,
        made_by=_MADE_BY,
    )


def _actor(body: Body | None, span: Span | None) -> Actor | None:
    return (
        None if body is None or span is None else Actor(span, body.name, body.actor_id, body.side, body.kind)
    )


def _speaker(body: Body | None, spans: Mapping[str, Span]) -> Speaker | None:
    if body is None:
        return None
    kind = _KINDS.get(body.kind, body.kind)
    return Speaker(spans["speaker"], body.name or None, body.actor_id, body.side, kind)


def _place(told: Told, span: Span | None) -> Place | None:
    entry: PlaceEntry | None = told.place
    if entry is None or span is None:
        return None
    return Place(
        span=span, name=entry.name, geonameid=entry.geonameid, country=entry.country, admin1=entry.admin1,
        lat=entry.lat, lon=entry.lon, precision=told.precision,
    )  # fmt: skip


def _time(told: Told, span: Span | None) -> TimeRef | None:
    if told.day is None or span is None:
        return None
    if told.hours is not None:
        start, end = (moment.isoformat(timespec="minutes") for moment in told.hours)
        return TimeRef(span, start, end, "part_of_day")
    return TimeRef(span, told.day.isoformat(), told.day.isoformat(), "day")


def _figures(told: Told, spans: Mapping[str, Span]) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            measure=count.measure, span=spans[count.measure], low=count.low, best=count.best, high=count.high,
            bound=count.bound, counted="people", unit="people",
            number=re.sub(r" (?:people|person)$", "", count.words),
        )
        for count in told.counts
        if count.measure in spans
    )  # fmt: skip
