"""What a brief must not hide: what is unverified, what is not known, and which side has not spoken. In:
incidents with their claims, and the sides of the conflicts. Out: cited sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from reportedly.brief.amended import OF_EVENTS
from reportedly.brief.amounts import number_words
from reportedly.brief.clauses import join_words, short_event
from reportedly.brief.content import Computed, Sentence
from reportedly.brief.names import named, side_name
from reportedly.brief.sentences import finished
from reportedly.brief.tellings import Scene
from reportedly.model.claim import Claim
from reportedly.model.conflict import Sides
from reportedly.model.incident import Incident
from reportedly.model.vocabulary import VIOLENT_KINDS

Told = Sequence[tuple[Incident, Sequence[Claim]]]

_TOLL_KINDS = VIOLENT_KINDS - {
    "territory_captured",
    "ground_advance",
    "siege",
    "interception",
    "property_damage",
    "looting",
    "attack_repelled",
    "abduction",
    "forcible_transfer",
}
_UNTIMED = frozenset({"statement", "other", "site_risk"})
_HURT = frozenset({"killed", "injured", "casualties"})
_ACTED = VIOLENT_KINDS - {
    "casualties",
    "explosion",
    "bodies_found",
    "property_damage",
    "interception",
    "armed_clash",
}


def event_of(incident: Incident, claims: Sequence[Claim], scene: Scene) -> str:
    """An incident in few words, from the claim that says most about where and when, private names masked; it
    says so where a person corrected one of these."""
    best = max(
        claims,
        key=lambda c: (c.kind == incident.kind, c.place is not None, c.time is not None and c.time.is_placed),
    )
    return event_words_of(best, scene)


def event_words_of(claim: Claim, scene: Scene) -> str:
    """What the claim tells, in few words."""
    corrected = scene.correction(claim, OF_EVENTS)
    return scene.mask(claim, short_event(claim)) + (f" ({corrected})" if corrected else "")


def _ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims)


def _capped(texts: Sequence[str], most: int) -> tuple[list[str], tuple[Computed, ...]]:
    kept = list(dict.fromkeys(texts))
    if len(kept) <= most:
        return kept, ()
    more = f"{number_words(len(kept) - most)} more"
    return [*kept[:most], more], (Computed(more, "a count of those that a longer list would show"),)


def _doubts(claims: Sequence[Claim]) -> tuple[list[str], tuple[Computed, ...]]:
    unverified = [c for c in claims if c.verification is not None and c.verification.status == "unverified"]
    doubts, counted = [], []
    if unverified:
        reports = _reports(unverified)
        doubts.append(f"not verified, by the words of {reports}")
        counted.append(Computed(reports, "a count of the cited reports"))
    if all(claim.hearsay and claim.speaker is None for claim in claims):
        doubts.append("known from reports without a named source only")
    return doubts, tuple(counted)


def unverified_sentences(told: Told, scene: Scene) -> tuple[Sentence, ...]:
    """What is, by a report's own words, not verified; and what is hearsay alone."""
    found: dict[str, Sentence] = {}
    for incident, claims in told:
        doubts, counted = _doubts(claims)
        if doubts:
            text = finished(f"{event_of(incident, claims, scene)}: {'; '.join(doubts)}")
            ids = (*found[text].claim_ids, *_ids(claims)) if text in found else _ids(claims)
            found[text] = Sentence(text, ids, incident.standing.value, incident.standing.reasons, counted)
    return tuple(found.values())[: scene.options.most]


def _reports(claims: Sequence[Claim]) -> str:
    count = len({claim.report_id for claim in claims})
    return "one report" if count == 1 else f"{count} reports"


def _missing(incident: Incident, claims: Sequence[Claim]) -> Iterator[str]:
    measures = {figure.measure for claim in claims for figure in claim.figures}
    is_actual = any(c.modality == "actual" and c.polarity == "affirmed" for c in claims)
    if is_actual and incident.kind in _TOLL_KINDS and not measures & _HURT:
        yield "how many people were killed or injured"
    if is_actual and incident.kind == "territory_captured" and not measures & {"settlements", "area_km2"}:
        yield "how much ground changed hands"
    if not any(claim.place is not None for claim in claims):
        yield "where it was"
    if (
        is_actual
        and incident.kind not in _UNTIMED
        and not any(c.time is not None and c.time.is_placed for c in claims)
    ):
        yield "when it was"
    if incident.kind in _ACTED and not any(
        claim.actor is not None and named(claim.actor) for claim in claims
    ):
        yield "who did it"


def unknown_sentences(told: Told, scene: Scene) -> tuple[Sentence, ...]:
    """What the reports do not say, one sentence for each combination of missing things."""
    groups: dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = {}
    for incident, claims in told:
        missing = tuple(_missing(incident, claims))
        if missing:
            event = event_of(incident, claims, scene)
            groups.setdefault(missing, []).append((event, _ids(claims)))
    found = []
    for missing, events in sorted(groups.items(), key=lambda item: -len(item[1])):
        texts, computed = _capped([event for event, _ in events], scene.options.most)
        cases = f"in the case of {texts[0]}" if len(texts) == 1 else f"in these cases: {'; '.join(texts)}"
        lacking = join_words(missing).replace("where it was and when it was", "where and when it was")
        text = finished(f"The reports do not say {lacking} {cases}")
        found.append(Sentence(text, tuple(i for _, ids in events for i in ids), computed=computed))
    return tuple(found)


def _listed(texts: Sequence[str]) -> str:
    return join_words(texts) if len(texts) < 3 else f"these: {'; '.join(texts)}"


def _day(incident: Incident) -> date | None:
    try:
        return date.fromisoformat((incident.time.start or "")[:10]) if incident.time else None
    except ValueError:
        return None


def silent_sides(
    incident: Incident, claims: Sequence[Claim], sides: Sides, named: frozenset[str]
) -> tuple[str, ...]:
    """The parties to the conflict at that place and time that no claim of the incident quotes.

    Only parties count that the situation's reports name at all."""
    place = incident.place
    if place is None or incident.kind not in VIOLENT_KINDS:
        return ()
    parties = sides.parties(country=place.country, on=_day(incident))
    heard = {claim.speaker.side for claim in claims if claim.speaker is not None}
    return tuple(party for party in dict.fromkeys(parties) if party in named and party not in heard)


def _named_sides(told: Told) -> frozenset[str]:
    """Every side that speaks, acts or is acted upon in any claim."""
    return frozenset(
        part.side
        for _, claims in told
        for claim in claims
        for part in (claim.speaker, claim.actor, claim.target)
        if part is not None and part.side is not None
    )


def silent_sentences(told: Told, sides: Sides, scene: Scene) -> tuple[Sentence, ...]:
    """Which side has not spoken on what, one sentence for each set of sides."""
    groups: dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = {}
    named = _named_sides(told)
    for incident, claims in told:
        silent = silent_sides(incident, claims, sides, named)
        if silent:
            event = event_of(incident, claims, scene)
            groups.setdefault(silent, []).append((event, _ids(claims)))
    return tuple(
        _silence(silent, events, scene)
        for silent, events in sorted(groups.items(), key=lambda item: -len(item[1]))
    )


def _silence(
    silent: tuple[str, ...], events: Sequence[tuple[str, tuple[str, ...]]], scene: Scene
) -> Sentence:
    names = [side_name(side, scene.options.side_names) for side in silent]
    shown = names if len(names) <= 6 else [*names[:6], f"{len(names) - 6} other parties"]
    reason = "a party to the conflict at that place and time, by the shipped table of conflicts"
    sides = tuple(Computed(name.removeprefix("the "), reason) for name in shown)
    who = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"
    texts, computed = _capped([event for event, _ in events], scene.options.most)
    text = finished(f"No word from {who} is reported on {_listed(texts)}")
    return Sentence(text, tuple(i for _, ids in events for i in ids), computed=(*sides, *computed))
