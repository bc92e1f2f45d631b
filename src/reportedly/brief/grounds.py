"""What a claim's record knows beyond its words: names behind "he", days behind "Saturday", a count behind "a
father and son". In: a claim with its report. Out: phrases that a sentence may hold, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.brief.content import BriefOptions, Computed
from reportedly.brief.dates import day_words, when_words
from reportedly.brief.leads import outlet_name
from reportedly.brief.names import plain_name, quoted, side_name, with_article
from reportedly.brief.whereabouts import place_name, where_words
from reportedly.model.actor import Actor, Via
from reportedly.model.claim import Claim
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.model.timeref import TimeRef


def cited_spans(claim: Claim) -> Iterator[Span]:
    """The claim's own words, and those elsewhere in its report that its citation shows for a value."""
    yield claim.words
    for value in (claim.speaker, claim.actor, claim.target, claim.place, claim.time, claim.stated):
        if value is not None:
            yield value.span
    if claim.place is not None:
        yield claim.place.naming
    yield from (via.span for via in claim.via)
    yield from (proof.span for proof in claim.proof)
    yield from (span for span in (claim.cue, claim.verification.span if claim.verification else None) if span)
    yield claim.trigger
    yield from (span for figure in claim.figures for span in (figure.span, *figure.more_spans))
    if claim.instrument is not None:
        yield claim.instrument.span


def known_beside(claim: Claim, report: Report | None, options: BriefOptions) -> Iterator[Computed]:
    """Every phrase that the record adds to the words, longest forms first within a value; counts are those of
    `counts.counted_beside`."""
    for role, who in (("speaker", claim.speaker), ("actor", claim.actor), ("target", claim.target)):
        yield from _party(role, who, options)
    yield from (found for via in claim.via for found in _name("go-between", via))
    yield from days_beside(claim)
    yield from _places(claim, options)
    for site in claim.sites:
        yield Computed(with_article(site.name), "a site of the table of dangerous sites")
        if site.km is not None:
            yield Computed(f"{site.km:.1f} km", "distance on the WGS84 ellipsoid from the claim's place")
    if claim.verification is not None and claim.verification.by:
        yield Computed(claim.verification.by, "who verified it, by the report's words")
    yield from _report(report)


def days_beside(claim: Claim) -> Iterator[Computed]:
    """When it happened and when it was said, in the forms in which a sentence tells it."""
    yield from _days("time", claim.time)
    yield from _days("day of the statement", claim.stated)
    for figure in claim.figures:
        if figure.as_of:
            yield Computed(day_words(figure.as_of), "the day for which the count holds")


def _report(report: Report | None) -> Iterator[Computed]:
    if report is None:
        return
    yield Computed(outlet_name(report), "the publisher of the report")
    yield Computed((report.publisher or ""), "the publisher of the report")
    yield Computed(day_words(report.published), "the report's day of publication")


def _party(role: str, who: Actor | None, options: BriefOptions) -> Iterator[Computed]:
    if who is None:
        return
    yield from _name(role, who)
    if who.side is not None:
        name = side_name(who.side, options.side_names)
        words = quoted(who.name or who.span.text)
        for text in (name, name.removeprefix("the ")):
            yield Computed(text, f"the side of {words}, the {role}")


def _name(role: str, who: Actor | Via) -> Iterator[Computed]:
    if who.name:
        reason = f"whom the words {quoted(who.span.text)} name as the {role}"
        yield Computed(with_article(plain_name(who.name)), reason)
        yield Computed(who.name, reason)


def _days(role: str, time: TimeRef | None) -> Iterator[Computed]:
    if time is None:
        return
    reason = f"the {role} for which the words {quoted(time.span.text)} stand"
    for text in (when_words(time), day_words(time.start), day_words(time.end)):
        if any(letter.isdigit() for letter in text):
            yield Computed(text, reason)


def _places(claim: Claim, options: BriefOptions) -> Iterator[Computed]:
    place = claim.place
    if place is None:
        return
    reason = f"the place that the words {quoted(place.naming.text)} name"
    yield Computed(where_words(place), reason)
    for text in (place_name(place), place.name, place.admin1):
        if text:
            yield Computed(text, reason)
    if place.relative is not None:
        yield Computed(with_article(place.relative.anchor), reason)
    if place.country:
        yield Computed(side_name(place.country, options.side_names), f"the country of {place_name(place)}")
