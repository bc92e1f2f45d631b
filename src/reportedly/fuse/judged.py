"""What people decided, put to use. In: claims as they were read, reports, judgements. Out: the claims to be
fused, the rulings that hold for pairs, the standings that were overruled, and what became of each
judgement."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportedly.fuse.anchors import Attached, Attacher, figure_of, named_span
from reportedly.fuse.corrections import (
    Corrected,
    Correction,
    correct_claim,
    correction_reason,
    without_figures,
)
from reportedly.fuse.ruled import Ruled, ruled_pairs
from reportedly.model.claim import Claim
from reportedly.model.judgement import (
    ACCEPTED,
    CORRECTED,
    NO_RULINGS,
    REJECTED,
    RESTORE,
    RETRACT,
    STANDING,
    UNDO,
    Anchor,
    Fate,
    Judgement,
    Overruling,
    Rulings,
    in_order,
    undone_by,
)
from reportedly.model.report import Report

_Slot = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What judgements make of a situation's claims.

    `claims` are all of them, corrected, their reasons saying by whom; `rejected` those that a person said the
    text does not make: they are not fused. `retracted` are those that their source took back.
    `corrections` are those that hold, in their order. `attached` are the claims of today by the judgement
    that speaks of them."""

    claims: tuple[Claim, ...]
    rejected: frozenset[str] = frozenset()
    retracted: frozenset[str] = frozenset()
    rulings: Rulings = NO_RULINGS
    overrulings: tuple[Overruling, ...] = ()
    fates: tuple[Fate, ...] = ()
    corrections: tuple[Corrected, ...] = ()
    attached: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def fused(self) -> tuple[Claim, ...]:
        if not self.rejected:
            return self.claims
        return tuple(claim for claim in self.claims if claim.id not in self.rejected)


def put_to_use(claims: Sequence[Claim], reports: Sequence[Report], judgements: Sequence[Judgement]) -> Judged:
    """Every judgement in the order in which it was made; the last one of a thing holds. One whose words are
    gone is stale and does nothing."""
    if not judgements:
        return Judged(tuple(claims))
    docket = _Docket(Attacher(claims, reports))
    undone = undone_by(judgements)
    for judgement in in_order(judgements):
        if judgement.decision == UNDO:
            known = any(judgement.subject_id == other.id for other in judgements)
            docket.fates[judgement.id] = _undo_fate(judgement, undone, known=known)
        elif judgement.id in undone:
            docket.fates[judgement.id] = Fate(judgement, "undone", f"by {undone[judgement.id]}")
        else:
            docket.admit(judgement)
    return docket.outcome(claims, {report.id: report for report in reports})


def _undo_fate(judgement: Judgement, undone: Mapping[str, str], *, known: bool) -> Fate:
    if judgement.id in undone:
        return Fate(judgement, "undone", f"by {undone[judgement.id]}")
    if not known:
        return Fate(judgement, "stale", f"there is no judgement {judgement.subject_id}")
    return Fate(judgement, "holds")


class _Docket:
    """Judgements as they come in, each attached to the claims of today; a later one replaces an earlier of
    the same thing."""

    def __init__(self, attacher: Attacher) -> None:
        self._attacher = attacher
        self._slots: dict[_Slot, Judgement] = {}
        self._attached: dict[str, tuple[Attached, ...]] = {}
        self._others: dict[str, tuple[Attached, ...]] = {}
        self._corrections: list[Corrected] = []
        self.fates: dict[str, Fate] = {}

    def admit(self, judgement: Judgement) -> None:
        if not judgement.anchors:  # as written before judgements kept all their words
            judgement = replace(judgement, anchors=(Anchor(judgement.subject_id),))
        ones, others = self._attach(judgement.anchors), self._attach(judgement.others)
        if why := _lost(judgement, ones, others):
            self.fates[judgement.id] = Fate(judgement, "stale", why)
            return
        self._attached[judgement.id], self._others[judgement.id] = ones, others
        slot = self._slot(judgement, ones, others)
        if earlier := self._slots.pop(slot, None):
            self.fates[earlier.id] = Fate(earlier, "replaced", f"by {judgement.id}")
        self._slots[slot] = judgement
        self.fates[judgement.id] = Fate(judgement, "holds")

    def _attach(self, anchors: Iterable[Anchor]) -> tuple[Attached, ...]:
        return tuple(self._attacher.attach(anchor) for anchor in anchors)

    def _slot(self, judgement: Judgement, ones: tuple[Attached, ...], others: tuple[Attached, ...]) -> _Slot:
        """What is decided of what: two judgements of one slot speak of the same thing."""
        left, right = _ids(ones), _ids(others)
        if judgement.subject == "pair":
            return ("pair", frozenset((left, right)))
        if judgement.decision == CORRECTED:
            figure = figure_of(ones[0], judgement.anchors[0])
            return ("claim", left, judgement.field, figure)
        if judgement.decision == STANDING:
            return ("standing", judgement.id)  # whether two are of one incident is seen after fusion
        question = "retraction" if judgement.decision in (RETRACT, RESTORE) else "verdict"
        return ("claim", left, question)

    def outcome(self, claims: Sequence[Claim], reports: Mapping[str, Report]) -> Judged:
        holding = in_order(self._slots.values())
        deciding = {kind: self._claims_judged(holding, kind) for kind in (ACCEPTED, REJECTED, RETRACT)}
        rulings, unheeded = ruled_pairs(self._pairs(holding, frozenset(deciding[REJECTED])))
        self.fates.update({fate.judgement.id: fate for fate in unheeded})
        corrected = self._corrected(holding, {claim.id: claim for claim in claims}, reports)
        for kind in (ACCEPTED, REJECTED, RETRACT):
            said = {RETRACT: "retracted"}.get(kind, kind)
            for id_, judgement in deciding[kind].items():
                reasons = (*corrected[id_].reasons, judgement.signed(said))
                corrected[id_] = replace(corrected[id_], reasons=reasons)
        return Judged(
            claims=tuple(corrected[claim.id] for claim in claims),
            rejected=frozenset(deciding[REJECTED]),
            retracted=frozenset(deciding[RETRACT]),
            rulings=rulings,
            overrulings=tuple(self._overruling(j) for j in holding if j.decision == STANDING),
            fates=tuple(self.fates.values()),
            corrections=tuple(self._corrections),
            attached={
                id_: frozenset((*_ids(ones), *_ids(self._others[id_])))
                for id_, ones in self._attached.items()
            },
        )

    def _pairs(self, holding: Iterable[Judgement], rejected: frozenset[str]) -> list[Ruled]:
        """The judgements of pairs with the claims of either side that are still to be fused."""
        found = []
        for judgement in (j for j in holding if j.subject == "pair"):
            ones, others = _ids(self._attached[judgement.id]), _ids(self._others[judgement.id])
            found.append(
                (
                    judgement,
                    tuple(id_ for id_ in ones if id_ not in rejected),
                    tuple(id_ for id_ in others if id_ not in rejected),
                )
            )
        return found

    def _claims_judged(self, holding: Iterable[Judgement], decision: str) -> dict[str, Judgement]:
        return {id_: j for j in holding if j.decision == decision for id_ in _ids(self._attached[j.id])[:1]}

    def _overruling(self, judgement: Judgement) -> Overruling:
        attached = self._attached[judgement.id]
        figures = []
        for anchor, there in zip(judgement.anchors, attached, strict=True):
            index = figure_of(there, anchor)
            if there.claim is not None and index is not None:
                span = there.claim.figures[index].span
                figures.append((there.claim.id, span.start, span.end))
        measure = judgement.field if judgement.subject == "toll" else None
        value, was = json.loads(judgement.value), json.loads(judgement.was)
        ids = _ids(attached)
        claims = was.get("claims") if isinstance(was, dict) else None
        among = claims if isinstance(claims, int) else len(ids)  # what was imported may be anything
        return Overruling(judgement, value, ids, among, measure, tuple(figures))

    def _corrected(
        self, holding: Iterable[Judgement], claims: dict[str, Claim], reports: Mapping[str, Report]
    ) -> dict[str, Claim]:
        """The claims by id, each with its corrections in their order; figures are taken away last, for the
        others are known by their place."""
        removed: dict[str, set[int]] = defaultdict(set)
        for judgement in (j for j in holding if j.decision == CORRECTED):
            anchor, attached = judgement.anchors[0], self._attached[judgement.id][0]
            stored = attached.claim
            if stored is None:
                continue
            figure = figure_of(attached, anchor)
            text = reports[stored.report_id].text
            correction = Correction(
                judgement.field, json.loads(judgement.value), judgement.signed("corrected"),
                named_span(attached, anchor, text), figure,
            )  # fmt: skip
            try:
                made = correct_claim(claims[stored.id], correction)
            except (ValueError, TypeError) as error:  # what was imported may be anything
                self.fates[judgement.id] = Fate(judgement, "stale", str(error))
                continue
            if judgement.field == "figure" and figure is not None:
                removed[stored.id].add(figure)
                made = claims[stored.id]
            self._corrections.append(Corrected(stored, made, judgement, figure))
            reasons = (*made.reasons, correction_reason(judgement))
            claims[stored.id] = replace(made, reasons=reasons)
        return {id_: without_figures(c, removed[id_]) if id_ in removed else c for id_, c in claims.items()}


def _ids(attached: Iterable[Attached]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found.claim.id for found in attached if found.claim is not None))


def _lost(judgement: Judgement, ones: tuple[Attached, ...], others: tuple[Attached, ...]) -> str:
    """Why a judgement can be put to no use; of an incident half of its claims must be there."""
    for side in (ones, others) if judgement.subject == "pair" else (ones,):
        gone = [found.why for found in side if found.claim is None]
        if not side or 2 * len(gone) > len(side):
            return gone[0] if gone else "it names no claim"
    if judgement.subject == "pair" and set(_ids(ones)) & set(_ids(others)):
        return "both sides of it are one claim by now"
    if judgement.field.startswith("figure") and figure_of(ones[0], judgement.anchors[0]) is None:
        return f"its claim has no figure {judgement.anchors[0].figure!r} any more"
    return ""
