"""The public API: what `__all__` promises, that importing it is cheap, and `read` as the README shows it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import reportedly
from cli.steps import fake_pipeline

TEXT = "Shelling killed 12 people in Kursk on Saturday, the governor said.\n"
HEAVY = ["spacy", "numpy", "sqlalchemy", "trafilatura", "rich", "typer", "yaml"]


def test_every_name_is_there_and_belongs_to_its_module() -> None:
    for name in reportedly.__all__:
        value = getattr(reportedly, name)
        assert name == "__version__" or value.__module__.startswith("reportedly"), name
    assert set(reportedly.__all__) <= set(dir(reportedly))


def test_all_is_written_down() -> None:
    """A name added or taken away is a decision: change this list with it."""
    assert reportedly.__all__ == [
        "Actor", "Attribution", "Claim", "ConfigError", "Figure", "Incident", "InputError", "Pipeline",
        "Place", "RecordFailed", "Report", "ReportedlyError", "Situation", "Span", "Speaker", "Standing",
        "StepError", "StepUnavailable", "StoreError", "TimeRef", "Toll", "__version__", "attributions",
        "default_pipeline", "read",
    ]  # fmt: skip


def test_an_unknown_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = reportedly.Nothing


def test_importing_is_cheap() -> None:
    code = f"import sys, reportedly; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.pipeline.default_pipeline", fake_pipeline)


@pytest.mark.usefixtures("fake")
def test_read_a_report(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    with reportedly.read(str(path), published="2024-08-11", publisher="The Post") as situation:
        (claim,) = situation.claims()
        assert claim.kind == "killing" and claim.incident_id
        assert situation.reports()[0].publisher == "The Post"
        assert situation.incidents()[0].claim_ids == (claim.id,)


@pytest.mark.usefixtures("fake")
def test_read_into_a_file(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    reportedly.read(path, db=tmp_path / "s.db").close()
    with reportedly.Situation.open(tmp_path / "s.db") as situation:
        assert len(situation.claims()) == 1


@pytest.mark.usefixtures("fake")
def test_what_cannot_be_read_is_warned_of_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    with pytest.warns(UserWarning, match=r"none\.txt: there is no such file"):
        situation = reportedly.read([path, tmp_path / "none.txt"])
    assert len(situation.claims()) == 1
    situation.close()


@pytest.mark.usefixtures("fake")
def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(reportedly.InputError, match="no such file"):
        reportedly.read(tmp_path / "none.txt")
