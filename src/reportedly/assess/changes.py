"""Changes: what would change a standing. In: an incident or one of its tolls, and the evidence. Out: what
somebody would have to say, or take back, and the standing that the rules would then give. Found by running
the rules on voices that nobody raised; they are never kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportedly.assess.cases import Case, Evidence, Voice, incident_case, toll_case
from reportedly.assess.comparisons import latest_of_each, say_figure
from reportedly.assess.rules import Rule, first_that_applies, listed
from reportedly.assess.standings import INCIDENT_RULES, TOLL_RULES
from reportedly.model.actor import Actor, Speaker
from reportedly.model.incident import Incident
from reportedly.model.toll import Toll

_FIGURES: Final = 3  # of a toll with more, the first ones show what a supporter would do


@dataclass(frozen=True, slots=True)
class Change:
    """What would have to happen, in words, and the standing that would follow."""

    what: str
    standing: str


_Step = tuple[str, Case]


def what_would_change(
    incident: Incident, evidence: Evidence, off: frozenset[str] = frozenset()
) -> tuple[Change, ...]:
    """The single steps that would give the incident another standing by the rules that are not `off`: a party
    that states, owns or denies it, an independent origin, an origin that takes back what it said.

    Parties are those that fight there and that some claim of the evidence names."""
    case = incident_case(incident, evidence)
    return _changes(case, _steps(case, _parties(case, evidence)), INCIDENT_RULES, off)


def what_would_change_toll(
    incident: Incident, toll: Toll, evidence: Evidence, off: frozenset[str] = frozenset()
) -> tuple[Change, ...]:
    """The same of one of its tolls: who would have to give which of its figures."""
    case = toll_case(incident, toll, evidence)
    return _changes(case, _toll_steps(case, _parties(case, evidence)), TOLL_RULES, off)


def _changes(
    case: Case, steps: Iterable[_Step], rules: Sequence[Rule], off: frozenset[str]
) -> tuple[Change, ...]:
    now = first_that_applies(case, rules, off)[0]
    found = ((what, first_that_applies(then, rules, off)[0]) for what, then in steps)
    return tuple(Change(what, standing) for what, standing in found if standing != now)


def _parties(case: Case, evidence: Evidence) -> list[str]:
    """Who fights there and then, as far as the reports at hand speak of them; all, where they name one."""
    named = {
        who.side
        for claim in evidence.claims.values()
        for who in (claim.speaker, claim.actor, claim.target)
        if who is not None
    }
    parties = sorted(case.sides.parties(country=case.country, on=case.on))
    known = [side for side in parties if side in named]
    return known if len(known) > 1 else parties


def _steps(case: Case, parties: Iterable[str]) -> Iterator[_Step]:
    if not case.voices:
        return
    model = next(iter(case.affirming), case.voices[0])
    spoken = {(voice.speaks_for, voice.affirms) for voice in case.voices}
    for side in parties:
        if (side, True) not in spoken:
            yield f"a speaker for {side} states the same", _with(case, _by_party(model, side, "affirmed"))
        if model.actor_side is None:
            yield f"a speaker for {side} says that {side} did it", _with(case, _owned(model, side))
        if (side, False) not in spoken:
            yield f"a speaker for {side} denies it", _with(case, _by_party(model, side, "denied"))
    yield "an independent origin of no side states the same", _with(case, _independent(model))
    yield from _taken_back(case)


def _toll_steps(case: Case, parties: Sequence[str]) -> Iterator[_Step]:
    """For each of its figures that its origin still gives: who else might give it."""
    figures = {say_figure(v.figure): v for v in latest_of_each(case.affirming) if v.figure is not None}
    spoken = {(voice.speaks_for, say_figure(voice.figure)) for voice in case.affirming if voice.figure}
    for figure, model in list(figures.items())[:_FIGURES]:
        for side in parties:
            if (side, figure) not in spoken:
                yield f"a speaker for {side} gives {figure}", _with(case, _by_party(model, side, "affirmed"))
        yield f"an independent origin of no side gives {figure}", _with(case, _independent(model))
    yield from _taken_back(case)


def _taken_back(case: Case) -> Iterator[_Step]:
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


def _owned(model: Voice, side: str) -> Voice:
    """A speaker for the side, who says that it was the side's own deed."""
    voice = _by_party(model, side, "affirmed")
    return replace(voice, claim=replace(voice.claim, actor=Actor(model.claim.words, side, side=side)))


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
