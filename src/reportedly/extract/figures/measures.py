"""Measures: what a count counts (killed, evacuated, troops ...), by its unit, its noun, its governor, then
the words around. In: a counted noun in its sentence. Out: the measure and the token that gives it, or None
for a number that counts nothing of ours."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from spacy.tokens import Token

from reportedly.data.lexicons import load_lexicon
from reportedly.extract.figures.counted import Counted, Measured
from reportedly.extract.figures.governed_measures import by_governor
from reportedly.extract.figures.joint_fates import as_joint, by_larger_toll
from reportedly.extract.figures.neighbouring_measures import by_neighbours
from reportedly.extract.figures.tolls import by_toll
from reportedly.extract.nouns import NounClasses
from reportedly.extract.wordlists import labels_by_word, word_set


@cache
def _units() -> tuple[Mapping[str, float], Mapping[str, float]]:
    lexicon: Mapping[str, Any] = load_lexicon("numbers")
    return lexicon["distance_units"], lexicon["area_units"]


def measure_of(counted: Counted, classes: NounClasses) -> Measured | None:
    """The measure of a count, by unit, by the counted noun, by its governor in the parse, then by the
    words around."""
    return as_joint(
        _by_unit(counted)
        or _by_next_word(counted)
        or by_toll(counted)
        or _by_head(counted)
        or _by_modifier(counted)
        or by_larger_toll(counted)
        or by_governor(counted, classes)
        or by_neighbours(counted, classes)
    )


def _by_next_word(counted: Counted) -> Measured | None:
    """ "15 injured", "seven dead": the state right after the number, with nothing counted between."""
    doc = counted.noun.doc
    last = counted.quantity.last
    if counted.noun.lower_ == "others" and counted.noun.i == last:
        last += 1  # "eight killed, 58 others injured"
    if last >= counted.noun.sent.end or counted.noun.i > last:
        return None
    measure = labels_by_word("measures", "participle").get(doc[last].lower_)
    return None if measure is None else Measured(measure, doc[last])


def _by_modifier(counted: Counted) -> Measured | None:
    """ "four dead soldiers", "12 wounded civilians"."""
    if counted.noun == counted.quantity.core:
        return None
    for child in counted.noun.children:
        if (
            child.dep_ == "amod"
            and child.i >= counted.quantity.last
            and child.lower_ in labels_by_word("measures", "participle")
        ):
            return Measured(labels_by_word("measures", "participle")[child.lower_], child)
    return None


def _by_unit(counted: Counted) -> Measured | None:
    distances, areas = _units()
    doc = counted.noun.doc
    words = [token.lemma_.lower() for token in doc[counted.quantity.last : counted.quantity.last + 2]]
    if len(words) == 2 and " ".join(words) in areas:
        return Measured("area_km2", doc[counted.quantity.last + 1], areas[" ".join(words)])
    if words and words[0] in areas:
        return Measured("area_km2", doc[counted.quantity.last], areas[words[0]])
    if words and words[0] in distances:
        return Measured("distance_km", doc[counted.quantity.last], distances[words[0]])
    return None


def _by_head(counted: Counted) -> Measured | None:
    noun = counted.noun
    if noun == counted.quantity.core and noun.pos_ == "NUM":
        return None
    measure = labels_by_word("measures", "head").get(noun.lemma_.lower()) or labels_by_word(
        "measures", "head"
    ).get(noun.lower_)
    if measure is None or (noun.lemma_.lower() in ("body",) and not _is_corpse(noun)):
        return None
    if measure == "casualties" and noun.lemma_.lower() == "victim":
        return (
            Measured("killed", noun) if noun.dep_ == "pobj" and noun.i > counted.quantity.last + 1 else None
        )
    if noun.lemma_.lower() == "life" and _taker(noun).lemma_ not in ("claim", "take", "lose", "cost"):
        return None
    return Measured(measure, noun)


def _taker(life: Token) -> Token:
    """The verb of "claimed lives", "took hundreds of lives"."""
    amount = life.head.head if life.dep_ == "pobj" and life.head.lower_ == "of" else life
    return amount.head


def _is_corpse(noun: Token) -> bool:
    """Bodies of the dead, not a "governing body"."""
    others = {
        "legislative",
        "governing",
        "regulatory",
        "sporting",
        "advisory",
        "professional",
        "international",
        "world",
    }
    return not any(child.lower_ in others for child in noun.children)


def default_measure(kind: str, noun: Token, classes: NounClasses) -> str | None:
    """What a count is that hangs on a happening of this kind but has no measure of its own; None where it
    is nothing of ours."""
    defaults: Mapping[str, Mapping[str, str]] = load_lexicon("measures")["defaults"]
    if noun.lemma_.lower() in word_set("measures", "formations"):
        return "other"
    if kind == "abduction" and noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ == "hold":
        return "hostages"
    found = set(classes.of(noun))
    if noun.pos_ == "NUM" or noun.like_num or noun.tag_ == "NNPS" or noun.ent_type_ == "NORP":
        found |= {"person"}  # bare numbers and "three Guatemalans"
    if found & {"fighter", "troops", "civilians"}:
        found |= {"person"}
    if found & {"drone", "missile", "bomb", "shell"}:
        found |= {"weapon"}
    for name, by_kind in defaults.items():
        if name in found:
            measure = by_kind.get(kind) or by_kind.get("any")
            if measure is not None:
                return measure
    return None
