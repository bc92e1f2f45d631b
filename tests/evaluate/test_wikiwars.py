"""Marks of time read from TimeML files, and what counts as found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.score_wikiwars import as_mark, main

from reportedly.errors import InputError
from reportedly.evaluate.wikiwars import (
    History,
    TimeMark,
    TimeScores,
    days_of,
    find_wrong,
    read_histories,
    score_history,
)
from reportedly.resolve.times.mentions import read_mentions

_FILE = """<?xml version="1.0" ?>
<TimeML><DOCID>{name}</DOCID><DCT><TIMEX3 tid="t0" type="DATE" value="2009-01-01">2009-01-01</TIMEX3></DCT>
<TEXT>
Smith &amp; Sons closed in <TIMEX3 tid="t1" type="DATE" value="1931-05">May 1931</TIMEX3> for
<TIMEX3 tid="t2" type="DATE" value="P3D">three days</TIMEX3>, and
<TIMEX3 tid="t3" type="DATE" value="null">one
time</TIMEX3> more.
</TEXT></TimeML>
"""


def write_files(folder: Path, count: int) -> None:
    for number in range(count):
        (folder / f"{number:02}.tml").write_text(_FILE.format(name=number), encoding="utf-8")


def history(text: str, *marks: TimeMark) -> History:
    return History("made", text, marks)


def mark(text: str, words: str, value: str | None) -> TimeMark:
    start = text.index(words)
    return TimeMark(start, start + len(words), words, value, days_of(value) if value else None)


def test_marks_are_at_their_words_and_the_date_of_the_file_is_none_of_them(tmp_path: Path) -> None:
    write_files(tmp_path, 1)
    (read,) = read_histories(tmp_path)
    assert [m.words for m in read.marks] == ["May 1931", "three days", "one\ntime"]
    assert all(read.text[m.start : m.end] == m.words for m in read.marks)
    assert [m.value for m in read.marks] == ["1931-05", "P3D", None]
    assert [m.kind for m in read.marks] == ["date", "duration", "open"]
    assert "Smith & Sons" in read.text


def test_halves_are_apart_and_whole(tmp_path: Path) -> None:
    write_files(tmp_path, 16)
    halves = {half: {h.name for h in read_histories(tmp_path, half)} for half in ("dev", "test")}
    assert (len(halves["dev"]), len(halves["test"])) == (10, 6)
    assert not halves["dev"] & halves["test"]


def test_folder_without_histories_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.tml"):
        list(read_histories(tmp_path))


def test_file_without_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "00.tml").write_text("<TimeML/>", encoding="utf-8")
    with pytest.raises(InputError, match="TEXT"):
        list(read_histories(tmp_path))


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("1931", ("1931-01-01", "1931-12-31")),
        ("1932-02", ("1932-02-01", "1932-02-29")),
        ("1931-05-04", ("1931-05-04", "1931-05-04")),
        ("1931-05-04TNI", ("1931-05-04", "1931-05-04")),
        ("1931-05-04T11:30", ("1931-05-04", "1931-05-04")),
        ("193", ("1930-01-01", "1939-12-31")),
        ("19", ("1900-01-01", "1999-12-31")),
        ("1931-WI", ("1931-12-01", "1932-02-29")),
        ("1931-H2", ("1931-07-01", "1931-12-31")),
        ("1931-Q2", ("1931-04-01", "1931-06-30")),
        ("1931-W01", ("1930-12-29", "1931-01-04")),
        ("P3D", None),
        ("BC0200", None),
        ("PRESENT_REF", None),
        ("0000", None),
    ],
)
def test_days_of_a_value(value: str, days: tuple[str, str] | None) -> None:
    assert days_of(value) == days


def test_each_sense_is_counted_for_both_sides() -> None:
    text = "In May 1931 and for three days in late 1932, and now."
    told = history(
        text,
        mark(text, "May 1931", "1931-05"),
        mark(text, "three days", "P3D"),
        mark(text, "late 1932", "1932"),
    )
    given = [
        mark(text, "May 1931", "1931-06"),  # the right words, a wrong value
        mark(text, "1932", "1932"),  # other bounds, the right value
        mark(text, "now", "PRESENT_REF"),  # not marked
    ]
    scores = score_history(told, given)
    assert scores.rates("strict") == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert scores.rates("relaxed") == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert scores.rates("value") == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert scores.kinds["duration"].relaxed == 0
    assert [line.split("\t")[0] for line in find_wrong(told, given)] == [
        "value",
        "missed",
        "bounds",
        "surplus",
    ]


def test_one_given_over_two_marks_finds_both() -> None:
    text = "from 1931 to 1932"
    told = history(text, mark(text, "1931", "1931"), mark(text, "1932", "1932"))
    scores = score_history(told, [TimeMark(0, len(text), text, None)])
    assert (scores.marks.relaxed, scores.given.relaxed, scores.given.strict) == (2, 1, 0)


def test_an_open_value_agrees_with_an_open_value_alone() -> None:
    text = "that time"
    told = history(text, mark(text, text, None))
    assert score_history(told, [mark(text, text, None)]).marks.value == 1
    assert score_history(told, [mark(text, text, "PAST_REF")]).marks.value == 0


def test_nothing_marked_and_nothing_given_is_no_division_by_zero() -> None:
    assert TimeScores().rates("strict") == (0.0, 0.0, 0.0)
    assert "0 marks" in TimeScores().as_table()


def test_mention_becomes_a_mark_with_its_days() -> None:
    text = "They met in the summer of 1931 for three days."
    marks = [as_mark(text, mention) for mention in read_mentions(text)]
    assert [(m.words, m.kind, m.days) for m in marks] == [
        ("the summer of 1931", "date", ("1931-06-01", "1931-08-31")),
        ("three days", "duration", None),
    ]


def test_command_prints_scores_and_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(tmp_path, 1)
    assert main([str(tmp_path), "--json", "--errors"]) == 0
    printed = capsys.readouterr().out
    assert "missed\t'one\\ntime'" in printed
    scores = json.loads(printed[printed.index("{") :])
    assert (scores["marks"], scores["given"], scores["value"]["precision"]) == (3, 2, 1.0)


def test_command_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "tml" in capsys.readouterr().err
