"""What changed since an earlier brief. In: that brief's record (`reportedly.brief/1`), and this brief's
incidents and tolls. Out: cited sentences: new incidents, changed standings, figures that moved, what was
retracted, what is gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from reportedly.brief.briefs import Change, Changes, Extent
from reportedly.brief.content import Computed, Sentence
from reportedly.brief.dates import day_words, written_words
from reportedly.brief.growth import UNITS
from reportedly.brief.rows import TollLine, TollPoint, TollSeries
from reportedly.brief.sentences import finished
from reportedly.brief.wording import label

_EARLIER = "stood so in the earlier brief"
_ORDER = ("retracted", "standing", "toll", "new", "gone")

Record = Mapping[str, Any]


def changes_since(
    earlier: Record, incidents: Sequence[Extent], tolls: Sequence[TollSeries], now: str = ""
) -> Changes:
    """All changes: retractions first, then standings, tolls, what is new, and what is gone. `now` is this
    brief's scope in words; an earlier one of another scope is said to be so."""
    before = _Before(earlier)
    was = str(earlier.get("scope") or "everything").split(". Left out")[0]
    is_same = was == (now or "everything").split(". Left out")[0]
    items = [*_of_incidents(before, incidents), *_of_tolls(before, incidents, tolls)]
    if is_same:  # what another scope leaves out is not gone
        items += _gone(before, incidents)
    written = f" of {written_words(earlier.get('written'))}" if earlier.get("written") else ""
    scope = "" if is_same else f", of another scope ({was})"
    since = f"“{earlier.get('title', 'Situation brief')}”{written}{scope}"
    return Changes(since, tuple(sorted(_merged(items), key=lambda c: _ORDER.index(c.sort))))


def _merged(items: Sequence[Change]) -> list[Change]:
    """Changes told in the very same words are told once, with the citations of all."""
    found: dict[tuple[str, str], Change] = {}
    for item in items:
        key = (item.sort, item.sentence.text)
        if key in found:
            ids = dict.fromkeys((*found[key].sentence.claim_ids, *item.sentence.claim_ids))
            sentence = replace(found[key].sentence, claim_ids=tuple(ids))
            found[key] = replace(found[key], sentence=sentence)
        else:
            found[key] = item
    return list(found.values())


class _Before:
    """The earlier brief's incidents, found again by the claims that they share with those of now."""

    def __init__(self, record: Record) -> None:
        self.incidents: Sequence[Record] = record.get("incidents", [])
        self.tolls: Sequence[Record] = record.get("tolls", [])
        self._of_claim = {claim_id: item for item in self.incidents for claim_id in item["claim_ids"]}
        self._by_id = {item["id"]: item for item in self.incidents}

    def of(self, extent: Extent) -> list[Record]:
        """Those that hold a claim of this incident, the one of the same id first; several where they were
        merged since."""
        found = {item["id"]: item for c in extent.claim_ids if (item := self._of_claim.get(c)) is not None}
        same = self._by_id.get(extent.incident_id)
        first = {same["id"]: same} if same is not None else {}
        return list((first | found).values())

    def tolls_of(self, items: Sequence[Record]) -> list[Record]:
        ids = {item["id"] for item in items}
        return [toll for toll in self.tolls if toll["incident_id"] in ids]


def _of_incidents(before: _Before, incidents: Sequence[Extent]) -> Iterator[Change]:
    for extent in incidents:
        old = before.of(extent)
        if not old:
            standing = label("standings", extent.standing)
            text = finished(f"{extent.event}; {standing}")
            yield Change("new", extent.incident_id, _cited(text, extent))
        elif extent.standing not in {item["standing"] for item in old}:
            was = label("standings", old[0]["standing"])
            now = label("standings", extent.standing)
            sort = "retracted" if extent.standing == "retracted" else "standing"
            text = finished(f"{extent.event}: was “{was}”, is now “{now}”")
            yield Change(sort, extent.incident_id, _cited(text, extent, (Computed(was, _EARLIER),)))


def _cited(text: str, extent: Extent, computed: tuple[Computed, ...] = ()) -> Sentence:
    return Sentence(text, extent.claim_ids, extent.standing, extent.reasons, computed)


def _of_tolls(before: _Before, incidents: Sequence[Extent], tolls: Sequence[TollSeries]) -> Iterator[Change]:
    by_id = {extent.incident_id: extent for extent in incidents}
    for series in tolls:
        old = before.of(by_id[series.incident_id]) if series.incident_id in by_id else []
        earlier = [t for t in before.tolls_of(old) if t["key"] == series.key]
        for line in series.lines if old else ():
            lines = [found for toll in earlier for found in toll["lines"] if found["voice"] == line.voice]
            change = _moved(series, line, lines)
            if change is not None:
                yield Change("toll", series.incident_id, change)


def _moved(series: TollSeries, line: TollLine, earlier: Sequence[Record]) -> Sentence | None:
    last = line.points[-1]
    olds = [found["points"][-1] for found in earlier if found["points"]]
    old = max(olds, key=lambda point: point.get("day") or "", default=None)
    where = Computed(series.place, "the place for which the toll is told")
    if old is None:
        text = finished(_new_text(series, line))
        return Sentence(text, last.claim_ids, series.standing, (), (where,))
    if old["wording"] == last.wording or not _is_later(last, old):
        return None
    was = f"{old['wording']}{UNITS.get(series.measure, '')}"
    text = finished(_moved_text(series, line, _verb(last, old), was))
    return Sentence(text, last.claim_ids, series.standing, (), (where, Computed(was, _EARLIER)))


def toll_texts(series: TollSeries, line: TollLine, before: Iterable[str]) -> Iterator[str]:
    """All that can be told of a line's last figure, where `before` are the words for the one before."""
    yield _new_text(series, line)
    for was in before:
        yield from (_moved_text(series, line, verb, was) for verb in ("grew", "fell", "went"))


def _new_text(series: TollSeries, line: TollLine) -> str:
    return f"{_about(series, line)}: {_now(series, line)}, not given before"


def _moved_text(series: TollSeries, line: TollLine, verb: str, was: str) -> str:
    return f"{_about(series, line)}: {verb} from {was} to {_now(series, line)}"


def _about(series: TollSeries, line: TollLine) -> str:
    return f"{series.counted}, {series.place}, by the account of {line.voice}"


def _now(series: TollSeries, line: TollLine) -> str:
    last = line.points[-1]
    corrected = f"; {last.correction}" if last.correction else ""
    unit = UNITS.get(series.measure, "")
    return f"{last.wording}{unit} ({last.speaker}, {day_words(last.day)}{corrected})"


def _is_later(now: TollPoint, old: Record) -> bool:
    return (now.day or "") >= (old.get("day") or "")


def _verb(now: TollPoint, old: Record) -> str:
    values = [old.get(key) for key in ("best", "low", "high")]
    was = next((value for value in values if value is not None), None)
    if was is None or now.value is None or now.value == was:
        return "went"
    return "grew" if now.value > was else "fell"


def _gone(before: _Before, incidents: Sequence[Extent]) -> Iterator[Change]:
    held = {claim_id for extent in incidents for claim_id in extent.claim_ids}
    for item in before.incidents:
        if not held.intersection(item["claim_ids"]):
            event = str(item["event"])
            text = finished(f"{event}: no longer in this brief")
            yield Change(
                "gone", item["id"], Sentence(text, (), None, (), (Computed(finished(event)[:-1], _EARLIER),))
            )
