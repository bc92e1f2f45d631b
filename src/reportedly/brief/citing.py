"""Cited words in their context. In: the sentences' claims and their reports. Out: numbered `Citation`s in
reading order, private names masked; several claims of the same words share one number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.brief.content import Citation
from reportedly.brief.dates import day_words
from reportedly.brief.leads import outlet_name
from reportedly.brief.tellings import Scene
from reportedly.model.claim import Claim
from reportedly.model.report import Report
from reportedly.model.span import Span


def _clipped(text: str, *, keep_end: bool) -> str:
    """The text cut at a space, with an ellipsis, so that no word is shown in part."""
    parts = text.split(" ", 1) if keep_end else text.rsplit(" ", 1)
    kept = parts[-1] if keep_end else parts[0]
    return f"…{kept}" if keep_end else f"{kept}…"


def _context(report: Report, span: Span, length: int) -> tuple[str, str]:
    start, end = max(0, span.start - length), min(len(report.text), span.end + length)
    before, after = report.text[start : span.start], report.text[span.end : end]
    if start > 0 and before:
        before = _clipped(before, keep_end=True)
    if end < len(report.text) and after:
        after = _clipped(after, keep_end=False)
    return before, after


def _values_elsewhere(claim: Claim) -> Iterable[tuple[str, Span]]:
    for role, value in (
        ("time", claim.time),
        ("place", claim.place),
        ("speaker", claim.speaker),
        ("actor", claim.actor),
    ):
        if value is not None and not claim.words.contains(value.span):
            yield role, value.span
    if claim.verification is not None and claim.verification.span is not None:
        span = claim.verification.span
        if not claim.words.contains(span):
            yield "verification", span


def source_words(report: Report | None) -> str:
    """Publisher, title and date of a report in one line."""
    if report is None:
        return "a report that is no longer stored"
    title = f", “{report.title}”" if report.title else ""
    published = f", {day_words(report.published)}" if report.published else ", date unknown"
    outlet = outlet_name(report)
    return f"{outlet[:1].upper()}{outlet[1:]}{title}{published}"


def _citation(number: int, claims: Sequence[Claim], scene: Scene) -> Citation:
    first = claims[0]
    report = scene.reports.get(first.report_id)
    before, after = _context(report, first.words, scene.options.context) if report is not None else ("", "")
    elsewhere = {
        (role, scene.mask(claim, span.text)) for claim in claims for role, span in _values_elsewhere(claim)
    }
    return Citation(
        number=number,
        report_id=first.report_id,
        claim_ids=tuple(claim.id for claim in claims),
        start=first.words.start,
        end=first.words.end,
        before=scene.mask(first, before),
        words=scene.mask(first, first.words.text),
        after=scene.mask(first, after),
        also=tuple(sorted(elsewhere)),
        source=scene.mask(first, source_words(report)),
    )


def numbered_citations(
    claim_ids: Iterable[str], claims: dict[str, Claim], scene: Scene
) -> tuple[Citation, ...]:
    """The citations for these claims, numbered from 1 in the order in which they are first used."""
    by_words: dict[tuple[str, int, int], list[Claim]] = {}
    for claim_id in dict.fromkeys(claim_ids):
        claim = claims[claim_id]
        by_words.setdefault((claim.report_id, claim.words.start, claim.words.end), []).append(claim)
    return tuple(_citation(number, found, scene) for number, found in enumerate(by_words.values(), 1))
