"""Actors and speakers: phrases to identities and sides. In: the words of a claim, the persons and countries
of its report. Out: the same with actor id, neutral name, kind, side and the reason; who is not known keeps
the words and no side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reportedly.data.officials import Officials
from reportedly.data.register import Register
from reportedly.model.actor import Actor, Speaker, Via
from reportedly.model.document import Document
from reportedly.resolve.actors.kinds import OWN_WORDS
from reportedly.resolve.actors.matches import ActorMatcher
from reportedly.resolve.actors.parties import identified
from reportedly.resolve.actors.speakers import SpeakerResolver
from reportedly.resolve.places.countries import CountryContext
from reportedly.resolve.places.finder import PlaceResolver


class ActorResolver:
    """Resolves the actors and speakers of one document."""

    def __init__(
        self,
        document: Document,
        register: Register,
        officials: Officials,
        context: CountryContext,
        *,
        places: PlaceResolver,
        on: date | None,
    ) -> None:
        self._matcher = ActorMatcher(document, register, context, places=places, on=on)
        self._speakers = SpeakerResolver(self._matcher, officials, on)

    def speaker(self, speaker: Speaker, via: Sequence[Via] = ()) -> Speaker:
        """The speaker with identity and side; `via` are the outlets that brought the words."""
        return self._speakers.speaker(speaker, via)

    def actor(self, actor: Actor, speaker: Speaker | None) -> Actor:
        """The actor or target with identity and side; "it", "its troops" and "our units" are the
        speaker's."""
        words = actor.span.text.lower().split()
        if speaker is not None and words[0] in OWN_WORDS:
            reason = f"“{actor.span.text}” is {speaker.name or speaker.span.text}’s own"
            if len(words) == 1:
                return replace(
                    actor, name=speaker.name, actor_id=speaker.actor_id, side=speaker.side, reason=reason
                )
            return replace(actor, side=speaker.side, kind="military", reason=reason)
        person = self._matcher.person(actor.name)
        match = self._matcher.match(actor.span, actor.name, person)
        if match is None:
            return actor
        found = replace(identified(actor, match, person), kind=match.kind)
        return self._of_the_state(found) if match.kind == "military" and match.side_is == "unknown" else found

    def _of_the_state(self, actor: Actor) -> Actor:
        """Bare "troops", "soldiers": the state's, where the report speaks of one country only."""
        opening = self._matcher.homes.opening(actor.span)
        if opening is not None:
            return replace(actor, side=opening.country, reason=f"soldiers of no named army; {opening.why}")
        country = self._matcher.context.main
        if country is None or not self._matcher.homes.is_plain(country):
            return actor
        return replace(
            actor, side=country, reason=f"soldiers of no named army; the report is about {country} alone"
        )

    def target(self, target: Actor) -> Actor:
        """The target with its identity; there a capital is the town, not the government that sits in it."""
        resolved = self.actor(target, None)
        match = self._matcher.told(target.span.text, target.span)
        return target if match is not None and match.place else resolved

    def via(self, via: Via) -> Via:
        """The one through whom the words came, under its neutral name."""
        match = self._matcher.describe(via.span.text, self._matcher.context.main)
        return via if match is None else replace(via, name=match.name, actor_id=match.id)
