"""Clusters: how well the whole chain puts claims of constructed reports together. In: fused sets. Out:
tallies, addable over sets, with what was never found told apart from what was read wrong and from what was
linked wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from reportedly.errors import ConfigError
from reportedly.evaluate.cluster_conclusions import count_conclusions
from reportedly.evaluate.cluster_relations import count_relations
from reportedly.evaluate.cluster_sets import KeyIncident
from reportedly.evaluate.fused_sets import MISREAD, NOT_FOUND, NOT_LINKED, FusedSet, touch, why_apart
from reportedly.evaluate.rows import Rows
from reportedly.evaluate.tallies import Found

_JOINED = "joined"


@dataclass(frozen=True, slots=True)
class B3:
    """Sums over the found claims of each one's precision and recall (Bagga and Baldwin 1998)."""

    precision_sum: float = 0.0
    recall_sum: float = 0.0
    claims: int = 0

    def __add__(self, other: B3) -> B3:
        return B3(
            self.precision_sum + other.precision_sum,
            self.recall_sum + other.recall_sum,
            self.claims + other.claims,
        )

    def as_json(self) -> dict[str, float | None]:
        p = self.precision_sum / self.claims if self.claims else None
        r = self.recall_sum / self.claims if self.claims else None
        f1 = None if p is None or r is None else 2 * p * r / (p + r)
        return {"precision": p, "recall": r, "f1": f1}


@dataclass(frozen=True, slots=True)
class ClusterScores:
    """All tallies of some sets; `notes` say what went wrong, one a line, the set's name first."""

    rows: Rows
    b3: B3
    notes: tuple[str, ...] = ()

    def __add__(self, other: ClusterScores) -> ClusterScores:
        return ClusterScores(self.rows + other.rows, self.b3 + other.b3, self.notes + other.notes)

    def value(self, path: str) -> float | None:
        """One number by its path in the JSON (`b3.f1`, `look-alikes kept apart.recall`).

        Raises ConfigError for a path that there is not."""
        name, _, part = path.rpartition(".")
        if name != "b3":
            return self.rows.value(path)
        if part not in self.b3.as_json():
            raise ConfigError(f"{path!r} is no score; write b3.precision, b3.recall or b3.f1")
        return self.b3.as_json()[part]

    def as_json(self) -> dict[str, object]:
        return {**self.rows.as_json(), "b3": self.b3.as_json()}

    def as_table(self) -> str:
        shown = " ".join(f"{'-' if v is None else format(v, '.3f'):>6}" for v in self.b3.as_json().values())
        return f"{self.rows.as_table('sets')}{'claims by incident (B3)':38} {shown}\n"


def score_sets(fused: Iterable[FusedSet]) -> ClusterScores:
    """The tallies of all sets together."""
    return sum((score_set(item) for item in fused), ClusterScores(Rows(0, {}), B3()))


def score_set(fused: FusedSet) -> ClusterScores:
    notes: list[str] = []
    found = {
        **_count_words(fused, notes), **_count_pairs(fused), **_count_joined(fused, notes),
        **_count_apart(fused, notes), **count_conclusions(fused, notes),
        **count_relations(fused, notes),
    }  # fmt: skip
    named = tuple(f"{fused.key.name}: {note}" for note in notes)
    return ClusterScores(Rows(1, found), _b3(fused), named)


def _count_words(fused: FusedSet, notes: list[str]) -> dict[str, Found]:
    """Of the phrases that tell an incident, those in which a claim was found."""
    right = gold = 0
    for incident in fused.key.incidents:
        for letter, phrases in incident.words.items():
            claims = fused.claims_of(incident, letter)
            for words in phrases:
                gold += 1
                if any(touch(claim, words) for claim in claims):
                    right += 1
                else:
                    text = fused.key.reports[letter].text[words.start : words.stop]
                    notes.append(f"not found: {incident.name} in {letter}: {text!r}")
    return {"phrases with a claim found": Found(right, 0, gold)}


def _count_pairs(fused: FusedSet) -> dict[str, Found]:
    """Pairs of found claims, all and those of two reports: put together, and rightly so."""
    true, given = _partitions(fused)
    report_of = {claim.id: claim.report_id for claim in fused.claims}
    pairs = [(a, b, report_of[a] != report_of[b]) for a, b in combinations(sorted(true), 2)]
    rows = {"pairs of claims": pairs, "pairs across reports": [pair for pair in pairs if pair[2]]}
    return {
        name: Found(
            sum(true[a] == true[b] and given[a] == given[b] for a, b, _ in chosen),
            sum(given[a] == given[b] for a, b, _ in chosen),
            sum(true[a] == true[b] for a, b, _ in chosen),
        )
        for name, chosen in rows.items()
    }


def _partitions(fused: FusedSet) -> tuple[dict[str, str], dict[str, str]]:
    """Claim id -> its incident by the key, and by the chain; of the claims that the key knows."""
    true = {claim.id: item.name for item in fused.key.incidents for claim in fused.claims_of(item)}
    incident_of = fused.incident_of
    return true, {id_: incident_of[id_].id for id_ in true}


def _b3(fused: FusedSet) -> B3:
    true, given = _partitions(fused)
    cells = Counter((true[id_], given[id_]) for id_ in true)
    trues, givens = Counter(true.values()), Counter(given.values())
    return B3(
        sum(n * n / givens[g] for (_, g), n in cells.items()),
        sum(n * n / trues[t] for (t, _), n in cells.items()),
        len(true),
    )


def _count_joined(fused: FusedSet, notes: list[str]) -> dict[str, Found]:
    """Pairs of reports that tell one incident: joined in it, or why not."""
    causes: Counter[str] = Counter()
    updates = [0, 0]
    for incident in fused.key.incidents:
        for one, other in combinations(incident.words, 2):
            cause, why = why_apart(fused, incident, one, other) or (_JOINED, "")
            causes[cause] += 1
            if one in incident.updates or other in incident.updates:
                updates = [updates[0] + (cause == _JOINED), updates[1] + 1]
            if cause != _JOINED:
                notes.append(f"{cause}: {incident.name}: {one} and {other} stay apart; {why}")
    gold = causes.total()
    rows = {
        "pairs of reports joined": Found(causes[_JOINED], 0, gold),
        "pairs with an update joined": Found(updates[0], 0, updates[1]),
    }
    for cause in (NOT_FOUND, MISREAD, NOT_LINKED):
        rows[f"not joined: {cause}"] = Found(causes[cause], 0, gold)
    return rows


def _is_attached(fused: FusedSet, one: KeyIncident, other: KeyIncident) -> bool:
    """Whether one follows the other and all its claims there are marked as updates, which merges nothing."""
    for update, act in ((one, other), (other, one)):
        if update.update_of == act.name:
            claims = fused.claims_of(update)
            return all(claim.id in fused.incident_of[claim.id].updates for claim in claims)
    return False


def _count_apart(fused: FusedSet, notes: list[str]) -> dict[str, Found]:
    """Pairs of different incidents of a set with claims of both found: those that share no given incident."""
    held = {
        item.name: {fused.incident_of[claim.id].id for claim in fused.claims_of(item)}
        for item in fused.key.incidents
    }
    alike, others = [0, 0], [0, 0]
    for a, b in combinations(fused.key.incidents, 2):
        if not held[a.name] or not held[b.name]:
            continue
        apart = not held[a.name] & held[b.name] or _is_attached(fused, a, b)
        tally = alike if fused.key.type == "look_alike" else others
        tally[0], tally[1] = tally[0] + apart, tally[1] + 1
        if not apart:
            notes.append(f"merged: {a.name} and {b.name}")
    return {
        "look-alikes kept apart": Found(alike[0], 0, alike[1]),
        "parts and others kept apart": Found(others[0], 0, others[1]),
    }
