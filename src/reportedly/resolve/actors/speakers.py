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
from reportedly.resolve.actors.kinds import OWN_KINDS, OWN_WORDS, PRONOUNS, SIDELESS_KINDS, SPEAKER_KINDS
from reportedly.resolve.actors.matches import ActorMatcher
from reportedly.resolve.actors.parties import identified

_SPOKESMAN = re.compile(r"^(?:(?:a|an|the|its|their)\s)?(?:chief\s|main\s)?spokes(?:man|woman|person)$", re.I)
_OWNED = re.compile(r"^(?P<owner>.+?)['’]s?\s(?P<body>.+)$")
_LINKED = re.compile(
    r"^(?P<body>.+?)\s(?:of|for|from|in|to|with|within|at|calling itself|called|named)\s(?P<owner>.+)$"
)
_OUTLET = re.compile(r"\b(?:press|media)\s(?:team|service|office|wing|arm|centre|center|department)\b", re.I)
_UNSIDED = re.compile(
    r"\b(?:western|aid|humanitarian|relief|european|african|arab|tribal|foreign)\s"
    r"(?:official|diplomat|mediator|envoy|worker|source)s?\b|^(?:a|one|the)\s(?:senior\s)?diplomats?\b"
    r"|\b(?:local|village|community|volunteer|neighbou?rhood|self)[ -]defen[cs]e\s(?:force|group|unit)s?\b",
    re.I,
)
_INSTALLED = re.compile(r"\b([A-Z]\w+|rebel)-(?:installed|appointed|imposed|run|controlled|held)\b")
_INSTALLED_AFTER = re.compile(
    r"(?:\s(?:of|in|for)\s(?:the\s)?[A-Z][\w'’-]*(?:\s[\w'’-]+){0,2}?)?,?\s(?:who (?:was|is|had been) )?"
    r"(?:installed|appointed|imposed|put in place) by (?:the )?(rebels|insurgents|militants|group|movement|[A-Z]\w+)"
)
_REBEL_VOICE = re.compile(
    r"^(?:an?|the|one|two|three|some|senior|local|\s)*(?:opposition|rebel|insurgent|separatist|militant|guerrilla|jihadist)s?\s"
    r"(?:\w+\s)?(?:command|leader|spokes|fighter|source|official|officer|field|coalition|military)\w*",
    re.I,
)
_GROUPS = frozenset({"armed_group", "militia", "gang"})
_BY_OUTLET = frozenset({"anonymous", "military", "official"})
# A nation's adjective makes these no voice of its state: "the Syrian Coalition".
_NO_STATE = re.compile(
    r"\b(?:coalition|opposition|rebel|resistance|front|movement|party|league|activist|exile\w*|separatist"
    r"|insurgent|militant|union|alliance)s?\b",
    re.I,
)
_MINISTER = re.compile(r"\b(?:minister|secretary)\b", re.I)
# Offices that a group has once it governs.
_OFFICE = re.compile(
    r"\b(?:government|ministry|minister|official|authorit\w+|administration|governor|mayor|police|spokes\w+"
    r"|director\w*|head|chief)\b",
    re.I,
)
_REACH = 350  # characters back to the body for which a bare spokesman speaks


class SpeakerResolver:
    """Resolves the speakers of one document."""

    def __init__(self, matcher: ActorMatcher, officials: Officials, on: date | None) -> None:
        self._matcher = matcher
        self._officials = officials
        self._on = on

    def speaker(self, speaker: Speaker, via: Sequence[Via] = ()) -> Speaker:
        """The speaker with identity and side; the reason says first for whom the words stand."""
        found = self._by_outlet(self._resolved(speaker), via)
        reasons = dict.fromkeys(r for r in (speaker.reason, found.reason) if r)
        return replace(found, reason="; ".join(reasons) or None)

    def _by_outlet(self, found: Speaker, via: Sequence[Via]) -> Speaker:
        """An unnamed soldier or official whom only the report's context places speaks for the side whose own
        outlet quotes him."""
        if found.kind not in _BY_OUTLET or found.private or not self._is_open(found):
            return found
        for outlet in via:
            match = self._matcher.describe(outlet.span.text, self._matcher.context.main)
            side = None if match is None else self._side_of_outlet(match)
            if match is not None and side is not None and side != found.side:
                reason = f"an unnamed voice, quoted by {match.name} of that side"
                return replace(found, name=None, actor_id=side, side=side, reason=reason)
        return found

    def _side_of_outlet(self, match: ActorMatch) -> str | None:
        """Whose soldiers and officials an outlet quotes without names: its own side's, for a private one its
        country's where the report is about a war of that country with another."""
        if match.kind in ("state_media", "armed_group"):
            return match.side
        country = match.country if match.kind == "media" and match.entry is not None else None
        is_party = country is not None and self._matcher.homes.fights_there(country)
        return country if is_party else None

    def _is_open(self, found: Speaker) -> bool:
        """Whether neither a name nor the words themselves tell the side."""
        match = self._matcher.describe(found.span.text, self._matcher.context.main)
        if match is None:
            words = found.span.text.split()[1:]
            return found.span.text.isupper() or not any(word[:1].isupper() for word in words)
        return match.by_context or match.side_is == "unknown"

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
        phrases = list(_phrases(speaker, person))
        if any(_UNSIDED.search(phrase) for phrase in phrases) and not self._has_country(phrases):
            return speaker
        found = self._appointed(speaker, phrases, person) or self._rebel(speaker, phrases, span, person)
        if found is not None:
            return found
        match = self._match(span, speaker, person)
        if match is None:
            match = next((m for m in self._owners(phrases, span) if m.side_is != "unknown"), None)
        if match is None or match.side_is == "unknown":
            fallback = self._official(speaker, phrases, span, person)
            if fallback is not None:
                return fallback
        seat = self._seat(speaker, match) if person is None else None
        if seat is not None:
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
        kind = _kind(speaker.kind, match, phrases)
        found = replace(identified(speaker, match, person), kind=kind)
        if kind == "anonymous" and match.by_context and not _speaks_for_state(kind, phrases):
            return replace(speaker, reason="a source of no named authority, for no side")
        is_local_medic = kind == "medic" and match.by_context
        if (
            is_local_medic
            or kind in SIDELESS_KINDS
            or (kind == "rescuer" and _is_plain_rescuer(phrases, match))
        ):
            return replace(found, side=None, reason=f"{match.reason}; speaks as a {kind}, for no side")
        return found

    def _seat(self, speaker: Speaker, match: ActorMatch | None) -> Speaker | None:
        """A town that speaks for those who govern from it and are not the country's government: "Hargeisa
        said"."""
        if match is not None and not match.place:
            return None
        home = self._matcher.homes.of_place(speaker.span.text)
        if home is None or home.area is None:
            return None
        reason = f"“{speaker.span.text}” stands for those who hold {home.area.name}"
        return replace(speaker, side=home.area.side, actor_id=home.area.side, kind="official", reason=reason)

    def _match(self, span: Span, speaker: Speaker, person: Person | None) -> ActorMatch | None:
        """The register's match: of the words and roles, of the body before for a bare spokesman, and of an
        owner where the words alone do not tell."""
        phrases = list(_phrases(speaker, person))
        if phrases and all(_SPOKESMAN.match(phrase) for phrase in phrases):
            body = next((m for m in self._matcher.bodies_before(span, _REACH) if m.side is not None), None)
            if body is not None:
                return replace(body, reason=f"“{phrases[0]}” speaks for {body.name}, named just before")
        owner = next((m for m in self._owners(phrases, span) if m.side_is == "known"), None)
        match = self._matcher.match(span, speaker.name, person)
        if owner is None or (match is not None and match.side_is == "known"):
            return match
        if match is None or match.side_is == "unknown" or _is_outlet(phrases) or _is_party(owner):
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
        if not _speaks_for_state(speaker.kind, phrases):
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
        is_held = home.area is not None and not any(_MINISTER.search(phrase) for phrase in phrases)
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

    def _appointed(self, speaker: Speaker, phrases: list[str], person: Person | None) -> Speaker | None:
        """An official who speaks for those who put him there: "Russian-installed", "appointed by the
        rebels"."""
        text = self._matcher.document.text
        beside = [_INSTALLED_AFTER.match(text, span.end) for span in _spans(speaker, person)]
        for found in (*beside, *map(_INSTALLED.search, phrases)):
            side = None if found is None else self._installer(found[1], speaker.span)
            if side is not None:
                name = person.name if person is not None else speaker.name
                reason = "the words say who installed or appointed the speaker"
                return replace(speaker, name=name, private=False, side=side, kind="official", reason=reason)
        return None

    def _installer(self, words: str, span: Span) -> str | None:
        if words.islower():
            group = self._group_before(span)
            return None if group is None else group.side
        countries = self._matcher.register.country_of_demonym(words)
        match = None if countries else self._matcher.describe(words, None)
        return countries[0] if countries else (None if match is None else match.side)

    def _rebel(
        self, speaker: Speaker, phrases: list[str], span: Span, person: Person | None
    ) -> Speaker | None:
        """A commander or spokesman of "the rebels", "the opposition": never the state's, but of the armed
        group that the report speaks of, where it is one."""
        if not any(_REBEL_VOICE.search(phrase) for phrase in phrases):
            return None
        matches = [self._matcher.told(phrase, span) for phrase in phrases]
        if any(match is not None and match.side_is == "known" and not match.by_context for match in matches):
            return None
        name = person.name if person is not None else speaker.name
        found = replace(speaker, name=name, private=False, kind="armed_group")
        group = self._group_before(span) or self._opposition()
        if group is None:
            return replace(found, reason="a voice of rebels whom the report does not name")
        reason = f"a voice of rebels; the report speaks of {group.name}"
        return replace(found, side=group.side, actor_id=group.id, reason=reason)

    def _group_before(self, span: Span) -> ActorMatch | None:
        """The one armed group that the report named before; None where it named several or none."""
        groups = [m for m in self._matcher.bodies_before(span, span.start + 1) if m.kind in _GROUPS and m.side]
        return groups[0] if len({group.side for group in groups}) == 1 else None

    def _opposition(self) -> ActorMatch | None:
        """The armed opposition of the country spoken of, where the register has it under that name."""
        country = self._matcher.register.countries.get(self._matcher.context.main or "")
        adjectives = country.adjectives if country is not None else ()
        found = (self._matcher.describe(f"{adjective} rebels", None) for adjective in adjectives)
        return next((m for m in found if m is not None and m.entry is not None and m.side is not None), None)


# Offices that a state has for what lies beyond it: the country spoken of is not theirs.
_ANOTHER_STATES = "an office whose state the words do not name"
_OF_ANOTHER_STATE = re.compile(
    r"\b(?:foreign (?:office|secretary)|secretary of (?:state|defen[cs]e)|defense secretary"
    r"|state department"
    r"|minister for (?:the middle east|africa|asia|europe)|special (?:envoy|representative)"
    r"|ambassador|embassy|coalition|congress\w*|senator|operation)\b",
    re.IGNORECASE,
)


def _phrases(speaker: Speaker, person: Person | None) -> Iterator[str]:
    """All words for who it is: the speaker's own unless they are a pronoun, then roles, or the name."""
    own = speaker.span.text
    is_pronoun = own.lower() in PRONOUNS and not (own.isupper() and len(own) > 1)  # WHO is no pronoun
    if not is_pronoun and own.lower().split()[0] not in OWN_WORDS:
        yield own
    if person is not None:
        yield from (role.text for role in person.roles)
    elif speaker.name is not None:
        yield speaker.name
    elif not is_pronoun:
        yield own


def _spans(speaker: Speaker, person: Person | None) -> Iterator[Span]:
    """Where the words for an office stand."""
    if speaker.span.text.lower() not in PRONOUNS:
        yield speaker.span
    if person is not None:
        yield from person.roles


def _speaks_for_state(kind: str | None, phrases: list[str]) -> bool:
    if not phrases:
        return False
    if kind in ("official", "military"):
        return True
    return kind == "anonymous" and any(
        re.search(r"\b(?:official|officer|security|military|police|government|intelligence|army)\b", p, re.I)
        for p in phrases
    )


def _kind(own: str | None, match: ActorMatch, phrases: list[str]) -> str | None:
    """The kind by what the match is, unless the words say more closely who it is within the body."""
    known = SPEAKER_KINDS.get(match.kind)
    if known == "armed_group" and match.side != match.id and _rules(match) and own != "military":
        known = "official" if any(_OFFICE.search(phrase) for phrase in phrases) else known
    if match.kind in ("civilian", "witness", "activist"):
        return own if own not in (None, "other") else "resident"
    if match.id.endswith("defence_ministry") and not any(_MINISTER.search(phrase) for phrase in phrases):
        known = "military"
    if match.entry is not None and own in ("analyst", "resident"):
        return known or own
    if match.entry is not None and own == "medic" and known in ("ngo", "igo"):
        return known  # "Doctors Without Borders" by its name
    if own == "monitor" and match.entry is None:
        return own
    if own in OWN_KINDS or (own == "military" and known == "official"):
        return own
    if own == "media" and not _is_outlet(phrases):
        return own
    return known or own


def _rules(match: ActorMatch) -> bool:
    """Whether an armed group governs its country by then: its side is the state's."""
    return match.side is not None and not match.side.startswith("grp_")


def _is_outlet(phrases: list[str]) -> bool:
    return any(_OUTLET.search(phrase) for phrase in phrases)


def _is_party(match: ActorMatch) -> bool:
    return match.side is not None and match.kind in ("armed_group", "militia", "military", "government")


def _is_plain_rescuer(phrases: list[str], match: ActorMatch) -> bool:
    """ "Rescuers", "rescue workers": people at work, not the state's service by its name."""
    people = re.compile(
        r"\b(?:rescuers|rescue (?:workers|teams|crews)|first responders|emergency workers)$", re.I
    )
    return match.by_context and all(people.search(phrase) for phrase in phrases)
