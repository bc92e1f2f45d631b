"""Coreference: how well clusters of mentions fit others, by the field's measures. In: gold and given
clusters. Out: MUC, B3 and CEAF-e, and their mean (CoNLL). Mentions are told apart by their keys alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.evaluate.assignment import best_assignment

Mention = Hashable
Clusters = Sequence[frozenset[Mention]]


@dataclass(frozen=True, slots=True)
class Ratio:
    """Precision and recall as sums, so that those of several topics can be added up."""

    right: float = 0.0
    given: float = 0.0
    found: float = 0.0
    gold: float = 0.0

    def __add__(self, other: Ratio) -> Ratio:
        return Ratio(
            self.right + other.right,
            self.given + other.given,
            self.found + other.found,
            self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Coreference:
    """The three measures of one comparison."""

    muc: Ratio = Ratio()
    b3: Ratio = Ratio()
    ceaf: Ratio = Ratio()

    def __add__(self, other: Coreference) -> Coreference:
        return Coreference(self.muc + other.muc, self.b3 + other.b3, self.ceaf + other.ceaf)

    @property
    def conll(self) -> float:
        """The mean of the three F1."""
        return (self.muc.f1 + self.b3.f1 + self.ceaf.f1) / 3


def score_coreference(gold: Clusters, given: Clusters) -> Coreference:
    """How `given` clusters fit `gold` ones; a mention of one side that is missing on the other counts
    against it."""
    return Coreference(
        _both_ways(gold, given, _muc_links),
        _both_ways(gold, given, _b3_mentions),
        _ceaf_entities(gold, given),
    )


def clusters_of(labels: Mapping[Mention, Hashable]) -> list[frozenset[Mention]]:
    """Mention -> label, as clusters."""
    found: dict[Hashable, set[Mention]] = defaultdict(set)
    for mention, label in labels.items():
        found[label].add(mention)
    return [frozenset(mentions) for mentions in found.values()]


_Half = Callable[[Clusters, Mapping[Mention, int]], tuple[float, float]]


def _both_ways(gold: Clusters, given: Clusters, half: _Half) -> Ratio:
    right, whole = half(given, _index(gold))
    found, all_of_it = half(gold, _index(given))
    return Ratio(right, whole, found, all_of_it)


def _index(clusters: Clusters) -> dict[Mention, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def _muc_links(clusters: Clusters, other: Mapping[Mention, int]) -> tuple[float, float]:
    """Links kept, and links in all: a cluster that the other side has in n parts has lost n - 1 of them."""
    kept = links = 0
    for cluster in clusters:
        parts = {other.get(mention, ("missing", mention)) for mention in cluster}
        kept += len(cluster) - len(parts)
        links += len(cluster) - 1
    return kept, links


def _b3_mentions(clusters: Clusters, other: Mapping[Mention, int]) -> tuple[float, float]:
    """The share of each mention's cluster that is with it on the other side, summed; and the mentions."""
    shares = 0.0
    for cluster in clusters:
        counts = Counter(other[mention] for mention in cluster if mention in other)
        shares += sum(count * count for count in counts.values()) / len(cluster)
    return shares, sum(map(len, clusters))


def _ceaf_entities(gold: Clusters, given: Clusters) -> Ratio:
    """The best one-to-one fit of clusters to clusters, each pair by 2 |both| / (|one| + |other|)."""
    position = _index(given)
    alike: dict[tuple[int, int], float] = {}
    for row, cluster in enumerate(gold):
        for column, both in Counter(position[m] for m in cluster if m in position).items():
            alike[row, column] = 2 * both / (len(cluster) + len(given[column]))
    total = sum(_best_fit(part, alike) for part in _parts(alike))
    return Ratio(total, len(given), total, len(gold))


def _parts(alike: Iterable[tuple[int, int]]) -> list[tuple[list[int], list[int]]]:
    """Rows and columns that hang together: the assignment of each part is its own."""
    rows_of: dict[int, list[int]] = defaultdict(list)
    columns_of: dict[int, list[int]] = defaultdict(list)
    for row, column in alike:
        rows_of[column].append(row)
        columns_of[row].append(column)
    parts, seen = [], set[int]()
    for first in columns_of:
        if first in seen:
            continue
        rows, columns, todo = {first}, set[int](), [first]
        while todo:
            for column in columns_of[todo.pop()]:
                columns.add(column)
                todo += [row for row in rows_of[column] if row not in rows]
                rows.update(rows_of[column])
        seen |= rows
        parts.append((sorted(rows), sorted(columns)))
    return parts


def _best_fit(part: tuple[list[int], list[int]], alike: Mapping[tuple[int, int], float]) -> float:
    rows, columns = part
    gains = np.array([[alike.get((row, column), 0.0) for column in columns] for row in rows])
    return float(sum(gains[row, column] for row, column in best_assignment(gains)))
