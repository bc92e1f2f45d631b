"""The version of linking names everything on which incidents depend beside reports and judgements."""

from __future__ import annotations

from pathlib import Path

import pytest

from factory import TableSides
from reportedly import versions
from reportedly.data.conflicts import Conflicts, ConflictSides, load_conflicts
from reportedly.fuse.plain import PlainLinker


def test_sides_of_another_make_or_content_are_another_version() -> None:
    shipped = ConflictSides(load_conflicts())
    fewer = ConflictSides(Conflicts(load_conflicts().all[1:]))
    found = {versions.version_of(PlainLinker(), sides) for sides in (shipped, fewer, TableSides())}
    assert len(found) == 3
    assert versions.version_of(PlainLinker(), ConflictSides(load_conflicts())) in found


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("fuse/rules.py", True),
        ("data/link_weights.json", True),
        ("data/lexicons/acts.yaml", True),
        ("growing.py", True),
        ("cli/app.py", False),
        ("data/picture.png", False),
    ],
)
def test_rules_and_their_data_count(
    name: str, counts: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "__file__", str(tmp_path / "versions.py"))
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("one")
    before = versions.version_of_package.__wrapped__()
    path.write_text("another")
    assert (versions.version_of_package.__wrapped__() != before) is counts
