"""Remarks: what a reader should know beside the reason for a standing. In: a case. Out: sentences, added to
the reasons; none of them changes the standing. What a text says of verification is the text's word."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.assess.cases import Case, Voice
from reportedly.assess.comparisons import differ, latest_of_each
from reportedly.assess.interests import against_interest
from reportedly.assess.wordings import counted, some

_NOT_DONE = {
    "planned": "planned", "ordered": "ordered", "possible": "possible", "feared": "feared",
    "conditional": "told with a condition",
}  # fmt: skip


def remarks_on(case: Case) -> tuple[str, ...]:
    """Who acknowledges one figure of several, denials by nobody known, that it has not happened, that it is
    hearsay or background, and what the texts say of verification."""
    heard = case.affirming or case.voices
    if not heard:
        return ()
    of_case = (*_acknowledged(case), *_rumoured_denial(case))
    return (*of_case, *_not_done(heard), *_hearsay(heard), *_background(heard), *_verification(heard))


def _acknowledged(case: Case) -> Iterator[str]:
    """That a side acknowledges a figure, and another that stands beside it is not acknowledged."""
    own = [voice for voice in case.affirming if voice.figure and against_interest(voice, case)]
    others = [v for v in latest_of_each(case.affirming) if own and all(differ(v, one) for one in own)]
    if others:
        given = some(f"{v.figure.span.text!r} by {v.label}" for v in latest_of_each(tuple(own)) if v.figure)
        beyond = some(f"{voice.figure.span.text!r}" for voice in others if voice.figure)
        verb = "is" if len({v.figure.span.text for v in others if v.figure}) == 1 else "are"
        yield f"Against its own interest a side states {given}; {beyond} {verb} not acknowledged."


def _rumoured_denial(case: Case) -> Iterator[str]:
    if case.affirming and any(not voice.is_known for voice in case.denying):
        yield "That it is denied comes from nobody known, and contests nothing."


def _not_done(voices: tuple[Voice, ...]) -> Iterator[str]:
    modalities = dict.fromkeys(voice.claim.modality for voice in voices)
    if "actual" not in modalities:
        how = " or ".join(_NOT_DONE.get(modality, modality) for modality in modalities)
        yield f"It is {how}: nobody says that it has happened."


def _hearsay(voices: tuple[Voice, ...]) -> Iterator[str]:
    if all(voice.claim.hearsay and voice.claim.speaker is None for voice in voices):
        cues = some(f"{voice.claim.hearsay!r}" for voice in voices)
        yield f"It is hearsay ({cues}): no text names who knows it."


def _background(voices: tuple[Voice, ...]) -> Iterator[str]:
    if all(voice.claim.background for voice in voices):
        yield "It is told as background to other news only."


def _verification(voices: tuple[Voice, ...]) -> Iterator[str]:
    """By report: ten claims of one report that call it unverified are one remark."""
    unverified = {
        voice.claim.report_id
        for voice in voices
        if voice.claim.verification is not None and voice.claim.verification.status == "unverified"
    }
    if unverified:
        reports = {voice.claim.report_id for voice in voices}
        yield f"{_reports(len(unverified), len(reports))} it unverified."
    checked = [
        voice.claim.verification.by
        for voice in voices
        if voice.claim.verification is not None
        and voice.claim.verification.status == "verified_by"
        and voice.claim.verification.by
    ]
    if checked:
        yield f"By the text, it was verified by {some(checked)}."


def _reports(number: int, of: int) -> str:
    if number == of:
        return "The report calls" if of == 1 else f"All {counted(of)} reports call"
    return f"{counted(number).capitalize()} of {counted(of)} reports {'calls' if number == 1 else 'call'}"
