"""Evaluate: given claims against gold, corpus by corpus. In: gold and claims. Out: scores with their counts,
explanations and the gate of floors. Nothing here is used by the pipeline."""

from reportedly.evaluate.explain import count_errors, explain
from reportedly.evaluate.gate import Shortfall, check_floors, read_floors
from reportedly.evaluate.gold import GoldClaim, GoldReport, load_gold, load_pair
from reportedly.evaluate.matching import Alignment, Pair, align_claims
from reportedly.evaluate.scores import Scores, score_alignments, score_gold
from reportedly.evaluate.sides import SideNames, load_side_names
from reportedly.evaluate.tallies import Agreed, Found

__all__ = [
    "Agreed", "Alignment", "Found", "GoldClaim", "GoldReport", "Pair", "Scores", "Shortfall", "SideNames",
    "align_claims", "check_floors", "count_errors", "explain", "load_gold", "load_pair", "load_side_names",
    "read_floors", "score_alignments", "score_gold",
]  # fmt: skip
