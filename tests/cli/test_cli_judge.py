"""`reportedly judge` and `reportedly fuse` on a situation in a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import TEXT, Run, lines, written

OTHER = """Kursk again

A blast killed 15 people in Kursk on Saturday, the governor said.
"""


@pytest.fixture
def db(run: Run, report: Path, tmp_path: Path) -> Path:
    """A situation of two reports, which tell one happening."""
    path = tmp_path / "situation.db"
    other = written(tmp_path / "other.txt", OTHER)
    for file, publisher in ((report, "The Post"), (other, "The Courier")):
        done = run("read", file, "--db", path, "--published", "2024-08-11", "--publisher", publisher, "-q")
        assert done.exit_code == 0, done.output
    return path


def claims(run: Run, db: Path) -> dict[str, dict[str, Any]]:
    """The claims that count people, by their publisher."""
    records = map(json.loads, lines(run("export", "jsonl", "--db", db, "--show-names").stdout))
    return {record["report"]["publisher"]: record for record in records if record["figures"]}


def incidents(run: Run, db: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines(run("export", "jsonl", "--incidents", "--db", db).stdout)]


def judge(run: Run, db: Path, *words: str) -> str:
    """Judges, and gives the judgement's id."""
    done = run("judge", *words, "--db", db, "--by", "A. Coder")
    assert done.exit_code == 0, done.output
    return str(done.stdout.split()[0])


def test_different_and_same(run: Run, db: Path) -> None:
    post, courier = (record["id"] for record in claims(run, db).values())
    assert any({post, courier} <= set(incident["claim_ids"]) for incident in incidents(run, db))
    judge(run, db, "different", post, courier[:10])
    assert not any({post, courier} <= set(incident["claim_ids"]) for incident in incidents(run, db))
    judge(run, db, "same", post, courier)
    (incident,) = [i for i in incidents(run, db) if {post, courier} <= set(i["claim_ids"])]
    assert any("judged one happening by A. Coder on" in link["reason"] for link in incident["links"])


def test_incidents_are_put_together(run: Run, db: Path) -> None:
    post, courier = (record["id"] for record in claims(run, db).values())
    judge(run, db, "different", post, courier)
    now = claims(run, db)
    judge(run, db, "same", now["The Post"]["incident_id"], now["The Courier"]["incident_id"])
    assert len({record["incident_id"] for record in claims(run, db).values()}) == 1


def test_what_changed_is_told(run: Run, db: Path) -> None:
    courier = claims(run, db)["The Courier"]["id"]
    said = run("judge", "reject", courier, "--db", db, "--by", "ada").stdout
    assert f"{courier}: rejected" in said and "changed  inc_" in said


def test_a_rejected_claim_belongs_to_no_incident(run: Run, db: Path) -> None:
    courier = claims(run, db)["The Courier"]["id"]
    rejected = judge(run, db, "reject", courier, "--note", "another Kursk")
    record = claims(run, db)["The Courier"]
    assert record["incident_id"] is None
    assert (
        record["reasons"][-1].startswith("rejected by A. Coder on")
        and "another Kursk" in record["reasons"][-1]
    )
    judge(run, db, "undo", rejected[:9])
    assert claims(run, db)["The Courier"]["incident_id"] is not None


def test_undoing_restores_the_incidents_exactly(run: Run, db: Path) -> None:
    before = incidents(run, db)
    post, courier = (record["id"] for record in claims(run, db).values())
    made = [
        judge(run, db, "different", post, courier), judge(run, db, "correct", post, "killed.best", "20"),
        judge(run, db, "correct", post, "place", "none"), judge(run, db, "retract", courier),
        judge(run, db, "standing", claims(run, db)["The Post"]["incident_id"], "contested"),
    ]  # fmt: skip
    assert incidents(run, db) != before
    for id_ in reversed(made):
        judge(run, db, "undo", id_)
    assert incidents(run, db) == before


def test_a_corrected_figure_is_in_the_toll_while_what_was_read_is_kept(run: Run, db: Path) -> None:
    post = claims(run, db)["The Post"]["id"]
    judge(run, db, "correct", post, "killed.best", "13", "--note", "a slip")
    (figure,) = claims(run, db)["The Post"]["figures"]
    assert (figure["low"], figure["best"], figure["high"], figure["text"]) == (13, 13, 13, "12 people")
    bests = [e["figure"]["best"] for i in incidents(run, db) for t in i["tolls"] for e in t["entries"]]
    assert 13 in bests and 12 not in bests
    shown = run("show", post, "--db", db).stdout
    assert "12 killed" in shown and "figure.best corrected from 12 to 13 by A. Coder on" in shown


def test_a_value_may_come_from_other_words(run: Run, db: Path) -> None:
    post = claims(run, db)["The Post"]["id"]
    judge(run, db, "correct", post, "killed.best", "1", "--words", "Maria Testova")
    (figure,) = claims(run, db)["The Post"]["figures"]
    assert figure["text"] == TEXT[figure["start"] : figure["end"]] == "Maria Testova"


def test_a_place_of_the_gazetteer(run: Run, db: Path) -> None:
    post = claims(run, db)["The Post"]["id"]
    judge(run, db, "correct", post, "place", "486816")
    place = claims(run, db)["The Post"]["place"]
    assert (place["name"], place["country"], place["precision"], place["text"]) == (
        "Sudzha",
        "RUS",
        "town",
        "Kursk",
    )
    assert "corrected by A. Coder" in place["reason"]


@pytest.mark.parametrize(
    ("field", "value", "now"),
    [
        ("kind", "drone-strike", ("kind", "drone_strike")),
        ("polarity", "denied", ("stance", "denied")),
        ("time", "none", ("time", None)),
        ("killed", "none", ("figures", [])),
    ],
)
def test_other_fields(run: Run, db: Path, field: str, value: str, now: tuple[str, object]) -> None:
    post = claims(run, db)["The Post"]["id"]
    judge(run, db, "correct", post, field, value)
    records = map(json.loads, lines(run("export", "jsonl", "--db", db).stdout))
    assert next(record for record in records if record["id"] == post)[now[0]] == now[1]


def test_a_period_and_a_speaker(run: Run, db: Path) -> None:
    post = claims(run, db)["The Post"]["id"]
    judge(run, db, "correct", post, "time", "2024-08-09/2024-08-10")
    judge(run, db, "correct", post, "speaker.side", "none")
    record = claims(run, db)["The Post"]
    assert (record["time"]["from"], record["time"]["to"], record["time"]["precision"]) == (
        "2024-08-09", "2024-08-10", "week"
    )  # fmt: skip
    assert record["speaker"]["side"] is None


def test_a_standing_and_that_of_a_toll(run: Run, db: Path) -> None:
    incident = claims(run, db)["The Post"]["incident_id"]
    judge(run, db, "standing", incident, "party claim", "--note", "by the film")
    judge(run, db, "standing", incident, "agreed", "--toll", "killed")
    (record,) = [record for record in incidents(run, db) if record["id"] == incident]
    assert record["standing"]["value"] == "party_claim" and record["standing"]["computed"]["reasons"]
    assert "Judged party claim by A. Coder on" in record["standing"]["reasons"][0]
    assert [toll["standing"]["value"] for toll in record["tolls"]] == ["agreed"]
    assert "Judged party claim by A. Coder" in run("show", incident, "--db", db).stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("accept", "clm_0000"), "holds nothing with this id"),
        (("accept", "inc_0000"), "is no id of a claim"),
        (("undo", "jdg_0000"), "holds nothing with this id"),
        (("undo", "clm_0000"), "is no id of a judgement"),
        (("standing", "clm_0000", "agreed"), "is no id of an incident"),
        (("standing", "INCIDENT", "sure"), "is no standing; valid are: retracted"),
        (("standing", "INCIDENT", "agreed", "--toll", "injured"), "has no such toll; its tolls are: killed"),
        (("same", "CLAIM", "CLAIM"), "a claim in common"),
        (("same", "CLAIM", "OTHER_INCIDENT"), "a claim and an incident are no pair"),
        (("same", "CLAIM", "REPORT"), "a report is no happening"),
        (("correct", "CLAIM", "colour", "red"), "no such field; valid are: kind, place"),
        (("correct", "CLAIM", "kind", "shellings"), "is none of: air_strike"),
        (("correct", "CLAIM", "killed.best", "many"), "takes a number; give it in digits"),
        (("correct", "CLAIM", "killed.status", "civilian"), "only low, best, high and measure"),
        (("correct", "CLAIM", "killed.low", "40"), "would be above high 12"),
        (("correct", "CLAIM", "figures/3.best", "4"), "no such field"),
        (
            ("correct", "CLAIM", "place", "99999999999"),
            "no place of that key; see its Key in: reportedly places find",
        ),
        (("correct", "CLAIM", "time", "Friday"), "give FROM or FROM/TO"),
        (("correct", "CLAIM", "time", "2024-W33"), "no ISO date"),
        (("correct", "CLAIM", "killed.best", "nan"), "takes a number"),
        (("correct", "CLAIM", "killed.high", "inf"), "takes a number"),
        (("correct", "CLAIM", "time", "none", "--words", "Monday"), "the report has no such words"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_judged_is_told_and_not_written(
    run: Run, db: Path, words: tuple[str, ...], said: str
) -> None:
    written(db.parent / "third.txt", "Six people were killed in Odesa.")
    assert run("read", db.parent / "third.txt", "--db", db, "--published", "2024-08-11", "-q").exit_code == 0
    known = claims(run, db)
    other = next(i["id"] for i in incidents(run, db) if known["The Post"]["id"] not in i["claim_ids"])
    ids = {
        "CLAIM": known["The Post"]["id"], "INCIDENT": known["The Post"]["incident_id"],
        "OTHER_INCIDENT": other, "REPORT": known["The Post"]["report_id"],
    }  # fmt: skip
    done = run("judge", *(ids.get(word, word) for word in words), "--db", db, "--by", "ada")
    assert done.exit_code == 1, done.output
    assert said in done.stderr
    assert "no judgement was made yet" in run("judge", "list", "--db", db).stderr


def test_who_judges(run: Run, db: Path, tmp_path: Path) -> None:
    post = claims(run, db)["The Post"]["id"]
    (tmp_path / "reportedly.toml").write_text('author = "The desk"\n')
    assert run("judge", "accept", post, "--db", db).exit_code == 0
    assert run("judge", "accept", post, "--db", db, env={"REPORTEDLY_AUTHOR": "Night shift"}).exit_code == 0
    assert run("judge", "accept", post, "--db", db, "--by", "ada").exit_code == 0
    listed = run("judge", "list", "--db", db).stdout
    assert listed.index("The desk") < listed.index("Night shift") < listed.index("ada,")
    assert listed.count("replaced: by jdg_") == 2 and listed.count("holds") == 1


def test_the_login_judges_where_nobody_is_named(run: Run, db: Path) -> None:
    post = claims(run, db)["The Post"]["id"]
    done = run("judge", "accept", post, "--db", db, env={"LOGNAME": "carol"})
    assert done.exit_code == 0
    assert "carol" in run("judge", "list", "--db", db).stdout


def test_judged_now_and_fused_later(run: Run, db: Path) -> None:
    post, courier = (record["id"] for record in claims(run, db).values())
    done = run("judge", "different", post, courier, "--no-fuse", "--db", db, "--by", "ada")
    assert "not yet in use; run: reportedly fuse --db" in done.stderr
    for words in (("brief",), ("export", "jsonl", "--incidents"), ("explain", incidents(run, db)[0]["id"])):
        assert "judgements came since the last fusion" in run(*words, "--db", db).stderr
    assert len({record["incident_id"] for record in claims(run, db).values()}) == 1
    assert run("fuse", "--db", db).exit_code == 0
    assert "came since" not in run("brief", "--db", db).stderr
    assert len({record["incident_id"] for record in claims(run, db).values()}) == 2


def test_a_corrected_number_is_told_among_the_changes(run: Run, db: Path) -> None:
    post = claims(run, db)["The Post"]["id"]
    done = run("judge", "correct", post, "killed.best", "13", "--db", db, "--by", "ada")
    (changed,) = [line for line in lines(done.stdout) if line.strip().startswith("changed")]
    before, after = changed.split("->")
    assert "killed 12 to 15" in before and "killed 13 to 15" in after


def test_what_is_undone_is_not_undone_again(run: Run, db: Path) -> None:
    judgement = judge(run, db, "accept", claims(run, db)["The Post"]["id"])
    undoing = judge(run, db, "undo", judgement)
    again = run("judge", "undo", judgement, "--db", db, "--by", "ada")
    assert again.exit_code == 1
    assert f"is undone already, by {undoing}" in again.stderr
    judge(run, db, "undo", undoing)
    assert "holds" in run("judge", "list", "--db", db).stdout


def test_names_are_masked_in_the_list(run: Run, db: Path) -> None:
    records = map(json.loads, lines(run("export", "jsonl", "--db", db).stdout))
    victim = next(record["id"] for record in records if not record["figures"])
    judge(run, db, "accept", victim, "--note", "Testova was named by two outlets")
    assert "Testova" not in run("judge", "list", "--db", db).stdout
    assert "Testova" in run("judge", "list", "--db", db, "--show-names").stdout
