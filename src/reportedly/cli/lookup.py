"""Ids -> what bears them. In: an id of a report, incident, claim or judgement, or how it begins. Out: the
noun."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from reportedly.errors import InputError
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.judgement import Judgement
from reportedly.model.report import Report
from reportedly.situation import Situation

_Noun = TypeVar("_Noun", Report, Incident, Claim, Judgement)
_LEAST = 6  # characters of a beginning: the prefix and two more


def find_noun(situation: Situation, id_: str) -> Report | Incident | Claim:
    """Raises InputError where nothing, or more than one thing, has the id."""
    if id_.startswith("rep_"):
        return _find(id_, situation.report, situation.reports)
    if id_.startswith("inc_"):
        return _find(id_, situation.incident, situation.incidents)
    if id_.startswith("clm_"):
        return find_claim(situation, id_)
    remedy = "give the id of a report (rep_), an incident (inc_) or a claim (clm_)"
    raise InputError(id_, "is no id", remedy)


def find_claim(situation: Situation, id_: str) -> Claim:
    if not id_.startswith("clm_"):
        raise InputError(
            id_, "is no id of a claim", "give one that begins with clm_; see: reportedly show REPORT"
        )
    return _find(id_, situation.claim, situation.claims)


def find_incident(situation: Situation, id_: str) -> Incident:
    if not id_.startswith("inc_"):
        raise InputError(
            id_, "is no id of an incident", "give one that begins with inc_; see: reportedly show CLAIM"
        )
    return _find(id_, situation.incident, situation.incidents)


def find_judgement(situation: Situation, id_: str) -> Judgement:
    if not id_.startswith("jdg_"):
        raise InputError(
            id_, "is no id of a judgement", "give one that begins with jdg_; see: reportedly judge list"
        )
    known = {judgement.id: judgement for judgement in situation.judgements()}
    return _find(id_, known.get, lambda: tuple(known.values()))


def _find(id_: str, get: Callable[[str], _Noun | None], everything: Callable[[], Sequence[_Noun]]) -> _Noun:
    exact = get(id_)
    if exact is not None:
        return exact
    found = [noun for noun in everything() if noun.id.startswith(id_)] if len(id_) >= _LEAST else []
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(id_, f"{len(found)} ids begin so", "give more of it")
    raise InputError(id_, "the situation holds nothing with this id", "see: reportedly export jsonl --db DB")
