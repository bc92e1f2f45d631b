"""`reportedly places` and `doctor`, on a gazetteer of a few places."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Run, written
from reportedly.data import gazetteer_build
from reportedly.data.gazetteer_writer import PlaceWriter
from reportedly.data.place_rows import OVERLAY_COLUMNS, overlay_rows

ROWS = """10,Russia,,RUS,,61.6,99.0,PCLI,144000000,test
11,Kursk,,RUS,Kursk Oblast,51.73,36.18,PPLA,448733,test
12,Kursk,,EST,,58.0,26.0,PPL,900,test
13,Geneva,,CHE,Geneva,46.2,6.14,PPLA,183981,test
"""
DUMP = "99|Malaya Loknya|Malaya Loknya||51.3|35.3|P|PPL|RU||41||||580||200|Europe/Moscow|2024-01-01\n"
DUMP = DUMP.replace("|", "\t")


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "small.sqlite"
    with PlaceWriter(path, gazetteer_build.SCHEMA) as writer:
        writer.add(overlay_rows(",".join(OVERLAY_COLUMNS) + "\n" + ROWS))
    monkeypatch.setenv("REPORTEDLY_PLACES", str(path))
    return path


def test_find_lists_the_likeliest_first(run: Run, places: Path) -> None:
    result = run("places", "find", "Kursk")
    assert result.exit_code == 0, result.output
    rows = result.stdout.splitlines()
    assert "RUS" in rows[1] and "448,733" in rows[1] and "EST" in rows[2]


def test_find_in_a_country(run: Run, places: Path) -> None:
    assert "RUS" not in run("places", "find", "Kursk", "--country", "est").stdout


def test_find_nothing_says_so(run: Run, places: Path) -> None:
    result = run("places", "find", "Nowhereburg")
    assert result.exit_code == 1
    assert "no place of that name" in result.stderr


def test_find_says_how_many_more(run: Run, places: Path) -> None:
    assert "1 more; see --most" in run("places", "find", "Kursk", "--most", "1").stderr


def test_build_adds_a_dump(run: Run, places: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer_build, "cached_gazetteer", lambda: places)
    monkeypatch.setattr(gazetteer_build, "_alpha3", lambda _: {"RU": "RUS"})
    target = tmp_path / "mine.sqlite"
    result = run("places", "build", "--dump", written(tmp_path / "RU.txt", DUMP), "--output", target)
    assert result.exit_code == 0, result.output
    assert "mine.sqlite: 1 places of RU.txt" in result.stdout
    assert "REPORTEDLY_PLACES=" in result.stderr
    found = run("places", "find", "Malaya Loknya", env={"REPORTEDLY_PLACES": str(target)})
    assert "RUS" in found.stdout


def test_build_without_a_dump(run: Run, tmp_path: Path) -> None:
    result = run("places", "build", "--dump", tmp_path / "none.zip")
    assert result.exit_code == 1
    assert "none.zip: there is no such file; get a dump" in result.stderr


def test_build_from_what_is_no_dump(
    run: Run, places: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gazetteer_build, "cached_gazetteer", lambda: places)
    result = run(
        "places", "build", "--dump", written(tmp_path / "RU.txt", "a\tb\n"), "-o", tmp_path / "x.sqlite"
    )
    assert result.exit_code == 1
    assert "RU.txt" in result.stderr
    assert not (tmp_path / "x.sqlite").exists()


@pytest.mark.parametrize(
    "content", [None, b"", b"SQLite format 3\x00 and then nothing", b"no gazetteer at all" * 99]
)
def test_a_gazetteer_missing_or_corrupt(run: Run, tmp_path: Path, content: bytes | None) -> None:
    broken = tmp_path / "broken.sqlite"
    if content is not None:
        written(broken, content)
    result = run("places", "find", "Kursk", env={"REPORTEDLY_PLACES": str(broken)})
    assert result.exit_code == 1
    assert "broken.sqlite cannot be read" in result.stderr
    assert 'run "reportedly places build"' in result.stderr


def test_doctor_lists_all_and_is_well(run: Run, places: Path) -> None:
    result = run("doctor", env={"COLUMNS": "120"})
    assert result.exit_code == 0, result.output
    for words in (
        "Python 3",
        "spacy 3.8",
        "files verified",
        "SHA-256",
        "conflicts",
        "sites",
        "free",
        "All is well.",
    ):
        assert words in result.stdout, words


def test_doctor_checks_a_situation_and_its_originals(run: Run, places: Path, db: Path) -> None:
    result = run("doctor", "--db", db)
    said = " ".join(result.stdout.split())
    assert "reports 1, claims 2" in said and "the chain is whole" in said
    original = next(
        path for path in (db.parent / "situation.originals/originals").rglob("*") if path.is_file()
    )
    original.chmod(0o644)
    original.write_bytes(b"altered")
    result = run("doctor", "--db", db)
    assert result.exit_code == 1
    assert "was altered" in " ".join(result.stdout.split())


def test_doctor_tells_what_is_wrong(run: Run, places: Path) -> None:
    places.write_bytes(b"")
    result = run("doctor")
    assert result.exit_code == 1
    assert "wrong" in result.stdout
    assert "places build" in " ".join(result.stdout.split())
    assert "1 of 12 checks found something wrong." in result.stdout
