"""Judgements as records: the round trip loses nothing, and what comes from outside is checked."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.judgement import DECISIONS, FIELDS, Anchor, Judgement, in_order, undone_by
from reportedly.model.judgement_records import judgement_from_record, judgement_record, value_text
from reportedly.model.vocabulary import KINDS, MEASURES, POLARITIES, STANDINGS

WORDS = st.text(min_size=1).filter(str.strip)
ANCHORS = st.builds(
    Anchor,
    WORDS,
    WORDS,
    st.integers(0, 9999),
    st.text(),
    st.text(),
    st.text(),
    st.text(),
    st.integers(-99, 99),
)
VALUES = st.none() | st.text() | st.integers(0, 10**9) | st.dictionaries(st.text(), st.integers(0, 9))

NUMBERS = st.none() | st.integers(0, 10**9) | st.floats(0, 10**9)
DAYS = st.dates().map(lambda day: {"from": day.isoformat(), "to": day.isoformat()})
CORRECTIONS: dict[str, st.SearchStrategy[Any]] = {
    "kind": st.sampled_from(list(KINDS)),
    "place": st.none()
    | WORDS.map(lambda name: {"name": name, "precision": "town", "lat": 51.2, "lon": 35.3}),
    "time": st.none() | DAYS,
    "polarity": st.sampled_from(list(POLARITIES)),
    "speaker.name": st.none() | WORDS,
    "speaker.side": st.none() | WORDS,
    "figure": st.none(),
    "figure.low": NUMBERS,
    "figure.best": NUMBERS.filter(lambda number: number is not None),
    "figure.high": NUMBERS,
    "figure.measure": st.sampled_from(list(MEASURES)),
}


@st.composite
def judgements(draw: st.DrawFn) -> Judgement:
    subject = draw(st.sampled_from(sorted(DECISIONS)))
    decision = draw(st.sampled_from(sorted(DECISIONS[subject])))
    field = draw(st.sampled_from(FIELDS))
    of_decision = {"standing": st.sampled_from(list(STANDINGS)), "corrected": CORRECTIONS[field]}
    return Judgement(
        id=draw(WORDS), made_at=draw(st.datetimes()).isoformat(), made_by=draw(WORDS), subject=subject,
        subject_id=draw(WORDS), decision=decision, note=draw(st.text()), other_id=draw(st.text()),
        field=field,
        value=value_text(draw(of_decision.get(decision, VALUES))),
        was=value_text(draw(VALUES)), anchors=(draw(ANCHORS),), others=(draw(ANCHORS),),
    )  # fmt: skip


@given(judgements())
def test_the_round_trip_loses_nothing(judgement: Judgement) -> None:
    line = json.dumps(judgement_record(judgement))
    assert judgement_from_record(json.loads(line)) == judgement


GOOD: dict[str, Any] = {
    "schema": "reportedly.judgement/1", "id": "jdg_1", "made_at": "2024-08-12T09:00:00", "made_by": "ada",
    "subject": "claim", "subject_id": "clm_1", "decision": "rejected", "anchors": [{"claim_id": "clm_1"}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"schema": "reportedly.claim/1"}, "schema"),
        ({"id": ""}, "it has no id"),
        ({"made_by": "  "}, "it has no made_by"),
        ({"made_by": 3}, "made_by is 3, not a text"),
        ({"made_at": "yesterday"}, "not an ISO date-time"),
        ({"subject": "report"}, "a report cannot be judged"),
        ({"decision": "same"}, "a claim cannot be judged 'same'"),
        ({"decision": "corrected"}, "its field is ''; valid are: kind"),
        ({"decision": "corrected", "field": "figure.best", "value": float("nan")}, "not JSON"),
        ({"decision": "corrected", "field": "place", "value": {"name": "X", "lat": "a"}}, "lat and lon"),
        ({"subject": "incident", "decision": "standing", "value": ["agreed"]}, "valid are"),
        ({"subject": "incident", "decision": "standing"}, "its value is null; valid are"),
        ({"subject": "pair", "decision": "same"}, "lacks the anchors or the others"),
        ({"anchors": "clm_1"}, "no list of objects"),
        ({"anchors": ["clm_1"]}, "no list of objects"),
        ({"anchors": [{"claim_id": ""}]}, "no claim_id"),
        ({"anchors": [{"claim_id": "clm_1", "start": "3"}]}, "start: '3', which cannot be read"),
        ({"anchors": [{"claim_id": "clm_1", "colour": "red"}]}, "colour: 'red', which cannot be read"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_wrong_is_named(change: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        judgement_from_record({**GOOD, **change})


def test_a_record_needs_no_more_than_that() -> None:
    assert judgement_from_record(GOOD) == Judgement(
        "jdg_1", GOOD["made_at"], "ada", "claim", "clm_1", "rejected", anchors=(Anchor("clm_1"),)
    )


def _made(id_: str, made_at: str, decision: str = "rejected", of: str = "clm_1") -> Judgement:
    return Judgement(id_, made_at, "ada", "judgement" if decision == "undo" else "claim", of, decision)


def test_the_order_is_that_of_moments_whatever_their_zone() -> None:
    noon, later = _made("b", "2024-08-12T12:00+02:00"), _made("a", "2024-08-12T10:30")
    assert in_order([later, noon]) == [noon, later]
    twins = [_made("z", "2024-08-12T10:30"), _made("y", "2024-08-12T10:30+00:00")]
    assert in_order(twins) == twins


def test_an_undoing_may_be_undone() -> None:
    at = "2024-08-12T10:30"
    first, undo = _made("j", at), _made("u", at, "undo", "j")
    again = _made("v", at, "undo", "u")
    assert undone_by([first, undo]) == {"j": "u"}
    assert undone_by([first, undo, again]) == {"u": "v"}
    assert undone_by([first, undo, again, _made("w", at, "undo", "j")]) == {"u": "v", "j": "w"}


def test_undoings_in_a_circle_undo_nothing() -> None:
    at = "2024-08-12T10:30"
    assert undone_by([_made("u", at, "undo", "v"), _made("v", at, "undo", "u")]) == {}
