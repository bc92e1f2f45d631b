"""The command as a process of its own, with the real steps: start-up, colours, pipes, full disks."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

TEXT = """Ukrainian drones hit an oil depot in Belgorod on Saturday night, the regional governor said.

He said three people were injured in the attack. Moscow has not commented.
"""


@pytest.fixture(autouse=True)
def shared_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's own cache folder: the gazetteer is unpacked once for all tests."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return path


def called(
    *arguments: str | Path, env: dict[str, str] | None = None, before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reportedly", *map(str, arguments)]
    given = os.environ | (env or {})
    return subprocess.run(
        command, capture_output=True, text=True, env=given, preexec_fn=before, timeout=110, check=False
    )


def test_help_is_quick_and_loads_nothing_heavy() -> None:
    code = "import sys; sys.argv = ['reportedly', '--help']\nfrom reportedly.cli.app import main\n"
    code += "try: main()\nexcept SystemExit: pass\n"
    code += "heavy = {'spacy', 'numpy', 'sqlalchemy', 'trafilatura', 'pyarrow'} & set(sys.modules)\n"
    code += "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "explain" in done.stdout
    assert time.perf_counter() - start < 3  # 0.3 s on an idle machine


def test_version() -> None:
    done = called("--version")
    assert (done.returncode, done.stdout.split()[0]) == (0, "reportedly")


def test_read_into_a_situation_twice(report: Path, tmp_path: Path) -> None:
    db = tmp_path / "s.db"
    first = called("read", report, "--published", "2024-08-11", "--db", db, "--format", "jsonl")
    assert first.returncode == 0, first.stderr
    records = [json.loads(line) for line in first.stdout.splitlines()]
    injured = [record for record in records for figure in record["figures"] if figure["measure"] == "injured"]
    assert injured and injured[0]["figures"][0]["best"] == 3
    for record in records:
        assert TEXT[record["words"]["start"] : record["words"]["end"]] == record["words"]["text"]
    again = called("read", report, "--published", "2024-08-11", "--db", db, "--format", "jsonl")
    assert again.stdout == first.stdout
    shown = called("explain", injured[0]["id"], "--db", db)
    assert shown.returncode == 0, shown.stderr
    assert "Belgorod" in shown.stdout


def test_no_colour_where_nobody_looks_or_none_is_wanted(report: Path) -> None:
    assert "\x1b" not in called("read", "--help").stdout
    plain = called("read", report, "none.txt", env={"NO_COLOR": "1", "FORCE_COLOR": "1"})
    assert plain.returncode == 1
    assert "\x1b[3" not in plain.stdout + plain.stderr


def test_a_full_disk_while_storing(report: Path, tmp_path: Path) -> None:
    """A limit on the size of files stands for a disk that is full."""
    db = tmp_path / "s.db"
    assert called("read", report, "--db", db, "--quiet").returncode == 0
    stored = called("export", "jsonl", "--db", db).stdout
    more = tmp_path / "more.txt"
    more.write_text(TEXT.replace("three", "five") * 40)
    size = db.stat().st_size

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    done = called("read", more, "--db", db, "--quiet", before=limit)
    assert done.returncode == 1
    assert str(db.stem) in done.stderr and "Traceback" not in done.stderr
    assert "free space" in done.stderr or "the disk" in done.stderr
    assert called("export", "jsonl", "--db", db).stdout == stored


def test_a_full_disk_behind_standard_output(report: Path) -> None:
    command = [sys.executable, "-m", "reportedly", "read", str(report), "--format", "jsonl", "--quiet"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert "standard output: no space left on device" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_has_seen_enough(report: Path) -> None:
    command = f"{sys.executable} -m reportedly read {report} --format jsonl --quiet | true"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr and "Exception" not in done.stderr
