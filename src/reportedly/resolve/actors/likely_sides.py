"""Likely sides: of an official or soldier whose authority no name tells, by what the text says of him: who
put him in office, which rebels he is of, whose outlet quotes him, who holds the town. In: a speaker without a
known body. Out: the same with a side and the reason; None where nothing tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.data.actor_entries import ActorMatch
from reportedly.model.actor import Speaker, Via
from reportedly.model.document import Person
from reportedly.model.span import Span
from reportedly.resolve.actors.matches import ActorMatcher
from reportedly.resolve.actors.phrases import places_of

_INSTALLED = re.compile(r"\b([A-Z]\w+|rebel)-(?:installed|appointed|imposed|run|controlled|held)\b")
_INSTALLED_AFTER = re.compile(
    r"(?:\s(?:of|in|for)\s(?:the\s)?[A-Z][\w'’-]*(?:\s[\w'’-]+){0,2}?)?,?\s(?:who (?:was|is|had been) )?"
    r"(?:installed|appointed|imposed|put in place) by (?:the )?"
    r"(rebels|insurgents|militants|group|movement|[A-Z]\w+)"
)
_OWN_OFFICE = re.compile(
    r"\b(rebels|insurgents|militants|group|movement)['’]s?\s(?:\w+\s)?"
    r"(?:governor|mayor|administrator|prefect|administration|police)\b"
)
_STATE_OUTLET = re.compile(
    r"^(?:the\s)?(?:state|government)(?:[ -](?:run|owned|controlled))?\s.*"
    r"\b(?:television|tv|radio|agency|broadcaster|newspaper|daily)\b",
    re.I,
)
_REBEL_VOICE = re.compile(
    r"^(?:an?|the|one|two|three|some|senior|local|\s)*"
    r"(?:opposition|rebel|insurgent|separatist|militant|guerrilla|jihadist)s?\s"
    r"(?:\w+\s)?(?:command|leader|spokes|fighter|source|official|officer|field|coalition|military)\w*",
    re.I,
)
_GROUPS = frozenset({"armed_group", "militia", "gang"})
_REACH = 300  # characters back to the side that spoke last
_BY_OUTLET = frozenset({"anonymous", "military", "official"})


class LikelySides:
    """Tells sides within one document from what stands around a speaker."""

    def __init__(self, matcher: ActorMatcher) -> None:
        self._matcher = matcher
        self._heard: list[tuple[int, str]] = []

    def heard(self, speaker: Speaker) -> None:
        """Remember whose side spoke where, for those who go on without a name."""
        if speaker.side is not None and speaker.kind in _BY_OUTLET:
            self._heard.append((speaker.span.start, speaker.side))

    def continued(self, found: Speaker) -> Speaker:
        """A bare soldier or official of a report about two countries goes on for the side that spoke last,
        in the sentences right before."""
        if found.side is not None or found.kind not in _BY_OUTLET or not _is_bare(found.actor_id):
            return found
        start = found.span.start
        before = [(at, side) for at, side in self._heard if start - _REACH < at < start]
        side = max(before, default=(0, None))[1]
        if side is None or side not in self._matcher.context.shares:
            return found
        return replace(found, side=side, reason=f"a voice without a name; {side} spoke right before")

    def by_outlet(self, found: Speaker, via: Sequence[Via]) -> Speaker:
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

    def seat(self, speaker: Speaker, match: ActorMatch | None) -> Speaker | None:
        """A town that speaks for those who govern from it and are not the country's government: "Hargeisa
        said"."""
        if match is not None and not match.place:
            return None
        home = self._matcher.homes.of_place(speaker.span.text)
        if home is None or home.area is None:
            return None
        reason = f"“{speaker.span.text}” stands for those who hold {home.area.name}"
        return replace(speaker, side=home.area.side, actor_id=home.area.side, kind="official", reason=reason)

    def appointed(self, speaker: Speaker, phrases: list[str], person: Person | None) -> Speaker | None:
        """An official who speaks for those who put him there: "Russian-installed", "appointed by the
        rebels"."""
        text = self._matcher.document.text
        beside = [_INSTALLED_AFTER.match(text, span.end) for span in places_of(speaker, person)]
        own = [_OWN_OFFICE.search(phrase) for phrase in phrases]
        for found in (*beside, *map(_INSTALLED.search, phrases), *own):
            side = None if found is None else self._installer(found[1], speaker.span)
            if side is not None or (found is not None and found[1].islower()):
                name = person.name if person is not None else speaker.name
                reason = "the words say who installed or appointed the speaker"
                reason += "" if side else ", a group that the report does not name"
                return replace(speaker, name=name, private=False, side=side, kind="official", reason=reason)
        return None

    def state_outlet(self, speaker: Speaker, match: ActorMatch | None) -> Speaker | None:
        """ "State-run Horizon television": an outlet that no register has speaks for the state that the
        report is about."""
        main = self._matcher.context.main
        if match is not None and (match.entry is not None or match.side is not None):
            return None
        if (
            main is None
            or not _STATE_OUTLET.match(speaker.span.text)
            or not self._matcher.homes.is_plain(main)
        ):
            return None
        reason = f"an outlet of the state by its own words; the report is about {main}"
        return replace(speaker, side=main, kind="media", reason=reason)

    def _installer(self, words: str, span: Span) -> str | None:
        if words.islower():
            group = self._group_before(span)
            return None if group is None else group.side
        countries = self._matcher.register.country_of_demonym(words)
        match = None if countries else self._matcher.describe(words, None)
        return countries[0] if countries else (None if match is None else match.side)

    def rebel(
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
        before = self._matcher.bodies_before(span, span.start + 1)
        groups = [match for match in before if match.kind in _GROUPS and match.side]
        return groups[0] if len({group.side for group in groups}) == 1 else None

    def _opposition(self) -> ActorMatch | None:
        """The armed opposition of the country spoken of, where the register has it under that name."""
        country = self._matcher.register.countries.get(self._matcher.context.main or "")
        adjectives = country.adjectives if country is not None else ()
        found = (self._matcher.describe(f"{adjective} rebels", None) for adjective in adjectives)
        return next((m for m in found if m is not None and m.entry is not None and m.side is not None), None)


def _is_bare(actor_id: str | None) -> bool:
    """Whether it is a sort of body ("military") and no entry or country's body."""
    return actor_id is not None and "." not in actor_id and "_" not in actor_id.replace("_forces", "")
