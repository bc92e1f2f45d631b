"""The weights behind links. In: `link_weights.json`, which `python -m tools.linking` writes. Out: what each
level of each comparison weighs, in bits, and from how many bits on two claims are linked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportedly.model.link import Weight

PATH = Path(__file__).with_name("link_weights.json")
PRIOR = "prior"


@dataclass(frozen=True, slots=True)
class LinkWeights:
    """`prior` is what speaks for two claims that meet in a block before they are compared; `levels` is by
    comparison and level. A link within a report, across reports, or of a claim that leaves something open
    takes the bits of its threshold; of several fits the best is taken where it leads by `lead`. Two clusters
    of several texts take `clusters` bits in the mean of their pairs."""

    prior: Weight
    levels: Mapping[tuple[str, str], Weight]
    within: float
    across: float
    unsaid: float
    clusters: float
    lead: float

    def weigh(self, comparison: str, level: str) -> Weight:
        """The weight of a level, nothing where it was never trained."""
        return self.levels.get((comparison, level)) or Weight(comparison, level, 0.0)


@cache
def load_link_weights() -> LinkWeights:
    """The shipped weights."""
    return parse_link_weights(PATH.read_text(encoding="utf-8"))


def parse_link_weights(text: str) -> LinkWeights:
    content = json.loads(text)
    thresholds = content["thresholds"]
    return LinkWeights(
        prior=Weight(PRIOR, "claims that meet", content["prior"]),
        levels={
            (comparison, level): Weight(comparison, level, values["bits"])
            for comparison, levels in content["comparisons"].items()
            for level, values in levels.items()
        },
        within=thresholds["within"],
        across=thresholds["across"],
        unsaid=thresholds["unsaid"],
        clusters=thresholds["clusters"],
        lead=thresholds["lead"],
    )
