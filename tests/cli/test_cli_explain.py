"""`reportedly explain INCIDENT`: claims, links, rules, changes, tolls and judgements, to read and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Run, lines, written
from reportedly.cli.incident_reasons import waterfall, write_explanation
from reportedly.cli.pages import Page
from reportedly.errors import StoreError
from reportedly.explanations import explain_incident
from reportedly.model.incident import Incident
from reportedly.model.link import Link, Weight
from reportedly.model.standing import Standing
from reportedly.situation import Situation


@pytest.fixture
def db(run: Run, report: Path, tmp_path: Path) -> Path:
    """A situation of two reports, which tell one happening; the first names a private person."""
    path = tmp_path / "situation.db"
    text = "A blast killed 15 people in Kursk on Saturday, the governor said.\n"
    for file, publisher in ((report, "The Post"), (written(tmp_path / "other.txt", text), "The Courier")):
        done = run("read", file, "--db", path, "--published", "2024-08-11", "--publisher", publisher, "-q")
        assert done.exit_code == 0, done.output
    return path


def _incident(run: Run, db: Path) -> str:
    record = json.loads(lines(run("export", "jsonl", "--db", db).stdout)[0])
    return str(record["incident_id"])


def _explained(run: Run, db: Path, *options: str) -> dict[str, Any]:
    done = run("explain", _incident(run, db), "--db", db, "--format", "json", *options)
    assert done.exit_code == 0, done.output
    record: dict[str, Any] = json.loads(done.stdout)
    return record


def test_everything_that_led_to_it_is_read(run: Run, db: Path) -> None:
    done = run("explain", _incident(run, db)[:9], "--db", db)
    assert done.exit_code == 0, done.output
    for words in (
        "Claims (3)", "Aleksei Smirnov (RUS); The Courier, 2024-08-11; attributed; origin",
        "“A blast", "<- outlet The Courier",
        "Why these claims belong together", "Why it stands so: the rules in their order",
        "• contested? no: Nobody denies it", "• party claim? yes: ", "What would change it",
        "an independent origin of no side states the same -> corroborated", "Toll, killed: ",
        "published 2024-08-11: 12 killed, Aleksei Smirnov (RUS); current",
    ):  # fmt: skip
        assert words in " ".join(done.stdout.split()), words


def test_the_rules_end_with_the_standing(run: Run, db: Path) -> None:
    record = _explained(run, db)
    assert record["schema"] == "reportedly.explanation/1"
    assert [tried["applies"] for tried in record["rules"]].count(True) == 1
    assert record["rules"][-1]["rule"] == record["standing"]["value"]
    assert list(record["rules"][-1]["why"]) == record["standing"]["reasons"]
    assert all(toll["rules"][-1]["rule"] == toll["standing"]["value"] for toll in record["tolls"])
    assert {claim["publisher"] for claim in record["claims"]} == {"The Post", "The Courier"}
    assert all({"a", "b", "reason", "bits", "weights"} <= set(link) for link in record["links"])


def test_private_names_are_masked_unless_asked_for(run: Run, db: Path) -> None:
    incident = _incident(run, db)
    for form in ("text", "json"):
        assert "Testova" not in run("explain", incident, "--db", db, "--format", form).stdout
        assert "Testova" in run("explain", incident, "--db", db, "--format", form, "--show-names").stdout


def test_the_judgements_that_apply_are_named(run: Run, db: Path) -> None:
    incident = _incident(run, db)
    claim = next(c["id"] for c in _explained(run, db)["claims"] if "12 people" in c["words"])
    run("judge", "correct", claim, "killed.best", "14", "--db", db, "--by", "ada")
    run("judge", "standing", incident, "contested", "--note", "by phone", "--db", db, "--by", "ada")
    undone = run("judge", "reject", claim, "--db", db, "--by", "bea").stdout.split()[0]
    run("judge", "undo", undone, "--db", db, "--by", "bea")
    record = _explained(run, db)
    assert [(j["decision"], j["state"]) for j in record["judgements"]] == [
        ("corrected", "holds"), ("standing", "holds"), ("rejected", "undone"), ("undo", "holds"),
    ]  # fmt: skip
    assert record["standing"]["value"] == "contested"
    assert record["rules"][-1]["rule"] == record["standing"]["computed"]["value"] == "party_claim"
    shown = " ".join(run("explain", incident, "--db", db).stdout.split())
    assert "standing contested (judged; computed: party claim)" in shown
    assert "Overruled by a person • Judged contested by ada on" in shown
    assert "figure.best corrected from 12 to 14 by ada on" in shown
    assert f"{claim}: rejected, by bea on" in shown and "[undone, by jdg_" in shown


def test_a_judgement_of_another_incident_is_not_named(run: Run, db: Path) -> None:
    claim = _explained(run, db)["claims"][1]["id"]
    run("judge", "different", claim, _explained(run, db)["claims"][0]["id"], "--db", db, "--by", "ada")
    run("judge", "accept", claim, "--db", db, "--by", "bea")
    said = {record["decision"] for record in _explained(run, db)["judgements"]}
    assert "different" in said


WEIGHTS = [
    {"comparison": "place", "level": "same point", "bits": 6.0},
    {"comparison": "figures", "level": "far apart", "bits": -2.0},
    {"comparison": "time", "level": "same day", "bits": 4.0},
]


def test_a_waterfall_begins_each_bar_where_the_last_one_ended() -> None:
    bars = {name: bar for name, _, _, bar in waterfall(WEIGHTS)}
    assert bars == {
        "place": "█" * 18, "figures": " " * 12 + "░" * 6, "time": " " * 12 + "█" * 12, "together": "█" * 24,
    }  # fmt: skip
    assert [bits for _, _, bits, _ in waterfall(WEIGHTS)] == ["+6.0", "-2.0", "+4.0", "+8.0"]


def test_what_is_too_small_to_draw_is_in_the_sum() -> None:
    small = [{"comparison": name, "level": "unsaid", "bits": 0.04} for name in ("actor", "target")]
    rows = [(name, bits) for name, _, bits, _ in waterfall([*WEIGHTS, *small])]
    assert rows[-2:] == [("the others", "+0.1"), ("together", "+8.1")]


def test_a_waterfall_that_speaks_against() -> None:
    rows = list(waterfall([{"comparison": "time", "level": "days apart", "bits": -3.0}]))
    assert [row[3] for row in rows] == ["░" * 24] * 2
    assert list(waterfall([]))[-1][2] == "+0.0"


def test_weights_are_drawn_below_their_link() -> None:
    link = Link("clm_a", "clm_b", "alike", weights=tuple(Weight(**weight) for weight in WEIGHTS))  # type: ignore[arg-type]
    forced = Link("clm_b", "clm_c", "judged one happening by ada", forced=True)
    empty = dict.fromkeys(
        ("origins", "outlets", "updates", "members", "claims", "rules", "changes", "rules_off"), ()
    )
    record = {
        **empty, "id": "inc_1", "kind": "killing", "place": None, "time": None, "part_of": None, "tolls": (),
        "judgements": (), "grades": {}, "standing": {"value": "agreed"},
        "links": [asdict(link), asdict(forced)],
        "needed": {"within": 0.0, "across": 0.5, "unsaid": 0.0, "lead": 2.0, "clusters": 3.0},
    }  # fmt: skip
    stream = StringIO()
    with Situation.open() as situation:
        write_explanation(Page(stream, situation, show_names=False), record)
    text = stream.getvalue()
    assert "clm_a and clm_b: alike" in text and "same point" in text and "+6.0  ██" in text
    assert "0.5 across two" in text
    assert "judged one happening by ada (made by the text or a person)" in text


def test_claims_that_were_read_anew_ask_for_fusion() -> None:
    with Situation.open() as situation:
        gone = Incident("inc_1", "killing", ("clm_gone",), (), Standing("single_origin"))
        with pytest.raises(StoreError, match="read anew since; run: reportedly fuse"):
            explain_incident(situation, gone, None)  # type: ignore[arg-type]


def test_rules_that_were_left_out_are_asked_no_more(run: Run, db: Path) -> None:
    before = _explained(run, db)
    assert before["standing"]["value"] == "party_claim" and before["rules_off"] == []
    assert run("fuse", "--db", db, "--without", "party_claim").exit_code == 0
    record = _explained(run, db)
    assert record["rules_off"] == ["party_claim"]
    (off,) = [tried for tried in record["rules"] if tried["rule"] == "party_claim"]
    assert not off["applies"] and off["why"] == ["It is switched off."]
    assert record["rules"][-1]["rule"] == record["standing"]["value"] == "single_origin"
    assert all(toll["rules"][-1]["rule"] == toll["standing"]["value"] for toll in record["tolls"])
    assert "party_claim" not in {change["standing"] for change in record["changes"]}
    shown = " ".join(run("explain", _incident(run, db), "--db", db).stdout.split())
    assert "left out in the last fusion: party claim" in shown
    said = "Standings are given without the rule “stated by one side only”, which was left out"
    for form in ("text", "md", "html", "json"):
        assert said in " ".join(run("brief", "--db", db, "--format", form).stdout.split())
    assert run("fuse", "--db", db).exit_code == 0
    assert _explained(run, db) == before


def test_corrected_values_are_told_apart(run: Run, db: Path) -> None:
    incident = _incident(run, db)
    claim = next(c["id"] for c in _explained(run, db)["claims"] if "12 people" in c["words"])
    run("judge", "correct", claim, "killed.best", "14", "--db", db, "--by", "ada", "--note", "by phone")
    run("judge", "correct", claim, "time", "2024-08-09", "--db", db, "--by", "ada")
    said = "figure.best corrected from 12 to 14 by ada on"
    entries = [entry for toll in _explained(run, db)["tolls"] for entry in toll["entries"]]
    assert [e["judged"][0][: len(said)] for e in entries if e["judged"]] == [said]
    shown = " ".join(run("explain", incident[:10], "--db", db).stdout.split())
    assert "14 killed, Aleksei Smirnov (RUS); " in shown and f"; {said}" in shown
    table = " ".join(run("show", _incident(run, db), "--db", db).stdout.split())
    assert f"! {said}" in table and "12 killed" in table
    one = " ".join(run("explain", claim, "--db", db).stdout.split())
    assert "corrected by a person; read as 12 killed" in one
    assert "9 Aug 2024, corrected by a person; read as" in one and "14 killed" in one
