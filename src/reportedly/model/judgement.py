"""Judgements: what a person decided. In: a person's decision. Out: a value to be appended, never edited, and
what all of them together say to fusion and assessment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

SAME, DIFFERENT = "same", "different"
ACCEPTED, REJECTED = "accepted", "rejected"
RETRACT, RESTORE = "retract", "restore"
CORRECTED, STANDING, UNDO = "corrected", "standing", "undo"

# What may be decided of what. `restore` is how a retraction was taken back before there was `undo`.
DECISIONS: Mapping[str, frozenset[str]] = {
    "claim": frozenset((ACCEPTED, REJECTED, RETRACT, RESTORE, CORRECTED)),
    "pair": frozenset((SAME, DIFFERENT)),
    "incident": frozenset((STANDING,)),
    "toll": frozenset((STANDING,)),
    "judgement": frozenset((UNDO,)),
}

# What of a claim a person may correct; a figure by its words, kept with the judgement.
FIELDS = (
    "kind", "place", "time", "polarity", "speaker.name", "speaker.side",
    "figure", "figure.low", "figure.best", "figure.high", "figure.measure",
)  # fmt: skip

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words of a claim on which a judgement was made, and what tells that claim from others of them.

    `start` is where `text` stood in the report, `before` and `after` what stood around it. `trigger`, `kind`,
    `place` and `speaker` are the claim's own, as the text has them, empty where it has none; `figure` are the
    words of the one figure that is meant, `named` those from which the person read a value. `trigger_at`,
    `figure_at` and `named_at` count from `start`."""

    claim_id: str
    report_id: str = ""
    start: int = 0
    text: str = ""
    before: str = ""
    after: str = ""
    trigger: str = ""
    trigger_at: int = 0
    kind: str = ""
    place: str = ""
    speaker: str = ""
    figure: str = ""
    figure_at: int = 0
    named: str = ""
    named_at: int = 0


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision about a claim, a pair, an incident, a toll, or another judgement.

    `subject` says about which of them, `subject_id` its id, `other_id` that of a pair's second. `anchors` are
    the words that it was made on, `others` those of a pair's second: after a new reading of the reports they
    say to which claims it belongs. `field` is what of a claim is corrected, or the measure of a toll; `value`
    what a person says instead, and `was` what the machine said then, both as JSON. `made_at` is an ISO
    date-time, in UTC where it names no zone."""

    id: str
    made_at: str
    made_by: str
    subject: str
    subject_id: str
    decision: str
    note: str = ""
    other_id: str = ""
    field: str = ""
    value: str = "null"
    was: str = "null"
    anchors: tuple[Anchor, ...] = ()
    others: tuple[Anchor, ...] = ()

    @property
    def made_on(self) -> str:
        return self.made_at[:10]

    def signed(self, said: str) -> str:
        """What was said, by whom and on which day, with the note."""
        return f"{said} by {self.made_by} on {self.made_on}" + (f": {self.note}" if self.note else "")


@dataclass(frozen=True, slots=True)
class Rulings:
    """What people decided of pairs of claims, each pair with the smaller id first: `same` with the reason to
    show, and `different`, which holds against everything, also against what the text ties."""

    same: tuple[tuple[str, str, str], ...] = ()
    different: frozenset[Pair] = field(default=frozenset())


NO_RULINGS = Rulings()


@dataclass(frozen=True, slots=True)
class Overruling:
    """A standing as a person decided it, of the incident that holds most of `claim_ids`.

    `among` is of how many claims it was when that was decided. `measure` is None for the incident itself,
    else that of its toll; `figures` are then the claims' figures that are meant, each with where its words
    begin and end."""

    judgement: Judgement
    value: str
    claim_ids: tuple[str, ...]
    among: int
    measure: str | None = None
    figures: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a judgement: `state` is `holds`, `undone`, `replaced`, `stale` (its words, or what was
    decided on, are there no more) or `unheeded` (it cannot hold beside another); `why` in words."""

    judgement: Judgement
    state: str
    why: str = ""


def in_order(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The oldest first; of one moment those that were appended first."""
    return sorted(judgements, key=lambda judgement: _moment(judgement.made_at))


def _moment(made_at: str) -> datetime:
    moment = datetime.fromisoformat(made_at)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def undone_by(judgements: Sequence[Judgement]) -> Mapping[str, str]:
    """Judgement id -> the id of the one that undoes it, and is not itself undone."""
    undoing: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        if judgement.decision == UNDO:
            undoing.setdefault(judgement.subject_id, []).append(judgement)

    def holds(judgement: Judgement, seen: frozenset[str] = frozenset()) -> bool:
        later = (u for u in undoing.get(judgement.id, ()) if u.id not in seen)
        return not any(holds(undo, seen | {judgement.id}) for undo in later)

    found = {id_: next((undo.id for undo in undos if holds(undo)), None) for id_, undos in undoing.items()}
    return {id_: by for id_, by in found.items() if by is not None}
