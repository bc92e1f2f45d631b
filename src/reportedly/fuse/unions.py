"""Unions: groups of ids that belong together. In: pairs of ids. Out: disjoint groups, the same in whatever
order the pairs come."""

from __future__ import annotations

from collections.abc import Iterable


class UnionFind:
    """Disjoint groups of ids; the smallest id of a group is its root."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {id_: id_ for id_ in ids}

    def root(self, id_: str) -> str:
        """The smallest id of the group that holds `id_`."""
        root = id_
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[id_] != root:
            self._parent[id_], id_ = root, self._parent[id_]
        return root

    def unite(self, a: str, b: str) -> str:
        """Put the groups of `a` and `b` together and return the root of the new group."""
        first, second = sorted((self.root(a), self.root(b)))
        self._parent[second] = first
        return first

    def groups(self) -> list[tuple[str, ...]]:
        """All groups, singles too, each sorted, in the order of their roots."""
        members: dict[str, list[str]] = {}
        for id_ in sorted(self._parent):
            members.setdefault(self.root(id_), []).append(id_)
        return [tuple(members[root]) for root in sorted(members)]
