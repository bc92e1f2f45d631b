"""Partners: which claims a given one may be linked with, looked up instead of searched. In: tellings that
come and go. Out: for one telling the ids of all that it may have a link with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from reportedly.fuse.blocking import LONGEST_GAP, block_keys, keys_around
from reportedly.fuse.linking import link_across, link_unsaid
from reportedly.fuse.tellings import Telling
from reportedly.fuse.unsaid import asked_keys, told_keys

_WEEK = 7

Tellings = Callable[[str], Telling]


class Partners:
    """An index of tellings by all that may link them: words of copies, denials, blocks, and what is left
    unsaid.

    A key is kept as its hash alone: where two share one, a telling too many is compared, and nothing is
    lost."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        self._ids: dict[int, list[str]] = defaultdict(list)
        for telling in tellings:
            self.add(telling)

    def add(self, telling: Telling) -> None:
        for key in _kept(telling):
            self._ids[key].append(telling.id)

    def remove(self, telling: Telling) -> None:
        for key in _kept(telling):
            self._ids[key].remove(telling.id)
            if not self._ids[key]:
                del self._ids[key]

    def of_group(self, telling: Telling) -> tuple[str, ...]:
        """The ids of its mention group, its own too."""
        return tuple(self._ids.get(_group(telling), ()))

    def of(self, telling: Telling, find: Tellings, known: set[str]) -> Iterator[str]:
        """The ids of its partners but for those that are `known`, to which the caller may add meanwhile;
        `find` gives the telling of an id."""
        for key in _tied(telling):
            yield from (id_ for id_ in self._ids.get(key, ()) if id_ not in known)
        for keys, is_linked in ((_blocks_around, _across), (_told, _tells_it), (_asked, _asks_it)):
            for key in keys(telling):
                for id_ in self._ids.get(key, ()):
                    if id_ not in known and is_linked(telling, find(id_)):
                        yield id_


def _kept(telling: Telling) -> Iterator[int]:
    """The keys under which a telling stands."""
    yield _group(telling)
    yield _report(telling.claim.report_id)
    yield _wording(telling)
    if telling.claim.denies:
        yield hash(("denies", telling.claim.denies))
    for week in _weeks(telling):
        yield from (hash((key, week)) for key in block_keys(telling))
    yield from (hash(("told", key)) for key in told_keys(telling))
    yield from (hash(("asked", key)) for key in asked_keys(telling))


def _tied(telling: Telling) -> Iterator[int]:
    """The keys under which those stand that the text itself may tie to it, but for its mention group: all
    of that counts as changed with it."""
    yield _report(telling.claim.report_id)
    yield _wording(telling)
    yield hash(("denies", telling.id))


def _group(telling: Telling) -> int:
    return hash(("group", telling.claim.mention_group or telling.id))


def _report(report_id: str) -> int:
    return hash(("report", report_id))


def _wording(telling: Telling) -> int:
    return hash(("wording", telling.copies, telling.claim.kind, telling.wording))


def _weeks(telling: Telling, reach: int = 0) -> range:
    """The weeks that its time touches, by their number, or comes within `reach` days of."""
    interval = telling.interval
    if interval is None:
        return range(0)
    first, last = interval.start.date().toordinal() - reach, interval.end.date().toordinal() + reach
    return range(first // _WEEK, last // _WEEK + 1)


def _blocks_around(telling: Telling) -> Iterator[int]:
    for week in _weeks(telling, LONGEST_GAP):
        yield from (hash((key, week)) for key in keys_around(telling))


def _told(telling: Telling) -> Iterator[int]:
    return (hash(("told", key)) for key in asked_keys(telling))


def _asked(telling: Telling) -> Iterator[int]:
    return (hash(("asked", key)) for key in told_keys(telling))


def _across(telling: Telling, other: Telling) -> bool:
    # which of the two comes first may decide, and the order is not known here
    return (link_across(telling, other) or link_across(other, telling)) is not None


def _tells_it(telling: Telling, other: Telling) -> bool:
    return link_unsaid(telling, other) is not None


def _asks_it(telling: Telling, other: Telling) -> bool:
    return link_unsaid(other, telling) is not None
