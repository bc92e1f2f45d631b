"""Tellings: a claim with what linking asks of it, worked out once. In: claims, reports, copies, origins. Out:
tellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.data.lexicons import load_lexicon
from reportedly.fuse.intervals import Interval, claim_interval, days_before
from reportedly.fuse.scenes import scenes_of
from reportedly.fuse.updates import any_of
from reportedly.model.claim import Claim
from reportedly.model.origin import Origin
from reportedly.model.place import Place
from reportedly.model.report import Report

CLASHES = frozenset(
    ("armed_clash", "talks", "ceasefire", "prisoner_exchange")
)  # either party may be the actor
_MANY_WEAPONS = 5
_APART = re.compile(
    r"\b(?:separate|similar|another|second|third|other) (?:\w+ )?"
    r"(?:attacks?|strikes?|incidents?|shellings?|bombings?|raids?|assaults?|explosions?|blasts?|clash(?:es)?)\b"
    r"|\bseparately\b|\belsewhere\b",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"\b(?:another|others?|also|more|further|elsewhere|meanwhile|separately)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim as linking sees it. `copies` stands for all copies of its report; `says_apart` marks words
    such as "in a separate attack", which keep it from others of its report; `sides` are those that it makes
    its actors; `told` are the days up to its telling, when news without a time happened; `tells_many` marks
    one of many places or blows, of which what happened in one town is a part; `scenes` are the sorts of what
    was hit."""

    claim: Claim
    copies: str
    origin: str
    interval: Interval | None
    told: Interval | None
    wording: str
    says_apart: bool
    sides: frozenset[str]
    tells_many: bool = False
    scenes: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        return self.claim.id

    @property
    def place(self) -> Place | None:
        return self.claim.place

    @property
    def says_further(self) -> bool:
        """Whether its sentence may go on to a further happening ("another ten were killed")."""
        return _FURTHER.search(self.claim.words.text) is not None

    @property
    def realm(self) -> str:
        """What kind of happening: an actual one or one that is planned, feared ...; the two never merge."""
        return self.claim.modality


def make_tellings(
    claims: Iterable[Claim],
    reports: Sequence[Report],
    copies: Mapping[str, str],
    origins: Mapping[str, Origin],
) -> dict[str, Telling]:
    """Claim id -> telling, in the order of the ids; a claim given twice counts once."""
    by_report = {report.id: report for report in reports}
    return {
        claim.id: Telling(
            claim=claim,
            copies=copies[claim.report_id],
            origin=origins[claim.id].key,
            interval=claim_interval(claim, by_report[claim.report_id]),
            told=days_before(claim, by_report[claim.report_id]),
            wording=" ".join(re.findall(r"\w+", claim.words.text.casefold())),
            says_apart=bool(_APART.search(claim.words.text)),
            sides=_sides_of(claim),
            tells_many=tells_of_many(claim),
            scenes=scenes_of(claim),
        )
        for claim in sorted(claims, key=lambda claim: claim.id)
    }


def tells_of_many(claim: Claim) -> bool:
    """Whether it tells of many places or blows at once: by its words, or by how many weapons were sent."""
    launched = (figure for figure in claim.figures if figure.measure == "weapons_launched")
    many = any((figure.low or figure.best or 0) >= _MANY_WEAPONS for figure in launched)
    return many or _wide().search(claim.words.text.casefold()) is not None


@cache
def _wide() -> re.Pattern[str]:
    return any_of(load_lexicon("aftermath")["wide"])


def _sides_of(claim: Claim) -> frozenset[str]:
    """Of a clash both sides, of anything else the one that acts."""
    parts = (claim.actor, claim.target) if claim.kind in CLASHES else (claim.actor,)
    return frozenset(part.side for part in parts if part is not None and part.side is not None)
