"""Facts that make a reading more or less likely to be right. In: the resolved claims of a report. Out: for
each the names of the facts that hold; their weights are data, fitted on gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from reportedly.model.claim import Claim
from reportedly.model.place import Place
from reportedly.model.timeref import TimeRef

_UNSAID = frozenset({"attack", "explosion", "casualties", "other", "statement"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them", "who"})
_AREAS = frozenset({"province", "country", "district"})
_LONG_SENTENCE, _FAR, _NEAR = 220, 80, 0.08
_LONG_DAYS = 6


@dataclass(frozen=True, slots=True)
class Setting:
    """A claim among those of its report: how many are told in the same words, and how many of one act."""

    claim: Claim
    same_words: int
    same_act: int


@dataclass(frozen=True, slots=True)
class Fact:
    """`name` keys the weights; `says` is the reason that a reader sees; `about` the field it speaks of, None
    for the claim as a whole."""

    name: str
    about: str | None
    says: str
    holds: Callable[[Setting], bool]


def settings_of(claims: Sequence[Claim]) -> list[Setting]:
    """Each claim of a report with its neighbours counted."""
    words = Counter(claim.words for claim in claims)
    acts = Counter(claim.mention_group for claim in claims)
    return [Setting(claim, words[claim.words], acts[claim.mention_group]) for claim in claims]


def facts_of(setting: Setting) -> list[str]:
    """The names of the facts that hold, in the order of the table."""
    return [fact.name for fact in FACTS if fact.holds(setting)]


def _whole(name: str, says: str, holds: Callable[[Claim], bool]) -> Fact:
    return Fact(name, None, says, lambda setting: holds(setting.claim))


def _kind(name: str, says: str, holds: Callable[[Claim], bool]) -> Fact:
    return Fact(name, "kind", says, lambda setting: holds(setting.claim))


def _speaker(name: str, says: str, holds: Callable[[Claim], bool]) -> Fact:
    return Fact(name, "speaker", says, lambda setting: holds(setting.claim))


def _place(name: str, says: str, holds: Callable[[Place, Claim], bool]) -> Fact:
    def of_place(setting: Setting) -> bool:
        place = setting.claim.place
        return place is not None and holds(place, setting.claim)

    return Fact(name, "place", says, of_place)


def _time(name: str, says: str, holds: Callable[[TimeRef, Claim], bool]) -> Fact:
    def of_time(setting: Setting) -> bool:
        time = setting.claim.time
        return time is not None and holds(time, setting.claim)

    return Fact(name, "time", says, of_time)


def _figures(name: str, says: str, holds: Callable[[Claim], bool]) -> Fact:
    return Fact(name, "figures", says, lambda setting: holds(setting.claim))


def _is_unresolved(place: Place, _: Claim) -> bool:
    return place.name is None or not (place.is_located or place.geonameid)


def _is_close_call(place: Place, _: Claim) -> bool:
    scores = [candidate.score for candidate in place.candidates[:2]]
    return len(scores) == 2 and scores[0] - scores[1] < _NEAR


def _days(time: TimeRef) -> int:
    if time.start is None or time.end is None:
        return 0
    return (date.fromisoformat(time.end[:10]) - date.fromisoformat(time.start[:10])).days


def _distance(claim: Claim, start: int) -> int:
    return abs(start - claim.trigger.start)


def _is_elsewhere(claim: Claim) -> bool:
    """The speaker's words stand outside of the claim's sentence."""
    return claim.speaker is not None and not claim.words.overlaps(claim.speaker.span)


FACTS: Final[tuple[Fact, ...]] = (
    _whole("long sentence", "a long sentence", lambda c: len(c.words.text) > _LONG_SENTENCE),
    _whole("background", "told in passing", lambda c: c.background),
    _whole("not actual", "not told as having happened", lambda c: c.modality != "actual"),
    _whole("denied", "denied", lambda c: c.polarity == "denied"),
    _whole("hearsay", "hearsay", lambda c: c.hearsay is not None),
    Fact("crowded", None, "several claims in one sentence", lambda s: s.same_words - s.same_act >= 2),
    Fact(
        "several places", None, "one act at several places or by several speakers", lambda s: s.same_act > 1
    ),
    _kind("unsaid", "the act is not told more closely", lambda c: c.kind in _UNSAID),
    _kind("no actor, no target", "neither actor nor target is told", lambda c: not (c.actor or c.target)),
    _kind("instrument", "the means is told", lambda c: c.instrument is not None),
    _kind("with figures", "it has a figure", lambda c: bool(c.figures)),
    _speaker("no speaker", "no speaker", lambda c: c.speaker is None),
    _speaker(
        "speaker by pronoun",
        "the speaker is a pronoun",
        lambda c: c.speaker is not None and c.speaker.span.text.lower() in _PRONOUNS,
    ),
    _speaker("speaker elsewhere", "the speaker stands in another sentence", _is_elsewhere),
    _speaker(
        "speaker not in the register",
        "the speaker is in no register",
        lambda c: c.speaker is not None and c.speaker.actor_id is None,
    ),
    _speaker(
        "speaker without side",
        "the speaker's side is not known",
        lambda c: c.speaker is not None and c.speaker.side is None,
    ),
    _speaker(
        "speaker of no kind",
        "what the speaker is is not known",
        lambda c: c.speaker is not None and c.speaker.kind is None,
    ),
    _speaker("via others", "the words came through others", lambda c: bool(c.via)),
    _kind("no place", "no place", lambda c: c.place is None),
    Fact("placeless", "place", "no place", lambda s: s.claim.place is None),
    _place("not resolved", "the place is not in the gazetteer or not safe", _is_unresolved),
    _place("place elsewhere", "the place stands in another sentence", lambda p, _: p.inherited),
    _place("close call", "another place of that name is nearly as likely", _is_close_call),
    _place("no other candidate", "no other place has that name", lambda p, _: len(p.candidates) == 1),
    _place("an area", "only an area is named", lambda p, _: p.precision in _AREAS),
    _place("relative", "the place is told by its distance from another", lambda p, _: p.relative is not None),
    _place(
        "place far off", "the place stands far from the act", lambda p, c: _distance(c, p.span.start) > _FAR
    ),
    Fact("timeless", "time", "no time", lambda s: s.claim.time is None),
    _time("time elsewhere", "the time stands in another sentence", lambda t, _: t.inherited),
    _time("not on the calendar", "the time cannot be placed on the calendar", lambda t, _: not t.is_placed),
    _time("long time", "the time is longer than a week", lambda t, _: _days(t) > _LONG_DAYS),
    _time("time far off", "the time stands far from the act", lambda t, c: _distance(c, t.span.start) > _FAR),
    _figures("several figures", "several figures", lambda c: len(c.figures) > 1),
    _figures("vague figure", "a vague figure", lambda c: any(f.bound == "vague" for f in c.figures)),
    _figures(
        "part of another",
        "a figure is part of another",
        lambda c: any(f.subset_of is not None for f in c.figures),
    ),
    _figures(
        "other measure",
        "what is counted has no measure of its own",
        lambda c: any(f.measure == "other" for f in c.figures),
    ),
    _figures(
        "not of this event",
        "a figure is no count of one event",
        lambda c: any(f.basis != "event" for f in c.figures),
    ),
    _figures(
        "figure far off",
        "a figure stands far from the act",
        lambda c: any(_distance(c, f.span.start) > _FAR for f in c.figures),
    ),
)
"""All facts, in the order in which reasons are given."""
