"""The registry: what ships is there, other packages may add, an unknown name is told."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from reportedly import registry
from reportedly.errors import ConfigError, StepUnavailable
from reportedly.ingest import shipped_readers
from reportedly.registry import (
    ANNOTATORS,
    EXPORTERS,
    EXTRACTORS,
    LINKERS,
    READERS,
    RESOLVERS,
    Resources,
    Table,
)

TABLES: tuple[Table[Any], ...] = (READERS, ANNOTATORS, EXTRACTORS, RESOLVERS, LINKERS, EXPORTERS)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.kind)
def test_an_unknown_name_lists_the_valid_ones(table: Table[Any]) -> None:
    with pytest.raises(ConfigError, match=f"{table.kind}: there is no 'none'; valid are: ") as caught:
        table.make("none")
    assert all(name in str(caught.value) for name in table.shipped)


def test_all_shipped_readers_are_in_the_table() -> None:
    assert READERS.names() == tuple(reader.name for reader in shipped_readers())
    assert [type(reader) for reader in READERS.make_all()] == [type(reader) for reader in shipped_readers()]


@pytest.mark.parametrize("table", [READERS, LINKERS, EXPORTERS], ids=lambda table: table.kind)
def test_a_step_bears_the_name_of_its_entry(table: Table[Any]) -> None:
    assert [table.make(name).name for name in table.shipped] == list(table.shipped)


class AddedExporter:
    """What another package would add."""

    name = "added"

    def __init__(self, resources: Resources) -> None:
        self.resources = resources


@pytest.fixture
def added(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [
        EntryPoint("added", f"{__name__}:AddedExporter", "reportedly.exporters"),
        EntryPoint("broken", "no_such_package:Exporter", "reportedly.exporters"),
        EntryPoint("jsonl", "no_such_package:Exporter", "reportedly.exporters"),
    ]

    def find(*, group: str, name: str | None = None) -> list[EntryPoint]:
        return [point for point in points if point.group == group and name in (None, point.name)]

    monkeypatch.setattr(registry, "entry_points", find)


@pytest.mark.usefixtures("added")
def test_an_entry_point_adds_a_step() -> None:
    assert EXPORTERS.names() == ("jsonl", "added", "broken")
    made = EXPORTERS.make("added", Resources(site_km=5.0))
    assert made.name == "added"
    assert isinstance(made, AddedExporter) and made.resources.site_km == 5.0


@pytest.mark.usefixtures("added")
def test_what_ships_goes_before_what_is_added() -> None:
    assert EXPORTERS.make("jsonl").name == "jsonl"


@pytest.mark.usefixtures("added")
def test_a_broken_package_is_told() -> None:
    with pytest.raises(StepUnavailable, match=r"broken.*cannot be loaded.*reinstall the package"):
        EXPORTERS.make("broken")


def test_resources_are_loaded_once_and_when_asked(tmp_path: Path) -> None:
    resources = Resources(places=tmp_path / "none.sqlite")
    assert len(resources.sites) > 0
    assert resources.sites is resources.sites
