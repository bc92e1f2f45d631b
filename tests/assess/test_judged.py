"""Overruled standings stand beside the computed ones, on the incident that was judged and on no other."""

from __future__ import annotations

from dataclasses import replace

from factory import make_claim, make_figure, make_place, make_report, make_speaker, make_time
from reportedly.assess.judged import overrule
from reportedly.fuse.decisions import Signature, judge_standing
from reportedly.fuse.incidents import make_incident
from reportedly.fuse.judged import put_to_use
from reportedly.fuse.origins import find_origins
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.incident_records import incident_from_record, incident_record
from reportedly.model.judgement import Judgement, Overruling
from reportedly.model.report import Report
from reportedly.model.standing import Standing


def _told(number: int) -> tuple[Report, Claim]:
    report = make_report(f"Report {number}: 12 people were killed in Kursk.", publisher=f"Outlet {number}")
    figure = make_figure(measure="killed" if number % 2 else "injured")
    at = report.text.index("12 people")
    figure = replace(figure, span=type(figure.span)(at, at + 9, "12 people"))
    values = {
        "place": make_place("Kursk"),
        "time": make_time(),
        "speaker": make_speaker(),
        "figures": (figure,),
    }
    return report, make_claim(report, at=report.text.index("killed"), trigger="killed", **values)


TOLD = [_told(number) for number in range(6)]
REPORTS = {report.id: report for report, _ in TOLD}
CLAIMS = {claim.id: claim for _, claim in TOLD}


def _incident(*numbers: int) -> Incident:
    claims = [TOLD[number][1] for number in numbers]
    made = make_incident(claims, find_origins(claims, list(REPORTS.values())), {})
    tolls = tuple(replace(toll, standing=Standing("party_claim", ("rule",))) for toll in made.tolls)
    return replace(made, standing=Standing("party_claim", ("rule",)), tolls=tolls)


def _judged(incident: Incident, value: str, second: int = 0, toll: int | None = None) -> Judgement:
    signature = Signature("ada", "seen", f"2024-08-12T09:00:{second:02}")
    of = None if toll is None else incident.tolls[toll]
    return judge_standing(signature, incident, value, CLAIMS, REPORTS, toll=of)


def _overrulings(*judgements: Judgement) -> tuple[Overruling, ...]:
    return put_to_use(list(CLAIMS.values()), list(REPORTS.values()), judgements).overrulings


def test_a_judged_standing_stands_beside_the_computed_one() -> None:
    incident = _incident(0, 1, 2)
    ((made,), fates) = overrule([incident], _overrulings(_judged(incident, "contested")))
    said = "Judged contested by ada on 2024-08-12: seen; computed: party claim."
    assert made.standing == Standing("contested", (said,), Standing("party_claim", ("rule",)))
    assert fates == () and made.tolls == incident.tolls
    assert incident_from_record(incident_record(made)) == made


def test_it_follows_a_growing_incident_and_says_so() -> None:
    ((made,), _) = overrule([_incident(0, 1, 2, 3)], _overrulings(_judged(_incident(1, 2), "contested")))
    assert "; 2 claims were added since;" in made.standing.reasons[0]
    ((made,), _) = overrule([_incident(1, 2, 3)], _overrulings(_judged(_incident(1, 2), "contested")))
    assert "; 1 claim was added since;" in made.standing.reasons[0]


def test_it_goes_with_most_of_its_claims() -> None:
    judgement = _judged(_incident(0, 1, 2), "contested")
    most, least = _incident(0, 1), _incident(2, 3)
    made, fates = overrule([most, least], _overrulings(judgement))
    assert [incident.standing.value for incident in made] == ["contested", "party_claim"] and not fates


def test_torn_between_two_it_goes_with_neither() -> None:
    judgement = _judged(_incident(0, 1), "contested")
    incidents = (_incident(0), _incident(1))
    made, (fate,) = overrule(incidents, _overrulings(judgement))
    assert made == incidents
    assert (fate.state, fate.why) == ("stale", "its claims lie in 2 incidents by now")


def test_without_its_claims_in_any_incident_it_is_stale() -> None:
    incident = _incident(3)
    made, (fate,) = overrule([incident], _overrulings(_judged(_incident(0), "contested")))
    assert made == (incident,) and fate.why == "its claims are in no incident"


def test_the_last_judgement_of_an_incident_holds() -> None:
    incident = _incident(0, 1)
    first, second = _judged(incident, "contested", 1), _judged(incident, "corroborated", 2)
    ((made,), (fate,)) = overrule([incident], _overrulings(second, first))
    assert made.standing.value == "corroborated"
    assert (fate.judgement, fate.state) == (first, "replaced")


def test_a_toll_is_overruled_alone() -> None:
    incident = _incident(0, 1, 2)
    index = [toll.measure for toll in incident.tolls].index("killed")
    judgement = _judged(incident, "acknowledged", toll=index)
    ((made,), _) = overrule([incident], _overrulings(judgement))
    assert made.standing == incident.standing
    assert [toll.standing.value == "acknowledged" for toll in made.tolls] == [
        toll.measure == "killed" for toll in incident.tolls
    ]
    without = replace(incident, tolls=tuple(t for t in incident.tolls if t.measure != "killed"))
    _, (fate,) = overrule([without], _overrulings(judgement))
    assert fate.state == "stale" and "has no such toll, killed" in fate.why
