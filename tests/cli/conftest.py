"""The command line with steps that load no model, in an empty folder and without settings of the machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.steps import fake_pipeline
from reportedly.cli.app import app

TEXT = """Strikes on Kursk

Shelling killed 12 people in Kursk on Saturday, the governor said.

Maria Testova was killed at home.
"""
Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("CACHE", "PLACES", "SITE_KM", "BUSY_SECONDS", "AUTHOR"):
        monkeypatch.delenv(f"REPORTEDLY_{name}", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `reportedly` with the arguments and the fake steps."""
    monkeypatch.setattr("reportedly.pipeline.default_pipeline", fake_pipeline)

    def call(*arguments: str | Path, stdin: bytes | None = None, env: dict[str, str] | None = None) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin, env=env)

    return call


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return written(tmp_path / "report.txt", TEXT)


@pytest.fixture
def db(run: Run, report: Path, tmp_path: Path) -> Path:
    """A situation that holds one report."""
    path = tmp_path / "situation.db"
    assert (
        run("read", report, "--db", path, "--published", "2024-08-11", "--publisher", "The Post").exit_code
        == 0
    )
    return path


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def lines(text: str) -> Sequence[str]:
    return [line for line in text.splitlines() if line.strip()]
