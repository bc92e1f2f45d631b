"""Cases: what the rules look at. In: an incident or one of its tolls, and the evidence. Out: voices and who
opposes whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from reportedly.model.claim import Claim
from reportedly.model.conflict import Sides
from reportedly.model.figure import Figure
from reportedly.model.incident import Incident
from reportedly.model.origin import UNKNOWN, Origin
from reportedly.model.report import Report
from reportedly.model.toll import Toll, TollEntry

_MEDIA = frozenset(("media", "state_media", "wire_agency"))
_MAIN = ("killed", "injured", "casualties", "missing", "captured", "abducted", "hostages", "arrested")


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that assessment may look at.

    `origins` are by claim id: from whom the claim's knowledge comes. `retracted` are the claims that a
    judgement took back.
    """

    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    origins: Mapping[str, Origin]
    sides: Sides
    retracted: frozenset[str] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it, with the claim and, for a toll, the figure and the toll's basis. `origin` is the key of
    where it comes from, `body` for whom that person speaks; `told` is the day stated, else published."""

    claim: Claim
    origin: str
    side: str | None
    label: str
    told: str | None
    figure: Figure | None = None
    basis: str | None = None
    body: str | None = None

    @property
    def bare_label(self) -> str:
        """The label without its side."""
        return self.label.removesuffix(f" ({self.side})")

    @property
    def affirms(self) -> bool:
        return self.claim.polarity != "denied"

    @property
    def is_known(self) -> bool:
        return not self.origin.startswith(UNKNOWN)

    def is_apart_from(self, other: Voice) -> bool:
        """Whether the two are different sources: not the same, nor a body and who speaks for it. Unnamed
        people of one class ("residents") are apart only where two outlets are known to have heard them."""
        if self.origin == other.origin or (self.is_heard and other.is_heard):
            return self.origin != other.origin
        return self.body is None or self.body != other.body

    @property
    def is_heard(self) -> bool:
        """Whether it is somebody unnamed whom a known outlet heard itself."""
        return self.origin.startswith("anonymous:") and "@outlet:" in self.origin

    @property
    def speaks_for(self) -> str | None:
        """The side for which its speaker may answer; state media repeat their side, but answer for nobody."""
        speaker = self.claim.speaker
        return None if speaker is None or speaker.kind in _MEDIA else speaker.side

    @property
    def actor_side(self) -> str | None:
        return self.claim.actor.side if self.claim.actor else None

    @property
    def target_side(self) -> str | None:
        return self.claim.target.side if self.claim.target else None

    @property
    def as_of(self) -> str | None:
        """The day for which the figure holds; a stock or running total holds for the day on which it was
        told."""
        if self.figure is None:
            return None
        dated = self.figure.as_of or (self.told if self.basis in ("stock", "cumulative") else None)
        return dated[:10] if dated else None


@dataclass(frozen=True, slots=True)
class Case:
    """An incident or one of its tolls, as the rules see it: who says it, and who opposes whom there and
    then. `counts` are an incident's figures of its main measure, each with who states it."""

    voices: tuple[Voice, ...]
    withdrawn: tuple[Voice, ...]
    country: str | None
    on: date | None
    sides: Sides
    counts: tuple[Voice, ...] = ()

    @property
    def affirming(self) -> tuple[Voice, ...]:
        return tuple(voice for voice in self.voices if voice.affirms)

    @property
    def denying(self) -> tuple[Voice, ...]:
        return tuple(voice for voice in self.voices if not voice.affirms)

    def conflict_between(self, a: str | None, b: str | None) -> str | None:
        """The name of a conflict in which the two sides oppose each other, None where none covers place and
        time."""
        if a is None or b is None or a == b:
            return None
        return self.sides.opposed(a, b, country=self.country, on=self.on)

    def same_camp(self, a: str | None, b: str | None) -> bool:
        """Whether both speak for one side, or for two that have an enemy in common and do not oppose each
        other."""
        if a is None or b is None or a == b:
            return a is not None and a == b
        parties = self.sides.parties(country=self.country, on=self.on)
        return not self.conflict_between(a, b) and any(
            self.conflict_between(a, party) and self.conflict_between(b, party) for party in parties
        )

    def is_party(self, side: str) -> bool:
        """Whether the side fights there; where no conflict is known to cover the place, each side counts as
        one."""
        parties = self.sides.parties(country=self.country, on=self.on)
        return not parties or side in parties


def incident_case(incident: Incident, evidence: Evidence) -> Case:
    claims = [evidence.claims[id_] for id_ in incident.claim_ids]
    case = _case(incident, evidence, [_voice(claim, evidence) for claim in claims])
    counts = [entry_voice(entry, toll, evidence) for toll in main_tolls(incident) for entry in _told(toll)]
    return replace(case, counts=tuple(v for v in counts if v.claim.id not in evidence.retracted))


def main_tolls(incident: Incident) -> tuple[Toll, ...]:
    """The tolls by which the incident is known: of those killed, else injured and so on, else of what most
    figures count. Neither parts of another figure nor what is only planned or feared."""
    whole = [t for t in incident.tolls if not t.is_part and t.modality == "actual"]
    counted = Counter(dict.fromkeys(_MAIN, 0))
    for toll in whole:
        counted[toll.measure] += len(toll.entries)
    main = next((measure for measure in _MAIN if counted[measure]), counted.most_common(1)[0][0])
    return tuple(toll for toll in whole if toll.measure == main and toll.demographic == "unknown")


def toll_case(incident: Incident, toll: Toll, evidence: Evidence) -> Case:
    """The toll's voices; a number that its own text replaces has none."""
    return _case(incident, evidence, [entry_voice(entry, toll, evidence) for entry in _told(toll)])


def _told(toll: Toll) -> Sequence[TollEntry]:
    return [entry for entry in toll.entries if not entry.figure.superseded] or toll.entries


def entry_voice(entry: TollEntry, toll: Toll, evidence: Evidence) -> Voice:
    """Who states one figure of a toll, and for which day."""
    voice = _voice(evidence.claims[entry.claim_id], evidence, entry.figure, toll.basis)
    return replace(voice, told=_first_told(entry, toll) or voice.told) if toll.basis == "stock" else voice


def _first_told(entry: TollEntry, toll: Toll) -> str | None:
    """The first day on which its side gave that number, where the text gives no day of its own: "the last
    Russian figure was 28" is no count of the day on which it is told again."""
    if entry.stated is not None:
        return None
    days = (other.told for other in toll.entries if _is_told_again(other, entry))
    return min((day for day in days if day is not None), default=None)


def _is_told_again(first: TollEntry, entry: TollEntry) -> bool:
    of_one = first.origin == entry.origin or (entry.side is not None and first.side == entry.side)
    return of_one and all(
        getattr(first.figure, key) == getattr(entry.figure, key) for key in ("low", "best", "high", "bound")
    )


def _case(incident: Incident, evidence: Evidence, voices: Iterable[Voice]) -> Case:
    heard = sorted(voices, key=lambda voice: (voice.told or "", voice.label, voice.claim.id))
    moment = incident.time.start if incident.time and incident.time.start else min(
        (voice.told for voice in heard if voice.told), default=None
    )  # fmt: skip
    return Case(
        voices=tuple(voice for voice in heard if voice.claim.id not in evidence.retracted),
        withdrawn=tuple(voice for voice in heard if voice.claim.id in evidence.retracted),
        country=incident.place.country if incident.place else None,
        on=_day(moment),
        sides=evidence.sides,
    )


def _voice(claim: Claim, evidence: Evidence, figure: Figure | None = None, basis: str | None = None) -> Voice:
    report = evidence.reports[claim.report_id]
    stated = claim.stated.end if claim.stated else None
    origin = evidence.origins[claim.id]
    return Voice(
        claim=claim,
        origin=origin.key,
        side=origin.side,
        label=_label(claim, report, origin),
        body=origin.body,
        told=(stated or report.published or "")[:10] or None,
        figure=figure,
        basis=basis,
    )


def _label(claim: Claim, report: Report, origin: Origin) -> str:
    """Who says it, for a reader: "Smirnov (RUS)"; a private speaker is never named in a reason."""
    speaker = claim.speaker
    said = f" ({origin.side})" if origin.side else ""
    if speaker is not None:
        return ("a private person" if speaker.private else speaker.name or speaker.span.text) + said
    if not origin.is_known:
        return f"{report.publisher or 'a report'}, from an unknown origin"
    # the end of the chain under its name as written, where it has one
    named = next((node.name for node in reversed(origin.chain) if node.key == origin.key), None)
    return (named or origin.key.partition(":")[2]) + said


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
