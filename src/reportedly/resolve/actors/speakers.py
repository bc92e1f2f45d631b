"""Speakers as actors: whom a speaker speaks for, and so his side. In: a speaker as the report words it. Out:
the same with actor, kind, side and the reason. A side is the authority that appoints or commands, never a
place or a nationality; residents, witnesses, private media and international bodies have none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from reportedly.data.actor_entries import ActorMatch
from reportedly.data.officials import Officials
from reportedly.model.actor import Speaker, Via
from reportedly.model.document import Person
from reportedly.model.span import Span
from reportedly.resolve.actors.homes import Home
from reportedly.resolve.actors.kinds import OWN_WORDS, SIDELESS_KINDS
from reportedly.resolve.actors.likely_sides import LikelySides
from reportedly.resolve.actors.matches import ActorMatcher
from reportedly.resolve.actors.parties import identified
from reportedly.resolve.actors.phrases import (
    MINISTER,
    is_outlet,
    is_party,
    is_plain_rescuer,
    kind_of,
    phrases_of,
    speaks_for_state,
)

_SPOKESMAN = re.compile(r"^(?:(?:a|an|the|its|their)\s)?(?:chief\s|main\s)?spokes(?:man|woman|person)$", re.I)
_OWNED = re.compile(r"^(?P<owner>.+?)['’]s?\s(?P<body>.+)$")
_LINKED = re.compile(
    r"^(?P<body>.+?)\s(?:of|for|from|in|to|with|within|at|calling itself|called|named)\s(?P<owner>.+)$"
)
_UNSIDED = re.compile(
    r"\b(?:western|aid|humanitarian|relief|european|african|arab|tribal|foreign)\s"
    r"(?:official|diplomat|mediator|envoy|worker|source)s?\b|^(?:a|one|the)\s(?:senior\s)?diplomats?\b"
    r"|\b(?:local|village|township|community|volunteer|neighbou?rhood|self)(?:['’]s)?[ -]defen[cs]e"
    r"\s(?:force|group|unit)s?\b"
    r"|\b(?:joint|ceasefire|truce)\s(?:\w+\s)?(?:committee|commission|mission)\b",
    re.I,
)
# A nation's adjective makes these no voice of its state: "the Syrian Coalition".
_NO_STATE = re.compile(
    r"\b(?:coalition|opposition|rebel|resistance|front|movement|party|league|activist|exile\w*|separatist"
    r"|insurgent|militant|union|alliance)s?\b",
    re.I,
)
_REACH = 350  # characters back to the body for which a bare spokesman speaks


class SpeakerResolver:
    """Resolves the speakers of one document."""

    def __init__(self, matcher: ActorMatcher, officials: Officials, on: date | None) -> None:
        self._matcher = matcher
        self._officials = officials
        self._on = on
        self._likely = LikelySides(matcher)

    def speaker(self, speaker: Speaker, via: Sequence[Via] = ()) -> Speaker:
        """The speaker with identity and side; the reason says first for whom the words stand."""
        found = self._likely.by_outlet(self._resolved(speaker), via)
        found = self._likely.continued(found)
        self._likely.heard(found)
        reasons = dict.fromkeys(r for r in (speaker.reason, found.reason) if r)
        return replace(found, reason="; ".join(reasons) or None)

    def _resolved(self, speaker: Speaker) -> Speaker:
        person = self._matcher.person(speaker.name)
        known = None if person is None else self._officials.find(person.name, self._on)
        if known is not None:
            return replace(
                speaker,
                name=known.name,
                side=known.side,
                kind=known.kind,
                private=False,
                actor_id=known.side,
                reason=f"{known.name} is known as {known.office}",
            )
        span = self._first_naming(speaker, person)
        phrases = list(phrases_of(speaker, person))
        if any(_UNSIDED.search(phrase) for phrase in phrases) and not self._has_country(phrases):
            return speaker
        found = self._likely.appointed(speaker, phrases, person) or self._likely.rebel(
            speaker, phrases, span, person
        )
        if found is not None:
            return found
        match = self._match(span, speaker, person)
        if match is None:
            match = next((m for m in self._owners(phrases, span) if m.side_is != "unknown"), None)
        if match is None or match.side_is == "unknown":
            fallback = self._official(speaker, phrases, span, person)
            if fallback is not None:
                return fallback
        seat = self._likely.seat(speaker, match) or self._likely.state_outlet(speaker, match)
        if seat is not None and person is None:
            return seat
        if match is None:
            return speaker if person is None else replace(speaker, name=person.name)
        return self._with_match(speaker, match, person, phrases)

    def _with_match(
        self, speaker: Speaker, match: ActorMatch, person: Person | None, phrases: list[str]
    ) -> Speaker:
        if match.by_context and any(_OF_ANOTHER_STATE.search(phrase) for phrase in phrases):
            name = speaker.name if person is None else person.name
            return replace(speaker, name=name, reason=_ANOTHER_STATES)
        kind = kind_of(speaker.kind, match, phrases)
        found = replace(identified(speaker, match, person), kind=kind)
        if kind == "anonymous" and match.by_context and not speaks_for_state(kind, phrases):
            return replace(speaker, reason="a source of no named authority, for no side")
        is_local_medic = kind == "medic" and match.by_context
        if (
            is_local_medic
            or kind in SIDELESS_KINDS
            or (kind == "rescuer" and is_plain_rescuer(phrases, match))
        ):
            return replace(found, side=None, reason=f"{match.reason}; speaks as a {kind}, for no side")
        return found

    def _match(self, span: Span, speaker: Speaker, person: Person | None) -> ActorMatch | None:
        """The register's match: of the words and roles, of the body before for a bare spokesman, and of an
        owner where the words alone do not tell."""
        phrases = list(phrases_of(speaker, person))
        if phrases and all(_SPOKESMAN.match(phrase) for phrase in phrases):
            body = next((m for m in self._matcher.bodies_before(span, _REACH) if m.side is not None), None)
            if body is not None:
                return replace(body, reason=f"“{phrases[0]}” speaks for {body.name}, named just before")
        owner = next((m for m in self._owners(phrases, span) if m.side_is == "known"), None)
        match = self._matcher.match(span, speaker.name, person)
        if owner is None or (match is not None and match.side_is == "known"):
            return match
        if match is None or match.side_is == "unknown" or is_outlet(phrases) or is_party(owner):
            return replace(owner, reason=f"of {owner.name}: {owner.reason}")
        return match

    def _owners(self, phrases: list[str], span: Span) -> Iterator[ActorMatch]:
        """Who stands in "X's spokesman", "a commander of X", "the army's Second Division"."""
        for phrase in phrases:
            for pattern in (_OWNED, _LINKED):
                found = pattern.match(phrase)
                if found is None:
                    continue
                owner = Span(span.start, span.start + len(found["owner"]), found["owner"])
                person = self._matcher.person(found["owner"])
                match = self._matcher.match(owner, None, person)
                if match is not None:
                    yield match

    def _first_naming(self, speaker: Speaker, person: Person | None) -> Span:
        """Where the one meant was named before in full: a pronoun's own place tells nothing."""
        if person is not None and person.roles:
            return person.roles[0]
        if speaker.name is None:
            return speaker.span
        at = self._matcher.document.text.rfind(speaker.name, 0, speaker.span.start)
        return speaker.span if at < 0 else Span(at, at + len(speaker.name), speaker.name)

    def _official(
        self, speaker: Speaker, phrases: list[str], span: Span, person: Person | None
    ) -> Speaker | None:
        """An official or soldier whose authority no name or pattern tells: the nation named beside him, else
        the country spoken of."""
        name = person.name if person is not None else speaker.name
        found = replace(speaker, name=name, private=False)
        if not speaks_for_state(speaker.kind, phrases):
            return None
        nation = next((side for side in map(self._nation, phrases) if side is not None), None)
        if nation is not None:
            return replace(found, side=nation, reason=f"the words name {nation} beside the office")
        if phrases[0].lower().split()[0] in OWN_WORDS:
            return None
        if any(_OF_ANOTHER_STATE.search(phrase) for phrase in phrases):
            return replace(found, reason=_ANOTHER_STATES)
        home = self._home(speaker.kind, span)
        if home is None:
            return None
        is_held = home.area is not None and not any(MINISTER.search(phrase) for phrase in phrases)
        side = home.area.side if home.area is not None and is_held else home.country
        return replace(found, side=side, reason=f"an official of no named authority; {home.why}")

    def _home(self, kind: str | None, span: Span) -> Home | None:
        """Where an office of no known body is at home; a soldier's is not told by the places he speaks of."""
        homes = self._matcher.homes
        found = homes.beside(span) or homes.opening(span)
        if found is None and kind == "official":
            found = homes.around(span)
        main = self._matcher.context.main
        if found is None and main is not None and homes.is_plain(main):
            found = Home(main, f"the report speaks of {main} here")
        return found

    def _has_country(self, phrases: list[str]) -> bool:
        return any(self._nation(phrase) is not None for phrase in phrases)

    def _nation(self, phrase: str) -> str | None:
        """The nation that an adjective or name within the phrase tells: "a Ukrainian officer"."""
        if _NO_STATE.search(phrase):
            return None
        for word in re.findall(r"[A-Z][\w'’-]+", phrase):
            bare = re.sub(r"['’]s?$", "", word)
            countries = self._matcher.register.country_of_demonym(bare.title() if bare.isupper() else bare)
            if countries:
                return countries[0]
        return None


# Offices that a state has for what lies beyond it: the country spoken of is not theirs.
_ANOTHER_STATES = "an office whose state the words do not name"
_OF_ANOTHER_STATE = re.compile(
    r"\b(?:foreign (?:office|secretary)|secretary of (?:state|defen[cs]e)|defense secretary"
    r"|state department"
    r"|minister for (?:the middle east|africa|asia|europe)|special (?:envoy|representative)"
    r"|ambassador|embassy|coalition|congress\w*|senator|operation)\b",
    re.IGNORECASE,
)
