"""Strategies: what a toll comes to, by a named rule of choice. In: a toll with its history. Out: bounds that
its entries state, with the claims and the reason. Never an average: every number has its words, or is a
written convention for a vague one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from reportedly.assess.conventions import source_order, vague_count
from reportedly.errors import ConfigError
from reportedly.model.figure import Figure
from reportedly.model.incident import Incident
from reportedly.model.toll import Toll, TollEntry, TollRange

DEFAULT = "latest_then_range"
Strategy = Callable[[Toll], TollRange]
_COUNTED = frozenset(("actual", "planned", "ordered"))  # what is feared or possible comes to nothing yet


def latest_then_range(toll: Toll) -> TollRange:
    """What each origin says now, from the lowest to the highest; a best only where all give the same."""
    entries = standing_entries(toll)
    bests = {entry.figure.best for entry in entries}
    best = bests.pop() if len(bests) == 1 else None
    reason = "the latest word of each origin; what a later count outgrew is history"
    return _range("latest_then_range", entries, best, reason)


def conservative(toll: Toll) -> TollRange:
    """The lowest of what known origins say now; of all, where no origin is known."""
    entries = _known(standing_entries(toll))
    lowest = min(map(_least, entries), default=0.0)
    chosen = [entry for entry in entries if _least(entry) == lowest]
    return _range("conservative", chosen, _value(chosen), "the lowest that a known origin says now")


def source_priority(toll: Toll) -> TollRange:
    """What the kind of source says that the written order puts first: observers, then medical staff, then
    rescuers, relief, authorities, outlets, parties."""
    entries = standing_entries(toll)
    first = min(map(_priority, entries), default=0)
    chosen = [entry for entry in entries if _priority(entry) == first]
    kind = chosen[0].source or "nobody named" if chosen else "nobody named"
    reason = f"only the kind of source that comes first in the written order: {kind.replace('_', ' ')}"
    return _range("source_priority", chosen, _value(chosen), reason)


def ucdp(toll: Toll) -> TollRange:
    """After UCDP: low and high are the least and the most that is said; best is the most reliable source's
    figure, of equally reliable ones the figure that most give, then the lower."""
    entries = _known(standing_entries(toll))
    top = min(map(_priority, entries), default=0)
    weighed = Counter(_value([entry]) for entry in entries if _priority(entry) == top)
    stated = [(value, count) for value, count in weighed.items() if value is not None]
    best = min(stated, key=lambda item: (-item[1], item[0]), default=(None, 0))[0]
    reason = "from the least to the most said; best of the most reliable source"
    if len(stated) > 1:
        reason += ", of equally reliable ones what most give, then the lower"
    return _range("ucdp", entries, best, reason)


def acled(toll: Toll) -> TollRange:
    """After ACLED: the most conservative figure of those that stand, vague words by its codebook's
    conventions (dozens 12, hundreds 100)."""
    entries = standing_entries(toll)
    counted = {id(entry): _by_convention(entry.figure) for entry in entries}
    lowest = min((value for value in counted.values() if value is not None), default=None)
    chosen = [entry for entry in entries if counted[id(entry)] == lowest]
    ids = tuple(dict.fromkeys(entry.claim_id for entry in chosen))
    return TollRange(
        "acled", lowest, lowest, lowest, ids, "the most conservative figure; vague words by convention"
    )


STRATEGIES: Mapping[str, Strategy] = {
    strategy.__name__: strategy
    for strategy in (latest_then_range, conservative, source_priority, ucdp, acled)
}


def apply_strategy(name: str, toll: Toll) -> TollRange:
    """What the strategy of that name makes of the toll. Raises ConfigError, naming the valid ones, where
    there is none."""
    check_strategy(name)
    made = STRATEGIES[name](toll)
    days = {_state(entry) for entry in _standing(toll)}
    if toll.basis != "stock" or not (day := max(days, default="")):
        return made
    of_days = "; how things stood on the last day told" if len(days) > 1 else ""
    return replace(made, as_of=day, reason=made.reason + of_days)


def with_strategy(name: str, incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """The incidents with what that strategy makes of their tolls. Raises ConfigError where there is none of
    that name."""
    check_strategy(name)
    return tuple(
        replace(incident, tolls=tuple(replace(toll, range=range_of(toll, name)) for toll in incident.tolls))
        for incident in incidents
    )


def check_strategy(name: str) -> None:
    """Raises ConfigError, naming the valid ones, where there is no strategy of that name."""
    if name not in STRATEGIES:
        raise ConfigError(f"there is no strategy {name!r}; valid are: {', '.join(STRATEGIES)}")


def range_of(toll: Toll, name: str = DEFAULT) -> TollRange | None:
    """What the toll comes to; None where no figure stands, and where it is only feared or possible."""
    if toll.modality not in _COUNTED or not standing_entries(toll):
        return None
    return apply_strategy(name, toll)


def standing_entries(toll: Toll) -> tuple[TollEntry, ...]:
    """The entries that stand: what each origin says now and nobody outgrew; of counts of how things stand
    those of the last day, for 28 villages on Monday and 74 on Tuesday are two states and no range."""
    entries = _standing(toll)
    if toll.basis != "stock":
        return entries
    last = max(map(_state, entries), default="")
    return tuple(entry for entry in entries if _state(entry) == last)


def _standing(toll: Toll) -> tuple[TollEntry, ...]:
    return tuple(entry for entry in toll.entries if entry.relation in ("current", "rival"))


def _state(entry: TollEntry) -> str:
    """The day of which it tells how things stood."""
    return (entry.figure.as_of or entry.told or "")[:10]


def _range(name: str, entries: Iterable[TollEntry], best: float | None, reason: str) -> TollRange:
    """From the least to the most that the entries say; an open end of one is open for all: beside "up to 50"
    there is no low."""
    told = tuple(entries)
    lows, highs = [_low(entry.figure) for entry in told], [_high(entry.figure) for entry in told]
    ids = tuple(dict.fromkeys(entry.claim_id for entry in told))
    return TollRange(name, _outermost(lows, min), best, _outermost(highs, max), ids, reason)


def _outermost(bounds: Sequence[float | None], choose: Callable[[Iterable[float]], float]) -> float | None:
    known = [bound for bound in bounds if bound is not None]
    return choose(known) if known and len(known) == len(bounds) else None


def _low(figure: Figure) -> float | None:
    return figure.low if figure.low is not None else figure.best


def _high(figure: Figure) -> float | None:
    if figure.high is not None:
        return figure.high
    return figure.best if figure.bound in ("exact", "about") else None


def _least(entry: TollEntry) -> float:
    bounds = (entry.figure.best, entry.figure.low, entry.figure.high)
    return next((bound for bound in bounds if bound is not None), 0.0)


def _value(entries: Sequence[TollEntry]) -> float | None:
    """The one best value that they share, None where they differ or give none."""
    bests = {entry.figure.best for entry in entries}
    return bests.pop() if len(bests) == 1 else None


def _known(entries: Sequence[TollEntry]) -> Sequence[TollEntry]:
    known = [entry for entry in entries if not entry.origin.startswith("unknown:")]
    return known or entries


def _priority(entry: TollEntry) -> int:
    order = source_order()
    return next((rank for rank, kinds in enumerate(order) if entry.source in kinds), len(order))


def _by_convention(figure: Figure) -> float | None:
    """The figure's best, else its low; a vague word as the codebook counts it."""
    if figure.bound == "vague":
        return vague_count(figure)
    return next((v for v in (figure.best, figure.low, figure.high) if v is not None), None)
