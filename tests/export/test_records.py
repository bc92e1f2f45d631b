"""Claims and incidents as records, and back, through JSON: nothing is lost, whatever is set."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from factory import make_claim, make_figure, make_place, make_report, make_speaker, make_time
from reportedly.fuse.plain import PlainLinker
from reportedly.model.claim import Claim
from reportedly.model.confidence import FieldConfidence
from reportedly.model.figure import Figure
from reportedly.model.incident_records import incident_from_record, incident_record
from reportedly.model.records import claim_from_record, claim_record

REPORT = make_report("Shelling was heard.")
words = st.text(min_size=1, max_size=12)
maybe = st.none() | words
numbers = st.none() | st.floats(0, 1e6)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    low, best, high = sorted(draw(st.tuples(*[st.integers(0, 10**6)] * 3)))
    return make_figure(
        draw(words),
        best,
        low=low,
        high=high,
        bound=draw(words),
        words=draw(words),
        counted=draw(maybe),
        side=draw(maybe),
        as_of=draw(maybe),
        subset_of=draw(st.none() | st.integers(0, 3)),
        unit=draw(maybe),
        superseded=draw(st.booleans()),
        number=draw(maybe),
    )


chance = st.floats(0, 1)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    return make_claim(
        REPORT,
        kind=draw(words),
        flags=tuple(draw(st.lists(words, max_size=2))),
        hearsay=draw(maybe),
        background=draw(st.booleans()),
        denies=draw(maybe),
        incident_id=draw(maybe),
        confidence=draw(st.floats(0, 1)),
        field_confidence=draw(st.none() | st.builds(FieldConfidence, chance, chance, chance, chance, chance)),
        speaker=draw(st.none() | st.builds(make_speaker, name=maybe, side=maybe, private=st.booleans())),
        place=draw(st.none() | st.builds(make_place, words, lat=numbers, lon=numbers, precision=maybe)),
        time=draw(st.none() | st.builds(make_time, words, tz=maybe, inherited=st.booleans())),
        figures=tuple(draw(st.lists(figures(), max_size=3))),
    )


@given(claims())
def test_a_claim_comes_back_as_it_was(claim: Claim) -> None:
    assert claim_from_record(json.loads(json.dumps(claim_record(claim, REPORT)))) == claim


@given(claims())
def test_an_incident_comes_back_as_it_was(claim: Claim) -> None:
    for incident in PlainLinker().link([claim], [REPORT]):
        assert incident_from_record(json.loads(json.dumps(incident_record(incident)))) == incident
