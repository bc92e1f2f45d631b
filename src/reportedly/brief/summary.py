"""The first lines of a brief. In: incidents with their claims, reports, the scope. Out: how much was read,
what of it stands on more than one origin, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.brief.clauses import join_words
from reportedly.brief.dates import span_words
from reportedly.brief.gaps import Told
from reportedly.brief.scope import Scope
from reportedly.model.claim import Claim
from reportedly.model.report import Report

_SEVERAL = frozenset({"agreed", "corroborated"})
_CONTESTED = frozenset({"contested", "denied"})


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def summary_of(told: Told, reports: Sequence[Report], claims: Sequence[Claim], *, read: int) -> str:
    """The counts in words; `reports` are those with a claim in the brief, `read` is how many there are."""
    if not told:
        seen = f"{_count(read, 'report was', 'reports were')} read" if read else "No report has been read yet"
        return f"{seen}. Nothing that belongs in a brief was found."
    dates = sorted(report.published for report in reports if report.published)
    period = f" published {span_words(dates[0], dates[-1])}" if dates else ""
    makes = "makes" if len(reports) == 1 else "make"
    return (
        f"{_count(len(reports), 'report', 'reports')}{period} {makes} "
        f"{_count(len(claims), 'claim', 'claims')} about {_count(len(told), 'happening', 'happenings')}. "
        f"Of these, {join_words(_notes(told))}."
    )


def _notes(told: Told) -> list[str]:
    contested = sum(incident.standing.value in _CONTESTED for incident, _ in told)
    several = sum(incident.standing.value in _SEVERAL for incident, _ in told)
    rests = (
        f"{several:,} rest{'s' if several == 1 else ''} on independent origins or on agreement across sides"
    )
    stands = f"{contested:,} {'is' if contested == 1 else 'are'} contested or denied"
    return [
        rests if several else "none rests on more than one independent origin",
        stands if contested else "none is contested or denied",
    ]


def scope_words(scope: Scope, unsure: int) -> str:
    """What the brief was asked for; says how many happenings are left out because their place is told too
    coarsely."""
    words = scope.words()
    if not words or not unsure:
        return words
    left = _count(unsure, "happening is", "happenings are")
    return f"{words}. Left out: {left} known only as somewhere in a wider area that holds it"
