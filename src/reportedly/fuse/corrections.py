"""Corrections: a claim with the value that a person gave it. In: a claim, a field, a value. Out: the claim as
it is fused; the stored one stays as the machine wrote it. A value keeps the words of the one it replaces,
those that the person named, or the claim's own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, replace
from typing import Any

from reportedly.model.actor import Speaker
from reportedly.model.claim import Claim, derive_stance
from reportedly.model.corrected_values import PLACE_FIELDS, checked_value, moment_of
from reportedly.model.figure import Figure
from reportedly.model.judgement import Judgement
from reportedly.model.place import Place, SiteNear
from reportedly.model.span import Span
from reportedly.model.timeref import TimeRef

_SIDES_OF_FIGURE = ("low", "best", "high")
_FIGURE = ("measure", *_SIDES_OF_FIGURE)
_HOURS = (("minute", 0), ("hour", 1), ("part_of_day", 24))
_DAYS = (("day", 1), ("week", 7), ("month", 31), ("season", 100))


@dataclass(frozen=True, slots=True)
class Correction:
    """One field's new value, signed. `span` are the words that the person named for it, None where none were;
    `figure` the index of the figure that is meant."""

    field: str
    value: Any
    signed: str
    span: Span | None = None
    figure: int | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction that was put to use: `read` is the claim as the machine wrote it, `made` with this and all
    corrections before it, its figures all in their places: one that is to be taken away is still there."""

    read: Claim
    made: Claim
    judgement: Judgement
    figure: int | None = None


def correct_claim(claim: Claim, correction: Correction) -> Claim:
    """The claim with the value; raises ValueError, saying why, where it cannot have it."""
    correction = replace(correction, value=checked_value(correction.field, correction.value))
    made = CORRECTIONS[correction.field](claim, correction)
    attributed = made.speaker is not None or made.hearsay is not None
    return replace(made, stance=derive_stance(made.polarity, made.modality, attributed=attributed))


def value_of(claim: Claim, field: str, figure: int | None = None) -> Any:
    """What the claim says in that field, as JSON keeps it."""
    if field.startswith("figure"):
        if figure is None:
            return None
        counted = {key: getattr(claim.figures[figure], key) for key in _FIGURE}
        return counted if field == "figure" else counted[field.removeprefix("figure.")]
    if field == "place":
        return None if claim.place is None else {key: getattr(claim.place, key) for key in PLACE_FIELDS}
    if field == "time":
        time = claim.time
        return None if time is None else {"from": time.start, "to": time.end, "precision": time.precision}
    if field in ("speaker.name", "speaker.side"):
        return None if claim.speaker is None else getattr(claim.speaker, field.removeprefix("speaker."))
    return getattr(claim, field)


def value_words(value: Any) -> str:
    """A value for a reader: "Sudzha, RUS", "2024-08-10", "12", "none"."""
    if isinstance(value, int | float):
        return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
    if not isinstance(value, Mapping):
        return "none" if value is None else str(value)
    if "name" in value:
        around = [str(value[key]) for key in ("admin1", "country") if value.get(key)]
        return ", ".join([str(value["name"] or "an unresolved place"), *around])
    if "from" in value:
        ends = dict.fromkeys(str(value[key]) for key in ("from", "to") if value[key])
        return " to ".join(ends) or "no day"
    sides = [f"{side} {value_words(value[side])}" for side in _SIDES_OF_FIGURE if value.get(side) is not None]
    return f"{value.get('measure', 'figure')} ({', '.join(sides)})"


def correction_reason(judgement: Judgement) -> str:
    """What stands among the claim's reasons: both values, who says so and when."""
    was, value = json.loads(judgement.was), json.loads(judgement.value)
    said = f"{judgement.field} corrected from {value_words(was)} to {value_words(value)}"
    return judgement.signed(said)


def _kind(claim: Claim, correction: Correction) -> Claim:
    return replace(claim, kind=correction.value)


def _polarity(claim: Claim, correction: Correction) -> Claim:
    return replace(claim, polarity=correction.value)


def _place(claim: Claim, correction: Correction) -> Claim:
    """Sites that were near the old place only are left out; those that the text names stay."""
    given = correction.value
    named = tuple(site for site in claim.sites if site.named)
    if given is None:
        return replace(claim, place=None, sites=tuple(replace(site, km=None, agrees=None) for site in named))
    span = correction.span or (claim.place.span if claim.place else claim.words)
    values: dict[str, Any] = {key: given.get(key) for key in PLACE_FIELDS}
    place = Place(span, **values, reason=correction.signed)
    near = tuple(SiteNear(**site) for site in given.get("sites") or ())
    known = {site.site_id for site in near}
    return replace(claim, place=place, sites=near + tuple(s for s in named if s.site_id not in known))


def _time(claim: Claim, correction: Correction) -> Claim:
    given = correction.value
    if given is None:
        return replace(claim, time=None)
    start, end = given["from"], given["to"]
    precision = given["precision"] or precision_of(start, end)
    span = correction.span or (claim.time.span if claim.time else claim.words)
    return replace(claim, time=TimeRef(span, start, end, precision, reason=correction.signed))


def precision_of(start: str, end: str) -> str:
    """The finest precision that is as wide as the interval."""
    first, last = moment_of(start), moment_of(end)
    hours = (last - first).total_seconds() / 3600
    if "T" in start and hours <= _HOURS[-1][1]:
        return next(name for name, width in _HOURS if hours <= width)
    days = (last.date() - first.date()).days + 1
    return next((name for name, width in _DAYS if days <= width), "year")


def _speaker_name(claim: Claim, correction: Correction) -> Claim:
    """Another name is another identity: the register's entry goes with the old one."""
    name = correction.value
    if name is None:
        return replace(claim, speaker=None, via=(), cue=None)
    old = claim.speaker or Speaker(correction.span or claim.words)
    span = correction.span or old.span
    return replace(claim, speaker=replace(old, span=span, name=name, actor_id=None, reason=correction.signed))


def _speaker_side(claim: Claim, correction: Correction) -> Claim:
    if claim.speaker is None:
        raise ValueError("the claim has no speaker; correct speaker.name first")
    return replace(claim, speaker=replace(claim.speaker, side=correction.value, reason=correction.signed))


def _figure_side(claim: Claim, correction: Correction) -> Claim:
    """`best` is the exact number; `low` and `high` make a range, or are open where the other is null."""
    old, side = _figure_of(claim, correction), correction.field.removeprefix("figure.")
    value = correction.value
    if side == "best":
        bounds: tuple[float | None, float | None] = (value, value)
    else:
        low = old.low if old.low is not None else old.best
        high = old.high if old.high is not None or old.bound != "exact" else old.best
        bounds = (value, high) if side == "low" else (low, value)
    low, high = bounds
    if low is None and high is None:
        raise ValueError("a figure needs one bound; take it away by: figure null")
    if low is not None and high is not None and low > high:
        raise ValueError(f"low {low:g} would be above high {high:g}; correct the other one first")
    return _with_figure(claim, correction, _bounded(old, low, high))


def _bounded(old: Figure, low: float | None, high: float | None) -> Figure:
    if low == high:
        return replace(old, low=low, best=low, high=high, bound="exact")
    bound = "over" if high is None else "at_most" if low is None else "range"
    return replace(old, low=low, best=None, high=high, bound=bound)


def _figure_measure(claim: Claim, correction: Correction) -> Claim:
    old = _figure_of(claim, correction)
    return _with_figure(claim, correction, replace(old, measure=correction.value))


def _figure(claim: Claim, correction: Correction) -> Claim:
    _figure_of(claim, correction)
    return without_figures(claim, {correction.figure or 0})


def without_figures(claim: Claim, indexes: Set[int]) -> Claim:
    """The claim without these figures and those that are parts of them; the pointers of the others move."""
    gone, before = set(indexes), -1
    while len(gone) > before:
        before = len(gone)
        gone |= {i for i, figure in enumerate(claim.figures) if figure.subset_of in gone}
    kept = [i for i in range(len(claim.figures)) if i not in gone]
    moved = {old: new for new, old in enumerate(kept)}
    figures = (claim.figures[i] for i in kept)
    parts = (f if f.subset_of is None else replace(f, subset_of=moved[f.subset_of]) for f in figures)
    return replace(claim, figures=tuple(parts))


def _figure_of(claim: Claim, correction: Correction) -> Figure:
    if correction.figure is None:
        raise ValueError("it has no figure of these words")
    return claim.figures[correction.figure]


def _with_figure(claim: Claim, correction: Correction, figure: Figure) -> Claim:
    made = replace(figure, span=correction.span or figure.span)
    figures = tuple(made if i == correction.figure else old for i, old in enumerate(claim.figures))
    return replace(claim, figures=figures)


CORRECTIONS: Mapping[str, Callable[[Claim, Correction], Claim]] = {
    "kind": _kind, "place": _place, "time": _time, "polarity": _polarity, "speaker.name": _speaker_name,
    "speaker.side": _speaker_side, "figure": _figure, "figure.low": _figure_side, "figure.best": _figure_side,
    "figure.high": _figure_side, "figure.measure": _figure_measure,
}  # fmt: skip
