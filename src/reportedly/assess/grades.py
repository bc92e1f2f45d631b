"""Grades: an incident in the field's own scales. In: an assessed incident and its evidence. Out: an Airwars
grade, an Admiralty code and UCDP's event_clarity, each by its own table of rules and with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportedly.assess.cases import Case, Evidence, Voice, incident_case
from reportedly.assess.interests import against_interest, harm_by_own, own_deed
from reportedly.assess.rules import Reasons, Rule, first_that_applies
from reportedly.assess.standings import (
    is_agreed,
    is_corroborated,
    is_denied,
    is_disputed,
    is_retracted,
    rival_blame,
)
from reportedly.model.incident import Incident

_HARM = frozenset(("killed", "injured", "casualties"))
_WITNESSES = frozenset(("witness", "resident", "medic", "medical", "rescuer", "emergency", "monitor"))
_ANSWERABLE = (
    "ngo", "medic", "medical", "rescuer", "emergency", "police", "official", "authority", "government",
    "ministry", "media", "wire_agency",
)  # fmt: skip
_FINE_PLACES = frozenset(("exact", "site", "town", "near", "relative"))
_FINE_TIMES = frozenset(("minute", "hour", "part_of_day", "day"))


@dataclass(frozen=True, slots=True)
class Grade:
    """A value of one scale and why it has it."""

    value: str
    reasons: Reasons


@dataclass(frozen=True, slots=True)
class Grades:
    """`airwars` is None where nobody is said to have been harmed; `letter` and `digit` of the Admiralty
    code are independent."""

    airwars: Grade | None
    letter: Grade
    digit: Grade
    event_clarity: Grade


def _accepted(case: Case) -> Reasons | None:
    """The side that is said to have done it says so itself: the deed, or its harm."""
    for voice in case.affirming:
        own = voice.speaks_for is not None and voice.speaks_for == voice.actor_side
        if own and (reason := against_interest(voice, case) or own_deed(voice)):
            return (reason,)
    return None


def _accepted_harm(case: Case) -> Reasons | None:
    # Airwars 'confirmed': the belligerent itself accepts that civilians were harmed; to own the deed is less
    return next(((reason,) for voice in case.affirming if (reason := harm_by_own(voice))), None)


def _only_combatants(case: Case) -> Reasons | None:
    harmed = [f for voice in case.affirming for f in voice.claim.figures if f.measure in _HARM]
    if harmed and all(figure.status == "combatant" for figure in harmed):
        return ("All who were harmed are said to be combatants.",)
    return is_retracted(case)


AIRWARS: tuple[Rule, ...] = (
    Rule("discounted", "Were all who were harmed combatants, or was all taken back?", _only_combatants),
    # competing claims of responsibility; a mere denial is none
    Rule("contested", "Do two make opposing sides responsible?", rival_blame),
    Rule("confirmed", "Does the side that is said to have done it accept the harm?", _accepted_harm),
    Rule("fair", "Do two independent origins report it?", lambda c: is_agreed(c) or is_corroborated(c)),
    Rule("weak", "What is left?", lambda case: ("A single origin, or origins of one side only.",)),
)


def _kinds_of_speakers(case: Case, *kinds: str) -> str | None:
    return next((v.label for v in case.voices if v.claim.speaker and v.claim.speaker.kind in kinds), None)


def _letter_b(case: Case) -> Reasons | None:
    if observer := _kinds_of_speakers(case, "igo", "monitor"):
        return (f"{observer} observes for a body that is no party.",)
    return None


def _letter_c(case: Case) -> Reasons | None:
    outlets = [
        voice.label for voice in case.voices if voice.origin.startswith("outlet:") and voice.side is None
    ]
    if outlets:
        return (f"{outlets[0]} reports it itself.",)
    speaker = _kinds_of_speakers(case, *_ANSWERABLE)
    return (f"{speaker} answers for it by name or office.",) if speaker else None


def _letter_d(case: Case) -> Reasons | None:
    speaker = _kinds_of_speakers(case, "military", "armed_group", "militia", "gang")
    return (f"{speaker} fights in it.",) if speaker else None


def _first_hand(case: Case) -> Reasons | None:
    seen = [voice for voice in case.affirming if voice.is_known and _is_witness(voice)]
    return (f"{seen[0].label} reports it at first hand; no other origin.",) if seen else None


def _is_witness(voice: Voice) -> bool:
    speaker = voice.claim.speaker
    return voice.side is None and (speaker is None or speaker.kind in _WITNESSES)


# No outlet has a record of reliability here yet: A and E, which ask for one, are never given.
LETTERS: tuple[Rule, ...] = (
    Rule("B", "Does an observer for a body that is no party tell it?", _letter_b),
    Rule("C", "Does an outlet report it itself, or somebody who answers for it?", _letter_c),
    Rule("D", "Does one who fights in it tell it?", _letter_d),
    Rule("F", "What is left?", lambda case: ("Nothing is known by which the source could be judged.",)),
)
DIGITS: tuple[Rule, ...] = (
    Rule("5", "Was every claim of it taken back?", is_retracted),
    Rule("4", "Is it contested or denied?", lambda case: is_disputed(case) or is_denied(case)),
    Rule("1", "Do other, independent origins confirm it?", lambda c: is_agreed(c) or is_corroborated(c)),
    Rule("2", "Does the side that is said to have done it accept it?", _accepted),
    Rule("3", "Does a witness or an outlet that was there tell it?", _first_hand),
    Rule("6", "What is left?", lambda case: ("No other origin, and nothing by which it could be judged.",)),
)


def grade_incident(incident: Incident, evidence: Evidence) -> Grades:
    """The incident's grades; they may disagree with its standing, for each scale asks its own question."""
    case = incident_case(incident, evidence)
    told = [voice.claim for voice in case.voices if voice.claim.modality == "actual"]
    harm = any(figure.measure in _HARM for claim in told for figure in claim.figures)
    return Grades(
        airwars=Grade(*first_that_applies(case, AIRWARS)) if harm else None,
        letter=Grade(*first_that_applies(case, LETTERS)),
        digit=Grade(*first_that_applies(case, DIGITS)),
        event_clarity=_event_clarity(incident, case),
    )


def grades_record(grades: Grades) -> dict[str, Any]:
    """The grades as plain values, under the names that coders use, and `reasons` for each."""
    airwars, reasons = grades.airwars, {"admiralty_letter": grades.letter, "admiralty_digit": grades.digit}
    told = {"airwars": airwars, **reasons, "event_clarity": grades.event_clarity}
    return {
        "airwars": airwars.value if airwars is not None else None,
        "admiralty": grades.letter.value + grades.digit.value,
        "event_clarity": int(grades.event_clarity.value),
        "reasons": {name: list(grade.reasons) for name, grade in told.items() if grade is not None},
    }


def _event_clarity(incident: Incident, case: Case) -> Grade:
    """UCDP: 1 where one happening can be told from others, 2 where the source already added several up."""
    lacks = []
    if incident.place is None or incident.place.precision not in _FINE_PLACES:
        lacks.append("its place is no finer than a district")
    if incident.time is None or incident.time.precision not in _FINE_TIMES:
        lacks.append("its day is not known")
    if any(
        f.basis in ("cumulative", "stock") for v in case.voices for f in v.claim.figures if f.measure in _HARM
    ):
        lacks.append("a figure adds up several happenings")
    return (
        Grade("2", (f"{'; '.join(lacks).capitalize()}.",))
        if lacks
        else Grade("1", ("Place and day are known.",))
    )
