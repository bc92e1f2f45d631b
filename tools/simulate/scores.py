"""Scores: how well fused incidents and their standings fit the truth. In: for each claim its true and its
given incident; truths and incidents. Out: shares between 0 and 1."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.model.incident import Incident
from reportedly.model.toll import TollEntry


@dataclass(frozen=True, slots=True)
class Merging:
    """Pairs of claims: of those put together how many belong together (`precision`), and the other way round
    (`recall`). `of_waves` is the precision where parts of one wave of attacks count as together. `overmerged`
    are given incidents with claims of several true ones; `split` true ones spread over several."""

    precision: float
    recall: float
    of_waves: float
    b3_precision: float
    b3_recall: float
    overmerged: float
    split: float


def score_merging(
    true: Mapping[str, str], given: Mapping[str, str], waves: Mapping[str, str] | None = None
) -> Merging:
    """Claim id -> incident, twice; `waves` is claim id -> wave or else true incident."""
    cells = Counter((true[id_], given[id_]) for id_ in true)
    trues, givens = Counter(true.values()), Counter(given[id_] for id_ in true)
    both = sum(_pairs(count) for count in cells.values())
    coarse = Counter(((waves or true)[id_], given[id_]) for id_ in true)
    put, total = sum(map(_pairs, givens.values())), len(true)
    return Merging(
        precision=_share(both, put),
        recall=_share(both, sum(map(_pairs, trues.values()))),
        of_waves=_share(sum(map(_pairs, coarse.values())), put),
        b3_precision=_share(sum(n * n / givens[g] for (_, g), n in cells.items()), total),
        b3_recall=_share(sum(n * n / trues[t] for (t, _), n in cells.items()), total),
        overmerged=_share(sum(n > 1 for n in Counter(g for _, g in cells).values()), len(givens)),
        split=_share(sum(n > 1 for n in Counter(t for t, _ in cells).values()), len(trues)),
    )


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0


def counterparts(true: Mapping[str, str], incidents: Iterable[Incident]) -> dict[str, Incident]:
    """True incident -> the given one that holds most of its claims, the first by id where two do. Claims that
    tell nothing true, which only texts have, belong to none."""
    held: dict[str, Counter[str]] = defaultdict(Counter)
    by_id = {incident.id: incident for incident in incidents}
    for incident in by_id.values():
        for id_ in incident.claim_ids:
            if id_ in true:
                held[true[id_]][incident.id] += 1
    return {name: by_id[min(counts, key=lambda id_: (-counts[id_], id_))] for name, counts in held.items()}


def score_standings(
    truths: Sequence[Mapping[str, Any]], found: Mapping[str, Incident]
) -> tuple[float, Counter[tuple[str, str]]]:
    """The share of true incidents whose counterpart has the right standing, and what was given for what;
    `nothing` where no claim of one was found."""
    confused = Counter(
        (truth["standing"], given.standing.value if given else "nothing")
        for truth in truths
        for given in (found.get(truth["incident"]),)
    )
    right = sum(count for (true, given), count in confused.items() if true == given)
    return _share(right, len(truths)), confused


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of the true tolls that somebody told: how many lie within what the incident's figures span; the same
    for spans closed at the top, with their median width as a share of the true toll."""

    covered: float
    closed: float
    closed_covered: float
    width: float


def score_tolls(truths: Sequence[Mapping[str, Any]], found: Mapping[str, Incident]) -> Coverage:
    spans = []
    for truth in truths:
        for measure, (_, final) in truth["tolls"].items():
            given = found.get(truth["incident"])
            if given and (entries := _entries(given, measure)):
                spans.append((*_span(entries), final))
    inside = [low <= final <= high for low, high, final in spans]
    closed = [(low, high, final) for low, high, final in spans if high < float("inf")]
    widths = sorted((high - low) / final for low, high, final in closed)
    return Coverage(
        covered=_share(sum(inside), len(spans)),
        closed=_share(len(closed), len(spans)),
        closed_covered=_share(sum(low <= final <= high for low, high, final in closed), len(closed)),
        width=widths[len(widths) // 2] if widths else 0.0,
    )


def _entries(incident: Incident, measure: str) -> list[TollEntry]:
    return [entry for toll in incident.tolls if toll.measure == measure for entry in toll.entries]


def _span(entries: Sequence[TollEntry]) -> tuple[float, float]:
    """From the lowest to the highest that anybody says; "at least 12" is open above."""
    figures = [entry.figure for entry in entries]
    lows = [figure.low if figure.low is not None else figure.best or 0.0 for figure in figures]
    highs = [figure.high if figure.high is not None else float("inf") for figure in figures]
    return min(lows), max(highs)
