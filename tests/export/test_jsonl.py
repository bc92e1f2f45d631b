"""JSON Lines: records that round-trip, and no private name unless asked for."""

from __future__ import annotations

import io
import json
from typing import Any

from factory import (
    TableSides,
    make_claim,
    make_figure,
    make_place,
    make_report,
    make_span,
    make_speaker,
    make_time,
)
from reportedly.export.jsonl import JsonlExporter
from reportedly.fuse.origins import find_origins
from reportedly.fuse.plain import PlainLinker
from reportedly.model.actor import Actor
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.incident_records import incident_from_record
from reportedly.model.records import claim_from_record
from reportedly.model.report import Report
from reportedly.situation import Situation

TEXT = "Shelling in Kursk killed Ivan Petrenko, his neighbour Olena Sydorenko said. Petrenko was 54."
REPORT = make_report(TEXT, title="Petrenko killed in Kursk", publisher="Petrenko Post")


def _claim() -> Claim:
    victim = Actor(make_span("Ivan Petrenko", REPORT), "Ivan Petrenko", kind="civilian", private=True)
    speaker = make_speaker("Olena Sydorenko", None, kind="resident", private=True, words="Olena Sydorenko")
    figure = make_figure("killed", 1, words="Ivan Petrenko", demographic="man")
    return make_claim(
        REPORT,
        words=TEXT.split(" Petrenko was", maxsplit=1)[0],
        target=victim,
        speaker=speaker,
        figures=(figure,),
        place=make_place("Kursk", REPORT),
        time=make_time(),
        reasons=("target: Ivan Petrenko is the object of killed",),
    )


def _written(**options: Any) -> tuple[str, tuple[Report, ...], tuple[Claim, ...], tuple[Incident, ...]]:
    with Situation.open() as situation:
        situation.add(REPORT, [_claim()])
        situation.refuse(PlainLinker(), TableSides())
        content = situation.reports(), situation.claims(), situation.incidents()
    stream = io.StringIO()
    assert JsonlExporter(**options).export(*content, stream) == 1
    return stream.getvalue(), *content


def test_private_names_are_masked_and_offsets_stay() -> None:
    line, _, claims, _ = _written()
    assert "Ivan" not in line and "Sydorenko" not in line
    record = json.loads(line)
    assert record["words"]["text"] == "Shelling in Kursk killed [name], his neighbour [name] said."
    assert record["target"]["text"] == record["target"]["name"] == "[name]"
    assert record["report"]["title"] == "[name] killed in Kursk"
    assert record["report"]["publisher"] == "Petrenko Post"
    assert (record["words"]["start"], record["words"]["end"]) == (claims[0].words.start, claims[0].words.end)
    assert record["place"]["name"] == "Kursk"
    assert record["incident_id"] == claims[0].incident_id is not None


def test_incidents_are_masked_too() -> None:
    line, _, _, incidents = _written(incidents=True)
    assert "Petrenko" not in line and "sydorenko" not in line.lower()
    record = json.loads(line)
    assert record["id"] == incidents[0].id
    assert record["standing"]["value"] == "single_origin"


def test_an_incident_tells_the_way_to_the_origin_of_each_claim() -> None:
    _, reports, claims, incidents = _written(incidents=True)
    stream = io.StringIO()
    origins = find_origins(claims, reports)
    JsonlExporter(incidents=True, origins=origins).export(reports, claims, incidents, stream)
    (found,) = json.loads(stream.getvalue())["claim_origins"].values()
    assert found["key"] == "private:1", "the key is made of the name"
    assert [node["kind"] for node in found["chain"]] == ["report", "outlet", "person"]
    assert "ydorenko" not in stream.getvalue()


def test_asked_for_names_stay_and_records_round_trip() -> None:
    line, _, claims, _ = _written(private=True)
    assert claim_from_record(json.loads(line)) == claims[0]
    line, _, _, incidents = _written(private=True, incidents=True)
    assert incident_from_record(json.loads(line)) == incidents[0]


def test_nothing_is_no_line() -> None:
    stream = io.StringIO()
    assert JsonlExporter().export((), (), (), stream) == 0
    assert stream.getvalue() == ""
