"""Constraints: what keeps two claims apart, however alike they are. In: two tellings. Out: whether they may
tell one happening. What they weigh beyond that is for the comparisons."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.fuse.agreement import actors_agree, actors_conflict, targets_agree
from reportedly.fuse.families import AT_ONE_SPOT, PROCESSES, SPEECH, Relation, lasting, relate_kinds
from reportedly.fuse.figure_levels import (
    GROWN_STATE,
    LIKENESSES,
    RARE,
    figures_level,
    shared_figure,
    tell_apart,
)
from reportedly.fuse.intervals import Interval
from reportedly.fuse.nearness import Nearness, are_two_towns, is_country, relate_places
from reportedly.fuse.shared_words import shared_words
from reportedly.fuse.tellings import Telling

_WITHIN = (Nearness.SAME, Nearness.NEAR)
_LOOSELY = (Nearness.OPEN, Nearness.COUNTRY, Nearness.WITHIN)
_ACROSS = (Nearness.SAME, Nearness.NEAR, Nearness.BESIDE, Nearness.COUNTRY)


def may_be_one(a: Telling, b: Telling) -> bool:
    """Whether kinds, realms and parties fit: what is planned never joins what is done, nor a deed by one side
    the same deed by the other."""
    return (
        a.realm == b.realm
        and relate_kinds(a.claim.kind, b.claim.kind) is not None
        and not actors_conflict(a, b)
        and not _is_sum_and_part(a, b)
    )


def _is_sum_and_part(a: Telling, b: Telling) -> bool:
    """Whether the one sums up several days ("nine killed over the past two days") of which the other is
    one."""
    if a.tells_many == b.tells_many or a.claim.kind in PROCESSES or a.interval is None or b.interval is None:
        return False
    whole, part = (a.interval, b.interval) if a.tells_many else (b.interval, a.interval)
    return not whole.told and not part.told and whole.days > part.days


def near_within(a: Telling, b: Telling) -> Nearness | None:
    """How the places of two claims of one report relate, None where something keeps the claims apart: its
    words ("a separate attack"), two places, two times, or two counts by one voice."""
    if a.claim.background != b.claim.background or a.says_apart or b.says_apart or not may_be_one(a, b):
        return None
    if relate_kinds(a.claim.kind, b.claim.kind) is Relation.SIBLING:
        return None  # one report knows which weapons it means
    nearness = relate_places(a.place, b.place)
    if nearness is Nearness.NEAR and a.place and b.place and are_two_towns(a.place, b.place):
        return None  # one report that names two towns means two
    if nearness not in _WITHIN or (a.origin == b.origin and tell_apart(a.claim, b.claim)):
        return None
    return None if times_apart(a, b) or _is_undated_mention(a, b) else nearness


def _is_undated_mention(a: Telling, b: Telling) -> bool:
    """Whether one of two claims of a report says no day and leaves its kind general, with nothing in common
    with the other: it may speak of all that has happened there."""
    if relate_kinds(a.claim.kind, b.claim.kind) is not Relation.GENERAL:
        return False
    if (a.claim.time is None) == (b.claim.time is None):
        return False
    return not actors_agree(a, b) and figures_level(a, b) not in LIKENESSES


def near_loosely(a: Telling, b: Telling) -> Nearness | None:
    """How the places of two claims of one report relate where one is unsaid or wider than the other, None
    where something keeps the claims apart."""
    if a.claim.background != b.claim.background or a.says_apart or b.says_apart or not may_be_one(a, b):
        return None
    if times_apart(a, b) or not _is_told_again(a, b):
        return None
    nearness = relate_places(a.place, b.place)
    if nearness not in _LOOSELY or _is_spread(a, b, nearness):
        return None
    return None if a.origin == b.origin and tell_apart(a.claim, b.claim) else nearness


def _is_told_again(a: Telling, b: Telling) -> bool:
    """Whether two claims of one report have in common what tells one happening from the others of its list:
    in one kind who did it, who says it, or a number; in kinds of which one is general, the number or who
    was hit, unless "another" or "also" says that it is a further one."""
    if a.claim.kind == b.claim.kind and any(_likenesses(a, b)):
        return True
    if not {a.claim.kind, b.claim.kind} <= AT_ONE_SPOT or a.says_further or b.says_further:
        return False
    if relate_kinds(a.claim.kind, b.claim.kind) is Relation.SIBLING:
        return False
    return targets_agree(a, b) or figures_level(a, b) in LIKENESSES


def near_across(a: Telling, b: Telling) -> Nearness | None:
    """How the places of two claims of different reports relate, None where something keeps them apart."""
    if not times_meet(a, b) or not may_be_one(a, b) or _is_other_speech(a, b):
        return None
    relation = relate_kinds(a.claim.kind, b.claim.kind)
    if relation is Relation.GENERAL and shared_figure(a.claim, b.claim) is None:
        return None  # a kind left general fits many; `near_unsaid` is for the only one
    nearness = relate_places(a.place, b.place)
    if nearness is Nearness.BESIDE and nearly_meet(a, b):
        return None  # neither place nor day
    if nearness not in _ACROSS or not (is_named(a) and is_named(b)):
        return None
    if nearness is Nearness.COUNTRY and not _agree_in_country(a, b):
        return None
    if is_by_telling(a, b) and not any(_likenesses(a, b)):
        return None  # that something was going on there when both were told is no happening
    return None if tells_otherwise(a, b, nearness) and not has_rare(a, b) else nearness


def _agree_in_country(a: Telling, b: Telling) -> bool:
    """Whether kind and day are the same and two things more, such as the actor, a number, the sort of thing
    that was hit, or words: less says nothing in a whole country."""
    if a.claim.kind != b.claim.kind or not _is_one_day(a, b):
        return False
    said = actors_agree(a, b), shared_figure(a.claim, b.claim) is not None, bool(shared_words(a, b))
    return sum(said) + (not a.scenes.isdisjoint(b.scenes)) > 1


def _is_one_day(a: Telling, b: Telling) -> bool:
    one, other = a.interval, b.interval
    if one is None or other is None or one.told or other.told:
        return False
    return one.days == 1 and str(one) == str(other)


def near_unsaid(a: Telling, b: Telling) -> Nearness | None:
    """How the place of `a`, which leaves kind, place or time open, relates to that of `b`, which says it;
    None where something keeps them apart."""
    when = a.interval or a.told
    if when is None or b.interval is None or b.claim.background or not when.overlaps(b.interval):
        return None
    if not may_be_one(a, b) or _is_other_speech(a, b) or _are_told_apart(a, b):
        return None
    if relate_kinds(a.claim.kind, b.claim.kind) is Relation.SIBLING:
        return None
    nearness = relate_places(a.place, b.place)
    if nearness is Nearness.APART or not _is_vouched_for(a, b, nearness) or _is_spread(a, b, nearness):
        return None
    return None if tells_otherwise(a, b, nearness) and not has_rare(a, b) else nearness


def _are_told_apart(a: Telling, b: Telling) -> bool:
    """Whether one report keeps the two apart by its words ("a third explosion"), or by two counts of one
    voice."""
    if a.claim.report_id != b.claim.report_id:
        return False
    return a.says_apart or b.says_apart or (a.origin == b.origin and tell_apart(a.claim, b.claim))


def tells_otherwise(a: Telling, b: Telling, nearness: Nearness) -> bool:
    """Whether the one names another town, the day before or after, or another sort of thing that was hit: a
    slip, another clock or another angle if they have something rare in common, else another happening."""
    if nearness is Nearness.BESIDE or nearly_meet(a, b):
        return True
    return a.claim.kind in AT_ONE_SPOT and bool(a.scenes and b.scenes) and a.scenes.isdisjoint(b.scenes)


def has_rare(a: Telling, b: Telling) -> bool:
    """Whether both tell what two happenings hardly have in common: a large number, two numbers, or a small
    one and words."""
    level = figures_level(a, b)
    return level in RARE or (level in LIKENESSES and len(shared_words(a, b)) > 1)


def _is_spread(a: Telling, b: Telling, nearness: Nearness) -> bool:
    """Whether the one tells of an area and the other of a town there: what goes on over an area is more than
    what went on in one town of it, unless both count the same."""
    within = nearness is Nearness.WITHIN and a.claim.kind in PROCESSES
    return within and shared_figure(a.claim, b.claim) is None


def _is_vouched_for(a: Telling, b: Telling, nearness: Nearness) -> bool:
    """Whether something beside kind and day speaks for it: that no other happening fits means little, for
    most happenings of a day stand in no report that we have. Without a place, or with neither a town nor a
    day, it takes two such things."""
    is_here = nearness in (Nearness.SAME, Nearness.NEAR)
    if says_day(a) and is_here:
        return True
    if a.place is None or is_country(a.place):
        return a.claim.kind == b.claim.kind and _has_two(a, b)
    if says_day(a):
        return any(_likenesses(a, b))
    # on no day told, a small number is of any blow, and the police speak of all
    return _has_two(a, b) or (is_here and (actors_agree(a, b) or bool(shared_words(a, b))))


def _has_two(a: Telling, b: Telling) -> bool:
    """Whether two likenesses vouch for it, or one that is rare."""
    return sum(_likenesses(a, b)) > 1 or has_rare(a, b)


def says_day(telling: Telling) -> bool:
    interval = telling.interval
    return interval is not None and interval.days <= lasting(telling.claim.kind).width


def _likenesses(a: Telling, b: Telling) -> Iterator[bool]:
    """What two claims may have in common beside kind, place and time: who did it, a number, who says it,
    words."""
    yield actors_agree(a, b)
    yield figures_level(a, b) in (*LIKENESSES, GROWN_STATE)
    yield a.origin == b.origin and a.claim.speaker is not None
    yield bool(shared_words(a, b))


def times_apart(a: Telling, b: Telling) -> bool:
    """Whether the text itself gives two times that do not meet; the day of telling speaks against nothing."""
    if a.interval is None or b.interval is None or a.interval.told or b.interval.told:
        return False
    return not a.interval.overlaps(b.interval)


def times_meet(a: Telling, b: Telling) -> bool:
    """Whether both say when, narrowly enough, and the times meet, or nearly do."""
    if a.interval is None or b.interval is None:
        return False
    allowed = lasting(a.claim.kind)
    if max(a.interval.days, b.interval.days) > allowed.width:
        return False
    met = a.interval.overlaps(b.interval) or lasts_between(a, b, a.interval, b.interval)
    return met or nearly_meet(a, b)


def is_by_telling(a: Telling, b: Telling) -> bool:
    """Whether one of the two counts for the day of telling alone; a denial answers what was just said."""
    told = [t.interval is not None and t.interval.told for t in (a, b)]
    return any(told) and a.claim.polarity == b.claim.polarity


def nearly_meet(a: Telling, b: Telling) -> bool:
    """Whether the two days told of an event are next to each other, as those of two clocks may be."""
    if a.interval is None or b.interval is None or a.claim.kind in PROCESSES or b.claim.kind in PROCESSES:
        return False
    return a.interval.nearly_meets(b.interval)


def lasts_between(a: Telling, b: Telling, one: Interval, other: Interval) -> bool:
    """Whether what both tell goes on for days and may have gone on between the two."""
    both_last = a.claim.kind in PROCESSES and b.claim.kind in PROCESSES
    return both_last and 0 < one.gap_days(other) <= lasting(a.claim.kind).gap


def is_named(telling: Telling) -> bool:
    """Whether the place is resolved or at least has a proper name: "the village" is another in every
    report."""
    place = telling.place
    return place is not None and (
        place.geonameid is not None or place.is_located or place.span.text[:1].isupper()
    )


def _is_other_speech(a: Telling, b: Telling) -> bool:
    """Whether the news is a speech act, each of another origin."""
    return a.claim.kind in SPEECH and a.origin != b.origin
