"""Gold lines: one coded claim as JSON -> a `Claim` with offsets. In: the line and its report. Every `text`
is looked for inside the claim's `words` first, as whole words where it can be, and anywhere in the report
after that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from reportedly.errors import ConfigError
from reportedly.model import vocabulary
from reportedly.model.actor import Actor, Speaker, Via
from reportedly.model.claim import Claim, Instrument, Verification
from reportedly.model.figure import Figure
from reportedly.model.place import Place, RelativePlace
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.model.timeref import TimeRef

Raw = dict[str, Any]


class BrokenLineError(ValueError):
    """A gold line that cannot be used; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Words:
    """Where the texts of one claim are looked for: its words, and the whole report."""

    report: Report
    span: Span

    def find(self, text: object, field: str) -> Span:
        if not isinstance(text, str) or not text:
            raise BrokenLineError(f"{field} has no text")
        start = _find(text, self.span.text)
        if start is not None:
            return Span(self.span.start + start, self.span.start + start + len(text), text)
        start = _find(text, self.report.text)
        if start is None:
            raise BrokenLineError(f"{field} {text!r} does not stand in the report")
        return Span(start, start + len(text), text)


def read_claim(raw: Raw, report: Report, claim_id: str) -> Claim:
    """The claim that a gold line codes; raises BrokenLineError where the line cannot be meant.

    `mention_group` is the line's `group` within its report, or the claim alone."""
    try:
        return _read_claim(raw, report, claim_id)
    except KeyError as error:
        raise BrokenLineError(f"{error.args[0]} is missing") from error
    except (ConfigError, ValueError, TypeError, AttributeError) as error:
        raise BrokenLineError(str(error)) from error


def _read_claim(raw: Raw, report: Report, claim_id: str) -> Claim:
    words = Words(report, _words_span(raw["words"], report))
    return Claim(
        id=claim_id, report_id=report.id, mention_group=str(raw.get("group") or claim_id),
        kind=vocabulary.KINDS.check(raw["kind"]),
        words=words.span, trigger=words.find(raw["trigger"], "trigger"),
        stance=vocabulary.STANCES.check(raw["stance"]), polarity=vocabulary.POLARITIES.check(raw["polarity"]),
        modality=vocabulary.MODALITIES.check(raw["modality"]),
        verification=_verification(raw.get("verification")),
        hearsay=raw.get("hearsay"), background=bool(raw.get("background")),
        speaker=_speaker(raw.get("speaker"), words), via=_vias(raw.get("via"), words),
        actor=_actor(raw.get("actor"), words, "actor"),
        target=_actor(raw.get("target"), words, "target"),
        instrument=_instrument(raw.get("instrument"), words),
        place=_place(raw.get("place"), words), time=_time(raw.get("time"), words),
        figures=_figures(raw.get("figures") or [], words), made_by="gold",
    )  # fmt: skip


def _words_span(text: object, report: Report) -> Span:
    if not isinstance(text, str) or not text:
        raise BrokenLineError("words are empty")
    count = report.text.count(text)
    if count != 1:
        raise BrokenLineError(f"words {text[:60]!r} stand {count} times in the report, not once")
    start = report.text.index(text)
    return Span(start, start + len(text), text)


def _find(text: str, within: str) -> int | None:
    """Where `text` stands, whole words first, so that "he" is not found inside "the"."""
    whole = re.search(rf"(?<!\w){re.escape(text)}(?!\w)", within)
    if whole is not None:
        return whole.start()
    start = within.find(text)
    return None if start < 0 else start


def _verification(raw: Raw | None) -> Verification | None:
    if raw is None:
        return None
    status = vocabulary.VERIFICATIONS.check(raw["status"])
    return Verification(
        status, vocabulary.VERIFICATION_SCOPES.check(raw.get("scope", "claim")), raw.get("by")
    )


def _speaker(raw: Raw | None, words: Words) -> Speaker | None:
    if raw is None:
        return None
    kind = raw.get("kind")
    if kind is not None:
        vocabulary.SPEAKER_KINDS.check(kind)
    return Speaker(words.find(raw["text"], "speaker"), name=raw.get("name"), side=raw.get("side"), kind=kind)


def _actor(raw: Raw | None, words: Words, field: str) -> Actor | None:
    if raw is None:
        return None
    return Actor(
        words.find(raw["text"], field), name=raw.get("name"), side=raw.get("side"), kind=raw.get("kind")
    )


def _vias(raw: list[Raw] | Raw | None, words: Words) -> tuple[Via, ...]:
    items = [raw] if isinstance(raw, dict) else raw or []
    return tuple(Via(words.find(item["text"], "via"), name=item.get("name")) for item in items)


def _instrument(raw: Raw | None, words: Words) -> Instrument | None:
    return None if raw is None else Instrument(words.find(raw["text"], "instrument"))


def _place(raw: Raw | None, words: Words) -> Place | None:
    if raw is None:
        return None
    relative = raw.get("relative")
    return Place(
        span=words.find(raw["text"], "place"), country=raw.get("country"),
        precision=vocabulary.PLACE_PRECISIONS.check(raw["precision"]), inherited=bool(raw.get("inherited")),
        relative=None if relative is None
        else RelativePlace(relative["anchor"], relative.get("km"), relative.get("bearing")),
    )  # fmt: skip


def _time(raw: Raw | None, words: Words) -> TimeRef | None:
    if raw is None:
        return None
    start, end = _moment(raw["from"]), _moment(raw["to"])
    if start[:10] > end[:10]:
        raise BrokenLineError(f"time from {start} to {end} runs backwards")
    return TimeRef(words.find(raw["text"], "time"), start, end, inherited=bool(raw.get("inherited")))


def _moment(value: str) -> str:
    if len(value) == len("2024-08-10"):
        return date.fromisoformat(value).isoformat()
    return datetime.fromisoformat(value).isoformat(timespec="minutes")


def _figures(raw: list[Raw], words: Words) -> tuple[Figure, ...]:
    figures: list[Figure] = []
    for item in raw:
        figures.append(_figure(item, words, tuple(figures)))
    return tuple(figures)


def _figure(raw: Raw, words: Words, before: tuple[Figure, ...]) -> Figure:
    """A part belongs to the last figure of its measure before it that is no part, if its claim has one."""
    measure = vocabulary.MEASURES.check(raw["measure"])
    wholes = [i for i, figure in enumerate(before) if figure.measure == measure and figure.subset_of is None]
    return Figure(
        measure=measure, span=words.find(raw["text"], "figure"),
        low=raw["low"], best=raw["best"], high=raw["high"],
        bound=vocabulary.BOUNDS.check(raw["bound"]), side=raw.get("side"),
        status=vocabulary.STATUSES.check(raw.get("status", "unknown")),
        demographic=vocabulary.DEMOGRAPHICS.check(raw.get("demographic", "unknown")),
        basis=vocabulary.BASES.check(raw.get("basis", "event")),
        phase=vocabulary.PHASES.check(raw.get("phase", "done")),
        subset_of=wholes[-1] if raw.get("subset") and wholes else None,
        superseded=bool(raw.get("superseded")),
    )  # fmt: skip
