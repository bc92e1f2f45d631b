"""Partners: which claims a given one may be linked with, looked up instead of searched. In: tellings that
come and go. Out: for one telling the ids of all that it may have a link with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator

from reportedly.fuse.blocking import LONGEST_GAP, block_keys, keys_around
from reportedly.fuse.linking import link_across, link_unsaid
from reportedly.fuse.tellings import Telling
from reportedly.fuse.unsaid import asked_keys, told_keys

_WEEK = 7

Key = tuple[Hashable, ...]
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
        return tuple(self._ids.get(hash(group_key(telling)), ()))

    def of(self, telling: Telling, find: Tellings, known: set[str]) -> Iterator[str]:
        """The ids of its partners but for those that are `known`, to which the caller may add meanwhile;
        `find` gives the telling of an id."""
        for tied in _tied(telling):
            yield from (id_ for id_ in self._ids.get(tied, ()) if id_ not in known)
        for keys, is_linked in SOUGHT:
            for key in keys(telling):
                for id_ in self._ids.get(hash(key), ()):
                    if id_ not in known and is_linked(telling, find(id_)):
                        yield id_


def _kept(telling: Telling) -> Iterator[int]:
    """The keys under which a telling stands."""
    yield _report(telling.claim.report_id)
    yield hash(wording_key(telling))
    yield from map(hash, kept_keys(telling))


def _tied(telling: Telling) -> Iterator[int]:
    """The keys under which those stand that the text itself may tie to it, but for its mention group: all
    of that counts as changed with it."""
    yield _report(telling.claim.report_id)
    yield hash(wording_key(telling))
    yield hash(denial_key(telling.id))


def _report(report_id: str) -> int:
    return hash(("report", report_id))


def kept_keys(telling: Telling) -> Iterator[Key]:
    """The keys under which a telling stands beside its report's and its wording's."""
    yield group_key(telling)
    if telling.claim.denies:
        yield denial_key(telling.claim.denies)
    for week in _weeks(telling):
        yield from (("block", *key, week) for key in block_keys(telling))
    yield from (("told", key) for key in told_keys(telling))
    yield from (("asked", key) for key in asked_keys(telling))


def group_key(telling: Telling) -> Key:
    return "group", telling.claim.mention_group or telling.id


def denial_key(claim_id: str) -> Key:
    return "denies", claim_id


def wording_key(telling: Telling) -> Key:
    return "wording", telling.copies, telling.claim.kind, telling.wording


def _weeks(telling: Telling, reach: int = 0) -> range:
    """The weeks that its time touches, by their number, or comes within `reach` days of."""
    interval = telling.interval
    if interval is None:
        return range(0)
    first, last = interval.start.date().toordinal() - reach, interval.end.date().toordinal() + reach
    return range(first // _WEEK, last // _WEEK + 1)


def _blocks_around(telling: Telling) -> Iterator[Key]:
    for week in _weeks(telling, LONGEST_GAP):
        yield from (("block", *key, week) for key in keys_around(telling))


def _told(telling: Telling) -> Iterator[Key]:
    return (("told", key) for key in asked_keys(telling))


def _asked(telling: Telling) -> Iterator[Key]:
    return (("asked", key) for key in told_keys(telling))


def _across(telling: Telling, other: Telling) -> bool:
    # which of the two comes first may decide, and the order is not known here
    return (link_across(telling, other) or link_across(other, telling)) is not None


def _tells_it(telling: Telling, other: Telling) -> bool:
    return link_unsaid(telling, other) is not None


def _asks_it(telling: Telling, other: Telling) -> bool:
    return link_unsaid(other, telling) is not None


# Where those stand that what is told may tie to a telling, and whether it does.
SOUGHT: tuple[tuple[Callable[[Telling], Iterator[Key]], Callable[[Telling, Telling], bool]], ...] = (
    (_blocks_around, _across), (_told, _tells_it), (_asked, _asks_it),
)  # fmt: skip
