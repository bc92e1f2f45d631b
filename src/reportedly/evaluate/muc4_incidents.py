"""MUC-4 incidents: how the claims of one message are put together. In: its claims by the templates that they
tell, and by incident. Out: rows and B3, addable over messages.

The claims that tell no template for sure are not judged. Over-merging is an incident that holds claims of
several templates, under-merging a template whose claims are in several incidents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from reportedly.evaluate.clusters import B3
from reportedly.evaluate.muc4 import Template
from reportedly.evaluate.muc4_happenings import TYPES, group_claims, type_of
from reportedly.evaluate.muc4_told import told_template
from reportedly.evaluate.rows import Rows, shown_share
from reportedly.evaluate.tallies import Found
from reportedly.fuse.plain import PlainLinker
from reportedly.model.claim import Claim
from reportedly.model.report import Report

Labels = Mapping[str, Hashable]  # claim id -> what it is put into
ALL, ONE, SEVERAL = "all messages", "one template told", "several templates told"
FUSION = "fusion"
_SHOWN = 160  # characters


@dataclass(frozen=True, slots=True)
class Merging:
    """What was counted over some messages."""

    rows: Rows = field(default_factory=lambda: Rows(0, {}))
    b3: B3 = field(default_factory=B3)

    def __add__(self, other: Merging) -> Merging:
        return Merging(self.rows + other.rows, self.b3 + other.b3)

    def as_json(self) -> dict[str, Any]:
        return {**self.rows.as_json(), "b3": self.b3.as_json()}

    def as_table(self) -> str:
        shown = " ".join(shown_share(share) for share in self.b3.as_json().values())
        return f"{self.rows.as_table('messages')}{'claims by template (B3)':38} {shown}\n"


class MergingTable:
    """What each way to merge comes to: over all messages, and over those in which the claims tell one
    template, where all in one is right, and several, apart."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, Merging]] = {}

    def add(self, true: Mapping[str, int], ways: Mapping[str, Labels]) -> None:
        """Count a message; one of which no claim tells a template counts nowhere."""
        if not true:
            return
        part = ONE if len(set(true.values())) == 1 else SEVERAL
        for name, given in ways.items():
            merging, parts = score_merging(true, given), self.found.setdefault(name, {})
            parts[ALL] = parts.get(ALL, Merging()) + merging
            parts[part] = parts.get(part, Merging()) + merging

    def as_json(self) -> dict[str, Any]:
        return {
            name: {part: found.as_json() for part, found in parts.items()}
            for name, parts in self.found.items()
        }

    def as_table(self) -> str:
        """Fusion in full, every other way in a line for each part."""
        full = [f"{FUSION}; {part}: {found.as_table()}" for part, found in self.found.get(FUSION, {}).items()]
        lines = [
            f"{name}; {part}: pairs of claims {_shares(found.rows.found['pairs of claims'].as_json())}, "
            f"B3 {_shares(found.b3.as_json())}"
            for name, parts in self.found.items()
            for part, found in parts.items()
            if name != FUSION
        ]
        return "\n".join([*full, *lines]) + "\n"


def _shares(measured: Mapping[str, Any]) -> str:
    """Precision, recall and F1 with slashes between them."""
    return "/".join(shown_share(measured[name]).strip() for name in ("precision", "recall", "f1"))


def told_templates(claims: Sequence[Claim], templates: Sequence[Template]) -> dict[str, int]:
    """Claim id -> the number of the template that it tells, of those that tell one."""
    told = {claim.id: told_template(claim, templates) for claim in claims}
    return {id_: number for id_, number in told.items() if number is not None}


def ways_to_merge(claims: Sequence[Claim], report: Report) -> dict[str, Labels]:
    """The incidents of the message fused by itself, and the baselines: all claims in one, each mention by
    itself, one incident for each type, and the happenings that the template scorer makes."""
    happenings = enumerate(group_claims(claims, report.published))
    grouped = {claim.id: str(number) for number, happening in happenings for claim in happening.claims}
    incidents = PlainLinker().link(claims, [report])
    return {
        FUSION: {id_: incident.id for incident in incidents for id_ in incident.claim_ids},
        "all claims in one": {claim.id: 0 for claim in claims},
        "each mention by itself": {claim.id: claim.mention_group for claim in claims},
        "one of each type": {c.id: type_of(c) if c.kind in TYPES else c.kind for c in claims},
        "happenings of the template scorer": {claim.id: grouped.get(claim.id, claim.id) for claim in claims},
    }


def score_merging(true: Mapping[str, int], given: Labels) -> Merging:
    """Of one message in which at least one claim tells a template."""
    return Merging(Rows(1, _found(true, given)), _b3(true, given))


def show_wrong(claims: Sequence[Claim], true: Mapping[str, int], ways: Mapping[str, Labels]) -> list[str]:
    """The judged claims with their template and incident, where fusion merged or split any."""
    given = ways[FUSION]
    if set(_groups(true)) == set(_groups({id_: given[id_] for id_ in true})):
        return []
    judged = sorted((c for c in claims if c.id in true), key=lambda c: (c.trigger.start, c.id))
    number: dict[Hashable, int] = {}
    return [
        f"template {true[c.id]} incident {number.setdefault(given[c.id], len(number))} "
        f"{c.kind}: {c.trigger.text}: {c.words.text[:_SHOWN]}"
        for c in judged
    ]


def _found(true: Mapping[str, int], given: Labels) -> dict[str, Found]:
    pairs = list(combinations(sorted(true), 2))
    templates, incidents = _groups(true), _groups({id_: given[id_] for id_ in true})
    several = [claims for claims in templates if len(claims) > 1]
    held = [claims for claims in incidents if len(claims) > 1]
    return {
        "pairs of claims": Found(
            sum(true[a] == true[b] and given[a] == given[b] for a, b in pairs),
            sum(given[a] == given[b] for a, b in pairs),
            sum(true[a] == true[b] for a, b in pairs),
        ),
        "incidents that are one template": Found(
            len(set(templates) & set(incidents)), len(incidents), len(templates)
        ),
        "templates not split": Found(
            sum(len({given[i] for i in one}) == 1 for one in several), 0, len(several)
        ),
        "incidents not over-merged": Found(
            sum(len({true[i] for i in one}) == 1 for one in held), 0, len(held)
        ),
    }


def _groups(labels: Labels) -> list[frozenset[str]]:
    groups: dict[Hashable, set[str]] = defaultdict(set)
    for id_, label in labels.items():
        groups[label].add(id_)
    return [frozenset(ids) for ids in groups.values()]


def _b3(true: Mapping[str, int], given: Labels) -> B3:
    cells = Counter((true[id_], given[id_]) for id_ in true)
    trues, givens = Counter(true.values()), Counter(given[id_] for id_ in true)
    return B3(
        sum(n * n / givens[g] for (_, g), n in cells.items()),
        sum(n * n / trues[t] for (t, _), n in cells.items()),
        len(true),
    )
