"""Told times: when a claim without a time of its own happened, by what the report told before. In: the
claim, its draft and the last time told. Out: the claim with that time, marked as inherited, or as it
was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.drafts import Draft
from reportedly.extract.places.datelines import dateline_ranges
from reportedly.extract.tenses import after_what, is_present
from reportedly.extract.wordlists import word_set
from reportedly.model.claim import Claim
from reportedly.model.document import Document
from reportedly.model.place import Place
from reportedly.model.timeref import TimeRef

_REACH = 3
_OF_A_DENIAL = 5  # what is denied is what was told
_FAR = 9  # "the bombing" may speak of an act told at the report's start
# The day of another act is not their time: how things stand, what is said of it, what is found later.
APART = frozenset({"siege", "outage", "statement", "bodies_found"})
# "Police have since arrested": what comes of an act, not a part of it.
_LATER = frozenset({"arrest", "displacement", "evacuation", "captured_persons"})
# Counts from which on a figure is of a whole war.
_OF_YEARS = {"killed": 5_000, "casualties": 10_000, "injured": 10_000, "displaced": 1_000_000}
_OPEN_ENDED = re.compile(
    r"(?:since|by|until|from|in|for|within|up to"
    r"|(?:before|after) (?!dawn|daybreak|sunrise|noon|midday|sunset|dusk|nightfall|midnight)\w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ToldTime:
    """The last time that the report told of an act: in which sentence, and at which place."""

    sentence_index: int
    time: TimeRef
    place: Place | None


def with_told_time(claim: Claim, draft: Draft, told: ToldTime | None, entries: Sequence[int]) -> Claim:
    """The claim with the time told before, where the report goes on about the same; `entries` is where others
    begin."""
    if claim.time is not None or told is None or claim.modality != "actual" or _is_apart(claim, draft):
        return claim
    is_definite = _is_definite(draft) and not _is_elsewhere(claim, told)
    reach = _FAR if is_definite else _OF_A_DENIAL if claim.polarity == "denied" else _REACH
    if draft.sentence_index - told.sentence_index > reach:
        return claim
    if not is_definite and not _continues(claim, draft, told):
        return claim
    if _is_of_a_war(draft.happening.trigger.token) or _is_since(claim, draft):
        return claim
    if draft.sentence_index == told.sentence_index and after_what(draft.happening.trigger.token) is not None:
        return claim
    if any(told.time.span.end <= start < claim.trigger.start for start in entries):
        return claim
    counted = told.time.counted
    if counted is not None and counted.base.contains(claim.trigger):
        return claim  # no act is three days before itself
    return replace(
        claim,
        time=replace(told.time, inherited=True),
        reasons=(*claim.reasons, "time taken from a sentence before"),
    )


def _is_apart(claim: Claim, draft: Draft) -> bool:
    """Whether the day of another act is not its time; how much is held counts for the day of telling."""
    return claim.kind in APART or is_of_years(claim) or (draft.retold and claim.kind == "territory_captured")


def is_of_years(claim: Claim) -> bool:
    """ "More than 320,000 have been killed": so many that it was no act told before, on no day and in no
    town, whether or not the words name the war."""
    sizes = ((f.measure, f.low if f.low is not None else f.high) for f in claim.figures)
    return any(size is not None and size >= _OF_YEARS.get(measure, size + 1) for measure, size in sizes)


def is_of_a_year(time: TimeRef) -> bool:
    """ "February 2022", "2014": told in passing; the report does not go on from there."""
    if re.search(r"\bago$|^since\b", time.span.text):
        return True
    if time.counted is not None and time.counted.apart is not None:
        return True
    return re.fullmatch(r"(?:\w+ ){0,3}(?:19|20)\d\d", time.span.text) is not None and not re.match(
        r"(?:\w+ )?\d{1,2} ", time.span.text
    )


def _denies(draft: Draft) -> bool:
    """ "Kyiv rejects this": what is denied is the act told last, at whatever time that was told."""
    return draft.happening.trigger.token.lemma_ in word_set("happenings", "denying")


def _is_definite(draft: Draft) -> bool:
    token = draft.happening.trigger.token
    return any(child.lower_ in ("the", "this", "that") and child.dep_ == "det" for child in token.children)


def _continues(claim: Claim, draft: Draft, told: ToldTime) -> bool:
    """Whether the report goes on about the same: at no other place, after no open-ended time, and not about
    how things stand."""
    if _is_elsewhere(claim, told):
        return False
    if _denies(draft):
        return True
    return not _OPEN_ENDED.match(told.time.span.text) and not tells_the_present(draft)


def _is_elsewhere(claim: Claim, told: ToldTime) -> bool:
    """Whether the claim names a place other than that of the time, or the report has gone on to one since."""
    if claim.place is None or told.place is None or claim.place.naming.text == told.place.naming.text:
        return False
    if not claim.place.inherited:
        return True
    return claim.place.span.start > max(told.time.span.end, told.place.span.end)


def tells_the_present(draft: Draft) -> bool:
    """ "has closed the road", "are massing": how things stand at publication, on no day told before. The dead
    and wounded are those of the act ("has since died")."""
    trigger = draft.happening.trigger
    if trigger.form != "verb" or draft.happening.kind == "casualties":
        return False
    if trigger.token.lower_ in word_set("measures", "harm") and draft.happening.kind not in _LATER:
        return False
    verb = syntax.clause_root(trigger.token) if not syntax.is_verb(trigger.token) else trigger.token
    return is_present(verb)


def _is_of_a_war(trigger: Token) -> bool:
    """ "have been killed in the war", "the conflict has displaced": counted over years, not on a day."""
    nouns = [child for child in trigger.children if child.dep_ == "nsubj"]
    nouns += [noun for _, noun in syntax.prepositions(trigger)]
    return any(noun.lemma_.lower() in word_set("times", "wars") for noun in nouns)


def _is_since(claim: Claim, draft: Draft) -> bool:
    """ "have since detained": after what was told, on no day that is said. Whoever has since died is of the
    act itself."""
    trigger = draft.happening.trigger.token
    verb = syntax.clause_root(trigger) if not syntax.is_verb(trigger) else trigger
    is_since = any(child.dep_ == "advmod" and child.lower_ == "since" for child in verb.children)
    return is_since and claim.kind not in ("casualties", "killing")


def entries_of(document: Document) -> tuple[int, ...]:
    """Where a dateline or the stamp of a live page begins an entry of its own time."""
    return tuple(start for start, _ in dateline_ranges(document.text))
