"""Explain: an alignment -> lines for reading by eye: what stands for each gold claim, which fields differ,
which figures are missing or wrong, and what was given without any gold. For building rules on seen reports
only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.evaluate.agreement import same_figure, same_number, same_words
from reportedly.evaluate.fields import wrong_fields
from reportedly.evaluate.matching import Alignment, Pair, pair_up
from reportedly.evaluate.units import count_figures
from reportedly.model.actor import Actor, Speaker
from reportedly.model.claim import Claim
from reportedly.model.figure import Figure
from reportedly.model.place import Place
from reportedly.model.timeref import TimeRef

_CUT = 100


def explain(alignment: Alignment) -> str:
    """The report's errors, one block a gold claim in the order of the file, and then the surplus claims."""
    pairs = {pair.gold.claim.id: pair for pair in alignment.pairs}
    found, coded = count_figures(alignment)["figures"], alignment.gold.claims
    lines = [
        f"== {alignment.gold.report.path}: {alignment.gold.report.title}",
        f"   {len(alignment.pairs)} of {len(coded)} claims paired, {len(alignment.given)} given; "
        f"wherever they stand, {found.right} of {found.gold} figures right, {found.given} given",
    ]
    for gold in alignment.gold.claims:
        pair = pairs.get(gold.claim.id)
        if pair is None:
            lines.append(f"MISSED  line {gold.line}: {_summary(gold.claim)}")
            lines += [f"    figure missed: {_figure(figure)}" for figure in gold.claim.figures]
        else:
            lines += _pair_lines(pair, alignment)
    lines += [f"SURPLUS {_summary(claim)}" for claim in alignment.surplus]
    return "\n".join(lines) + "\n"


def count_errors(alignment: Alignment) -> int:
    """How many claims were missed or given too many, and fields and figures wrong: for reading the worst
    first."""
    wrong = sum(len(wrong_fields(pair.gold.claim, pair.given, alignment.sides)) for pair in alignment.pairs)
    figures = sum(
        len(list(_figure_lines(pair.gold.claim.figures, pair.given.figures))) for pair in alignment.pairs
    )
    return 3 * len(alignment.missed) + len(alignment.surplus) + wrong + figures


def _pair_lines(pair: Pair, alignment: Alignment) -> list[str]:
    gold, given = pair.gold.claim, pair.given
    wrong = wrong_fields(gold, given, alignment.sides)
    figures = list(_figure_lines(gold.figures, given.figures))
    mark = "DIFFERS" if wrong or figures else "right  "
    lines = [f"{mark} line {pair.gold.line}: {_summary(gold)} (weight {pair.weight:.2f})"]
    lines += [f"    {name}: {_field(gold, name)} | given {_field(given, name)}" for name in wrong]
    return lines + figures


def _figure_lines(gold: Sequence[Figure], given: Sequence[Figure]) -> Iterator[str]:
    """The figures of one pair that are missing, differ or are too many."""
    right = pair_up(gold, given, same_figure)
    mine = [figure for i, figure in enumerate(gold) if i not in {i for i, _ in right}]
    other = [figure for j, figure in enumerate(given) if j not in {j for _, j in right}]
    near = pair_up(mine, other, lambda a, b: same_words(a, b) or same_number(a, b))
    partner = dict(near)
    for i, figure in enumerate(mine):
        if i in partner:
            yield f"    figure: {_figure(figure)} | given {_figure(other[partner[i]])}"
        else:
            yield f"    figure missed: {_figure(figure)}"
    for j, figure in enumerate(other):
        if j not in partner.values():
            yield f"    figure surplus: {_figure(figure)}"


def _summary(claim: Claim) -> str:
    words = " ".join(claim.words.text.split())
    return f"{claim.kind} “{claim.trigger.text}” in “{words[:_CUT]}{'…' if len(words) > _CUT else ''}”"


def _figure(figure: Figure) -> str:
    bounds = "/".join(
        "-" if value is None else f"{value:g}" for value in (figure.low, figure.best, figure.high)
    )
    return f"{figure.measure} {bounds} {figure.bound} “{figure.span.text}”"


def _field(claim: Claim, name: str) -> str:
    """A field's value as a reader wants to see it; `time_start_day` and the like show the whole noun."""
    noun = name.split("_", maxsplit=1)[0]
    value = getattr(claim, noun)
    if isinstance(value, Actor | Speaker):
        parts = (f"“{value.span.text}”", value.name, value.side, value.kind)
        return " ".join(part for part in parts if part)
    if isinstance(value, Place):
        parts = (f"“{value.span.text}”", value.name, value.country, value.precision)
        return " ".join(part for part in parts if part)
    if isinstance(value, TimeRef):
        return f"“{value.span.text}” {value.start} to {value.end}"
    status = getattr(value, "status", value)
    return "none" if status is None else str(status)
