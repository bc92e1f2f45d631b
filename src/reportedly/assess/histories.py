"""Histories: how the figures of a toll stand to each other. In: an incident's toll and the evidence. Out: the
same toll, each entry with its relation. Nothing is dropped: what is outdated says by what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from reportedly.assess.cases import Case, Evidence, Voice, entry_voice
from reportedly.assess.comparisons import contradict, grows, is_part
from reportedly.model.figure import Figure
from reportedly.model.toll import Toll, TollEntry

_Values = tuple[float | None, float | None, float | None, str]


class _Told(NamedTuple):
    """A figure as its origin told it; `voice` bears the last day on which it did."""

    entry: TollEntry
    voice: Voice

    @property
    def values(self) -> _Values:
        figure = self.entry.figure
        return figure.low, figure.best, figure.high, figure.bound

    @property
    def day(self) -> str:
        return self.voice.told or ""

    @property
    def key(self) -> tuple[str, _Values]:
        return self.entry.origin, self.values

    def said_on(self, last: Mapping[tuple[str, _Values], str]) -> _Told:
        """The same as said on the last day on which its origin said so: what is repeated is no old count."""
        return self._replace(voice=replace(self.voice, told=last[self.key] or None))


def with_history(toll: Toll, case: Case, evidence: Evidence) -> Toll:
    """The toll with its entries' relations: `retracted`, else `denied`, `superseded` by the text or by a
    later word of the same origin, `repeated` from it, `rival` to one that cannot also be true, `part` of one
    for a wider place, `outgrown` by a later and higher count of another origin, else `current`."""
    told = [_Told(entry, entry_voice(entry, toll, evidence)) for entry in toll.entries]
    found: dict[int, TollEntry] = {}
    heard: list[tuple[int, _Told]] = []
    for index, item in enumerate(told):
        if relation := _by_itself(item, evidence):
            found[index] = replace(item.entry, relation=relation)
        else:
            heard.append((index, item))
    if len(heard) == 1 == len(told):
        return toll
    found |= _by_origin(heard)
    last = _last_days(heard)
    leaders = [(index, item.said_on(last)) for index, item in heard if index not in found]
    found |= {index: _among(item, [other for _, other in leaders], case) for index, item in leaders}
    return replace(toll, entries=tuple(found[index] for index in range(len(told))))


def _by_itself(item: _Told, evidence: Evidence) -> str | None:
    """What a figure is whatever the others say; a denied one is nobody's count and stands to none."""
    if item.entry.claim_id in evidence.retracted:
        return "retracted"
    if not item.voice.affirms:
        return "denied"
    return "superseded" if item.entry.figure.superseded else None


def _by_origin(heard: Sequence[tuple[int, _Told]]) -> Mapping[int, TollEntry]:
    """What an origin replaced by a later word of its own, and what it only said again."""
    last: dict[str, str] = {}
    for _, item in heard:
        last[item.entry.origin] = max(last.get(item.entry.origin, ""), item.day)
    ends = [item for _, item in heard if item.day == last[item.entry.origin]]
    final = {item.key for item in ends}
    first: dict[tuple[str, _Values], _Told] = {}
    found: dict[int, TollEntry] = {}
    for index, item in heard:
        leader = first.setdefault(item.key, item)
        if leader is not item:
            found[index] = replace(item.entry, relation="repeated", to=(leader.entry.claim_id,))
        elif item.key not in final:
            later = [end for end in ends if end.entry.origin == item.entry.origin]
            found[index] = replace(item.entry, relation="superseded", to=_ids(later))
    return found


def _last_days(heard: Sequence[tuple[int, _Told]]) -> Mapping[tuple[str, _Values], str]:
    last: dict[tuple[str, _Values], str] = {}
    for _, item in heard:
        last[item.key] = max(last.get(item.key, ""), item.day)
    return last


def _among(item: _Told, leaders: Sequence[_Told], case: Case) -> TollEntry:
    """How what an origin says now stands to what the others say."""
    others = [other for other in leaders if other.entry.origin != item.entry.origin]
    rivals = [other for other in others if contradict(item.voice, other.voice, case)]
    if rivals:
        return replace(item.entry, relation="rival", to=_ids(rivals))
    wholes = [other for other in others if is_part(item.voice, other.voice)]
    if wholes:
        return replace(item.entry, relation="part", to=_ids(wholes))
    larger = [other for other in others if _outgrows(other, item, case)]
    if larger:
        return replace(item.entry, relation="outgrown", to=_ids(larger))
    return item.entry


def _outgrows(later: _Told, earlier: _Told, case: Case) -> bool:
    """Whether a later count of the same is higher; an opponent's count is another version, not a growth."""
    figures = earlier.entry.figure, later.entry.figure
    if later.day <= earlier.day or "vague" in (figures[0].bound, figures[1].bound):
        return False
    if case.conflict_between(earlier.voice.side, later.voice.side) is not None:
        return False
    return grows(earlier.voice, later.voice) and _floor(figures[0]) < _floor(figures[1])


def _floor(figure: Figure) -> float:
    return next((v for v in (figure.low, figure.best, figure.high) if v is not None), 0.0)


def _ids(told: Sequence[_Told]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.entry.claim_id for item in told))
