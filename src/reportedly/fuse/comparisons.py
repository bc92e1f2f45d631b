"""Comparisons: in what two claims are alike and in what not. In: two tellings. Out: for each comparison a
level in words. What a level weighs is learned (`data/link_weights.json`), what it means stands here."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from reportedly.fuse import figure_levels
from reportedly.fuse.families import GENERAL, PROCESSES, Relation, families_of, relate_kinds
from reportedly.fuse.intervals import Interval
from reportedly.fuse.nearness import RADIUS_KM, Nearness, is_unknown, names_alike, relate_places
from reportedly.fuse.shared_words import shared_words
from reportedly.fuse.tellings import CLASHES, Telling
from reportedly.model.actor import Actor, Speaker

UNSAID = "unsaid"
NEXT_DAY = "the day before or after"
_PERSONS = frozenset(("official", "medic", "rescuer", "witness", "resident"))
_DAY = timedelta(hours=24)

_PLACES = {
    Nearness.NEAR: "within their precision",
    Nearness.BESIDE: "neighbouring",
    Nearness.COUNTRY: "same country",
    Nearness.OPEN: UNSAID,
}

# Every comparison with its levels, the ones that speak for a link first. A new level is trained before it
# counts: one without a weight weighs nothing.
COMPARISONS: dict[str, tuple[str, ...]] = {
    "reports": ("one report", "one report, a place wide", "one report, a place unsaid", "two reports"),
    "kind": (
        "same", "same, of no family", "same, of what lasts", "same, left general", "one general",
        "two of a family",
    ),
    "place": (
        "same point", "same unknown name", "same area", "same area, of what lasts",
        "within their precision", "same country", "neighbouring", "one within the other", UNSAID,
    ),
    "time": (
        "same hours", "same day", "overlapping", "by the day of telling", UNSAID, NEXT_DAY,
        "days apart",
    ),
    "actor": (
        "same body", "same side", "same two sides", "one side of a clash",
        "words in common", UNSAID, "other words",
    ),
    "target": ("same body", "same side", "words in common", UNSAID, "other words"),
    "scene": ("same sort", UNSAID, "another sort"),
    "instrument": ("same", UNSAID, "another"),
    "figures": figure_levels.LEVELS,
    "words": ("three and more", "two", "one", "none"),
    "speaker": ("same person", "same body", "another", UNSAID),
    "told": ("same day", "next day", "two or three days apart", "later", UNSAID),
    "sites": ("same", UNSAID, "another"),
}  # fmt: skip


def compare(a: Telling, b: Telling, nearness: Nearness | None = None) -> tuple[str, ...]:
    """The level of each comparison, in the order of `COMPARISONS`; the same whichever telling comes
    first."""
    nearness = nearness or relate_places(a.place, b.place)
    return (
        _reports(a, b, nearness),
        _kind(a, b),
        place_level(a, b, nearness),
        time_level(a, b),
        _actor(a, b),
        _target(a, b),
        _scene(a, b),
        _instrument(a, b),
        figure_levels.figures_level(a, b),
        _words(len(shared_words(a, b))),
        _speaker(a, b),
        _told(a.told, b.told),
        _sites(a, b),
    )


def _reports(a: Telling, b: Telling, nearness: Nearness) -> str:
    if a.claim.report_id != b.claim.report_id:
        return "two reports"
    # a list of a day's attacks names a place for each: one that names none may be of any
    if nearness is Nearness.OPEN:
        return "one report, a place unsaid"
    return "one report" if nearness in (Nearness.SAME, Nearness.NEAR) else "one report, a place wide"


def _kind(a: Telling, b: Telling) -> str:
    relation = relate_kinds(a.claim.kind, b.claim.kind)
    if relation is Relation.SAME:
        return _same_kind(a.claim.kind)
    return "one general" if relation is Relation.GENERAL else "two of a family"


@cache
def _same_kind(kind: str) -> str:
    """A kind that has no like is told for nothing else; one that lasts is told on many days."""
    if kind in PROCESSES:
        return "same, of what lasts"
    if kind in GENERAL:
        return "same, left general"
    return "same, of no family" if families_of(kind) == (kind,) else "same"


def place_level(a: Telling, b: Telling, nearness: Nearness) -> str:
    if nearness is Nearness.SAME:
        return _same_place(a)
    if nearness is Nearness.NEAR and a.place and b.place and names_alike(a.place, b.place):
        # a gazetteer has one town under two numbers now and then
        return "same unknown name" if is_unknown(a.place) or is_unknown(b.place) else "same point"
    if nearness is Nearness.WITHIN:
        return "one within the other"
    return _PLACES[nearness]


def _same_place(telling: Telling) -> str:
    if telling.place is not None and telling.place.precision in RADIUS_KM:
        return "same point"
    if telling.place is not None and is_unknown(telling.place):
        return "same unknown name"
    return "same area, of what lasts" if telling.claim.kind in PROCESSES else "same area"


def time_level(a: Telling, b: Telling) -> str:
    one, other = a.interval, b.interval
    if one is None or other is None:
        return UNSAID
    if one.told or other.told:
        return "by the day of telling" if one.gap_days(other) == 0 else "days apart"
    if not one.overlaps(other):
        lasts = a.claim.kind in PROCESSES or b.claim.kind in PROCESSES
        return NEXT_DAY if one.nearly_meets(other) and not lasts else "days apart"
    longest = max(one.end - one.start, other.end - other.start)
    if longest >= _DAY:
        return "overlapping"
    return "same hours" if longest < timedelta(hours=13) else "same day"


def _actor(a: Telling, b: Telling) -> str:
    if a.claim.kind in CLASHES or b.claim.kind in CLASHES:
        return _clash(a.sides, b.sides)
    ours, theirs = a.claim.actor, b.claim.actor
    if ours is None or theirs is None:
        return UNSAID
    if ours.actor_id and ours.actor_id == theirs.actor_id:
        return "same body"
    if not a.sides.isdisjoint(b.sides):
        return "same side"
    return _described(ours, theirs)


def _clash(ours: frozenset[str], theirs: frozenset[str]) -> str:
    """Who acts in a clash, of which either party may be told first."""
    if not ours or not theirs:
        return UNSAID
    return "same two sides" if ours == theirs and len(ours) > 1 else "one side of a clash"


def _target(a: Telling, b: Telling) -> str:
    ours, theirs = a.claim.target, b.claim.target
    if ours is None or theirs is None or a.claim.kind in CLASHES or b.claim.kind in CLASHES:
        return UNSAID
    if ours.actor_id and ours.actor_id == theirs.actor_id:
        return "same body"
    if ours.side and ours.side == theirs.side:
        return "same side"
    return _described(ours, theirs)


def _described(ours: Actor, theirs: Actor) -> str:
    """Two that are not known to be one: in their words; one known body and other words may well be one."""
    one, other = _telling_words(ours), _telling_words(theirs)
    if not one or not other or ours.actor_id or theirs.actor_id:
        return UNSAID
    return "other words" if one.isdisjoint(other) else "words in common"


def _telling_words(actor: Actor) -> frozenset[str]:
    return frozenset(word for word in actor.span.text.casefold().split() if len(word) > 3)


def _scene(a: Telling, b: Telling) -> str:
    """Whether what was hit is of one sort: a hospital and patients, a bus and passengers."""
    if not a.scenes or not b.scenes:
        return UNSAID
    return "another sort" if a.scenes.isdisjoint(b.scenes) else "same sort"


def _instrument(a: Telling, b: Telling) -> str:
    ours, theirs = a.claim.instrument, b.claim.instrument
    if ours is None or theirs is None or ours.value is None or theirs.value is None:
        return UNSAID
    return "same" if ours.value == theirs.value else "another"


def _words(count: int) -> str:
    return ("none", "one", "two", "three and more")[min(count, 3)]


def _speaker(a: Telling, b: Telling) -> str:
    ours, theirs = a.claim.speaker, b.claim.speaker
    if ours is None or theirs is None:
        return UNSAID
    if a.origin != b.origin:
        return "another"
    return _same_speaker(ours, theirs)


def _same_speaker(ours: Speaker, theirs: Speaker) -> str:
    """A named person tells of fewer happenings than a ministry does; of one body, two persons are two."""
    mine, his = ours.name or ours.span.text, theirs.name or theirs.span.text
    if mine == his:
        return "same person" if _is_person(ours, mine) else "same body"
    return "another" if _is_person(ours, mine) and _is_person(theirs, his) else "same body"


def _is_person(speaker: Speaker, name: str) -> bool:
    words = name.split()
    named = len(words) > 1 and all(word[0].isupper() and word.isalpha() for word in words)
    return named and speaker.kind in _PERSONS


def _told(one: Interval | None, other: Interval | None) -> str:
    if one is None or other is None:
        return UNSAID
    days = abs((one.end.date() - other.end.date()).days)
    return "same day" if days == 0 else "next day" if days == 1 else (
        "two or three days apart" if days <= 3 else "later"
    )  # fmt: skip


def _sites(a: Telling, b: Telling) -> str:
    ours = {site.site_id or site.name for site in a.claim.sites if site.named}
    theirs = {site.site_id or site.name for site in b.claim.sites if site.named}
    if not ours or not theirs:
        return UNSAID
    return "another" if ours.isdisjoint(theirs) else "same"
