"""Agreement: when a field of a given claim is right. In: a gold and a given value, None where one says
nothing. Out: yes or no. Each function is one written definition; where both say nothing they agree."""

from __future__ import annotations

from datetime import datetime, time

from reportedly.errors import InputError
from reportedly.evaluate.names import same_place_name, same_speaker_name
from reportedly.evaluate.sides import SideNames
from reportedly.model.actor import Actor, Speaker
from reportedly.model.figure import Figure
from reportedly.model.place import Place
from reportedly.model.span import Span
from reportedly.model.timeref import TimeRef

_AREAS = frozenset(("province", "district", "country"))
_BY_ANCHOR = frozenset(("relative", "near"))
_DAY = len("2024-08-10")


def same_speaker(gold: Speaker | None, given: Speaker | None, sides: SideNames) -> bool:
    """Both none; or words that overlap or name the same, and the gold's side where it gives one."""
    if gold is None or given is None:
        return gold is given
    return same_actor(gold, given) and (gold.side is None or sides.same(gold.side, given.side))


def same_actor(gold: Actor | Speaker | None, given: Actor | Speaker | None) -> bool:
    """Both none; or words that overlap or name the same. Sides are compared apart."""
    if gold is None or given is None:
        return gold is given
    if gold.span.overlaps(given.span):
        return True
    return same_speaker_name(_texts(gold), _texts(given))


def _texts(actor: Actor | Speaker) -> list[str]:
    return [actor.span.text, *([actor.name] if actor.name else [])]


def same_place(gold: Place | None, given: Place | None) -> bool:
    """Both none; or the same country, where the gold gives one, and the same name as written or as
    resolved."""
    if gold is None or given is None:
        return gold is given
    if gold.country is not None and gold.country != given.country:
        return False
    texts = [gold.span.text]
    if gold.relative is not None and gold.precision in _BY_ANCHOR:
        texts.append(gold.relative.anchor)
    names = [given.span.text, *([given.name] if given.name else [])]
    return same_place_name(texts, names, both_areas=gold.precision in _AREAS and given.precision in _AREAS)


def same_time(gold: TimeRef | None, given: TimeRef | None) -> bool:
    """Neither is on the calendar; or the intervals overlap."""
    first, second = interval(gold), interval(given)
    if first is None or second is None:
        return first is second
    return first[0] <= second[1] and second[0] <= first[1]


def same_start_day(gold: TimeRef | None, given: TimeRef | None) -> bool:
    """Neither is on the calendar; or both begin on one day."""
    first, second = interval(gold), interval(given)
    if first is None or second is None:
        return first is second
    return first[0].date() == second[0].date()


def interval(when: TimeRef | None) -> tuple[datetime, datetime] | None:
    """From the first to the last minute of a time, None where it has no place on the calendar."""
    if when is None or when.start is None or when.end is None:
        return None
    try:
        start, end = datetime.fromisoformat(when.start), datetime.fromisoformat(when.end)
    except ValueError as error:
        raise InputError(f"time {when.span.text!r}", str(error), "write ISO dates or minutes") from error
    last = datetime.combine(end.date(), time.max) if len(when.end) == _DAY else end
    return start.replace(tzinfo=None), last.replace(tzinfo=None)


def same_words(gold: Figure, given: Figure) -> bool:
    """Whether any words that the figure came from overlap."""
    spans: tuple[Span, ...] = (given.span, *given.more_spans)
    return any(mine.overlaps(span) for mine in (gold.span, *gold.more_spans) for span in spans)


def same_figure(gold: Figure, given: Figure) -> bool:
    """The same measure, low, best, high and bound, from overlapping words."""
    bounds = (gold.low, gold.best, gold.high, gold.bound) == (given.low, given.best, given.high, given.bound)
    return gold.measure == given.measure and bounds and same_words(gold, given)


def same_number(gold: Figure, given: Figure) -> bool:
    """The same measure and number, whatever the bound: "at least 5" is 5, "20 to 30" is both its ends."""
    return gold.measure == given.measure and number_of(gold) == number_of(given)


def number_of(figure: Figure) -> tuple[float | None, ...]:
    """The number as it is written: best, else both ends of a range, else the one bound that there is."""
    if figure.best is not None:
        return (figure.best,)
    ends = [value for value in (figure.low, figure.high) if value is not None]
    return tuple(ends)
