"""Duplicates: reports that carry the same text. In: reports. Out: groups of report ids, each with its reason.
Candidates come from MinHash and locality-sensitive hashing; each pair is then verified on the words
themselves."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rensa import RMinHash, RMinHashLSH

from reportedly.fuse.unions import UnionFind
from reportedly.model.report import Report

SHINGLE_WORDS = 3
LEAST_WORDS = 20  # shorter texts are compared whole: a short bulletin resembles the next one too easily
LEAST_JACCARD = 0.5
LEAST_CONTAINMENT = 0.7  # a copy that was cut keeps most of its own words in the longer text
_LEAST_ALIKE = 0.2  # by signature, which errs by 0.04; a copy of a third of the text has more in common
_PERMUTATIONS, _BANDS, _SEED = 128, 32, 20240811


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Reports that are copies of one another, sorted by id, and how that was seen."""

    report_ids: tuple[str, ...]
    reason: str


def find_duplicates(reports: Sequence[Report]) -> tuple[DuplicateGroup, ...]:
    """The groups of two or more reports with the same or nearly the same words, in whatever order they
    come."""
    words = {report.id: _words(report.text) for report in reports if report.text.strip()}
    unions, reasons = UnionFind(words), dict[str, set[str]]()
    leaders = _unite_exact(words, unions, reasons)
    shingles = {id_: _shingles(words[id_]) for id_ in leaders if len(words[id_]) >= LEAST_WORDS}
    for a, b in _candidate_pairs(shingles):
        if reason := _near_reason(shingles[a], shingles[b]):
            unions.unite(a, b)
            reasons.setdefault(a, set()).add(reason)
    return tuple(_group(ids, reasons) for ids in unions.groups() if len(ids) > 1)


def copy_groups(groups: Iterable[DuplicateGroup], reports: Iterable[Report]) -> Mapping[str, str]:
    """Report id -> the id that stands for all its copies: the smallest of its group, or its own."""
    copies = {report.id: report.id for report in reports}
    copies.update({id_: group.report_ids[0] for group in groups for id_ in group.report_ids})
    return copies


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def _shingles(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(
        " ".join(words[i : i + SHINGLE_WORDS]) for i in range(max(1, len(words) - SHINGLE_WORDS + 1))
    )


def _unite_exact(
    words: Mapping[str, tuple[str, ...]], unions: UnionFind, reasons: dict[str, set[str]]
) -> list[str]:
    """Unite reports of the same words; returns one report of each distinct text."""
    leaders: dict[tuple[str, ...], str] = {}
    for id_ in sorted(words):
        leader = leaders.setdefault(words[id_], id_)
        if leader != id_:
            unions.unite(leader, id_)
            reasons.setdefault(leader, set()).add("the same words")
    return sorted(leaders.values())


def _candidate_pairs(shingles: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    ids = sorted(shingles)
    if len(ids) < 2:
        return
    hashes = RMinHash.from_token_sets([sorted(shingles[id_]) for id_ in ids], _PERMUTATIONS, _SEED)
    index = RMinHashLSH(LEAST_JACCARD, _PERMUTATIONS, _BANDS)
    index.insert_many(hashes)
    for position, candidates in enumerate(index.query_all(hashes)):
        for other in sorted(set(candidates)):
            # Signatures tell most strangers apart without their words: the index meets some in a hundred of
            # all pairs, and of a large situation these are millions.
            if other > position and hashes[position].jaccard(hashes[other]) >= _LEAST_ALIKE:
                yield ids[position], ids[other]


def _near_reason(a: frozenset[str], b: frozenset[str]) -> str | None:
    common = len(a & b)
    jaccard, containment = common / len(a | b), common / min(len(a), len(b))
    if jaccard >= LEAST_JACCARD:
        return f"near-copies: {jaccard:.0%} of their {SHINGLE_WORDS}-word sequences in common"
    if containment >= LEAST_CONTAINMENT:
        part = f"{containment:.0%} of its {SHINGLE_WORDS}-word sequences"
        return f"a copy cut short: {part} stand in the longer text"
    return None


def _group(ids: tuple[str, ...], reasons: Mapping[str, set[str]]) -> DuplicateGroup:
    said = sorted({reason for id_ in ids for reason in reasons.get(id_, ())})
    return DuplicateGroup(ids, "; ".join(said))
