"""Comparisons: whether two stated figures contradict or support each other. In: two voices of one toll. Out:
yes or no."""

from __future__ import annotations

from dataclasses import replace

from reportedly.assess.cases import Case, Voice
from reportedly.assess.conventions import vague_count
from reportedly.model.figure import Figure
from reportedly.model.place import Place

ABOUT = 0.1  # "about 1,000" allows for a tenth either way
_SPOTS = frozenset(("exact", "site"))
_AREAS = frozenset(("town", "district", "province", "country"))


def contradict(a: Voice, b: Voice, case: Case) -> bool:
    """Whether both figures cannot be true: disjoint, for the same group, place, basis and time.

    A speaker who counts anew does not contradict himself. A toll that grows from one day to the next is no
    contradiction either, unless opposing sides tell it. Vague words ("dozens") contradict nothing but the
    count of an opponent that lies below even the lowest convention for them: other bounds are ours, not the
    text's.
    """
    opposed = case.conflict_between(a.side, b.side) is not None
    if a.origin == b.origin or not comparable(a, b, opposed=opposed) or not differ(a, b, vague=opposed):
        return False
    return opposed or not (grows(a, b) or is_part(a, b) or is_part(b, a))


def comparable(a: Voice, b: Voice, *, opposed: bool) -> bool:
    """Whether the two count the same: one group, place and time."""
    return _same_group(a, b) and _same_place(a, b) and _same_time(a, b, opposed=opposed)


def differ(a: Voice, b: Voice, *, vague: bool = False) -> bool:
    """Whether their numbers are disjoint; those of vague words only where `vague`, and by their least."""
    if a.figure is None or b.figure is None:
        return False
    bounds = {a.figure.bound, b.figure.bound}
    if "vague" not in bounds:
        return _loose(a.figure).is_disjoint_from(_loose(b.figure))
    return vague and len(bounds) > 1 and _least(a.figure).is_disjoint_from(_least(b.figure))


def compatible(a: Voice, b: Voice) -> bool:
    """Whether the two support each other: the same happening, and for figures values that can both be
    true."""
    if a.figure is None or b.figure is None:
        return True
    if "vague" in (a.figure.bound, b.figure.bound) or a.basis != b.basis:
        return False
    return _same_place(a, b) and not _loose(a.figure).is_disjoint_from(_loose(b.figure))


def latest_of_each(voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """What each origin said last; what it said on earlier days is history, not a rival version."""
    last: dict[str, str] = {}
    for voice in voices:
        last[voice.origin] = max(last.get(voice.origin, ""), voice.told or "")
    return tuple(voice for voice in voices if (voice.told or "") == last[voice.origin])


def say_figure(figure: Figure) -> str:
    """The figure's own words."""
    return f"{figure.measure} {figure.span.text!r}"


def _same_group(a: Voice, b: Voice) -> bool:
    ours, theirs = a.figure, b.figure
    if ours is None or theirs is None or a.basis != b.basis:
        return False
    keys = ("measure", "demographic", "status")
    sides_differ = ours.side and theirs.side and ours.side != theirs.side
    return all(getattr(ours, key) == getattr(theirs, key) for key in keys) and not sides_differ


def _same_place(a: Voice, b: Voice) -> bool:
    """Whether the two speak of one place; an unsaid or unresolved place may be the other's."""
    ours, theirs = a.claim.place, b.claim.place
    if ours is None or theirs is None or ours.geonameid is None or theirs.geonameid is None:
        return True
    return ours.geonameid == theirs.geonameid or ours.precision == theirs.precision == "site"


def is_part(a: Voice, b: Voice) -> bool:
    """Whether the first counts less, in a place within that of the second, and no earlier: two dead in her
    street are a part of the four in the town. What is told of a street before the town may have grown."""
    if a.figure is None or b.figure is None or grows(a, b) or not _is_within(a.claim.place, b.claim.place):
        return False
    return _middle(a.figure) < _middle(b.figure)


def _is_within(fine: Place | None, coarse: Place | None) -> bool:
    """Whether the first place is a street or building of the second, as far as precision tells."""
    return fine is not None and coarse is not None and fine.precision in _SPOTS and coarse.precision in _AREAS


def _same_time(a: Voice, b: Voice, *, opposed: bool) -> bool:
    """Whether the figures hold for one day. Of one happening an opponent's later count is another version,
    and no excuse; what is held or who has fled is another state."""
    if a.as_of is None or b.as_of is None or a.as_of == b.as_of:
        return True
    return opposed and a.basis == "event"


def grows(a: Voice, b: Voice) -> bool:
    """Whether the later of the two tells more: a toll that grew from one day to the next."""
    if a.figure is None or b.figure is None or not a.told or not b.told or a.told == b.told:
        return False
    earlier, later = (a, b) if a.told < b.told else (b, a)
    return _middle(earlier.figure) < _middle(later.figure)


def _middle(figure: Figure | None) -> float:
    values = (figure.best, figure.low, figure.high) if figure else ()
    return next((value for value in values if value is not None), 0.0)


def _least(figure: Figure) -> Figure:
    """The figure; a vague word as the least that the written conventions take it for, and no more."""
    return (
        replace(figure, low=vague_count(figure), best=None, high=None)
        if figure.bound == "vague"
        else _loose(figure)
    )


def _loose(figure: Figure) -> Figure:
    """The figure with the room that its bound leaves: "about" is widened."""
    if figure.bound != "about":
        return figure
    low = figure.low if figure.low is not None else figure.best
    high = figure.high if figure.high is not None else figure.best
    return replace(
        figure,
        low=None if low is None else low * (1 - ABOUT),
        high=None if high is None else high * (1 + ABOUT),
    )
