"""Sides: which side ids of a gold folder and of the register mean the same party. In: `sides.yaml` in the
gold folder or above it. Out: a comparison. Only other names of one party stand there, never a part beside
its whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from reportedly.errors import InputError

FILE_NAME = "sides.yaml"


@dataclass(frozen=True, slots=True)
class SideNames:
    """By gold id, the register's ids for the same party; an id that is not there stands for itself."""

    names: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def same(self, gold: str | None, given: str | None) -> bool:
        """Whether a given side is the gold one; no side is the same as no side only."""
        if gold is None or given is None:
            return gold is given
        return gold == given or given in self.names.get(gold, frozenset())


def load_side_names(folder: Path) -> SideNames:
    """The names of a gold folder, else of the folder above it; none where neither has any.

    Raises InputError where the file is not a mapping of gold ids to register ids."""
    for path in (folder / FILE_NAME, folder.resolve().parent / FILE_NAME):
        if path.is_file():
            return read_side_names(path)
    return SideNames()


def read_side_names(path: Path) -> SideNames:
    """The names of one file: `gold_id: register_id`, or a list of register ids."""
    remedy = "write one `gold_id: register_id` a line"
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise InputError(str(path), f"is no YAML ({error})", remedy) from error
    if not isinstance(raw, dict):
        raise InputError(str(path), "is no mapping", remedy)
    names: dict[str, frozenset[str]] = {}
    for gold, given in raw.items():
        ids = [given] if isinstance(given, str) else given
        if not isinstance(gold, str) or not isinstance(ids, list) or not all(isinstance(i, str) for i in ids):
            raise InputError(str(path), f"{gold}: {given!r} is no id or list of ids", remedy)
        names[gold] = frozenset(ids)
    return SideNames(names)
