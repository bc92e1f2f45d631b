"""Benches: where a judgement is made, entered and put to use. In: ids as typed, a situation. Out: judgements
in the situation, and lines that say what they changed."""
# ruff: noqa: PLC0415 - the data of fusion is loaded only where it is asked for

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NoReturn

from reportedly.cli.lookup import find_claim, find_incident, find_judgement, find_noun
from reportedly.cli.renewing import report_anew
from reportedly.cli.values import named_words, read_typed
from reportedly.config import Settings
from reportedly.errors import InputError
from reportedly.fuse.decisions import (
    Party,
    Signature,
    judge_claim,
    judge_field,
    judge_pair,
    judge_standing,
    judge_undone,
    judgement_words,
)
from reportedly.fuse.judged import Judged
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.judgement import Judgement, undone_by
from reportedly.model.report import Report
from reportedly.model.toll import Toll
from reportedly.situation import Situation


class Bench:
    """Takes one decision and writes it down; nothing is written before `enter`."""

    def __init__(self, situation: Situation, signature: Signature, settings: Settings) -> None:
        self._situation = situation
        self._signature = signature
        self._settings = settings
        self._made: list[Judgement] = []

    def pair(self, one: str, other: str, decision: str) -> None:
        if {one[:4], other[:4]} == {"clm_", "inc_"}:
            raise InputError(f"{one}, {other}", "a claim and an incident are no pair", "name two of a sort")
        first, second = self._party(one), self._party(other)
        self._made.append(judge_pair(self._signature, first, second, decision, self._reports))

    def claim(self, id_: str, decision: str) -> None:
        claim = find_claim(self._situation, id_)
        self._made.append(judge_claim(self._signature, claim, self._reports[claim.report_id], decision))

    def correction(self, id_: str, field: str, value: str, words: str) -> None:
        claim = find_claim(self._situation, id_)
        report = self._reports[claim.report_id]
        named = named_words(claim, report.text, words) if words else None
        settings = self._settings
        typed = read_typed(claim, field, value, places=settings.places, site_km=settings.site_km)
        made = judge_field(
            self._signature, claim, report,
            field=typed.field, value=typed.value, figure=typed.figure, named=named,
        )  # fmt: skip
        self._made.append(made)

    def standing(self, id_: str, value: str, measure: str | None) -> None:
        incident = find_incident(self._situation, id_)
        toll = None if measure is None else _toll_of(incident, measure)
        value = value.replace("-", "_").replace(" ", "_")
        claims = {claim.id: claim for claim in self._judged.claims}
        self._made.append(judge_standing(self._signature, incident, value, claims, self._reports, toll=toll))

    def undo(self, id_: str) -> None:
        judgement = find_judgement(self._situation, id_)
        if by := undone_by(self._situation.judgements()).get(judgement.id):
            raise InputError(judgement.id, f"is undone already, by {by}", f"to let it hold again, undo {by}")
        self._made.append(judge_undone(self._signature, judgement))

    def enter(self, *, fuse: bool, quiet: bool = False) -> Iterator[str]:
        """Append what was decided; with `fuse` put it to use. A line for each judgement, then one for each
        incident that is another now."""
        self._situation.judge(*self._made)
        for judgement in self._made:
            yield f"{judgement.id}  {judgement_words(judgement)}"
        if fuse:
            from reportedly.pipeline import renew

            renewal = renew(self._situation)
            report_anew(renewal, quiet=quiet)
            yield from _changes(renewal.before, renewal.changed)

    def _party(self, id_: str) -> Party:
        noun = find_noun(self._situation, id_)
        if isinstance(noun, Claim):
            return Party(noun.id, (noun,))
        if isinstance(noun, Report):
            raise InputError(id_, "a report is no happening", "name two claims or two incidents")
        claims = self._situation.claims_of(noun.report_ids)
        return Party(noun.id, tuple(claim for claim in claims if claim.id in set(noun.claim_ids)))

    @cached_property
    def _reports(self) -> Mapping[str, Report]:
        return {report.id: report for report in self._situation.reports()}

    @cached_property
    def _judged(self) -> Judged:
        return self._situation.judged()


def _toll_of(incident: Incident, measure: str) -> Toll:
    found = [toll for toll in incident.tolls if toll.measure == measure]
    if len(found) == 1:
        return found[0]
    if found:
        _ambiguous(incident, measure, found)
    known = ", ".join(dict.fromkeys(toll.measure for toll in incident.tolls)) or "none"
    raise InputError(measure, f"{incident.id} has no such toll", f"its tolls are: {known}")


def _ambiguous(incident: Incident, measure: str, found: Sequence[Toll]) -> NoReturn:
    told = "; ".join(", ".join(repr(entry.figure.span.text) for entry in toll.entries[:2]) for toll in found)
    raise InputError(
        measure,
        f"{incident.id} has {len(found)} such tolls ({told})",
        "judge the incident's standing instead",
    )


def _changes(before: Sequence[Incident], after: Sequence[Incident]) -> Iterator[str]:
    """What fusion made of it: the incidents that are new, other than before, or gone."""
    known = {incident.id: incident for incident in before}
    left = {incident.id for incident in after}
    # one that lost its first claim has another id
    heirs = {claim: old.id for old in before if old.id not in left for claim in old.claim_ids}
    for incident in after:
        heir = next((heirs[claim] for claim in incident.claim_ids if claim in heirs), "")
        old = known.pop(incident.id, None) or known.pop(heir, None)
        if old is None:
            yield f"  new      {_said(incident)}"
        elif _said(old) != _said(incident):
            yield f"  changed  {_said(old)} -> {_said(incident).removeprefix(old.id).strip()}"
    for incident in known.values():
        yield f"  gone     {_said(incident)}"


def _said(incident: Incident) -> str:
    count = len(incident.claim_ids)
    claims = f"{count} claim" if count == 1 else f"{count} claims"
    words = f"{incident.kind}, {claims}, {incident.standing.value}".replace("_", " ")
    tolls = [f"{toll.measure} {_amount(toll)}{toll.standing.value}" for toll in incident.tolls]
    return f"{incident.id} {words}" + (f" ({', '.join(tolls)})".replace("_", " ") if tolls else "")


def _amount(toll: Toll) -> str:
    """The bounds that its figures give: "28: ", "28 to 29: ", "at least 12: "; "" where they give none."""
    if toll.range is None:
        return ""
    low, high = toll.range.low, toll.range.high
    if low is None or high is None:
        bounds = (
            [f"at least {low:,g}"] if low is not None else [f"at most {high:,g}"] if high is not None else []
        )
    else:
        bounds = [f"{low:,g}" if low == high else f"{low:,g} to {high:,g}"]
    return f"{bounds[0]}: " if bounds else ""
