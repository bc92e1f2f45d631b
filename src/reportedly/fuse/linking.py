"""Linking: why two claims tell the same happening. In: two tellings. Out: a link with its reason, or None.
Plain and conservative: what is not said never speaks for a link between reports."""

from __future__ import annotations

from reportedly.fuse.agreement import (
    actors_agree,
    actors_conflict,
    common_figure,
    figures_far_apart,
    figures_tell_apart,
)
from reportedly.fuse.families import PROCESSES, SPEECH, Relation, lasting, relate_kinds
from reportedly.fuse.intervals import Interval
from reportedly.fuse.nearness import Nearness, is_country, relate_places
from reportedly.fuse.tellings import Telling
from reportedly.model.link import Link


def forced_link(a: Telling, b: Telling, reason: str) -> Link | None:
    """A link that the text itself makes; even so, what is only planned or feared never joins what is
    actual."""
    return Link(min(a.id, b.id), max(a.id, b.id), reason, forced=True) if a.realm == b.realm else None


def link_within(a: Telling, b: Telling) -> Link | None:
    """The link of two claims of one report at one place, None where they may tell two happenings."""
    relation = relate_kinds(a.claim.kind, b.claim.kind)
    if relation is None or relation is Relation.SIBLING or not _may_be_one(a, b):
        return None
    nearness = relate_places(a.place, b.place)
    one_voice = a.origin == b.origin
    if nearness not in (Nearness.SAME, Nearness.NEAR) or (one_voice and figures_tell_apart(a.claim, b.claim)):
        return None
    if _times_apart(a, b):
        return None
    return _link(a, b, ["one report", relation.value, _where(nearness, a), _when(a.interval, b.interval)])


def link_loosely(a: Telling, b: Telling) -> Link | None:
    """The link of a claim that says no place of its own, or only a country, to one of its report that does.

    It takes the same kind and the same actor; the caller makes sure that only one happening fits."""
    if a.claim.kind != b.claim.kind or a.claim.kind == "other" or not _may_be_one(a, b):
        return None
    nearness = relate_places(a.place, b.place)
    open_place = nearness in (Nearness.OPEN, Nearness.COUNTRY)
    open_place = open_place or (nearness is Nearness.WITHIN and a.claim.kind in PROCESSES)
    if not open_place or not actors_agree(a, b) or figures_tell_apart(a.claim, b.claim):
        return None
    if _times_apart(a, b):
        return None
    return _link(a, b, ["one report", Relation.SAME.value, nearness.value, "same actor", "nothing else fits"])


def link_across(a: Telling, b: Telling) -> Link | None:
    """The link of two claims of different reports: kinds of one family, one place, overlapping time, no
    conflict."""
    relation = relate_kinds(a.claim.kind, b.claim.kind)
    when = _timely(a, b)
    if relation is None or when is None or not _may_be_one(a, b, across=True):
        return None
    nearness, figure = relate_places(a.place, b.place), common_figure(a.claim, b.claim)
    if nearness not in (Nearness.SAME, Nearness.NEAR, Nearness.COUNTRY) or not _is_named(a):
        return None
    if relation is not Relation.SAME and figure is None:
        return None  # a kind left general fits many; `link_unsaid` asks for the only one
    agree = actors_agree(a, b)
    if nearness is Nearness.COUNTRY and not (
        figure and agree and relation is Relation.SAME and _one_day(a, b)
    ):
        return None
    said = [relation.value, _where(nearness, a), when]
    said += ["same actor"] if agree else []
    said += [f"same figure {figure.measure} {figure.span.text!r}"] if figure else []
    return _link(a, b, said)


def link_unsaid(a: Telling, b: Telling) -> Link | None:
    """The link of `a`, which leaves kind, place or time open, to `b`, which says it; the caller makes sure
    that no other happening fits.

    Where only the kind is open, nothing more is asked; else it takes the same actor or a figure in common,
    and without any place the same kind and both."""
    relation, when = relate_kinds(a.claim.kind, b.claim.kind), a.interval or a.told
    if relation in (None, Relation.SIBLING) or not _may_be_one(a, b, across=True) or b.claim.background:
        return None
    if when is None or b.interval is None or not when.overlaps(b.interval):
        return None
    agree, figure = actors_agree(a, b), common_figure(a.claim, b.claim)
    nowhere = a.place is None or is_country(a.place)
    nearness = relate_places(a.place, b.place)
    # what goes on over an area is more than what went on in one town of it
    spread = nearness is Nearness.WITHIN and a.claim.kind in PROCESSES and figure is None
    if nearness is Nearness.APART or spread:
        return None
    settled = a.interval is not None and nearness in (Nearness.SAME, Nearness.NEAR)
    if not (agree or figure or settled) or (nowhere and not (agree and figure and relation is Relation.SAME)):
        return None
    said = [relation.value if relation else "", "time unsaid" if a.interval is None else nearness.value]
    said += [_when(when, b.interval), "nothing else fits"] + (["same actor"] if agree else [])
    said += [f"same figure {figure.measure} {figure.span.text!r}"] if figure else []
    return _link(a, b, said)


def _may_be_one(a: Telling, b: Telling, *, across: bool = False) -> bool:
    """Whether nothing plain speaks against it: realm, background, words that keep apart, actors, far
    figures."""
    if a.realm != b.realm or actors_conflict(a, b):
        return False
    if across:
        speech = a.claim.kind in SPEECH and a.origin != b.origin
        return not speech and not figures_far_apart(a.claim, b.claim)
    return a.claim.background == b.claim.background and not (a.says_apart or b.says_apart)


def _times_apart(a: Telling, b: Telling) -> bool:
    """Whether the text itself gives two times that do not meet; the day of telling speaks against nothing."""
    if a.interval is None or b.interval is None or a.interval.told or b.interval.told:
        return False
    return not a.interval.overlaps(b.interval)


def _timely(a: Telling, b: Telling) -> str | None:
    """The words for how the two times fit, None where one is unsaid, too wide, or too far from the other."""
    if a.interval is None or b.interval is None:
        return None
    allowed = lasting(a.claim.kind)
    if max(a.interval.days, b.interval.days) > allowed.width:
        return None
    if a.interval.overlaps(b.interval):
        return _when(a.interval, b.interval)
    gap = a.interval.gap_days(b.interval)
    both_last = a.claim.kind in PROCESSES and b.claim.kind in PROCESSES
    if both_last and 0 < gap <= allowed.gap:
        return f"{gap} days apart ({a.interval}; {b.interval}) in something that lasts"
    return None


def _is_named(telling: Telling) -> bool:
    """Whether the place is resolved or at least has a proper name: "the village" is another in every
    report."""
    place = telling.place
    return place is not None and (
        place.geonameid is not None or place.is_located or place.span.text[:1].isupper()
    )


def _one_day(a: Telling, b: Telling) -> bool:
    intervals = a.interval, b.interval
    return all(i is not None and not i.told and i.days == 1 for i in intervals) and str(intervals[0]) == str(
        intervals[1]
    )


def _where(nearness: Nearness, telling: Telling) -> str:
    place = telling.place
    return f"{nearness.value} ({(place.name or place.span.text) if place else '?'})"


def _when(a: Interval | None, b: Interval | None) -> str:
    if a is None or b is None:
        return "no time against it"
    told = ", by the day of telling" if a.told or b.told else ""
    return f"overlapping time ({a}{'' if str(a) == str(b) else f'; {b}'}{told})"


def _link(a: Telling, b: Telling, said: list[str]) -> Link:
    strength = sum(2 if mark in (Relation.SAME.value, "same actor") else 1 for mark in said)
    return Link(min(a.id, b.id), max(a.id, b.id), "; ".join(said), strength)
