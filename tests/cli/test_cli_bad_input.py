"""Bad input, as a user meets it: a message with file, reason and remedy; the rest goes on; exit 1."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from typer.testing import Result

from cli.conftest import TEXT, Run, written
from reportedly.pipeline import LONGEST_REPORT

HTML = "<html><head><title>Shop</title></head><body><nav><a href='/'>Home</a></nav></body></html>"


def assert_failed_alone(result: Result, name: str, *said: str) -> None:
    """The failure is told in one line, and the good report beside it was read."""
    assert result.exit_code == 1, result.output
    errors = [line for line in result.stderr.splitlines() if line.startswith("error: ")]
    assert any(name in line and all(words in line for words in said) for line in errors), result.stderr
    assert "Traceback" not in result.stderr
    assert "12 killed" in result.stdout
    assert "1 file failed" in result.stderr


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", ("is empty", "leave it out")),
        ("blank.txt", b" \n\n", ("is empty", "leave it out")),
        ("binary.txt", bytes(range(256)) * 8, (";",)),
        ("shop.html", HTML.encode(), (";",)),
        ("report.docx", b"PK", ("cannot be read", "Reportedly reads")),
        ("nameless", b"A text.", ("no ending", "Reportedly reads")),
        ("broken.parquet", b"PAR1 and no more", (";",)),
    ],
)  # fmt: skip
def test_a_bad_file_beside_a_good_one(
    run: Run, report: Path, name: str, content: bytes, said: tuple[str, ...]
) -> None:
    bad = written(report.parent / name, content)
    assert_failed_alone(run("read", bad, report), name, *said)


def test_missing_file(run: Run, report: Path) -> None:
    assert_failed_alone(run("read", "none.txt", report), "none.txt", "no such file", "check the path")


def test_folder_without_reports(run: Run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    result = run("read", tmp_path / "folder", report)
    assert_failed_alone(result, "folder", "holds no reports", "Reportedly reads")


def test_malformed_lines(run: Run, report: Path, tmp_path: Path) -> None:
    table = written(
        tmp_path / "many.jsonl", '{"text": "Ten were killed."}\n{"text": \n{"text": "All is quiet."}\n'
    )
    result = run("read", table, report)
    assert_failed_alone(result, "many.jsonl", "2")
    assert "3 reports, 3 claims" in result.stderr


def test_malformed_csv_row(run: Run, report: Path, tmp_path: Path) -> None:
    table = written(
        tmp_path / "many.csv", "title,text\nOne,Ten were killed.\nTwo,a,b,c,d\nThree,All is quiet.\n"
    )
    result = run("read", table, report)
    assert_failed_alone(result, "many.csv", "3")


def test_wrong_encoding_is_read_or_told(run: Run, report: Path, tmp_path: Path) -> None:
    latin = written(
        tmp_path / "latin.txt",
        "Der Café owner said 4 people were killed in Kursk. Très bien.".encode("cp1252"),
    )
    result = run("read", latin, report)
    assert result.exit_code == 0, result.output
    assert "4 killed" in result.stdout


def test_a_text_that_is_no_single_report(run: Run, report: Path, tmp_path: Path) -> None:
    """20 MB: kept, not read, and said so; the next report is read."""
    huge = written(tmp_path / "huge.txt", TEXT * (20_000_000 // len(TEXT)))
    assert huge.stat().st_size > LONGEST_REPORT
    result = run("read", huge, report, "--db", tmp_path / "s.db")
    assert_failed_alone(result, "huge.txt", "characters", "split it")
    assert "2 reports" in result.stderr


@pytest.mark.parametrize("step", ["annotator", "extractor", "resolver"])
def test_one_report_that_breaks_a_step(run: Run, report: Path, tmp_path: Path, step: str) -> None:
    bad = written(
        tmp_path / "odd.txt", f"This sentence breaks the {step} for good, the governor said on Monday."
    )
    result = run("read", bad, report, "--db", tmp_path / "s.db")
    assert_failed_alone(result, "odd.txt", "failed", "the report is kept")


def test_a_failure_now_does_not_lose_the_claims_of_before(
    run: Run, db: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = run("export", "jsonl", "--db", db).stdout
    monkeypatch.setattr("cli.steps.FakeExtractor.extract", lambda *_: 1 / 0)
    result = run("read", report, "--db", db, "--publisher", "The Post")
    assert result.exit_code == 1
    assert run("export", "jsonl", "--db", db).stdout == before


def test_future_date_as_an_option_is_wrong_usage(run: Run, report: Path) -> None:
    result = run("read", report, "--published", "2999-01-01")
    assert result.exit_code == 2
    assert "--published" in result.stderr
    assert "future" in result.stderr


def test_future_date_in_a_file_is_dropped_and_told(run: Run, tmp_path: Path) -> None:
    text = f"---\npublished: 2999-01-01\n---\n{TEXT}"
    result = run("read", written(tmp_path / "late.md", text))
    assert result.exit_code == 1
    assert "late.md" in result.stderr
    assert "read without a date" in result.stderr
    assert "12 killed" in result.stdout


def test_no_database(run: Run, report: Path, tmp_path: Path) -> None:
    foreign = written(tmp_path / "notes.db", "my notes\n" * 200)
    result = run("read", report, "--db", foreign)
    assert result.exit_code == 1
    assert "notes.db" in result.stderr
    assert foreign.read_text().startswith("my notes")


def test_read_only_database(run: Run, db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    more = written(tmp_path / "more.txt", "Three more were killed there.")
    # root may write whatever the mode says
    monkeypatch.setattr("reportedly.store.engines.is_read_only", lambda path: path == db)
    result = run("read", more, "--db", db)
    assert result.exit_code == 1
    assert "situation.db" in result.stderr
    assert "read-only" in result.stderr
    assert "make it writable" in result.stderr


def test_locked_database(run: Run, db: Path, tmp_path: Path) -> None:
    more = written(tmp_path / "more.txt", "Three more were killed there.")
    with sqlite3.connect(db) as other:
        other.execute("BEGIN IMMEDIATE")
        result = run("read", more, "--db", db, env={"REPORTEDLY_BUSY_SECONDS": "0.1"})
        other.rollback()
    assert result.exit_code == 1
    assert "another process is writing" in result.stderr
    assert "run again" in result.stderr
    again = run("read", more, "--db", db)
    assert again.exit_code == 0, again.output


def test_full_disk_for_the_output(run: Run, report: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    result = run("read", report, "--format", "jsonl", "--output", "/dev/full")
    assert result.exit_code == 1
    assert "/dev/full: cannot be written (no space left on device); free some space" in result.stderr
    assert Path("/dev/full").is_char_device()


def test_full_disk_for_the_archive(
    run: Run, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reportedly.ingest.archive.write_all", full)
    result = run("read", report, "--db", tmp_path / "s.db")
    assert result.exit_code == 1
    assert "no space left on device; free some space on the disk and read again" in result.stderr
    assert not list((tmp_path / "s.originals" / "originals").rglob("*.part"))


def test_output_where_a_folder_stands(run: Run, report: Path, tmp_path: Path) -> None:
    result = run("read", report, "--output", tmp_path)
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("read",), "PATH"),
        (("read", "x.txt", "--format", "xml"), "xml"),
        (("read", "x.txt", "--column", "text"), "FIELD=COLUMN"),
        (("read", "x.txt", "--column", "body=text"), "no field"),
        (("read", "x.txt", "--published", "soon"), "cannot be understood"),
        (("brief",), "--db"),
        (("export", "xml", "--db", "s.db"), "valid are: jsonl"),
        (("--config", "none.toml", "doctor"), "none.toml"),
        (("fly",), "fly"),
    ],
)
def test_wrong_usage_is_2(run: Run, arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    assert said in result.output
