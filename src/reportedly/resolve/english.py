"""The resolver for English reports: places, times, actors, sites. In: a document and its claims. Out: the
same claims with identities, background marked by time, and a confidence with its reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from reportedly.data.gazetteer import Gazetteer
from reportedly.data.lexicons import load_lexicon
from reportedly.data.officials import Officials
from reportedly.data.printed_dates import written_on
from reportedly.data.private_names import NameRun, private_runs
from reportedly.data.register import Register
from reportedly.data.sites import Sites
from reportedly.model.actor import Speaker
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim
from reportedly.model.document import Document, Person
from reportedly.model.place import Place
from reportedly.model.span import Span
from reportedly.model.timeref import TimeRef
from reportedly.resolve.actors.finder import ActorResolver
from reportedly.resolve.confidence import with_confidence
from reportedly.resolve.figures import with_sides_and_times
from reportedly.resolve.holders import control_of
from reportedly.resolve.places.control import Control
from reportedly.resolve.places.countries import country_context
from reportedly.resolve.places.finder import PlaceResolver
from reportedly.resolve.places.sites import NEAR_KM, SiteResolver
from reportedly.resolve.times.counted import dates_of_bases, is_counted, with_counted_times
from reportedly.resolve.times.told import told_before, told_days, with_counted
from reportedly.resolve.times.values import TimeContext, TimeValue, resolve_time
from reportedly.resolve.times.zones import at_place

_AHEAD = frozenset({"planned", "ordered", "possible", "feared", "conditional"})
_ONWARDS = re.compile(r"(?:the )?(?:next|following)\b|.* later\b", re.IGNORECASE)  # after what was told
_DEADLINE = re.compile(r"(?:before|by|within|until)\b", re.IGNORECASE)
_LASTING = frozenset({"restriction", "ceasefire"})  # "the curfew was extended until 20 December"
_BACKGROUND_AFTER = timedelta(days=45)


class EnglishResolver:
    """Gives the claims of one document their identities; every value says why."""

    name = "english-resolver/1"

    def __init__(
        self,
        gazetteer: Gazetteer,
        register: Register,
        officials: Officials,
        sites: Sites,
        *,
        near_km: float = NEAR_KM,
    ) -> None:
        self._gazetteer = gazetteer
        self._register = register
        self._officials = officials
        self._sites = SiteResolver(sites, near_km)

    def resolve(self, document: Document, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """The claims in the same order, resolved."""
        if not claims:
            return ()
        places, actors = self._tables(document)
        held = control_of(document, actors)
        timed = _with_times(document, claims)
        found = [self._resolved(document, claim, places, actors, held) for claim in timed]
        return tuple(with_confidence(found))

    def resolve_speakers(
        self, document: Document, attributions: Sequence[Attribution]
    ) -> tuple[Attribution, ...]:
        """The attributions in the same order, their speakers resolved."""
        if not attributions:
            return ()
        _, actors = self._tables(document)
        return tuple(_with_speaker(found, actors) for found in attributions)

    def resolve_people(self, document: Document) -> tuple[Speaker, ...]:
        """Everybody whom the document names; without a public office in the text or the register of
        officials, a name is a private person's. So is one that the words beside it say to be."""
        _, actors = self._tables(document)
        people = [person for person in document.persons if person.tokens and not _is_place(document, person)]
        told = [_told(document, run) for run in private_runs(document)]
        public = {person.name for person in people if _has_office(person)}
        found = [actors.speaker(_named(document, person)) for person in people]
        return (*found, *(speaker for speaker in told if speaker.name not in public))

    def _tables(self, document: Document) -> tuple[PlaceResolver, ActorResolver]:
        context = country_context(document, self._gazetteer, self._register)
        places = PlaceResolver(document, self._gazetteer, context, self._register)
        on = _day(_written(document))
        return places, ActorResolver(document, self._register, self._officials, context, places=places, on=on)

    def _resolved(
        self, document: Document, claim: Claim, places: PlaceResolver, actors: ActorResolver, held: Control
    ) -> Claim:
        speaker = None if claim.speaker is None else actors.speaker(claim.speaker, claim.via)
        place = None if claim.place is None else self._place(claim.place, places)
        place = None if place is None else held.at(place)
        claim = replace(
            claim,
            place=place,
            time=None if claim.time is None else at_place(claim.time, place),
            stated=None if claim.stated is None else at_place(claim.stated, None),
            speaker=speaker,
            via=tuple(actors.via(via) for via in claim.via),
            actor=None if claim.actor is None else actors.actor(claim.actor, speaker),
            target=None if claim.target is None else actors.target(claim.target),
            background=claim.background or _is_past(claim.time, _day(_written(document))),
        )
        claim = with_sides_and_times(claim, document, actors)
        return self._sites.resolve(_without_place_as_actor(claim, document))

    def _place(self, place: Place, places: PlaceResolver) -> Place | None:
        entry = self._sites.place_of(place.naming.text)
        if entry is None:
            return None if places.is_of_a_desk(place) else places.resolve(place)
        return replace(
            place,
            name=entry.name,
            country=entry.country,
            admin1=entry.admin1 or None,
            lat=entry.lat,
            lon=entry.lon,
            precision=place.precision or "site",
            reason=f"the table of sites has {entry.name}",
        )


def _named(document: Document, person: Person) -> Speaker:
    token = document.doc[min(person.tokens)]
    span = Span.of(document.text, token.idx, token.idx + len(token.text))
    is_public = _has_office(person)
    return Speaker(span, person.name, kind="official" if is_public else None, private=not is_public)


def _has_office(person: Person) -> bool:
    titles = frozenset(load_lexicon("roles")["official_titles"])
    return any(word in titles for role in person.roles for word in role.text.lower().split())


def _told(document: Document, run: NameRun) -> Speaker:
    tokens = document.doc[run.first : run.last]
    return Speaker(
        Span.of(document.text, tokens.start_char, tokens.end_char), tokens.text, kind="resident", private=True
    )


def _is_place(document: Document, person: Person) -> bool:
    """Whether the name that was taken for a person's is only ever a place's."""
    places = [(m.first, m.last) for m in document.mentions_of("place", "region", "inner_place")]
    return all(any(first <= i < last for first, last in places) for i in person.tokens)


def _with_speaker(found: Attribution, actors: ActorResolver) -> Attribution:
    speaker = None if found.speaker is None else actors.speaker(found.speaker, found.via)
    reasons = found.reasons
    if speaker is not None and speaker.reason is not None and speaker.reason not in reasons:
        reasons = (*reasons, speaker.reason)
    return replace(found, speaker=speaker, via=tuple(actors.via(via) for via in found.via), reasons=reasons)


def _without_place_as_actor(claim: Claim, document: Document) -> Claim:
    """A town is an actor only where its name stands for a government ("Moscow dispatched reinforcements")."""
    actor = claim.actor
    if actor is None or actor.actor_id is not None:
        return claim
    places = {mention.span for mention in document.mentions_of("place", "region")}
    return replace(claim, actor=None) if actor.span in places else claim


def _with_times(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Times to intervals in reading order, so that "the same day" finds the time before it."""
    apart = {claim.stated.span for claim in claims if claim.stated is not None}
    told = told_days(document, apart | dates_of_bases(document, claims))
    timed = _with_own_times(document, claims, told)
    if not any(is_counted(claim.time) for claim in claims):
        return timed
    counted = with_counted_times(document, timed)
    told = with_counted(told, (claim.time for claim in counted if claim.time is not None))
    again = _with_own_times(document, claims, told)  # "the same day" as one that was counted
    pairs = zip(counted, again, strict=True)
    return [new if is_counted(own.time) else own for new, own in pairs]


def _with_own_times(
    document: Document, claims: Sequence[Claim], told: Sequence[tuple[int, TimeValue]]
) -> list[Claim]:
    known: dict[tuple[int, int], TimeValue | None] = {}
    out = []
    written = _written(document)
    for claim in claims:
        time, stated = claim.time, claim.stated
        said = None
        if stated is not None:
            said = resolve_time(stated.span.text, TimeContext(written))
            stated = _placed(stated, said, document)
        if time is not None and time.counted is None:
            key = (time.span.start, time.span.end)
            if key not in known:
                future = _looks_ahead(document, claim)
                # "said on Friday that they had come the night before": before that Friday
                is_after = _ONWARDS.match(time.span.text) is not None
                previous = (None if is_after else said) or told_before(told, time.span.start)
                context = TimeContext(written, previous, future, lasting=True)
                known[key] = resolve_time(time.span.text, context)
            time = _placed(time, known[key], document)
        out.append(replace(claim, time=time, stated=stated))
    return out


def _written(document: Document) -> str | None:
    """When the report was written: by its own words, else by the date under which it came."""
    return written_on(document.text, document.report.published)


def _looks_ahead(document: Document, claim: Claim) -> bool:
    """Whether the time may lie after publication; "since April", "may have been hit" never do."""
    if claim.time is None or claim.time.span.text.lower().startswith("since "):
        return False
    if claim.modality == "possible" and _is_perfect(document, claim.trigger):
        return False
    return claim.modality in _AHEAD or _is_deadline(claim)


def _is_perfect(document: Document, trigger: Span) -> bool:
    """Whether the verb of an act, or that of which it is told, is in the perfect: "may have been hit"."""
    tokens = document.doc.char_span(trigger.start, trigger.end, alignment_mode="expand")
    verbs = [] if tokens is None else [tokens.root, *tokens.root.ancestors]
    verb = next((word for word in verbs if word.tag_.startswith("VB") and word.dep_ != "pcomp"), None)
    return verb is not None and any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)


def _is_deadline(claim: Claim) -> bool:
    """Whether people were told by when to go, or until when to stay: the time is not that of the telling."""
    if claim.time is None:
        return False
    words = claim.time.span.text
    if claim.kind in _LASTING:
        return words.lower().startswith("until ")
    return claim.kind == "warning" and bool(_DEADLINE.match(words))


def _placed(time: TimeRef, value: TimeValue | None, document: Document) -> TimeRef:
    if value is None:
        return replace(time, reason="the words cannot be placed on the calendar")
    reason = value.reason
    if _written(document) != document.report.published:
        reason = reason.replace("the publication date", "the date printed at the report's head")
    return replace(
        time, start=value.start, end=value.end, precision=value.precision, tz=value.tz, reason=reason
    )


def _day(published: str | None) -> date | None:
    return date.fromisoformat(published[:10]) if published else None


def _is_past(time: TimeRef | None, published: date | None) -> bool:
    """Told in passing: a time that ended well before the report, or that the report cannot be about."""
    if time is None or time.end is None or published is None:
        return False
    return published - date.fromisoformat(time.end[:10]) > _BACKGROUND_AFTER
