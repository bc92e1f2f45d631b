"""Values of a claim -> short words for cells and lists. In: places, times, speakers, figures. Out: text;
what the text does not say is a dash, never a guess."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.model.actor import Actor, Speaker
from reportedly.model.claim import Claim
from reportedly.model.figure import Figure
from reportedly.model.place import Place
from reportedly.model.timeref import TimeRef

UNSAID = "–"
_MEASURE_UNITS = {"distance_km": "km", "area_km2": "km²"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def number_words(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def figure_words(figure: Figure) -> str:
    """`13 injured`, `over 76,000 evacuated`, `"dozens" killed`."""
    unit = _MEASURE_UNITS.get(figure.measure, figure.measure.replace("_", " "))
    if figure.measure == "other":
        unit = figure.counted or "counted"
    basis = "" if figure.basis == "event" else f" ({figure.basis})"
    part = " (of these)" if figure.subset_of is not None else ""
    who = "" if figure.demographic == "unknown" else f" {figure.demographic}"
    return f"{_amount(figure)} {unit}{who}{part}{basis}" + (" [superseded]" if figure.superseded else "")


def figures_words(figures: Iterable[Figure]) -> str:
    return ", ".join(figure_words(figure) for figure in figures)


def place_words(place: Place | None) -> str:
    """The name with its region and country; the words with a question mark where it is unresolved."""
    if place is None:
        return UNSAID
    if place.name is None:
        return f"{' '.join(place.span.text.split())} (?)"
    around = [part for part in (place.admin1, place.country) if part and part != place.name]
    name = f"{place.name}, {', '.join(around)}" if around else place.name
    if place.relative is None:
        return name
    relative = place.relative
    distance = f"{number_words(relative.km)} km " if relative.km is not None else ""
    direction = f"{relative.bearing} of" if relative.bearing else "from"
    return f"{distance}{direction} {relative.anchor}"


def time_words(time: TimeRef | None) -> str:
    """`10 Aug 2024`, `10–11 Aug 2024`; the words with a question mark where they cannot be placed."""
    if time is None:
        return UNSAID
    if time.start is None or time.end is None:
        return f"{' '.join(time.span.text.split())} (?)"
    first, last = time.start[:10], time.end[:10]
    if first == last:
        has_clock = time.precision in ("minute", "hour") and len(time.start) > 10
        return _day(first) + (f" {time.start[11:16]}" if has_clock else "")
    return _period(first, last, time.precision)


def _period(first: str, last: str, precision: str | None) -> str:
    if first[:4] != last[:4]:
        return f"{_day(first)}–{_day(last)}"
    if precision == "year":
        return first[:4]
    if first[:7] != last[:7]:
        return f"{_day(first)[:-5]}–{_day(last)}"
    return _day(first).partition(" ")[2] if precision == "month" else f"{int(first[8:10])}–{_day(last)}"


def name_of(who: Actor | Speaker) -> str:
    """The resolved name; the words themselves where the register knows no more than a class of people."""
    if who.side is None and who.kind == "civilian":
        return " ".join(who.span.text.split())
    return who.name or " ".join(who.span.text.split())


def speaker_words(claim: Claim) -> str:
    """Who says it: the speaker with the side, `reportedly` and the like, or the report itself."""
    if claim.speaker is None:
        return f"“{claim.hearsay}”" if claim.hearsay else "the report itself"
    side = f" ({claim.speaker.side})" if claim.speaker.side else ""
    via = f", via {', '.join(v.name or v.span.text for v in claim.via)}" if claim.via else ""
    return f"{name_of(claim.speaker)}{side}{via}"


def actors_words(claim: Claim) -> str:
    """`A → B`: who did it, and to whom; empty where unsaid. One that is counted stands in its figure."""
    actor = name_of(claim.actor) if claim.actor else ""
    counted = claim.target and any(claim.target.span.overlaps(figure.span) for figure in claim.figures)
    target = name_of(claim.target) if claim.target and not counted else ""
    return f"{actor} → {target}".strip() if target else actor


def stance_words(claim: Claim) -> str:
    """The stance; what is not actual also says how (planned, feared), and what is unverified says so."""
    words = claim.stance if claim.modality == "actual" else f"{claim.stance}, {claim.modality}"
    if claim.verification is not None:
        words += f", {claim.verification.status.replace('_', ' ')}"
    return f"{words}, background" if claim.background else words


def _amount(figure: Figure) -> str:
    if figure.bound == "vague":
        return f"“{figure.number or figure.span.text}”"
    if figure.bound == "over" and figure.low is not None:
        least = "at least" if "at least" in (figure.number or "").lower() else "over"
        return f"{least} {number_words(figure.low)}"
    if figure.bound == "at_most" and figure.high is not None:
        return f"up to {number_words(figure.high)}"
    if figure.bound == "range" and figure.low is not None and figure.high is not None:
        return f"{number_words(figure.low)}–{number_words(figure.high)}"
    single = next((value for value in (figure.best, figure.low, figure.high) if value is not None), None)
    if single is None:
        return f"“{figure.number or figure.span.text}”"
    return f"about {number_words(single)}" if figure.bound == "about" else number_words(single)


def _day(value: str) -> str:
    return f"{int(value[8:10])} {_MONTHS[int(value[5:7]) - 1]} {value[:4]}"
