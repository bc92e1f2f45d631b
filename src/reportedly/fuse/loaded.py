"""Loaded: values that are read when first asked for. In: a reader of many at once. Out: a mapping."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

_V = TypeVar("_V")


class Loaded(dict[str, _V]):
    """Values by id. `want` reads many of them together, which is quicker than one by one; one that is not
    there is a KeyError, as in any mapping."""

    def __init__(self, read: Callable[[list[str]], Mapping[str, _V]]) -> None:
        super().__init__()
        self._read = read

    def want(self, ids: Iterable[str]) -> None:
        missing = sorted({id_ for id_ in ids if id_ not in self})
        if missing:
            self.update(self._read(missing))

    def __missing__(self, id_: str) -> _V:
        self.want((id_,))
        if id_ not in self:
            raise KeyError(id_)
        return self[id_]
