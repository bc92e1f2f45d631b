"""Reading: what the whole chain makes of simulated texts. In: a pipeline and dispatches. Out: the claims that
it read, with the incident of each, and how many of the told ones it found and read right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tools.simulate.dispatches import Dispatch, TrueClaim

from reportedly.model.claim import Claim
from reportedly.pipeline import Pipeline


@dataclass(slots=True)
class Read:
    """The read claims; `told` has for each that tells something true what it tells, `well` are those with
    kind, place and first day right. The tallies count the told claims: how many there are, were found, and
    have each of these right."""

    claims: list[Claim] = field(default_factory=list)
    told: dict[str, TrueClaim] = field(default_factory=dict)
    well: set[str] = field(default_factory=set)
    trues: int = 0
    found: int = 0
    kind_right: int = 0
    place_right: int = 0
    day_right: int = 0

    def shares(self) -> dict[str, float]:
        """Of all told claims how many were found, and of those how many have each value right."""
        values = {
            "read_kind": self.kind_right, "read_place": self.place_right, "read_day": self.day_right,
        }  # fmt: skip
        return {
            "read_found": self.found / max(1, self.trues),
            **{name: right / max(1, self.found) for name, right in values.items()},
        }


def read_dispatches(pipeline: Pipeline, dispatches: Sequence[Dispatch]) -> Read:
    """The texts of the dispatches alone, read by the pipeline; a report that failed gives no claims."""
    read = Read()
    results = pipeline.read_claims(dispatch.report for dispatch in dispatches)
    for dispatch, result in zip(dispatches, results, strict=True):
        read.claims += result.claims
        told = dict(_told(dispatch, result.claims))
        read.told |= told
        for true in dispatch.claims:
            read.trues += 1
            _tally(read, true, [claim for claim in result.claims if told.get(claim.id) is true])
    return read


def _told(dispatch: Dispatch, claims: Sequence[Claim]) -> Iterator[tuple[str, TrueClaim]]:
    """Claim id -> the told claim in whose sentence its trigger lies; where a sentence tells several parts of
    a wave, the one whose place it names, or none."""
    for claim in claims:
        there = [
            true
            for true in dispatch.claims
            if true.claim.words.start <= claim.trigger.start < true.claim.words.end
        ]
        named = [true for true in there if _names_place(claim, true.claim)]
        for true in there if len(there) == 1 else named[:1]:
            yield claim.id, true


def _names_place(claim: Claim, true: Claim) -> bool:
    if claim.place is None or true.place is None:
        return False
    return claim.place.span.start < true.place.span.end and true.place.span.start < claim.place.span.end


def _tally(read: Read, true: TrueClaim, claims: Sequence[Claim]) -> None:
    """Count one told claim; one of the claims read in its place has to be right."""
    kinds = [claim.kind == true.claim.kind for claim in claims]
    places = [_place_id(claim) == _place_id(true.claim) for claim in claims]
    days = [_day(claim) == _day(true.claim) for claim in claims]
    read.well |= {claim.id for claim, *fits in zip(claims, kinds, places, days, strict=True) if all(fits)}
    read.found += bool(claims)
    read.kind_right += any(kinds)
    read.place_right += any(places)
    read.day_right += any(days)


def _place_id(claim: Claim) -> int | None:
    return claim.place.geonameid if claim.place else None


def _day(claim: Claim) -> str | None:
    return claim.time.start[:10] if claim.time and claim.time.start else None
