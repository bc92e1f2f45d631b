"""Clusters: claims that links put together. In: tellings and links. Out: groups of claim ids with the links
that made them. Links are taken in a fixed order, the strongest first, so that the order of the claims never
matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product

from reportedly.data.link_weights import load_link_weights
from reportedly.fuse.comparisons import NEXT_DAY
from reportedly.fuse.summaries import summary_of
from reportedly.fuse.tellings import Telling
from reportedly.fuse.unions import UnionFind
from reportedly.fuse.weighing import bits_of
from reportedly.model.judgement import Pair
from reportedly.model.link import Link

_SEEN = 12  # claims of a cluster that are weighed against those of another


class Clusters:
    """Growing clusters of claims, and the links that made them.

    Beside them stand the circles: claims that links tie together, be the links taken or not. What becomes of
    a claim depends on its circle and on nothing outside of it."""

    def __init__(self, tellings: Mapping[str, Telling], different: frozenset[Pair] = frozenset()) -> None:
        apart = _both_ways(different)
        self._tellings = tellings
        self._members: dict[str, tuple[str, ...]] = {id_: (id_,) for id_ in tellings}
        self._unions = UnionFind(tellings)
        self._circles = UnionFind(tellings)
        self._summaries = {
            id_: summary_of(telling, apart.get(id_, frozenset())) for id_, telling in tellings.items()
        }
        self._links: list[Link] = []

    def root(self, claim_id: str) -> str:
        return self._unions.root(claim_id)

    def circle(self, claim_id: str) -> str:
        """The smallest id of its circle."""
        return self._circles.root(claim_id)

    def may_be_one(self, a: str, b: str) -> bool:
        """Whether nothing keeps the clusters of two roots apart, and more speaks for one happening than for
        two."""
        one, other = self._summaries[a], self._summaries[b]
        return not one.bars(other) and one.admits(other) and self._mean_bits(a, b) >= 0

    def note(self, link: Link) -> None:
        """Note a link that might be taken: what becomes of either claim may depend on the other."""
        self._circles.unite(link.a, link.b)

    def take(self, links: Iterable[Link]) -> None:
        """Take the links in their fixed order; one that its clusters do not admit, or that a person ruled
        out, is left out."""
        for link in sorted(links, key=lambda link: link.rank):
            self.note(link)
            a, b = self.root(link.a), self.root(link.b)
            if a == b:
                continue
            one, other = self._summaries[a], self._summaries[b]
            if one.bars(other) or not (link.forced or self._joins(link, a, b)):
                continue
            members = self._members[a] + self._members[b]
            root = self._unions.unite(a, b)
            self._summaries[root] = one.tied(other) if link.forced else one.joined(other)
            self._members[root] = members
            self._links.append(link)

    def _joins(self, link: Link, a: str, b: str) -> bool:
        """Whether the link joins the clusters of two roots: where several texts tell each of them, their
        claims have to have enough in common on the whole, for one likeness between many may be chance."""
        one, other = self._summaries[a], self._summaries[b]
        by_slip = any(weight.level == NEXT_DAY for weight in link.weights)
        if not one.admits(other, by_slip=by_slip):
            return False
        if not (one.is_told_by_several and other.is_told_by_several):
            return True
        return self._mean_bits(a, b) >= load_link_weights().clusters

    def _mean_bits(self, a: str, b: str) -> float:
        pairs = [
            bits_of(self._tellings[mine], self._tellings[theirs])
            for mine, theirs in product(self._members[a][:_SEEN], self._members[b][:_SEEN])
        ]
        return sum(pairs) / len(pairs)

    def groups(self) -> list[tuple[tuple[str, ...], tuple[Link, ...]]]:
        """Each cluster's claim ids, sorted, with the links that made it."""
        made: dict[str, list[Link]] = {}
        for link in self._links:
            made.setdefault(self.root(link.a), []).append(link)
        return [(ids, tuple(made.get(ids[0], ()))) for ids in self._unions.groups()]


def _both_ways(pairs: Iterable[Pair]) -> Mapping[str, frozenset[str]]:
    apart: dict[str, set[str]] = {}
    for a, b in pairs:
        apart.setdefault(a, set()).add(b)
        apart.setdefault(b, set()).add(a)
    return {id_: frozenset(others) for id_, others in apart.items()}
