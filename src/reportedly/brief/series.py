"""Tolls over the days: how each side's figure grew. In: an incident's tolls with their claims. Out: a
`TollSeries` for each measure and group, a line for each side, a point for each figure where it was first
given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.brief.amounts import bounded_words, counted_noun
from reportedly.brief.clauses import join_words
from reportedly.brief.gaps import Told
from reportedly.brief.growth import growth_sentences
from reportedly.brief.leads import OUTLET
from reportedly.brief.names import quoted, side_name
from reportedly.brief.rows import STATES, TollLine, TollPoint, TollSeries
from reportedly.brief.tables import capital
from reportedly.brief.tellings import Scene
from reportedly.brief.whereabouts import place_name
from reportedly.brief.wording import measure_words, words
from reportedly.model.claim import Claim
from reportedly.model.figure import Figure
from reportedly.model.incident import Incident
from reportedly.model.toll import Toll, TollEntry

_NO_TOLLS = frozenset({"distance_km"})
# What heads a toll that counts nobody yet.
_UNDONE = {
    "planned": "planned", "ordered": "ordered", "possible": "possible, not counted",
    "feared": "feared, not counted", "conditional": "under a condition, not counted",
}  # fmt: skip
# Counts of things: 35 tanks and 31 carriers are two tolls.
_THINGS = frozenset(
    {"vehicles_destroyed", "weapons_launched", "weapons_downed", "buildings_damaged", "other"}
)
_WORST_FIRST = ("contested", "retracted", "denied", "agreed", "acknowledged", "corroborated", "party_claim")

_Key = tuple[str, str, str, str, str, str, bool, str]
_STATUS = 2  # its place in the key


@dataclass(frozen=True, slots=True)
class _Given:
    """A figure with its claim, on the day that is known for it."""

    entry: TollEntry
    claim: Claim
    day: str | None
    is_published: bool
    correction: str


def toll_series(told: Told, scene: Scene) -> tuple[TollSeries, ...]:
    """The series of all incidents: contested ones first, then those with the most days to tell of."""
    found = [series for incident, claims in told for series in _series_of(incident, claims, scene)]
    return tuple(
        sorted(
            _merged(found),
            key=lambda s: (s.standing != "contested", not s.is_drawn, -len(s.points), s.counted, s.place),
        )
    )


def _series_of(incident: Incident, claims: Sequence[Claim], scene: Scene) -> list[TollSeries]:
    by_id = {claim.id: claim for claim in claims}
    groups: dict[_Key, list[tuple[Toll, _Given]]] = {}
    for toll in incident.tolls:
        for entry in toll.entries:
            claim = by_id.get(entry.claim_id)
            if claim is not None and _is_told(toll, entry):
                groups.setdefault(_key(toll, entry), []).append((toll, _given(entry, claim, scene)))
    return [_series(incident, key, group, scene) for key, group in groups.items()]


def _is_told(toll: Toll, entry: TollEntry) -> bool:
    """Whether it is somebody's count: neither replaced in its own text, nor a number that is only denied."""
    return not entry.figure.superseded and entry.relation != "denied" and toll.measure not in _NO_TOLLS


def _merged(found: Iterable[TollSeries]) -> list[TollSeries]:
    """A lone figure that several incidents give for one place, by one voice and of one day, is told once."""
    kept: dict[tuple[object, ...], TollSeries] = {}
    for series in found:
        point = series.points[0]
        who = (
            series.lines[0].voice,
            point.speaker,
            point.wording,
            point.day,
            point.is_published,
            point.state,
            point.correction,
        )
        is_lone = len(series.points) == 1
        key = (
            (series.counted, series.place, series.standing, who)
            if is_lone
            else (series.incident_id, len(kept))
        )
        kept[key] = _joined(kept[key], series) if key in kept else series
    return list(kept.values())


def _joined(one: TollSeries, other: TollSeries) -> TollSeries:
    a, b = one.points[0], other.points[0]
    point = replace(
        a,
        outlets=tuple(dict.fromkeys((*a.outlets, *b.outlets))),
        claim_ids=tuple(dict.fromkeys((*a.claim_ids, *b.claim_ids))),
    )
    return replace(one, lines=(replace(one.lines[0], points=(point,)),))


def _key(toll: Toll, entry: TollEntry) -> _Key:
    figure = entry.figure
    is_state = toll.measure in STATES and toll.basis != "rate"
    return (
        toll.measure,
        toll.demographic,
        "" if is_state else toll.status,
        "state" if is_state else toll.basis,
        toll.side or figure.side or "",
        _thing(figure),
        toll.is_part or figure.subset_of is not None or entry.relation == "part",
        "planned" if "planned" in (toll.phase, figure.phase) else toll.modality,
    )


def _thing(figure: Figure) -> str:
    """What is counted, in the plural, where counts of different things must not be one toll."""
    if figure.measure not in _THINGS or not figure.counted or figure.bound == "vague":
        return ""
    noun = counted_noun(replace(figure, best=2.0, low=2.0, high=2.0, bound="exact"))
    return "" if noun == measure_words(figure.measure).many else noun


def _given(entry: TollEntry, claim: Claim, scene: Scene) -> _Given:
    told = next((i for i, f in enumerate(claim.figures) if f.span == entry.figure.span), -1)
    found = scene.amended.get(claim.id)
    corrected = scene.mask(claim, found.note_of_figure(told)) if found is not None else ""
    stated = entry.stated or (claim.stated.start if claim.stated is not None else None) or entry.figure.as_of
    if stated:
        return _Given(entry, claim, stated[:10], is_published=False, correction=corrected)
    report = scene.reports.get(entry.report_id)
    published = report.published if report is not None else None
    day = published[:10] if published else None
    return _Given(entry, claim, day, is_published=True, correction=corrected)


def _series(incident: Incident, key: _Key, group: Sequence[tuple[Toll, _Given]], scene: Scene) -> TollSeries:
    given, tolls = [item for _, item in group], {id(toll): toll for toll, _ in group}
    told = {item.claim.id for item in given}
    worst = min((toll for toll, _ in group), key=lambda t: _rank(t.standing.value))
    lines = tuple(_line(voice, found, scene) for voice, found in _by_voice(given, scene).items())
    place = next((g.claim.place for g in given if g.claim.place is not None), incident.place)
    series = TollSeries(
        incident.id,
        "|".join(str(part) for i, part in enumerate(key) if i != _STATUS),
        given[0].entry.figure.measure,
        counted_heading(
            [g.entry.figure for g in given], scene.options.side_names, is_part=key[-2], modality=key[-1]
        ),
        scene.masks[""](place_name(place)) if place is not None else "place not stated",
        tuple(sorted(lines, key=lambda line: (line.points[0].day or "9999", line.voice))),
        worst.standing.value,
        (*worst.standing.reasons, *scene.used_corrected([g.claim for g in given])),
        ranges=tuple(found for toll in tolls.values() if (found := toll.range) and told & {*found.claim_ids}),
    )
    places = {g.claim.id: g.claim.place for g in given if g.claim.place is not None}
    return growth_sentences(series, places)


def _rank(standing: str) -> int:
    return _WORST_FIRST.index(standing) if standing in _WORST_FIRST else len(_WORST_FIRST)


def counted_heading(
    figures: Sequence[Figure], names: Mapping[str, str], *, is_part: bool = False, modality: str = "actual"
) -> str:
    """What is counted: `People injured: children, part of another figure`; first what is only feared."""
    first = figures[0]
    who = {_who(figure) for figure in figures}
    basis = {"cumulative": "running total", "stock": "as things stood", "rate": "rate"}.get(first.basis, "")
    extra = [
        _UNDONE.get(modality, ""),
        _thing(first),
        next(iter(who)) if len(who) == 1 else "",
        f"of {side_name(first.side, names)}" if first.side else "",
        "" if first.measure in STATES and first.basis != "rate" else basis,
        "part of another figure" if is_part or first.subset_of is not None else "",
    ]
    said = ", ".join(part for part in extra if part)
    name = capital(measure_words(first.measure).table)
    return f"{name}: {said}" if said else name


def _who(figure: Figure) -> str:
    for table, value in (("demographics", figure.demographic), ("statuses", figure.status)):
        if value in words()[table]:
            return str(words()[table][value][1])
    return ""


def _by_voice(given: Iterable[_Given], scene: Scene) -> Mapping[tuple[str | None, str], list[_Given]]:
    """By side; who speaks for none stands alone, by name."""
    found: dict[tuple[str | None, str], list[_Given]] = {}
    for item in given:
        speaker = item.claim.speaker
        side = item.entry.side or (speaker.side if speaker is not None else None)
        name = side_name(side, scene.options.side_names) if side else _own_name(item.claim, scene)
        found.setdefault((side, capital(name)), []).append(item)
    return found


def _own_name(claim: Claim, scene: Scene) -> str:
    lead = scene.lead(claim)
    return lead.again if lead.sort == OUTLET else lead.short


def _line(voice: tuple[str | None, str], given: Sequence[_Given], scene: Scene) -> TollLine:
    ordered = sorted(
        given, key=lambda g: (g.day or "9999", g.is_published, _value(g.entry.figure), g.claim.id)
    )
    groups: list[list[_Given]] = []
    for item in ordered:
        same = next((g for g in reversed(groups) if _same(g[0], item)), None)
        # an old count printed again is told once; one stated anew after another count is a change
        if same is not None and (same is groups[-1] or item.is_published):
            same.append(item)
        else:
            groups.append([item])
    return TollLine(voice[1], voice[0], tuple(_point(group, scene) for group in groups))


def _value(figure: Figure) -> float:
    return next((v for v in (figure.best, figure.low, figure.high) if v is not None), 0.0)


def _same(a: _Given, b: _Given) -> bool:
    one, other = a.entry.figure, b.entry.figure
    is_equal = (one.low, one.best, one.high, one.bound) == (other.low, other.best, other.high, other.bound)
    return is_equal and a.correction == b.correction


def _point(given: Sequence[_Given], scene: Scene) -> TollPoint:
    first, figure = given[0], given[0].entry.figure
    names = list(dict.fromkeys(scene.lead(g.claim).again.rstrip(",") for g in given))
    shown = names if len(names) <= 3 else [*names[:2], f"{len(names) - 2} others"]
    worded = quoted(figure.span.text) if figure.bound == "vague" else bounded_words(figure)
    return TollPoint(
        first.day,
        first.is_published,
        scene.mask(first.claim, worded),
        figure.low,
        figure.best,
        figure.high,
        join_words(shown),
        scene.outlets([g.claim for g in given]),
        tuple(dict.fromkeys(g.claim.id for g in given)),
        _state(given),
        figure.bound == "vague" and figure.low is not None,
        first.correction,
    )


def _state(given: Sequence[_Given]) -> str:
    phases = {g.entry.figure.phase for g in given}
    return (
        {"ongoing": "going on", "planned": "planned"}.get(next(iter(phases)), "") if len(phases) == 1 else ""
    )
