"""Interests: what a side says that it did, or says against its own interest. In: a voice. Out: the reason, or
None."""

from __future__ import annotations

from reportedly.assess.cases import Case, Voice
from reportedly.model.figure import Figure

# What a side may acknowledge as its own act. Captures, repelled attacks, downed weapons and aid are
# successes: to claim them acknowledges nothing.
DEEDS = frozenset((
    "air_strike", "missile_strike", "drone_strike", "shelling", "bombing", "attack", "explosion",
    "armed_clash", "ground_advance", "withdrawal", "deployment", "killing", "abduction", "arrest",
    "displacement", "evacuation", "forcible_transfer", "ill_treatment", "sexual_violence",
    "restriction", "siege", "property_damage", "looting", "aid_obstruction", "sanction",
))  # fmt: skip

_LOSSES = frozenset(
    ("killed", "injured", "casualties", "losses", "missing", "captured", "vehicles_destroyed")
)
_HARM = frozenset(("killed", "injured", "casualties", "missing"))
_GROUND = frozenset(("settlements", "area_km2", "distance_km"))
_MUTUAL = frozenset(("armed_clash", "prisoner_exchange"))
_MILITARY = frozenset(("military", "armed_group", "militia", "gang"))
_CIVIL_STATUS = frozenset(("civilian", "medic", "journalist", "aid_worker"))


def own_deed(voice: Voice) -> str | None:
    """A side says that it did it: the deed, never its success or scale."""
    acts = voice.claim.kind in DEEDS and voice.claim.modality == "actual" and voice.affirms
    if not acts or voice.speaks_for is None or voice.speaks_for != voice.actor_side:
        return None
    return f"{voice.label} says that its own side did it; the deed is acknowledged, not its success or scale."


def against_interest(voice: Voice, case: Case) -> str | None:
    """A side tells its own military losses, ground that it lost, or harm to civilians by its own forces."""
    if (
        voice.speaks_for is None
        or voice.claim.speaker is None
        or not voice.affirms
        or voice.claim.modality != "actual"
    ):
        return None
    figures = voice.claim.figures if voice.figure is None else (voice.figure,)
    if any(_is_own_loss(voice, figure) for figure in figures):
        return f"{voice.label} states its own side's military losses, against its own interest."
    if _is_ground_lost(voice, case, figures):
        return f"{voice.label} states that its own side lost ground, against its own interest."
    return harm_by_own(voice)


def harm_by_own(voice: Voice) -> str | None:
    """A side tells harm to civilians by its own forces."""
    answers = voice.speaks_for is not None and voice.affirms and voice.claim.modality == "actual"
    figures = voice.claim.figures if voice.figure is None else (voice.figure,)
    if not answers or not any(_is_harm_by_own(voice, figure) for figure in figures):
        return None
    return f"{voice.label} states harm to civilians by its own side's forces, against its own interest."


def _is_own_loss(voice: Voice, figure: Figure) -> bool:
    target = voice.claim.target
    # of a clash both parties have losses: without a side the figure does not say whose they are
    unsaid = voice.target_side if voice.claim.kind not in _MUTUAL else None
    own = (figure.side or unsaid) == voice.speaks_for
    military = figure.status == "combatant" or (
        figure.status == "unknown" and target is not None and target.kind in _MILITARY
    )
    return own and figure.measure in _LOSSES and (military or figure.measure == "vehicles_destroyed")


def _is_ground_lost(voice: Voice, case: Case, figures: tuple[Figure, ...]) -> bool:
    if case.conflict_between(voice.speaks_for, voice.actor_side) is None:
        return False
    measured = any(figure.measure in _GROUND for figure in figures)
    if voice.figure is not None:
        return measured and voice.claim.kind in ("territory_captured", "ground_advance")
    return voice.claim.kind == "territory_captured" or (voice.claim.kind == "ground_advance" and measured)


def _is_harm_by_own(voice: Voice, figure: Figure) -> bool:
    target = voice.claim.target
    civilian = figure.status in _CIVIL_STATUS or (
        figure.status == "unknown" and target is not None and target.kind == "civilian"
    )
    return voice.actor_side == voice.speaks_for and figure.measure in _HARM and civilian
