"""Changes: what would change a standing. In: an incident and its evidence. Out: what somebody would have to
say, or take back, and the standing that the rules would then give. Found by running the rules on voices that
nobody raised; they are never kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportedly.assess.cases import Case, Evidence, Voice, incident_case
from reportedly.assess.rules import first_that_applies, listed
from reportedly.assess.standings import INCIDENT_RULES
from reportedly.model.actor import Speaker
from reportedly.model.incident import Incident


@dataclass(frozen=True, slots=True)
class Change:
    """What would have to happen, in words, and the standing that would follow."""

    what: str
    standing: str


def what_would_change(
    incident: Incident, evidence: Evidence, off: frozenset[str] = frozenset()
) -> tuple[Change, ...]:
    """The single steps that would give another standing: a party that states or denies it, an independent
    origin, an origin that takes back what it said. Rules in `off` are not used."""
    case = incident_case(incident, evidence)
    now = _standing(case, off)
    found = ((what, _standing(then, off)) for what, then in _steps(case))
    return tuple(Change(what, standing) for what, standing in found if standing != now)


def _steps(case: Case) -> Iterator[tuple[str, Case]]:
    if not case.voices:
        return
    model = next(iter(case.affirming), case.voices[0])
    spoken = {(voice.speaks_for, voice.affirms) for voice in case.voices}
    for side in case.sides.parties(country=case.country, on=case.on):
        if (side, True) not in spoken:
            yield f"a speaker for {side} states the same", _with(case, _by_party(model, side, "affirmed"))
        if (side, False) not in spoken:
            yield f"a speaker for {side} denies it", _with(case, _by_party(model, side, "denied"))
    yield "an independent origin of no side states the same", _with(case, _independent(model))
    for source in dict.fromkeys(map(_source, case.voices)):
        labels = {voice.label for voice in case.voices if _source(voice) == source}
        verb = "takes" if len(labels) == 1 else "take"  # several may speak for one body
        yield f"{listed(sorted(labels))} {verb} back what was said", _without(case, source)


def _source(voice: Voice) -> str:
    """The body for which it speaks, else its origin: who speak for one body take back together."""
    return voice.body or voice.origin


def _by_party(model: Voice, side: str, polarity: str) -> Voice:
    label = f"a speaker for {side}"
    speaker = Speaker(model.claim.words, label, side=side, kind="official")
    claim = replace(model.claim, speaker=speaker, polarity=polarity, modality="actual")
    return replace(model, claim=claim, origin=f"supposed:{side}", side=side, label=label, body=None)


def _independent(model: Voice) -> Voice:
    claim = replace(model.claim, speaker=None, polarity="affirmed")
    return replace(
        model, claim=claim, origin="supposed:", side=None, label="an independent origin", body=None
    )


def _with(case: Case, voice: Voice) -> Case:
    return replace(case, voices=(*case.voices, voice))


def _without(case: Case, source: str) -> Case:
    withdrawn = tuple(voice for voice in case.voices if _source(voice) == source)
    left = tuple(voice for voice in case.voices if _source(voice) != source)
    counts = tuple(voice for voice in case.counts if _source(voice) != source)
    return replace(case, voices=left, withdrawn=(*case.withdrawn, *withdrawn), counts=counts)


def _standing(case: Case, off: frozenset[str]) -> str:
    return first_that_applies(case, INCIDENT_RULES, off)[0]
