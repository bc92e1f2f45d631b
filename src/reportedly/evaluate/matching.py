"""Matching: which given claim stands for which gold claim of a report, one to one. In: a gold report, claims
or records of `reportedly.claim/1`. Out: an alignment, the same in whatever order the claims come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from reportedly.errors import InputError
from reportedly.evaluate.agreement import same_number, same_place, same_speaker, same_words
from reportedly.evaluate.gold import GoldClaim, GoldReport
from reportedly.evaluate.kinds import same_family
from reportedly.evaluate.sides import SideNames
from reportedly.model.claim import Claim
from reportedly.model.records import claim_from_record
from reportedly.model.span import Span

_A = TypeVar("_A")
_B = TypeVar("_B")

# What a claim is (kind, trigger, figures) weighs more than whose and where it is, which decides between
# two speakers or two places of one sentence.
_WORDS, _KIND, _TRIGGER, _FIGURES, _PLACE, _SPEAKER, _POLARITY = 1.0, 2.0, 2.0, 1.5, 1.0, 0.5, 0.25
_FAMILY = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold claim and the given claim that stands for it; `weight` is how much they have in common."""

    gold: GoldClaim
    given: Claim
    weight: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """A gold report with all given claims and the pairs among them, in the order of the gold claims."""

    gold: GoldReport
    given: tuple[Claim, ...]
    pairs: tuple[Pair, ...]
    sides: SideNames

    @property
    def missed(self) -> tuple[GoldClaim, ...]:
        matched = {pair.gold.claim.id for pair in self.pairs}
        return tuple(gold for gold in self.gold.claims if gold.claim.id not in matched)

    @property
    def surplus(self) -> tuple[Claim, ...]:
        matched = {id(pair.given) for pair in self.pairs}
        return tuple(claim for claim in self.given if id(claim) not in matched)


def align_claims(
    gold: GoldReport, given: Iterable[Claim | Mapping[str, Any]], sides: SideNames | None = None
) -> Alignment:
    """Pair the claims by the heaviest pair first, then the heaviest of the rest.

    A pair needs overlapping words and something of its own in common: kind, violent family, trigger or a
    figure."""
    names = sides or SideNames()
    claims = tuple(
        sorted((as_claim(item) for item in given), key=lambda c: (c.trigger.start, c.words.start, c.id))
    )
    weighed = [
        (weight, i, j)
        for i, coded in enumerate(gold.coded)
        for j, claim in enumerate(claims)
        if (weight := weigh_pair(coded, claim, names)) > 0
    ]
    chosen: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for weight, i, j in sorted(weighed, key=lambda item: (-item[0], item[1], item[2])):
        if i not in chosen and j not in taken:
            chosen[i] = (j, weight)
            taken.add(j)
    pairs = tuple(Pair(gold.claims[i], claims[j], weight) for i, (j, weight) in sorted(chosen.items()))
    return Alignment(gold, claims, pairs, names)


def as_claim(item: Claim | Mapping[str, Any]) -> Claim:
    """The claim itself, or that of a record; raises InputError where the record is broken."""
    if isinstance(item, Claim):
        return item
    try:
        return claim_from_record(item)
    except (KeyError, TypeError, ValueError) as error:
        name = str(item.get("id", "a claim record"))
        raise InputError(name, f"is no reportedly.claim/1 ({error!r})", "export the claims anew") from error


def weigh_pair(gold: Claim, given: Claim, sides: SideNames) -> float:
    """How much two claims have in common, 0 where they cannot be the same claim."""
    words = _overlap(gold.words, given.words)
    trigger = gold.trigger.overlaps(given.trigger)
    if not words and not trigger:
        return 0.0
    kind = 1.0 if gold.kind == given.kind else _FAMILY * same_family(gold.kind, given.kind)
    figures = _common_figures(gold, given)
    if not (kind or trigger or figures):
        return 0.0
    return (
        _WORDS * words + _KIND * kind + _TRIGGER * trigger + _FIGURES * figures
        + _PLACE * same_place(gold.place, given.place)
        + _SPEAKER * same_speaker(gold.speaker, given.speaker, sides)
        + _POLARITY * (gold.polarity == given.polarity)
    )  # fmt: skip


def _overlap(a: Span, b: Span) -> float:
    """The common characters as a share of the shorter span."""
    common = min(a.end, b.end) - max(a.start, b.start)
    return max(0, common) / min(a.end - a.start, b.end - b.start)


def _common_figures(gold: Claim, given: Claim) -> float:
    """The figures that both have, as a share of the claim that has more; 0 where either has none."""
    matched = pair_up(gold.figures, given.figures, lambda a, b: same_number(a, b) and same_words(a, b))
    return len(matched) / max(len(gold.figures), len(given.figures), 1)


def pair_up(left: Sequence[_A], right: Sequence[_B], fits: Callable[[_A, _B], bool]) -> list[tuple[int, int]]:
    """As many one-to-one pairs of indices as can be made (augmenting paths), always the same ones."""
    partners = [[j for j, b in enumerate(right) if fits(a, b)] for a in left]
    taken_by: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in partners[i]:
            if j in seen:
                continue
            seen.add(j)
            if j not in taken_by or place(taken_by[j], seen):
                taken_by[j] = i
                return True
        return False

    for i in range(len(left)):
        place(i, set())
    return sorted((i, j) for j, i in taken_by.items())
