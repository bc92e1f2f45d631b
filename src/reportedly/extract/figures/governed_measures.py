"""Governed measures: what a count counts by the verb or noun that governs it in the parse ("killed 12", "the
death of 12"). In: a counted noun. Out: the measure and its governor, or None."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.figures.counted import Counted, Measured
from reportedly.extract.figures.told_states import by_state
from reportedly.extract.nouns import NounClasses
from reportedly.extract.wordlists import labels_by_word, word_set


def by_governor(counted: Counted, classes: NounClasses, stands_for: Token | None = None) -> Measured | None:
    """The measure by what the counted noun hangs on, or by a clause that hangs on it; `stands_for` is the
    noun that is meant where only "three of them" is written."""
    doc, first = counted.noun.doc, counted.first
    if (
        first > 1
        and doc[first - 1].lower_ == "of"
        and doc[first - 2].like_num
        and _is_any(counted.noun, "weapons")
    ):
        return Measured("weapons_launched", _topmost(counted.noun).head)  # the whole of "41 of 54 drones"
    if counted.act is not None:
        return _by_verb(counted.act, counted, classes, patient=counted.act.lemma_ not in _OF_THEMSELVES)
    named = counted if stands_for is None else replace(counted, noun=stands_for)
    noun = _topmost(counted.noun)
    head = _meant_verb(noun.head)
    if noun.dep_ == "pobj" and not _is_after_particle(noun):
        told = _by_preposition(noun, head, named, classes) or _by_company(noun, named, classes)
        return told or _by_clause(counted, named, classes)
    if noun.dep_ == "pobj":
        return _by_verb(head.head, named, classes, patient=True)
    if not syntax.is_verb(head) and head.tag_ not in ("VBN", "VBD"):
        return _by_clause(counted, named, classes)
    patient = noun.dep_ in ("dobj", "nsubjpass", "attr", "dative", "oprd", "npadvmod") or (
        noun.dep_ == "nsubj" and syntax.is_passive(head)
    )
    return _by_verb(head, named, classes, patient=patient) or _by_misread_verb(counted, named, classes)


_OF_THEMSELVES = frozenset({"die", "perish", "succumb", "lose"})


def _by_clause(counted: Counted, named: Counted, classes: NounClasses) -> Measured | None:
    """ "Five others who were wounded", "people killed in"."""
    clauses = syntax.children(counted.noun, "acl", "relcl")
    clause = next((child for child in clauses if syntax.is_verb(child)), None)
    if clause is None:
        return _by_misread_verb(counted, named, classes)
    patient = clause.tag_ == "VBN" or syntax.is_passive(clause)
    return _by_verb(clause, named, classes, patient=patient)


def _by_company(noun: Token, named: Counted, classes: NounClasses) -> Measured | None:
    """ "Was killed along with two of his bodyguards": the same happened to them."""
    link = noun.head
    if link.lower_ != "with" or link.i == 0 or link.nbor(-1).lower_ not in ("along", "together"):
        return None
    verb = syntax.clause_root(link)
    return _by_verb(verb, named, classes, patient=syntax.is_passive(verb))


def _by_misread_verb(counted: Counted, named: Counted, classes: NounClasses) -> Measured | None:
    """ "Shelling damaged 18 houses", where the parse takes the verb for an adjective."""
    before = counted.noun.doc[counted.first - 1] if counted.first else counted.noun
    misread = before.dep_ == "amod" and before.tag_ in ("VBD", "VBN") and before.head == counted.noun
    return _by_verb(before, named, classes, patient=True) if misread else None


def _is_after_particle(noun: Token) -> bool:
    """ "shot down 61 of 88 drones", where the parse takes "down" for a preposition."""
    particle = noun.head
    return particle.lower_ == "down" and syntax.is_verb(particle.head) and particle.i == particle.head.i + 1


def _meant_verb(verb: Token) -> Token:
    """For "as did seven of the attackers", "as were two others" the verb that it stands for."""
    is_stand_in = verb.lemma_ in ("do", "be") and any(child.lower_ == "as" for child in verb.children)
    return verb.head if is_stand_in and verb.dep_ == "advcl" and syntax.is_verb(verb.head) else verb


def _topmost(noun: Token) -> Token:
    """The first of a coordination or apposition, which alone hangs on the governor."""
    if (
        noun.dep_ == "pobj"
        and noun.head.lower_ in ("between", "around", "over", "about", "from", "to")
        and noun.head.dep_ in ("nsubj", "nsubjpass", "dobj")
    ):
        return _topmost(noun.head)
    while noun.dep_ in ("conj", "appos") and not syntax.is_verb(noun.head):
        noun = noun.head
    if (
        noun.dep_ == "pobj"
        and noun.head.lower_ == "of"
        and noun.head.head.pos_ in ("NUM", "NOUN")
        and (noun.head.head.like_num or noun.head.head.lemma_.lower() in word_set("numbers", "gathered"))
    ):
        return _topmost(noun.head.head)
    return noun


def _by_preposition(
    noun: Token, preposition: Token, counted: Counted, classes: NounClasses
) -> Measured | None:
    governor = preposition.head
    if syntax.is_verb(governor) and noun in syntax.objects(governor):  # "lost up to 90 men"
        return _by_verb(governor, counted, classes, patient=True)
    living = _living_there(noun, preposition)
    if living is not None:
        return living
    if preposition.lower_ in ("of", "to", "against") and governor.pos_ in ("NOUN", "PROPN"):
        measure = labels_by_word("measures", "of").get(governor.lemma_.lower())
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


def _living_there(noun: Token, preposition: Token) -> Measured | None:
    """ "Home to 40,000 people", "a town of 5,000 inhabitants"."""
    place = preposition.head
    is_home = preposition.lower_ == "to" and place.lower_ == "home"
    is_town = preposition.lower_ == "of" and (
        _is_any(place, "settlements") or place.lower_ in ("camp", "population")
    )
    peopled = noun.lemma_.lower() in word_set("measures", "inhabitants") or noun.like_num
    return Measured("population", place) if (is_home or is_town) and peopled else None


def _is_any(noun: Token, name: str) -> bool:
    return noun.lemma_.lower() in word_set("measures", name)


def _verb_key(verb: Token) -> tuple[str, ...]:
    particle = syntax.particle(verb)
    lemma = verb.lemma_.lower()
    return (f"{lemma} {particle}", lemma) if particle else (lemma,)


def _by_verb(verb: Token, counted: Counted, classes: NounClasses, *, patient: bool) -> Measured | None:
    keys = _verb_key(verb)
    things = _by_thing(verb, keys, counted, classes, patient=patient)
    if patient and keys[0] == "claim" and counted.noun == counted.quantity.core:
        things = Measured("killed", verb)  # "a blast that claimed eight"
    if things is not None:
        return things
    table = labels_by_word("measures", "patient" if patient else "doer")
    measure = next((table[key] for key in keys if key in table), None)
    if measure is None or (measure == "injured" and keys[0] == "shoot down"):  # "a second was shot down"
        return by_state(verb, keys, patient=patient)
    if measure == "displaced" and any(c.lemma_ == "evacuate" for c in syntax.children(verb, "conj")):
        measure = "evacuated"  # "have left or been evacuated"
    found = classes.of(counted.noun)
    if measure == "losses" and not found & {"fighter", "troops"}:
        return None
    if measure in ("captured", "killed", "injured") and found & _LIFELESS and "person" not in found:
        return None
    if keys[0] in ("fall", "leave", "abandon") and not found & {"person", "civilians"}:
        return None
    if verb.lemma_ == "fall" and any(child.lower_ in ("into", "ill", "for") for child in verb.children):
        return None  # "fell into an ambush"
    if keys[0] == "treat" and _is_treated_for_other(verb, counted.noun):
        return None
    return Measured(measure, verb)


def _is_treated_for_other(verb: Token, noun: Token) -> bool:
    """ "Treated 40 children for malaria", "33 survivors of violence": not wounds are told."""
    told = [n for word in (verb, noun) for p, n in syntax.prepositions(word) if p in ("for", "of")]
    wounds = word_set("measures", "wounds")
    return bool(told) and not any(t.lemma_.lower() in wounds for n in told for t in n.subtree)


_LIFELESS = frozenset({"territory", "building", "infrastructure", "weapon", "vehicle", "aircraft"})


def _by_thing(
    verb: Token, keys: tuple[str, ...], counted: Counted, classes: NounClasses, *, patient: bool
) -> Measured | None:
    noun = counted.noun
    found = classes.of(noun)

    def has(name: str) -> bool:
        return any(key in word_set("measures", name) for key in keys)

    if _is_any(noun, "settlements"):
        return Measured("settlements", verb) if has("held") else None
    if _is_any(noun, "weapons") or found & {"drone", "missile"}:
        if has("weapon_down") and patient:
            return Measured("weapons_downed", verb)
        return Measured("weapons_launched", verb) if has("weapon_launch") or not patient else None
    if "aircraft" in found and has("downed_aircraft") and patient:
        return Measured("weapons_downed", verb)
    ruined = (patient and has("destroyed") and not _is_only_hit(verb, noun)) or has("perishing")
    if _is_any(noun, "vehicles") and ruined:
        return Measured("vehicles_destroyed", verb)
    is_ground = "territory" in found and not (
        patient and has("ruining")
    )  # a base that is razed is a building
    if "building" in found and ruined and not is_ground:
        return Measured("buildings_damaged", verb)
    if "troops" in found and has("deployed") and not _is_any(noun, "formations"):
        return Measured("troops", verb)
    return None


def _is_only_hit(verb: Token, noun: Token) -> bool:
    """ "Hit 20 sites": targets that were struck, with no word of damage."""
    return verb.lemma_.lower() in ("hit", "strike") and _is_any(noun, "targets")
