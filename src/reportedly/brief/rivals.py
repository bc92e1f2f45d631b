"""Where accounts differ, side by side. In: contested incidents with what is told of them, and series of
tolls in which sides give figures that cannot both be true of one day. Out: a `Rival` each, a column for
each side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from reportedly.brief.amended import OF_VOICES
from reportedly.brief.clauses import join_words
from reportedly.brief.content import Sentence
from reportedly.brief.dates import day_words
from reportedly.brief.gaps import Told, event_of
from reportedly.brief.growth import UNITS
from reportedly.brief.leads import SPEAKER, Lead
from reportedly.brief.names import side_name
from reportedly.brief.rows import STATES, Column, Rival, TollLine, TollPoint, TollSeries
from reportedly.brief.sentences import finished, incident_sentences
from reportedly.brief.tables import capital
from reportedly.brief.tellings import Scene
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident

CONTESTED = frozenset({"contested", "denied"})
_CANNOT = "These cannot all be true."
_OTHER_DAYS = "The figures are of different days: a later one may tell of what was not known before."
_OTHER_STATES = "The figures are of different days: counts of how things stood need not exclude each other."
_NO_SIDE = "Speaking for no side"


def rivals_of(told: Told, tolls: Sequence[TollSeries], scene: Scene) -> tuple[Rival, ...]:
    """The points on which accounts differ: whole incidents first, then figures."""
    found = [
        _contested_incident(incident, claims, scene)
        for incident, claims in told
        if incident.standing.value in CONTESTED and not is_of_counts(incident, claims)
    ]
    return (
        *_merged(found),
        *(rival for series in tolls if (rival := _contested_figures(series)) is not None),
    )


def is_of_counts(incident: Incident, claims: Sequence[Claim]) -> bool:
    """Whether it is contested for its toll alone: nobody denies it or blames another side."""
    sides = {claim.actor.side for claim in claims if claim.actor is not None and claim.actor.side}
    denied = any(claim.polarity == "denied" for claim in claims)
    counts = any(toll.standing.value == "contested" for toll in incident.tolls)
    return incident.standing.value == "contested" and counts and not denied and len(sides) < 2


def contested_sentence(incident: Incident, claims: Sequence[Claim], scene: Scene) -> Sentence:
    """The incident in one sentence: who says it, who denies it."""
    text = contested_text(event_of(incident, claims, scene), claims, scene)
    ids = tuple(claim.id for claim in claims)
    return Sentence(finished(text), ids, incident.standing.value, incident.standing.reasons)


def contested_text(event: str, claims: Sequence[Claim], scene: Scene) -> str:
    """The same for any words for what happened."""
    says, do_say = _voices((c for c in claims if c.polarity == "affirmed"), scene)
    denies, do_deny = _voices((c for c in claims if c.polarity == "denied"), scene)
    corrected = dict.fromkeys(note for c in claims if (note := scene.correction(c, OF_VOICES)))
    no = "; ".join([f"{denies} {'deny' if do_deny else 'denies'} it", *corrected])
    if says and denies:
        return f"{event}: {says} {'say' if do_say else 'says'} it, {no}"
    if denies:
        return f"{event}: {no}"
    return "; ".join([f"{event}: the claims cannot all be true, by {says}", *corrected])


def _voices(claims: Iterable[Claim], scene: Scene) -> tuple[str, bool]:
    """The voices joined, and whether a verb after them is plural."""
    names: dict[str, str] = {}
    plural = False
    for lead in map(scene.lead, claims):
        name = lead.short if lead.sort == SPEAKER else lead.again
        names[lead.again] = max(names.get(lead.again, ""), name, key=len)
        plural = plural or lead.is_plural
    shown = list(names.values())[:4]
    return join_words(shown), plural or len(shown) > 1


def _contested_incident(incident: Incident, claims: Sequence[Claim], scene: Scene) -> Rival:
    columns: dict[str, list[Sentence]] = {}
    for lead, sentence in incident_sentences(incident, claims, scene):
        columns.setdefault(_column(lead, scene), []).append(sentence)
    is_denied = incident.standing.value == "denied"
    return Rival(
        incident.id,
        capital(event_of(incident, claims, scene)),
        "Nothing else is said of it." if is_denied else _CANNOT,
        tuple(
            Column(voice, tuple(accounts)) for voice, accounts in sorted(columns.items(), key=_sides_first)
        ),
    )


def _column(lead: Lead, scene: Scene) -> str:
    return capital(side_name(lead.side, scene.options.side_names)) if lead.side else _NO_SIDE


def _sides_first(item: tuple[str, object]) -> tuple[bool, str]:
    return item[0] == _NO_SIDE, item[0]


def _merged(rivals: Iterable[Rival]) -> list[Rival]:
    """Points told in the very same words are one, with the citations of both."""
    found: dict[tuple[object, ...], Rival] = {}
    for rival in rivals:
        key = (rival.title, tuple((c.voice, tuple(s.text for s in c.accounts)) for c in rival.columns))
        found[key] = _joined(found[key], rival) if key in found else rival
    return list(found.values())


def _joined(first: Rival, other: Rival) -> Rival:
    columns = tuple(
        replace(
            one,
            accounts=tuple(
                replace(a, claim_ids=tuple(dict.fromkeys((*a.claim_ids, *b.claim_ids))))
                for a, b in zip(one.accounts, two.accounts, strict=True)
            ),
        )
        for one, two in zip(first.columns, other.columns, strict=True)
    )
    return replace(first, columns=columns)


def _contested_figures(series: TollSeries) -> Rival | None:
    """The figures side by side where the toll is contested, or where two voices' figures cannot both hold of
    one day."""
    pairs = list(combinations(series.lines, 2))
    same_day = any(_exclude(a, b, same_day=True) for a, b in pairs)
    if len(series.lines) < 2 or not (series.standing == "contested" or same_day or _of_two_sides(pairs)):
        return None
    title = f"{series.counted}, {series.place}"
    columns = tuple(
        Column(line.voice, tuple(account_of(p, series) for p in line.points)) for line in series.lines
    )
    return Rival(series.incident_id, title, _note(series, same_day=same_day), columns)


def _note(series: TollSeries, *, same_day: bool) -> str:
    if same_day:
        return _CANNOT
    return _OTHER_STATES if series.measure in STATES else _OTHER_DAYS


def _of_two_sides(pairs: Sequence[tuple[TollLine, TollLine]]) -> bool:
    return any(a.side and b.side and a.side != b.side and _exclude(a, b, same_day=False) for a, b in pairs)


def _exclude(a: TollLine, b: TollLine, *, same_day: bool) -> bool:
    return any(
        _is_disjoint(one, two) and (not same_day or one.day == two.day or None in (one.day, two.day))
        for one in a.points
        for two in b.points
    )


def _is_disjoint(a: TollPoint, b: TollPoint) -> bool:
    if a.by_convention or b.by_convention:
        return False
    highs = [p.high if p.high is not None else p.best if p.best is not None else float("inf") for p in (a, b)]
    lows = [p.low if p.low is not None else p.best if p.best is not None else 0.0 for p in (a, b)]
    return highs[0] < lows[1] or highs[1] < lows[0]


def account_of(point: TollPoint, series: TollSeries) -> Sentence:
    when = (
        f"{'published ' if point.is_published else ''}{day_words(point.day)}" if point.day else "day unknown"
    )
    state = f", {point.state}" if point.state else ""
    unit = UNITS.get(series.measure, "")
    corrected = f"; {point.correction}" if point.correction else ""
    text = finished(f"{capital(point.speaker)}: {point.wording}{unit}{state}, {when}{corrected}")
    return Sentence(text, point.claim_ids, series.standing, series.reasons)
