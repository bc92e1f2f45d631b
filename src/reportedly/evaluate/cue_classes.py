"""Cue classes: how each gold claim is presented and what the given claim made of it. In: alignments. Out: a
table of confusions with counts alone, no words of any report.

A claim is of one class, the first that applies: denied, its modality where that is not actual, unverified
where the text says so, hearsay, attributed to a speaker, asserted. These are classes of claims; the closed
list of cue classes is of the words that attribute."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from reportedly.evaluate.matching import Alignment
from reportedly.model.claim import Claim
from reportedly.model.vocabulary import MODALITIES

MISSED: Final = "missed"
_ACTUAL: Final = "actual"


def cue_classes() -> tuple[str, ...]:
    """The classes in the order of the table."""
    hypothetical = (modality for modality in MODALITIES if modality != _ACTUAL)
    return ("asserted", "attributed", "hearsay", "unverified", "denied", *hypothetical)


def classify_claim(claim: Claim) -> str:
    """The class of one claim."""
    if claim.polarity == "denied":
        return "denied"
    if claim.modality != _ACTUAL:
        return claim.modality
    if claim.verification is not None and claim.verification.status == "unverified":
        return "unverified"
    if claim.hearsay:
        return "hearsay"
    return "attributed" if claim.speaker is not None or claim.stance == "attributed" else "asserted"


@dataclass(frozen=True, slots=True)
class CueClasses:
    """How many gold claims of one class were given as of another, by (gold, given); claims that no given
    claim stands for are given as "missed"."""

    counts: Mapping[tuple[str, str], int]

    def as_json(self) -> dict[str, dict[str, int]]:
        """By gold class and given class, what was counted."""
        rows = {gold: self._row(gold) for gold in cue_classes()}
        return {
            gold: {given: n for given, n in row.items() if n}
            for gold, row in rows.items()
            if any(row.values())
        }

    def as_table(self) -> str:
        """A row a gold class with its share of those found that keep their class."""
        columns = (*cue_classes(), MISSED)
        widths = [max(len(name), 5) for name in columns]
        head = " ".join(f"{name:>{width}}" for name, width in zip(columns, widths, strict=True))
        lines = [f"{'gold, given as':14} {head}  kept"]
        for gold in cue_classes():
            row = self._row(gold)
            cells = " ".join(
                f"{row[name] or '.':>{width}}" for name, width in zip(columns, widths, strict=True)
            )
            found = sum(row.values()) - row[MISSED]
            lines.append(f"{gold:14} {cells}  {format(row[gold] / found, '.3f') if found else '-':>5}")
        return "\n".join(lines) + "\n"

    def _row(self, gold: str) -> dict[str, int]:
        return {given: self.counts.get((gold, given), 0) for given in (*cue_classes(), MISSED)}


def count_classes(alignments: Iterable[Alignment]) -> CueClasses:
    """The confusions of all reports together."""
    counts: Counter[tuple[str, str]] = Counter()
    for alignment in alignments:
        for pair in alignment.pairs:
            counts[classify_claim(pair.gold.claim), classify_claim(pair.given)] += 1
        counts.update((classify_claim(gold.claim), MISSED) for gold in alignment.missed)
    return CueClasses(counts)
