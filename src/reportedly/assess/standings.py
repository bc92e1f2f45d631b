"""Standings: what may be concluded of an incident and of each of its tolls. In: incidents and evidence. Out:
the same incidents with a standing and its reasons. The first rule of the table that applies gives the
standing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from reportedly.assess.cases import Case, Evidence, Voice, incident_case, toll_case
from reportedly.assess.comparisons import (
    comparable,
    compatible,
    contradict,
    differ,
    latest_of_each,
    say_figure,
)
from reportedly.assess.histories import with_history
from reportedly.assess.independence import independent_groups
from reportedly.assess.interests import against_interest, own_deed
from reportedly.assess.remarks import remarks_on
from reportedly.assess.rules import Reasons, Rule, check_names, first_that_applies, listed
from reportedly.assess.strategies import range_of
from reportedly.assess.wordings import some, speakers_of_one_camp
from reportedly.model.incident import Incident
from reportedly.model.standing import Standing
from reportedly.model.toll import Toll


def is_retracted(case: Case) -> Reasons | None:
    """Every claim of it was taken back."""
    if case.voices or not case.withdrawn:
        return None
    return (f"Every claim of it was retracted: {listed(voice.label for voice in case.withdrawn)}.",)


def is_contested(case: Case) -> Reasons | None:
    """Claims that cannot all be true: the deed is disputed, or opposing sides give counts of its main toll of
    which one must be false."""
    if reasons := is_disputed(case):
        return (*reasons, *(rival_counts(case) or ()))
    if counts := rival_counts(case):
        both = is_agreed(case) is not None
        return (*counts, *(("That it happened, both sides say; the toll is contested.",) if both else ()))
    return None


def is_disputed(case: Case) -> Reasons | None:
    """One denies what another says, or two make opposing sides responsible: a dispute of the deed itself. A
    denial by nobody that is known disputes nothing."""
    reasons = []
    denying = [voice for voice in case.denying if voice.is_known]
    if pair := _first_pair(case.affirming, denying, lambda a, b: a.origin != b.origin):
        reasons.append(f"{pair[0].label} says it; {pair[1].label} denies it.")
    return (*reasons, *(rival_blame(case) or ())) or None


def rival_blame(case: Case) -> Reasons | None:
    """Two make opposing sides responsible."""
    pair = _first_pair(case.affirming, case.affirming, lambda a, b: _blame_opposites(a, b, case))
    if pair is None:
        return None
    a, b = pair
    return (f"{a.label} says that {a.actor_side} did it; {b.label} says that {b.actor_side} did.",)


def rival_counts(case: Case) -> Reasons | None:
    """Opposing sides count an incident's main measure, and no count of one can be the other's: 6 dead by one
    side, 52 by the other. Counts that differ otherwise leave the incident as it is: their toll says so."""
    affirmed = [voice for voice in case.counts if voice.affirms]
    sides = sorted({voice.side for voice in affirmed if voice.side is not None})
    for one, other in combinations(sides, 2):
        if case.conflict_between(one, other) is None:
            continue
        pairs = [
            (a, b)
            for a in affirmed
            for b in affirmed
            if (a.side, b.side) == (one, other) and a.origin != b.origin and comparable(a, b, opposed=True)
        ]
        if pairs and all(differ(a, b, vague=True) for a, b in pairs):
            return _cannot_both_be_true(pairs[-1:])
    return None


def has_rival_figures(case: Case) -> Reasons | None:
    """Figures that cannot all be true, or one that another denies."""
    latest = latest_of_each(case.affirming)
    reasons = list(_cannot_both_be_true(p for p in combinations(latest, 2) if contradict(*p, case)))
    denying = [voice for voice in case.denying if voice.is_known]
    pair = _first_pair(case.affirming, denying, lambda a, b: a.origin != b.origin and compatible(a, b))
    if pair:
        reasons.append(f"{_states(pair[0])}; {pair[1].label} denies it.")
    return tuple(dict.fromkeys(reasons)) or None


def _cannot_both_be_true(rivals: Iterable[tuple[Voice, Voice]]) -> Reasons:
    told = (f"{_states(a)}; {_states(b)}: both cannot be true." for a, b in rivals)
    return tuple(dict.fromkeys(told))


def is_denied(case: Case) -> Reasons | None:
    """Denied by a party that it concerns, and nothing else said."""
    concerned = [voice for voice in case.denying if _concerns(voice, case)]
    if case.affirming or not concerned:
        return None
    return (
        f"{listed(voice.label for voice in concerned)} denies it, and nobody else says that it happened.",
    )


def is_agreed(case: Case) -> Reasons | None:
    """Speakers of opposing sides state it, with values that can both be true."""
    for a, b in combinations(case.affirming, 2):
        conflict = case.conflict_between(a.speaks_for, b.speaks_for)
        if conflict and compatible(a, b):
            return (f"Speakers of both sides, {a.label} and {b.label}, state it ({conflict}).",)
    return None


def is_acknowledged(case: Case) -> Reasons | None:
    """A side says that it did it, or speaks against its own interest."""
    return _reasons(own_deed(voice) or against_interest(voice, case) for voice in case.affirming)


def is_figure_acknowledged(case: Case) -> Reasons | None:
    """A side states the figure against its own interest, and nobody now gives another; that it did the deed
    does not acknowledge its scale."""
    own = [voice for voice in case.affirming if against_interest(voice, case)]
    others = latest_of_each(case.affirming)
    if any(all(differ(voice, other) for voice in own) for other in others):
        return None
    return _reasons(against_interest(voice, case) for voice in own)


def is_corroborated(case: Case) -> Reasons | None:
    """Two or more independent origins, not all of one side."""
    known = [voice for voice in case.affirming if voice.is_known]
    pair = _first_pair(
        known,
        known,
        lambda a, b: a.is_apart_from(b) and not case.same_camp(a.side, b.side) and compatible(a, b),
    )
    if pair is None:
        return None
    saying = [voice for voice in known if all(voice is one or compatible(voice, one) for one in pair)]
    return (
        f"{_how_independent(saying, case)}, among them {pair[0].label} and {pair[1].label}, "
        "not all of one side.",
    )


def _how_independent(voices: Sequence[Voice], case: Case) -> str:
    """ "4 origins, 2 of them independent": three officials of one side are three origins and one of them."""
    origins, apart = len({voice.origin for voice in voices}), len(independent_groups(voices, case))
    return (
        f"{apart} independent origins"
        if origins == apart
        else f"{origins} origins, {apart} of them independent"
    )


def is_party_claim(case: Case) -> Reasons | None:
    """Origins of one side only, however many."""
    known = [voice for voice in case.affirming if voice.is_known]
    sides = [voice.side for voice in known if voice.side is not None]
    if not known or len(sides) < len(known) or not all(case.is_party(side) for side in sides):
        return None
    if not all(case.same_camp(sides[0], side) for side in sides):
        return None
    if len({voice.origin for voice in known}) == 1:
        return (f"Only one side says it: {known[0].label}. No origin outside that side.",)
    who = speakers_of_one_camp(known)
    return (f"{who[0].upper()}{who[1:]} say so; no origin outside their side.",)


def is_single_origin(case: Case) -> Reasons | None:
    """What is left: one origin, or none that is known."""
    if case.denying and not case.affirming:
        who = some(voice.label for voice in case.denying)
        return (f"Nobody says that it happened; it is denied by {who}, whom it does not concern.",)
    known = {voice.origin: voice.label for voice in case.affirming if voice.is_known}
    if not known:
        return ("No origin is known: no speaker, no agency, and no outlet that was there.",)
    if len(known) > 1:
        return (f"{some(known.values())} say{_what(case)}, but none supports another independently.",)
    return (f"One origin only: {listed(known.values())}.",)


INCIDENT_RULES: tuple[Rule, ...] = (
    Rule("retracted", "Was every claim of it taken back?", is_retracted),
    Rule(
        "contested",
        "Does one deny what another says, do two blame opposing sides, or do opposing sides give main tolls "
        "that cannot both be true?",
        is_contested,
    ),
    Rule("denied", "Does a party that it concerns deny it, and nobody says that it happened?", is_denied),
    Rule("agreed", "Do speakers of opposing sides state it?", is_agreed),
    Rule("acknowledged", "Does a side say that it did it, or speak against its interest?", is_acknowledged),
    Rule("corroborated", "Do two independent origins say it, not all of one side?", is_corroborated),
    Rule("party_claim", "Do all known origins speak for one side that fights there?", is_party_claim),
    Rule("single_origin", "What is left: does one origin say it, or none that is known?", is_single_origin),
)
_OF_FIGURES = {
    "contested": (
        "Are there figures that cannot all be true, or does one deny another's?",
        has_rival_figures,
    ),
    "agreed": ("Do speakers of opposing sides give figures that can both be true?", is_agreed),
    "acknowledged": (
        "Does a side give the figure against its own interest, and nobody another?",
        is_figure_acknowledged,
    ),
    "corroborated": ("Do two independent origins give figures that can both be true?", is_corroborated),
}
TOLL_RULES = tuple(
    Rule(rule.name, *_OF_FIGURES.get(rule.name, (rule.question, rule.test))) for rule in INCIDENT_RULES
)


def assess_incidents(
    incidents: Iterable[Incident], evidence: Evidence, *, off: frozenset[str] = frozenset()
) -> tuple[Incident, ...]:
    """The incidents with their standings; `off` are names of rules that are not to be used.

    Raises ConfigError where a name in `off` is no rule."""
    check_names(off, INCIDENT_RULES)
    return tuple(_assess(incident, evidence, off) for incident in incidents)


def _assess(incident: Incident, evidence: Evidence, off: frozenset[str]) -> Incident:
    tolls = tuple(_assess_toll(incident, toll, evidence, off) for toll in incident.tolls)
    case = incident_case(incident, evidence)
    return replace(
        incident,
        standing=_standing(case, INCIDENT_RULES, off),
        tolls=tolls,
        independent_origins=len(independent_groups((*case.voices, *case.withdrawn), case)),
    )


def _standing(case: Case, rules: Sequence[Rule], off: frozenset[str]) -> Standing:
    """What the rules give, with what else a reader should know."""
    value, reasons = first_that_applies(case, rules, off)
    return Standing(value, (*reasons, *remarks_on(case)))


def _assess_toll(incident: Incident, toll: Toll, evidence: Evidence, off: frozenset[str]) -> Toll:
    case = toll_case(incident, toll, evidence)
    told = with_history(toll, case, evidence)
    return replace(told, standing=_standing(case, TOLL_RULES, off), range=range_of(told))


def _first_pair(
    ones: Iterable[Voice], others: Iterable[Voice], fits: Callable[[Voice, Voice], bool]
) -> tuple[Voice, Voice] | None:
    later = tuple(others)
    return next(((a, b) for a in ones for b in later if a is not b and fits(a, b)), None)


def _blame_opposites(a: Voice, b: Voice, case: Case) -> bool:
    clash = {a.claim.kind, b.claim.kind} & {"armed_clash", "talks", "ceasefire", "prisoner_exchange"}
    return not clash and case.conflict_between(a.actor_side, b.actor_side) is not None


def _concerns(voice: Voice, case: Case) -> bool:
    """Whether the speaker's side is said to have done it or suffered it, or fights the one that did."""
    if voice.speaks_for is None:
        return False
    named = (voice.actor_side, voice.target_side)
    return voice.speaks_for in named or any(case.conflict_between(voice.speaks_for, side) for side in named)


def _what(case: Case) -> str:
    """What several say: "it", or each his own figure."""
    figures = {voice.figure.span.text for voice in case.affirming if voice.figure is not None}
    return " it" if len(figures) < 2 else f" {listed(sorted(figures))}"


def _states(voice: Voice) -> str:
    when = f", {voice.told}" if voice.told else ""
    return f"{voice.label}{when}, states {say_figure(voice.figure)}" if voice.figure else voice.label


def _reasons(found: Iterable[str | None]) -> Reasons | None:
    return tuple(dict.fromkeys(reason for reason in found if reason)) or None
