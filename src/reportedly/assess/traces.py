"""Traces: how the table of rules came to a standing. In: an incident or toll and the evidence. Out: the rules
in their order up to the one that applied, each with its reasons or why it does not apply."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from reportedly.assess.cases import Case, Evidence, Voice, incident_case, toll_case
from reportedly.assess.comparisons import compatible
from reportedly.assess.interests import against_interest
from reportedly.assess.remarks import remarks_on
from reportedly.assess.rules import Reasons, Rule, listed
from reportedly.assess.standings import INCIDENT_RULES, TOLL_RULES
from reportedly.model.incident import Incident
from reportedly.model.toll import Toll


@dataclass(frozen=True, slots=True)
class Tried:
    """A rule that was asked, its question, whether it applies, and why or why not."""

    rule: str
    question: str
    applies: bool
    why: Reasons


def trace_incident(
    incident: Incident, evidence: Evidence, off: frozenset[str] = frozenset()
) -> tuple[Tried, ...]:
    """The rules that were asked of the incident; the last one gave its computed standing."""
    return _trace(incident_case(incident, evidence), INCIDENT_RULES, off)


def trace_toll(
    incident: Incident, toll: Toll, evidence: Evidence, off: frozenset[str] = frozenset()
) -> tuple[Tried, ...]:
    """The same of one of its tolls."""
    return _trace(toll_case(incident, toll, evidence), TOLL_RULES, off)


def _trace(case: Case, rules: Sequence[Rule], off: frozenset[str]) -> tuple[Tried, ...]:
    tried: list[Tried] = []
    for rule in rules:
        if rule.name in off:
            tried.append(Tried(rule.name, rule.question, False, ("It is switched off.",)))
        elif (reasons := rule.test(case)) is not None:
            return (*tried, Tried(rule.name, rule.question, True, (*reasons, *remarks_on(case))))
        else:
            tried.append(Tried(rule.name, rule.question, False, (_why_not(rule.name, case),)))
    return tuple(tried)


def _why_not(rule: str, case: Case) -> str:
    """Why a rule does not apply, in one sentence; a rule unknown here says only that it does not."""
    say = _WHY_NOT.get(rule)
    return say(case) if say else "What it asks for is not there."


def _not_retracted(case: Case) -> str:
    if not case.withdrawn:
        return "No claim of it was taken back."
    return f"{len(case.withdrawn)} of its {len(case.withdrawn) + len(case.voices)} claims were taken back."


def _not_contested(case: Case) -> str:
    if case.denying and case.affirming:
        return f"{_names(case.denying)} denies it, but is nobody known, or denies what nobody else states."
    denied = "Nobody says that it happened" if case.denying else "Nobody denies it"
    if not any(voice.figure for voice in case.voices):
        counts = ", nor do opposing sides give counts that cannot both be true" if case.counts else ""
        return f"{denied}, and no two make opposing sides responsible{counts}."
    if len({voice.origin for voice in case.affirming}) < 2:
        return f"{denied}, and no second origin gives a figure."
    return f"{denied}, and the figures can all be true: alike, growing from day to day, or vague."


def _not_denied(case: Case) -> str:
    if not case.denying:
        return "Nobody denies it."
    if case.affirming:
        return f"{_names(case.affirming)} says that it happened."
    return f"{_names(case.denying)} denies it, and speaks for no side that it concerns."


def _not_agreed(case: Case) -> str:
    answering = [voice for voice in case.affirming if voice.speaks_for is not None]
    sides = list(dict.fromkeys(voice.speaks_for for voice in answering))
    if not answering:
        return "Nobody who says it answers for a side."
    if len(sides) == 1:
        return f"Of the sides only {sides[0]} says it: {_names(answering)}."
    pairs = combinations(answering, 2)
    opposed = [(a, b) for a, b in pairs if case.conflict_between(a.speaks_for, b.speaks_for)]
    if not opposed:
        return f"{listed(str(side) for side in sides)} are not known to oppose each other there and then."
    a, b = opposed[0]
    return f"{a.label} and {b.label} give figures that cannot both be true, or are too vague to compare."


def _not_acknowledged(case: Case) -> str:
    actors = list(dict.fromkeys(v.actor_side for v in case.affirming if v.actor_side is not None))
    silent = [side for side in actors if side not in {voice.speaks_for for voice in case.affirming}]
    if any(voice.figure for voice in case.voices):
        if any(against_interest(voice, case) for voice in case.affirming):
            return "A side gives one figure against its own interest, and another stands beside it."
        return "No side gives the figure against its own interest."
    if silent:
        return f"{listed(silent)} is said to have done it, and does not say so itself."
    return "No side says that it did it, or speaks against its own interest."


def _not_corroborated(case: Case) -> str:
    known = [voice for voice in case.affirming if voice.is_known]
    origins = {voice.origin: voice for voice in known}
    if not origins:
        return "No origin of it is known."
    if len(origins) == 1:
        return f"It has one known origin only: {known[0].label}."
    if all(case.same_camp(a.side, b.side) for a, b in combinations(origins.values(), 2)):
        return f"All {len(origins)} origins speak for one side, or for allies: {_names(known)}."
    if not any(compatible(a, b) for a, b in combinations(known, 2) if a.is_apart_from(b)):
        return "The figures of its origins do not support each other."
    return f"Of {len(origins)} origins no two are independent and support each other."


def _not_party_claim(case: Case) -> str:
    known = [voice for voice in case.affirming if voice.is_known]
    if not known:
        return "No known origin says it." if case.denying else "No origin of it is known."
    if neutral := [voice for voice in known if voice.side is None]:
        return f"{_names(neutral)} speaks for no side."
    outside = [voice for voice in known if voice.side is not None and not case.is_party(voice.side)]
    if outside:
        return f"{_names(outside)} speaks for no side that fights there."
    return f"Origins of several sides say it: {_names(known)}."


_WHY_NOT: Mapping[str, Callable[[Case], str]] = {
    "retracted": _not_retracted, "contested": _not_contested, "denied": _not_denied, "agreed": _not_agreed,
    "acknowledged": _not_acknowledged, "corroborated": _not_corroborated, "party_claim": _not_party_claim,
}  # fmt: skip


def _names(voices: Sequence[Voice]) -> str:
    return listed(voice.label for voice in voices)
