"""A claim with the reason for each of its values. In: a claim and its situation. Out: a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportedly.cli.pages import Page
from reportedly.cli.wording import UNSAID, figure_words, name_of, place_words, stance_words, time_words
from reportedly.errors import StoreError
from reportedly.fuse.corrections import Corrected
from reportedly.model.actor import Actor, Speaker
from reportedly.model.claim import Claim
from reportedly.model.confidence import FIELDS
from reportedly.model.figure import Figure
from reportedly.model.place import Place, SiteNear
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.model.timeref import TimeRef
from reportedly.model.vocabulary import KINDS
from reportedly.situation import Situation


def write_claim(page: Page, situation: Situation, claim: Claim) -> None:
    """What the claim says, with its words in their context."""
    report, judgements = report_of(situation, claim), situation.judged()
    judged = {found.id: found for found in judgements.claims}.get(claim.id, claim)
    corrections = [item for item in judgements.corrections if item.read.id == claim.id]

    def both(words: Callable[[Claim], str]) -> str:
        read, now = words(claim), words(judged)
        return read if read == now else f"{now}, corrected by a person; read as {read}"

    page.heading(both(lambda c: c.kind.replace("_", " ")), claim.id)
    page.context(report, claim.words.start, claim.words.end)
    page.facts({
        "stance": both(stance_words), "hearsay": claim.hearsay,
        "speaker": both(lambda c: _speaker(c.speaker)),
        "actor": claim.actor and name_of(claim.actor), "target": claim.target and name_of(claim.target),
        "instrument": claim.instrument and claim.instrument.span.text,
        "place": both(lambda c: place_words(c.place)), "time": both(lambda c: time_words(c.time)),
        "flags": ", ".join(claim.flags),
        "confidence": _confidence(claim), "incident": claim.incident_id,
        "report": f"{report.id}  {report.title or report.path or ''}",
    })  # fmt: skip
    page.bullets(
        "Figures", (_judged_figure(i, figure, corrections) for i, figure in enumerate(claim.figures))
    )
    page.bullets("Dangerous sites", (_site(site) for site in claim.sites))
    page.bullets("Judged by people, beside what was read", judged.reasons[len(claim.reasons) :])


def write_reasons(page: Page, situation: Situation, claim: Claim) -> None:
    """Why the claim says so: rules, candidates with their scores, speaker, times, standing."""
    meaning = f"{claim.kind}: {KINDS[claim.kind].definition}" if claim.kind in KINDS else claim.kind
    page.bullets("Kind", [meaning, f"its trigger is {_quoted(claim.trigger)}"])
    page.bullets(f"Rules, of {claim.made_by or 'an unnamed extractor'}", claim.reasons)
    _write_speaker(page, claim)
    origin = situation.origins().get(claim.id)
    page.bullets("Origin", [origin.way, origin.reason] if origin else ["the claim was judged away"])
    _write_party(page, "Actor", claim.actor)
    _write_party(page, "Target", claim.target)
    _write_place(page, claim.place)
    _write_time(page, "Time", claim.time)
    _write_time(page, "Stated", claim.stated)
    _write_incident(page, situation, claim)


def _confidence(claim: Claim) -> str:
    """Of the whole, then of each field: "0.41 (kind 0.90, speaker 0.87 ...)"."""
    sure = claim.field_confidence
    fields = [] if sure is None else [(name, sure.of(name)) for name in FIELDS]
    shown = ", ".join(f"{name} {value:.2f}" for name, value in fields if value is not None)
    return f"{claim.confidence:.2f} ({shown})" if shown else f"{claim.confidence:.2f}"


def report_of(situation: Situation, claim: Claim) -> Report:
    report = situation.report(claim.report_id)
    if report is None:
        raise StoreError(f"{claim.id}: its report {claim.report_id} is missing; read the reports again")
    return report


def _write_speaker(page: Page, claim: Claim) -> None:
    if claim.speaker is None:
        said = (
            f"hearsay: {claim.hearsay!r} names nobody"
            if claim.hearsay
            else "none: the report itself asserts it"
        )
        page.bullets("Speaker", [said])
    else:
        cue = f"the cue is {_quoted(claim.cue)}" if claim.cue else ""
        via = [f"by way of {v.name or v.span.text}, {_quoted(v.span)}" for v in claim.via]
        page.bullets("Speaker", [*_party_lines(claim.speaker), cue, *via])
    if claim.verification is not None:
        found = claim.verification
        words = f", {_quoted(found.span)}" if found.span else ""
        by = f" by {found.by}" if found.by else ""
        page.bullets("Verification, as the text says", [f"{found.status}{by}, of the {found.scope}{words}"])


def _write_party(page: Page, title: str, party: Actor | None) -> None:
    if party is not None:
        page.bullets(title, _party_lines(party))


def _party_lines(party: Actor | Speaker) -> list[str]:
    known = [
        f"side {party.side}" if party.side else "no side",
        party.kind or "",
        party.actor_id or "not in the register",
    ]
    lines = [
        f"{name_of(party)}: {', '.join(part for part in known if part)}",
        f"words: {_quoted(party.span)}",
    ]
    return [*lines, f"reason: {party.reason}"] if party.reason else lines


def _write_place(page: Page, place: Place | None) -> None:
    if place is None:
        page.bullets("Place", ["the text names none for this claim"])
        return
    inherited = ", taken from a neighbouring sentence" if place.inherited else ""
    lines = [
        f"{place_words(place)} ({place.precision or 'precision unknown'})",
        f"words: {_quoted(place.span)}{inherited}",
    ]
    page.bullets("Place", [*lines, f"reason: {place.reason}" if place.reason else ""])
    if place.candidates:
        rows = (
            (c.name, c.admin1 or UNSAID, c.country or UNSAID, f"{c.score:.2f}", c.reason)
            for c in place.candidates
        )
        page.table(("Candidate", "Region", "Country", "Score", "Why"), rows)


def _write_time(page: Page, title: str, time: TimeRef | None) -> None:
    if time is None:
        if title == "Time":
            page.bullets(title, ["the text gives none for this claim"])
        return
    inherited = ", taken from a neighbouring sentence" if time.inherited else ""
    placed = (
        f"{time.start} to {time.end} ({time.precision})"
        if time.is_placed
        else "cannot be placed on the calendar"
    )
    lines = [
        placed,
        f"words: {_quoted(time.span)}{inherited}",
        f"reason: {time.reason}" if time.reason else "",
    ]
    page.bullets(title, lines)


def _write_incident(page: Page, situation: Situation, claim: Claim) -> None:
    incident = situation.incident(claim.incident_id) if claim.incident_id else None
    if incident is None:
        page.bullets("Incident", ["none: the claims were not put together yet"])
        return
    others = len(incident.claim_ids) - 1
    first = f"{incident.id}, with {others} other {'claim' if others == 1 else 'claims'}"
    page.bullets("Incident", [first, *(str(link) for link in incident.links if claim.id in (link.a, link.b))])
    page.bullets(f"Standing: {incident.standing.value.replace('_', ' ')}", incident.standing.reasons)


def _speaker(speaker: Speaker | None) -> str:
    """The name, with the side that a person may have corrected."""
    if speaker is None:
        return ""
    return f"{name_of(speaker)} ({speaker.side})" if speaker.side else name_of(speaker)


def _judged_figure(index: int, figure: Figure, corrections: Sequence[Corrected]) -> str:
    """The figure as read, and beside it what a person made of it."""
    own = [item for item in corrections if item.figure == index]
    if any(item.judgement.field == "figure" for item in own):
        return f"{_figure(figure)}; taken away by a person"
    now = own[-1].made.figures[index] if own else figure
    return f"{_figure(now)}; corrected by a person; read as {_figure(figure)}" if own else _figure(figure)


def _figure(figure: Figure) -> str:
    sides = [
        f"{name} {value:g}"
        for name in ("low", "best", "high")
        if (value := getattr(figure, name)) is not None
    ]
    bounds = ", ".join(sides) or "unknown"
    return f"{figure_words(figure)}: {bounds}; {figure.bound}; words {_quoted(figure.span)}"


def _site(site: SiteNear) -> str:
    computed = f"{site.km:.1f} km by computation" if site.km is not None else "named"
    stated = f", {site.stated_km:g} km by the text" if site.stated_km is not None else ""
    agrees = "" if site.agrees is None else (", which agrees" if site.agrees else ", which does not agree")
    return f"{site.name} ({site.kind}): {computed}{stated}{agrees}"


def _quoted(span: Span) -> str:
    return f"“{' '.join(span.text.split())}” [{span.start}, {span.end})"
