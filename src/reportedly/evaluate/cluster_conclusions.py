"""Cluster conclusions: what the key of a set expects to be concluded, against the fused incidents. In: a
fused set. Out: tallies of standings, origins, outlets and tolls, and a note for what is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reportedly.evaluate.cluster_sets import KeyIncident, Statement
from reportedly.evaluate.fused_sets import FusedSet, counterpart, entries_of, is_whole
from reportedly.evaluate.tallies import Found
from reportedly.model.incident import Incident
from reportedly.model.toll import TollEntry

_ROWS = (
    "standing", "standing of whole incidents", "origins", "origins of whole incidents", "outlets",
    "outlets of whole incidents", "toll figures", "toll figures of whole incidents",
    "toll figures with their speaker", "tolls contested or not",
)  # fmt: skip


def count_conclusions(fused: FusedSet, notes: list[str]) -> dict[str, Found]:
    """Standing, origins, outlets and tolls of the given incident that holds most of each; those of incidents
    that are whole (every report found and joined, nothing else in them) also by themselves."""
    rows = dict.fromkeys(_ROWS, Found())
    for incident in fused.key.incidents:
        given = counterpart(fused, incident)
        if given is None:
            continue
        whole = is_whole(fused, incident, given)
        for name, right, said in _conclusions(fused, incident, given):
            for row in (name, f"{name} of whole incidents") if whole else (name,):
                rows[row] += Found(right, 0, 1)
            if not right:
                notes.append(f"{name}: {incident.name}{' (whole)' if whole else ''}: {said}")
        notes += _toll_notes(fused, incident, given)
        for name, tally in _count_tolls(fused, incident, given, whole=whole).items():
            rows[name] += tally
    return rows


def _conclusions(fused: FusedSet, incident: KeyIncident, given: Incident) -> Iterator[tuple[str, bool, str]]:
    """What is concluded of it: the name of the row, whether it is right, and the words for a note."""
    standing = given.standing
    yield (
        "standing", standing.value in incident.standings,
        f"{standing.value}, not {' or '.join(incident.standings)} ({' '.join(standing.reasons)})",
    )  # fmt: skip
    known = [origin for origin in given.origins if not origin.startswith("unknown:")]
    yield "origins", len(known) in incident.origins, f"{', '.join(known) or 'none'}"
    outlets = len(given.outlets)
    yield "outlets", outlets == incident.outlets, f"{outlets}, not {incident.outlets}"


def _count_tolls(fused: FusedSet, incident: KeyIncident, given: Incident, *, whole: bool) -> dict[str, Found]:
    """Statements with the right value in a toll of their measure; of those found, the right speaker; measures
    of two or more statements that are rightly contested or not. `whole` incidents also by themselves."""
    values, speakers, rivals = Found(), Found(), Found()
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in incident.statements:
        entries = entries_of(fused, statement, given)
        values += Found(bool(entries), 0, 1)
        if entries:
            found[statement.measure].append(statement)
            speakers += Found(any(_says(fused, entry, statement.by) for entry in entries), 0, 1)
    for measure, statements in found.items():
        if len(statements) > 1:
            contested = any(
                toll.standing.value == "contested" for toll in given.tolls if toll.measure == measure
            )
            rivals += Found(contested == any(s.relation == "rival" for s in statements), 0, 1)
    rows = {
        "toll figures": values,
        "toll figures with their speaker": speakers,
        "tolls contested or not": rivals,
    }
    return rows | ({"toll figures of whole incidents": values} if whole else {})


def _toll_notes(fused: FusedSet, incident: KeyIncident, given: Incident) -> Iterator[str]:
    """The statements whose value is not in the incident, and those that another is said to make."""
    for statement in incident.statements:
        said = f"{incident.name}: {statement.measure} {statement.low:g} in {statement.report}"
        entries = entries_of(fused, statement, given)
        if not entries:
            yield f"toll figure: {said}: it is not there"
        elif not any(_says(fused, entry, statement.by) for entry in entries):
            speakers = ", ".join(entry.speaker or "the report itself" for entry in entries)
            yield f"toll speaker: {said}: {speakers}, not {' or '.join(statement.by) or 'the report itself'}"


def _says(fused: FusedSet, entry: TollEntry, by: tuple[str, ...]) -> bool:
    """Whether any of the key's words are in the speaker's name or words, or neither names one."""
    speaker = next(claim.speaker for claim in fused.claims if claim.id == entry.claim_id)
    if not by or speaker is None:
        return not by and speaker is None
    said = f"{speaker.name or ''} {speaker.span.text}".casefold()
    return any(words.casefold() in said for words in by)
