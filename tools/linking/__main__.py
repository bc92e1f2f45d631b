"""`python -m tools.linking`: labelled pairs of the simulator and of the constructed clusters -> the weights
behind links, in src/reportedly/data/link_weights.json. `--compare` prints how counting and regression do on a
seed that was not used, `--words` what shared words weigh in news; both write nothing."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from tools.linking.fitting import Fitted, centred, fit_by_counting, fit_by_regression, read_beliefs
from tools.linking.gold_sets import gold_cases
from tools.linking.measuring import Measured, measure
from tools.linking.news_words import weigh_words
from tools.linking.pairs import Cases, simulated_cases
from tools.simulate.noise import read_noise
from tools.simulate.world import World

from reportedly.data.link_weights import PATH
from reportedly.evaluate.corpora import corpus_folder
from reportedly.evaluate.ecbplus import read_ecbplus
from reportedly.fuse.comparisons import COMPARISONS
from reportedly.pipeline import default_pipeline

# Seeds that no measurement uses, at every noise; fusion is measured on seeds 1 and 2.
STREAMS = (("low", 101), ("middle", 102), ("high", 103), ("middle", 104), ("high", 105))
MEASURED = ("middle", 1)
GOLD_WEIGHT = 5  # a pair of constructed reports is worth so many simulated ones
# Bits from which on two claims are linked; chosen on the middle noise, seeds 106 and 107.
THRESHOLDS = {"within": 0.0, "across": 0.5, "unsaid": 0.0, "clusters": 1.0, "lead": 2.0}


def main() -> None:
    """Fit the weights and write them, or compare the two ways of fitting."""
    parser = argparse.ArgumentParser(description="Fit the weights behind links.")
    parser.add_argument("--claims", type=int, default=12_000, help="claims of each simulated stream")
    parser.add_argument("--gold", type=Path, default=Path("tests/gold/clusters"))
    parser.add_argument("--out", type=Path, default=PATH)
    parser.add_argument("--compare", action="store_true", help="counting against regression, nothing written")
    parser.add_argument(
        "--words", action="store_true", help="what shared words weigh on ECB+, nothing written"
    )
    options = parser.parse_args()
    if options.words:
        print("\n".join(weigh_words(read_ecbplus(corpus_folder("ecbplus")))))
        return
    world = World()
    cases: Cases = Counter()
    for level, seed in STREAMS:
        cases += simulated_cases(world, read_noise(level), seed=seed, claims=options.claims)
    simulated = sum(cases.values())
    gold = gold_cases(options.gold, default_pipeline())
    cases += Counter({case: GOLD_WEIGHT * count for case, count in gold.items()})
    if options.compare:
        level, seed = MEASURED
        test = simulated_cases(world, read_noise(level), seed=seed, claims=options.claims)
        for name, fit in (("counting", fit_by_counting), ("regression", fit_by_regression)):
            for measured in measure(fit(cases, read_beliefs()), test):
                print(_line(name, measured))
        return
    fitted = centred(fit_by_regression(cases, read_beliefs()))
    pairs = {"simulated": simulated, "gold": sum(gold.values())}
    options.out.write_text(json.dumps(_content(fitted, pairs), indent=1) + "\n", encoding="utf-8")
    print(f"{sum(cases.values())} pairs, prior {fitted.prior:.2f} bits, written to {options.out}")


def _line(name: str, measured: Measured) -> str:
    return (
        f"{name:12} {measured.setting:9} loss {measured.loss:.3f}"
        f"  at 1 bit: P {measured.precision:.3f} R {measured.recall:.3f}"
    )


def _content(fitted: Fitted, pairs: dict[str, int]) -> dict[str, object]:
    return {
        "made_by": "python -m tools.linking",
        "pairs": pairs,
        "prior": round(fitted.prior, 2),
        "thresholds": THRESHOLDS,
        "comparisons": {
            name: {
                level: {
                    "bits": round(fitted.bits[name, level], 2),
                    "m": round(fitted.m[name, level], 6),
                    "u": round(fitted.u[name, level], 6),
                    "pairs": fitted.cases[name, level],
                }
                for level in levels
            }
            for name, levels in COMPARISONS.items()
        },
    }


if __name__ == "__main__":
    main()
