"""Truth: what is to be concluded of a happening from all that was written about it. In: a happening with its
tellings. Out: its standing, by the definitions in docs/vocabulary.md, worked out here without a line of
`reportedly.assess`, and its tolls from the first to the last value known."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations, permutations
from typing import Any

from tools.simulate.dispatches import TrueClaim
from tools.simulate.happenings import Happening
from tools.simulate.tellings import Count, Told

# Kinds that are a success or nobody's act: to say them acknowledges nothing.
_NO_DEED = frozenset(("territory_captured", "attack_repelled", "casualties"))
_STATES = frozenset(("displaced", "evacuated"))
_BOTH_ACT = frozenset(("armed_clash",))


def claim_truth(true: TrueClaim) -> dict[str, Any]:
    """One line of truth.jsonl: which incident a claim is of, and who knows it."""
    happening, words = true.told.happening, true.claim.words
    return {
        "claim_id": true.claim.id, "report_id": true.claim.report_id, "start": words.start, "end": words.end,
        "incident": happening.id, "campaign": happening.campaign, "source": true.told.source.key,
    }  # fmt: skip


def incident_truth(happening: Happening, tolds: Sequence[Told]) -> dict[str, Any]:
    """One line of incidents.jsonl."""
    entry = happening.town.entry
    return {
        "incident": happening.id, "campaign": happening.campaign, "kind": happening.kind,
        "place": entry.name, "geonameid": entry.geonameid, "country": entry.country,
        "from": happening.moment.isoformat(timespec="minutes"), "days": happening.days,
        "actor": happening.actor.id, "target": happening.target.id, "claims": len(tolds),
        "standing": true_standing(tolds),
        "tolls": {measure: [stages[0], stages[-1]] for measure, stages in happening.stages.items()},
    }  # fmt: skip


def true_standing(tolds: Sequence[Told]) -> str:
    """The first that applies, in the order of the closed list."""
    yes = [told for told in tolds if not told.source.denies]
    no = [told for told in tolds if told.source.denies]
    if _contradict(yes, no):
        return "contested"
    if not yes:
        return "denied"
    for name, holds in (("agreed", _agree), ("acknowledged", _admit), ("corroborated", _support)):
        if holds(yes):
            return name
    known = [told for told in tolds if told.source.key is not None]
    sides = {told.source.side for told in known}
    return "party_claim" if len(sides) == 1 and None not in sides else "single_origin"


def _contradict(yes: Sequence[Told], no: Sequence[Told]) -> bool:
    if any(a.source.key != b.source.key for a in yes for b in no):
        return True
    blamed = {told.blamed.id for told in yes if told.blamed is not None and told.kind not in _BOTH_ACT}
    return len(blamed) > 1 or _rival_tolls(yes)


def _rival_tolls(yes: Sequence[Told]) -> bool:
    """Two sides count the dead (the hurt where nobody counts dead) of one place, and none of their counts can
    be the other's; counts of what goes on for days are compared day by day."""
    given = {count.measure for told in yes for count in told.counts}
    main = next((measure for measure in ("killed", "injured", *sorted(given)) if measure in given), None)
    counts = [(told, c) for told in yes if told.source.side for c in told.counts if c.measure == main]
    met: dict[tuple[str | None, str | None], list[bool]] = {}
    for (one, ours), (other, theirs) in permutations(counts, 2):
        sides, is_one_day = (one.source.side, other.source.side), main not in _STATES or one.on == other.on
        if one.source.side != other.source.side and _one_place(one, other) and is_one_day:
            met.setdefault(sides, []).append(_apart(ours, theirs))
    return any(all(found) for found in met.values())


def _one_place(one: Told, other: Told) -> bool:
    return one.place is None or other.place is None or one.place.geonameid == other.place.geonameid


def _apart(one: Count, other: Count) -> bool:
    if one.bound == other.bound == "vague":
        return False
    (low, high), (other_low, other_high) = _extent(one), _extent(other)
    return high < other_low or other_high < low


def _extent(count: Count) -> tuple[float, float]:
    """From the least to the most that the words allow: "dozens" may be twelve, "about" leaves a tenth."""
    top = count.high if count.high is not None else math.inf
    if count.bound == "about":
        return 0.9 * count.low, 1.1 * top
    return (count.low / 2 if count.bound == "vague" else count.low), top


def _agree(yes: Sequence[Told]) -> bool:
    return len({_answers(told) for told in yes} - {None}) > 1


def _admit(yes: Sequence[Told]) -> bool:
    """A side says that it did it, or that it lost the place."""
    for told in yes:
        side = _answers(told)
        if side is None or told.blamed is None:
            continue
        if told.blamed.id == side and told.kind not in _NO_DEED:
            return True
        if told.kind == "territory_captured" and told.blamed.id != side:
            return True
    return False


def _support(yes: Sequence[Told]) -> bool:
    known = [told.source for told in yes if told.source.key is not None]
    return any(a.key != b.key and (a.side is None or a.side != b.side) for a, b in combinations(known, 2))


def _answers(told: Told) -> str | None:
    """The side for which the speaker answers."""
    return told.source.side
