"""Updates: claims that tell what came of it later. In: an incident's claims and their reports. Out: the
claims of follow-ups, which shift neither its day nor its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from reportedly.data.lexicons import load_lexicon
from reportedly.model.claim import Claim
from reportedly.model.report import Report


def find_updates(claims: Sequence[Claim], reports: Mapping[str, Report]) -> tuple[str, ...]:
    """The claims, told on a later day than the first, whose sentence speaks of a funeral, an inquiry, an
    anniversary, a revised toll or of who took responsibility; or that their report tells as background."""
    told = {claim.id: _day_told(claim, reports.get(claim.report_id)) for claim in claims}
    first = min((day for day in told.values() if day), default="")
    late = (claim for claim in claims if (told[claim.id] or "") > first)
    return tuple(claim.id for claim in late if claim.background or aftermath_of(claim) is not None)


def without_updates(claims: Sequence[Claim], updates: Iterable[str]) -> Sequence[Claim]:
    """The claims that tell the happening itself; all of them where every one is an update."""
    left = set(updates)
    return [claim for claim in claims if claim.id not in left] or claims


def aftermath_of(claim: Claim) -> str | None:
    """What sort of follow-up the claim's sentence tells ("funeral"), None where it tells none."""
    words = claim.words.text.casefold()
    return next((name for name, pattern in _patterns().items() if pattern.search(words)), None)


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {name: any_of(words) for name, words in load_lexicon("aftermath")["follow_up"].items()}


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of these words or phrases, whole."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


def _day_told(claim: Claim, report: Report | None) -> str | None:
    stated = claim.stated.end if claim.stated else None
    return (stated or (report.published if report else None) or "")[:10] or None
