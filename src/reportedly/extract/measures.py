"""Measures: what a count counts (killed, evacuated, troops ...), by the words that govern it. In: a counted noun in its
sentence. Out: the measure and the governing token, or None for a number that counts nothing of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Token

from reportedly.data.lexicons import load_lexicon
from reportedly.extract import syntax
from reportedly.extract.counted import Counted
from reportedly.extract.nouns import NounClasses


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure with the token that gives it and the factor to our unit (kilometres, square kilometres)."""

    measure: str
    anchor: Token
    factor: float = 1.0


@cache
def _table(name: str) -> Mapping[str, str]:
    """From lemma to measure, of one part of the lexicon."""
    return {lemma: measure for measure, lemmas in load_lexicon("measures")[name].items() for lemma in lemmas}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_lexicon("measures")[name])


@cache
def _units() -> tuple[Mapping[str, float], Mapping[str, float]]:
    lexicon: Mapping[str, Any] = load_lexicon("numbers")
    return lexicon["distance_units"], lexicon["area_units"]


def measure_of(counted: Counted, classes: NounClasses) -> Measured | None:
    """The measure of a count, by unit, by the counted noun, by its governor in the parse, then by the words around."""
    return (
        _by_unit(counted)
        or _by_next_word(counted)
        or _by_toll(counted)
        or _by_head(counted)
        or _by_modifier(counted)
        or _by_governor(counted, classes)
        or _by_neighbours(counted, classes)
    )


def _by_next_word(counted: Counted) -> Measured | None:
    """ "15 injured", "seven dead": the state right after the number, with nothing counted between."""
    doc = counted.noun.doc
    last = counted.quantity.last
    if last >= counted.noun.sent.end or counted.noun.i > last:
        return None
    measure = _table("participle").get(doc[last].lower_)
    return None if measure is None else Measured(measure, doc[last])


_TOLL_LINKS = frozenset(
    {
        "at",
        "from",
        "to",
        "of",
        "pass",
        "reach",
        "reached",
        "exceed",
        "exceeded",
        "passed",
        "is",
        "was",
        "stands",
        "stood",
    }
)


def _by_toll(counted: Counted) -> Measured | None:
    """ "put the dead at 23", "the toll rose to seven", "the number of those taken at 21"."""
    doc, first = counted.noun.doc, counted.first
    if counted.noun != counted.quantity.core and counted.noun.lemma_.lower() not in (
        "people",
        "person",
        "dead",
    ):
        return None
    if first == 0 or doc[first - 1].lower_ not in _TOLL_LINKS:
        return None
    measure, toll = None, None
    for token in reversed(doc[max(counted.noun.sent.start, first - 14) : first]):
        word = token.lower_
        if word in ("toll", "dead", "fatalities", "deaths") or (word == "number" and toll is None):
            toll = token
            measure = measure or ("killed" if word != "number" else None)
            break
        measure = measure or _table("participle").get(word) or ("abducted" if word == "taken" else None)
    return Measured(measure, toll) if toll is not None and measure is not None else None


def _by_modifier(counted: Counted) -> Measured | None:
    """ "four dead soldiers", "12 wounded civilians"."""
    if counted.noun == counted.quantity.core:
        return None
    for child in counted.noun.children:
        if child.dep_ == "amod" and child.i >= counted.quantity.last and child.lower_ in _table("participle"):
            return Measured(_table("participle")[child.lower_], child)
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
    measure = _table("head").get(noun.lemma_.lower()) or _table("head").get(noun.lower_)
    if measure is None or (noun.lemma_.lower() in ("body",) and not _is_corpse(noun)):
        return None
    if measure == "casualties" and noun.lemma_.lower() == "victim":
        return None
    if noun.lemma_.lower() == "life" and noun.head.lemma_ not in ("claim", "take", "lose", "cost"):
        return None
    return Measured(measure, noun)


def _is_corpse(noun: Token) -> bool:
    """Bodies of the dead, not a "governing body"."""
    others = {"legislative", "governing", "regulatory", "sporting", "advisory", "professional", "international", "world"}
    return not any(child.lower_ in others for child in noun.children)


def _by_governor(counted: Counted, classes: NounClasses) -> Measured | None:
    doc, first = counted.noun.doc, counted.first
    if (
        first > 1
        and doc[first - 1].lower_ == "of"
        and doc[first - 2].like_num
        and _is_any(counted.noun, "weapons")
    ):
        return Measured("weapons_launched", counted.noun)  # the whole of "41 of 54 drones"
    noun = _topmost(counted.noun)
    head = noun.head
    if noun.dep_ == "pobj":
        return _by_preposition(noun, head, counted, classes)
    if not syntax.is_verb(head) and head.tag_ not in ("VBN", "VBD"):
        clause = next(
            (c for c in counted.noun.children if c.dep_ in ("acl", "relcl") and syntax.is_verb(c)), None
        )
        return (
            None
            if clause is None
            else _by_verb(clause, counted, classes, patient=clause.tag_ == "VBN" or syntax.is_passive(clause))
        )
    patient = noun.dep_ in ("dobj", "nsubjpass", "attr", "dative", "oprd") or (
        noun.dep_ == "nsubj" and syntax.is_passive(head)
    )
    return _by_verb(head, counted, classes, patient=patient)


def _topmost(noun: Token) -> Token:
    """The first of a coordination or apposition, which alone hangs on the governor."""
    if noun.dep_ == "pobj" and noun.head.lower_ in ("between", "around", "over", "about", "from", "to") and noun.head.dep_ in (
        "nsubj", "nsubjpass", "dobj",
    ):  # fmt: skip
        return _topmost(noun.head)
    while noun.dep_ in ("conj", "appos") and not syntax.is_verb(noun.head):
        noun = noun.head
    if (
        noun.dep_ == "pobj"
        and noun.head.lower_ == "of"
        and noun.head.head.pos_ in ("NUM", "NOUN")
        and (
            noun.head.head.like_num
            or noun.head.head.lemma_
            in ("dozen", "hundred", "thousand", "score", "ten", "number", "total", "group")
        )
    ):
        return _topmost(noun.head.head)
    return noun


def _by_preposition(
    noun: Token, preposition: Token, counted: Counted, classes: NounClasses
) -> Measured | None:
    governor = preposition.head
    if preposition.lower_ in ("of", "to", "against") and governor.pos_ in ("NOUN", "PROPN"):
        measure = _table("of").get(governor.lemma_.lower())
        if measure is not None:
            return Measured(measure, governor)
        if governor.lemma_.lower() in ("life", "lives"):
            return Measured("killed", governor)
        if governor.lemma_.lower() in ("capture", "control", "seizure", "loss") and _is_any(
            counted.noun, "settlements"
        ):
            return Measured("settlements", governor)
    if preposition.lower_ in ("over", "of") and _is_any(counted.noun, "settlements"):
        return Measured("settlements", governor)
    if (
        preposition.lower_ in ("with", "of")
        and _is_any(counted.noun, "weapons")
        and "weapon" in classes.of(counted.noun)
    ):
        return Measured("weapons_launched", governor)
    return None


def _is_any(noun: Token, name: str) -> bool:
    return noun.lemma_.lower() in _words(name)


def _verb_key(verb: Token) -> tuple[str, ...]:
    particle = syntax.particle(verb)
    lemma = verb.lemma_.lower()
    return (f"{lemma} {particle}", lemma) if particle else (lemma,)


def _by_verb(verb: Token, counted: Counted, classes: NounClasses, *, patient: bool) -> Measured | None:
    keys = _verb_key(verb)
    things = _by_thing(verb, keys, counted, classes, patient=patient)
    if things is not None:
        return things
    table = _table("patient" if patient else "doer")
    measure = next((table[key] for key in keys if key in table), None)
    if measure is None:
        return _by_state(verb, keys, counted, patient=patient)
    found = classes.of(counted.noun)
    if measure == "losses" and not found & {"fighter", "troops"}:
        return None
    if (
        measure in ("captured", "killed", "injured")
        and found & {"territory", "building", "infrastructure", "weapon"}
        and "person" not in found
    ):
        return None
    if keys[0] in ("fall", "leave", "abandon") and not found & {"person", "civilians"}:
        return None
    return Measured(measure, verb)


def _by_thing(
    verb: Token, keys: tuple[str, ...], counted: Counted, classes: NounClasses, *, patient: bool
) -> Measured | None:
    noun = counted.noun
    found = classes.of(noun)

    def has(name: str) -> bool:
        return any(key in _words(name) for key in keys)

    if _is_any(noun, "settlements"):
        return Measured("settlements", verb) if has("held") else None
    if _is_any(noun, "weapons") or found & {"drone", "missile"}:
        if has("weapon_down") and patient:
            return Measured("weapons_downed", verb)
        return Measured("weapons_launched", verb) if has("weapon_launch") or not patient else None
    if _is_any(noun, "vehicles") and has("destroyed") and patient:
        return Measured("vehicles_destroyed", verb)
    if "building" in found and has("destroyed") and patient and not found & {"territory"} - {"building"}:
        return Measured("buildings_damaged", verb)
    if "troops" in found and has("deployed"):
        return Measured("troops", verb)
    return None


def _by_state(verb: Token, keys: tuple[str, ...], counted: Counted, *, patient: bool) -> Measured | None:
    """ "13 people sustained injuries", "20 remain missing", "12 were dead", "40 were taken hostage"."""
    if not patient and keys[0] in ("sustain", "suffer", "receive", "have"):
        for noun in syntax.objects(verb):
            if noun.lemma_.lower() in ("injury", "wound", "burn"):
                return Measured("injured", noun)
    told = syntax.subject(verb)
    if patient and told is not None and keys[-1] in ("be", "include", "comprise"):
        state = {"dead": "killed", "victim": "killed", "fatality": "killed", "wounded": "injured", "injured": "injured"}.get(told.lemma_.lower())
        if state is not None:
            return Measured(state, told)
    if patient and keys[0] in ("include", "comprise", "number", "total"):
        parts = [] if told is None else [t for t in told.subtree if t.lower_ in _table("participle")]
        if parts:
            return Measured(_table("participle")[parts[0].lower_], parts[0])
    window = [token.lower_ for token in verb.doc[verb.i + 1 : min(verb.i + 5, verb.sent.end)]]
    if "hostage" in window or "captive" in window:
        return Measured("hostages", verb)
    if keys[-1] in ("take", "capture") and "prisoner" in window:
        return Measured("captured", verb)
    if keys[-1] == "lose" and ("life" in window or "lives" in window):
        return Measured("killed", verb)
    if keys[-1] == "give" and "themselves" in window:
        return Measured("captured", verb)
    if keys[-1] in (
        "be",
        "remain",
        "go",
        "report",
        "leave",
        "list",
        "feare",
        "fear",
        "confirm",
        "declare",
        "pronounce",
        "find",
    ):
        for token in verb.doc[verb.i + 1 : min(verb.i + 6, verb.sent.end)]:
            measure = _table("participle").get(token.lower_)
            if measure is not None:
                return Measured(measure, token)
            if token.text in (",", ";", "and", "but"):
                break
    return None


def _by_neighbours(counted: Counted, classes: NounClasses) -> Measured | None:
    """The words around, where the parse gives no governor: "12 killed, 30 wounded", "killing at least 12"."""
    found = classes.of(counted.noun)
    if counted.noun != counted.quantity.core and not found & {
        "person",
        "civilians",
        "fighter",
        "troops",
        "vehicle",
        "building",
    }:
        return None
    return _right_participle(counted, found) or _left_active(counted)


_BETWEEN = frozenset({"people", "persons", "others", "were", "was", "are", "have", "had", "has", "been", "more", "being", "of", "them",
                      "critically", "seriously", "badly", "lightly", "severely", "slightly", "civilians", "reported", "reportedly",
                      "also", "feared", "left", "confirmed", "least", "whom", "still", "remain", "got", "dozens", "brought", "in", "hospital", "and", "volunteers", "rushed", "taken", "to"})  # fmt: skip


def _right_participle(counted: Counted, found: frozenset[str]) -> Measured | None:
    doc = counted.noun.doc
    for token in doc[counted.last : min(counted.last + 6, counted.noun.sent.end)]:
        measure = _table("participle").get(token.lower_)
        if measure is not None:
            return Measured(measure, token)
        thing = _table("things").get(token.lower_) if found & {"vehicle", "building"} else None
        if thing is not None:
            return Measured("vehicles_destroyed" if "vehicle" in found else "buildings_damaged", token)
        if token.lower_ not in _BETWEEN and not (token.pos_ in ("NOUN", "ADV", "AUX") and not token.is_punct):
            return None
    return None


def _left_active(counted: Counted) -> Measured | None:
    doc, start = counted.noun.doc, counted.noun.sent.start
    for token in reversed(doc[max(start, counted.first - 7) : counted.first]):
        measure = _table("active").get(token.lower_)
        if measure is not None:
            return Measured(measure, token)
        if (
            (token.is_punct
            and token.text not in (",", "and"))
            or token.lower_ in ("in", "when", "after", "who")
        ):
            return None
    return None


def default_measure(kind: str, noun: Token, classes: NounClasses) -> str | None:
    """What a count is that hangs on a happening of this kind but has no measure of its own; None where it is nothing of ours."""
    defaults: Mapping[str, Mapping[str, str]] = load_lexicon("measures")["defaults"]
    found = set(classes.of(noun))
    if noun.pos_ == "NUM" or noun.like_num:
        found |= {"person"}
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
