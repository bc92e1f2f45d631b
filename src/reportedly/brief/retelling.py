"""Sentences told again from nothing but the claims that they cite. In: a brief, claims, a scene. Out: whether
a sentence is what these claims tell: who says it, what, where, when, how many, each in its place. A number or
a name that was swapped with another of the same sentence is found here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportedly.brief.briefs import Brief, Extent
from reportedly.brief.changes import toll_texts
from reportedly.brief.content import Sentence
from reportedly.brief.gaps import event_words_of
from reportedly.brief.growth import growth_sentences
from reportedly.brief.leads import HEARSAY, Lead, join_leads
from reportedly.brief.names import side_name
from reportedly.brief.rivals import account_of, contested_text
from reportedly.brief.rows import TollSeries
from reportedly.brief.sentences import finished, groups_of, worded
from reportedly.brief.tellings import Scene, Told, told_by_all
from reportedly.brief.wording import words
from reportedly.model.claim import Claim

_HOLE = "\0"  # where the voices stand
_OF_REPORTS = re.compile(r"\b(\d+) of (\d+) reports\b|\bone report\b|\b(\d+) reports\b")
_OTHERS = re.compile(r"(?P<count>\d[\d,]*) (?:others|more),?")
_UNKNOWN = re.compile(
    r"The reports do not say (?P<lack>[a-z ,]+?) in (?:the case of|these cases:) (?P<events>.+)\."
)
_SILENT = re.compile(r"No word from (?P<sides>.+?) is reported on (?:these: )?(?P<events>.+)\.")


class Retelling:
    """What the claims of a brief tell, sentence by sentence."""

    def __init__(self, brief: Brief, claims: Mapping[str, Claim], scene: Scene) -> None:
        self._claims, self._scene = claims, scene
        self._mask = scene.masks[""]
        self._tolls: dict[str, list[TollSeries]] = {}
        for series in brief.tolls:
            for claim_id in {i for point in series.points for i in point.claim_ids}:
                self._tolls.setdefault(claim_id, []).append(series)
        self._extents = {claim_id: extent for extent in brief.incidents for claim_id in extent.claim_ids}

    def tells(self, sentence: Sentence) -> bool:
        """Whether the claims that the sentence cites, and no others, tell it."""
        claims = [self._claims[id_] for id_ in sentence.claim_ids if id_ in self._claims]
        forms = (self._is_told, self._is_toll, self._is_contested, self._is_gap, self._is_change)
        return any(form(sentence, claims) for form in forms)

    def _done(self, text: str) -> str:
        return self._mask(finished(text))

    def _is_told(self, sentence: Sentence, claims: Sequence[Claim]) -> bool:
        """What happened, by those who say so."""
        text = re.sub(r"^Later: (.)", lambda found: found[1].upper(), sentence.text)
        return any(
            self._fits(self._done(worded(group, who, plural=plural)), text, group, claims)
            for group in groups_of(told_by_all(claims, self._scene))
            for who in (
                _HOLE,
                *(join_leads([item.lead])[0] for item in group[:1] if item.lead.sort == HEARSAY),
            )
            for plural in (False, True)
        )

    def _fits(self, expected: str, text: str, group: Sequence[Told], claims: Sequence[Claim]) -> bool:
        """Whether the text is the expected one with the group's voices in its hole."""
        counted = _counts_hold(text, claims)
        expected, text = (
            (_OF_REPORTS.sub("# reports", one) for one in (expected, text)) if counted else (expected, text)
        )
        head, hole, tail = expected.partition(_HOLE)
        if not hole:
            return expected == text
        if len(text) < len(head) + len(tail) or not (text.startswith(head) and text.endswith(tail)):
            return False
        return self._are_voices(text[len(head) : len(text) - len(tail)], [item.lead for item in group])

    def _are_voices(self, text: str, leads: Sequence[Lead]) -> bool:
        """Whether the text names these voices, each once and in their order; of many the first three."""
        order = list(dict.fromkeys(lead.key for lead in leads))
        names = [
            (finished(self._mask(name))[:-1], lead.key)
            for lead in leads
            for name in (lead.text, lead.again, lead.short)
        ]
        found, left = _read_list(text, names)
        others = len(order) - len(found)
        return found == order[: len(found)] and left == (others or None) and (not others or len(found) == 3)

    def _is_contested(self, sentence: Sentence, claims: Sequence[Claim]) -> bool:
        events = dict.fromkeys(event_words_of(claim, self._scene) for claim in claims)
        return any(
            self._done(contested_text(event, claims, self._scene)) == sentence.text for event in events
        )

    def _is_toll(self, sentence: Sentence, claims: Sequence[Claim]) -> bool:
        """How a toll grew, or one of its figures; the figures themselves are told anew from their claims."""
        places = {claim.id: claim.place for claim in claims if claim.place is not None}
        told: list[Sentence] = []
        for series in self._series(claims):
            told += growth_sentences(series, places).sentences
            told += [account_of(point, series) for point in series.points]
        cited = set(sentence.claim_ids)
        return any(self._mask(s.text) == sentence.text and cited <= set(s.claim_ids) for s in told)

    def _series(self, claims: Iterable[Claim]) -> Iterator[TollSeries]:
        found = {id(series): series for claim in claims for series in self._tolls.get(claim.id, ())}
        yield from found.values()

    def _is_change(self, sentence: Sentence, claims: Sequence[Claim]) -> bool:
        """What changed since an earlier brief; what stood in that one is declared."""
        standings = list(words()["standings"].values())
        before = {item.text for item in sentence.computed}
        for extent in self._of(claims):
            texts = [f"{extent.event}; {now}" for now in standings]
            texts += [f"{extent.event}: was “{was}”, is now “{now}”" for was in before for now in standings]
            if sentence.text in {self._done(text) for text in texts}:
                return True
        texts = [
            text
            for series in self._series(claims)
            for line in series.lines
            for text in toll_texts(series, line, before)
        ]
        return sentence.text in {self._done(text) for text in texts}

    def _of(self, claims: Iterable[Claim]) -> list[Extent]:
        found = {e.incident_id: e for c in claims if (e := self._extents.get(c.id)) is not None}
        return list(found.values())

    def _is_gap(self, sentence: Sentence, claims: Sequence[Claim]) -> bool:
        """What is not known, not verified, or not said by a side."""
        if found := _UNKNOWN.fullmatch(sentence.text):
            return self._are_events(found["events"], claims)
        if found := _SILENT.fullmatch(sentence.text):
            are_sides = self._are_silent(found["sides"], sentence, claims)
            return are_sides and self._are_events(found["events"], claims)
        event, _, doubts = sentence.text.rpartition(": ")
        is_doubt = re.match(r"not verified, by the words of|known from reports without", doubts) is not None
        return is_doubt and _counts_hold(doubts, claims) and self._are_events(event, claims)

    def _are_events(self, text: str, claims: Sequence[Claim]) -> bool:
        """Whether the text lists what the cited claims tell, in their order."""
        events = dict.fromkeys(_plain(extent.event) for extent in self._of(claims))
        found, left = _read_list(_plain(text), [(event, event) for event in events])
        others = len(events) - len(found)
        return bool(found) and found == list(events)[: len(found)] and left == (others or None)

    def _are_silent(self, text: str, sentence: Sentence, claims: Sequence[Claim]) -> bool:
        """Whether these are the sides that are declared as parties, and none of them speaks in the claims."""
        names = self._scene.options.side_names
        heard = {side_name(c.speaker.side, names) for c in claims if c.speaker is not None and c.speaker.side}
        listed = [part.removeprefix("the ") for part in re.split(r", | or ", text)]
        known = [self._mask(item.text) for item in sentence.computed]
        parties = [name for name in known if name in listed]
        return parties == listed and not heard & set(re.split(r", | or ", text))


def _plain(event: str) -> str:
    return f"{event[:1].lower()}{event[1:]}"


def _counts_hold(text: str, claims: Sequence[Claim]) -> bool:
    """Whether every count of reports can be: none is above the number of those that are cited."""
    most = len({claim.report_id for claim in claims})
    for some, whole, many in _OF_REPORTS.findall(text):
        least, of = (int(some), int(whole)) if whole else (int(many or 1), most)
        if not 0 < least <= of <= most or (whole and least == of):
            return False
    return True


def _read_list(text: str, names: Sequence[tuple[str, str]]) -> tuple[list[str], int | None]:
    """The keys of the names that the text lists, and how many others it counts at its end; no key where there
    is anything else in it."""
    known = sorted({(name.rstrip(","), key) for name, key in names if name}, key=lambda item: -len(item[0]))
    found: list[str] = []
    at = 0
    while at < len(text):
        item = next(((name, key) for name, key in known if _starts(text, at, name)), None)
        others = _OTHERS.fullmatch(text, at) if item is None else None
        if others is not None:
            return found, int(others["count"].replace(",", ""))
        after = _between(text, at + len(item[0])) if item is not None else None
        if item is None or after is None:
            return [], None
        found.append(item[1])
        at = after
    return found, None


def _starts(text: str, at: int, name: str) -> bool:
    here = text[at : at + len(name)]
    ends = at + len(name)
    is_same = here == name or (here[:1].lower() == name[:1].lower() and here[1:] == name[1:])
    return is_same and (ends == len(text) or _between(text, ends) is not None)


def _between(text: str, at: int) -> int | None:
    """Where the next name begins, None where no name ends here."""
    found = re.compile(r"; |,? and |, |,?$").match(text, at)
    return None if found is None else found.end()
