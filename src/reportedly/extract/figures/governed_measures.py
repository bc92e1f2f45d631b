"""Governed measures: what a count counts by the verb or noun that governs it in the parse ("killed 12", "the
death of 12"). In: a counted noun. Out: the measure and its governor, or None."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.figures.counted import Counted, Measured
from reportedly.extract.nouns import NounClasses
from reportedly.extract.wordlists import labels_by_word, word_set


def by_governor(counted: Counted, classes: NounClasses, stands_for: Token | None = None) -> Measured | None:
    """The measure by what the counted noun hangs on, or by a clause that hangs on it; `stands_for` is the noun
    that is meant where only "three of them" is written."""
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
        return _by_preposition(noun, head, named, classes)
    if noun.dep_ == "pobj":
        return _by_verb(head.head, named, classes, patient=True)
    if not syntax.is_verb(head) and head.tag_ not in ("VBN", "VBD"):
        clause = next((c for c in counted.noun.children if _is_clause_of(c, counted)), None)
        return (
            None
            if clause is None
            else _by_verb(
                clause,
                named,
                classes,
                patient=clause.tag_ == "VBN" or clause.dep_ == "amod" or syntax.is_passive(clause),
            )
        )
    patient = noun.dep_ in ("dobj", "nsubjpass", "attr", "dative", "oprd") or (
        noun.dep_ == "nsubj" and syntax.is_passive(head)
    )
    return _by_verb(head, named, classes, patient=patient)


_OF_THEMSELVES = frozenset({"die", "perish", "succumb", "lose"})


def _is_clause_of(child: Token, counted: Counted) -> bool:
    """ "People killed in", and "damaged 18 houses", where the parse takes the verb for an adjective."""
    if child.dep_ in ("acl", "relcl") and syntax.is_verb(child):
        return True
    return child.dep_ == "amod" and child.tag_ in ("VBD", "VBN") and child.i == counted.first - 1


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
    if things is not None:
        return things
    table = labels_by_word("measures", "patient" if patient else "doer")
    measure = next((table[key] for key in keys if key in table), None)
    if measure is None:
        return _by_state(verb, keys, patient=patient)
    found = classes.of(counted.noun)
    if measure == "losses" and not found & {"fighter", "troops"}:
        return None
    if measure in ("captured", "killed", "injured") and found & _LIFELESS and "person" not in found:
        return None
    if keys[0] in ("fall", "leave", "abandon") and not found & {"person", "civilians"}:
        return None
    if verb.lemma_ == "fall" and any(child.lower_ in ("into", "ill", "for") for child in verb.children):
        return None  # "fell into an ambush"
    return Measured(measure, verb)


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
    if "building" in found and ruined and "territory" not in found:
        return Measured("buildings_damaged", verb)
    if "troops" in found and has("deployed") and not _is_any(noun, "formations"):
        return Measured("troops", verb)
    return None


def _is_only_hit(verb: Token, noun: Token) -> bool:
    """ "Hit 20 sites": targets that were struck, with no word of damage."""
    return verb.lemma_.lower() in ("hit", "strike") and _is_any(noun, "targets")


def _by_state(verb: Token, keys: tuple[str, ...], *, patient: bool) -> Measured | None:
    """ "13 people sustained injuries", "20 remain missing", "12 were dead", "40 were taken hostage"."""
    if not patient and keys[0] in ("sustain", "suffer", "receive", "have"):
        for noun in syntax.objects(verb):
            if noun.lemma_.lower() in ("injury", "wound", "burn"):
                return Measured("injured", noun)
    told = _by_told(verb, keys) if patient else None
    return told or _by_fate(verb, keys) or _by_whereabouts(verb) or _by_complement(verb, keys)


def _by_told(verb: Token, keys: tuple[str, ...]) -> Measured | None:
    """ "The dead were two brothers", "among the dead were two nurses": what is named says what is counted."""
    if keys[-1] == "be":
        for preposition, noun in syntax.prepositions(verb):
            if preposition in ("among", "amongst") and noun.lemma_.lower() in _STATES:
                return Measured(_STATES[noun.lemma_.lower()], noun)
    told = syntax.subject(verb)
    if told is None:
        return None
    if keys[-1] in ("be", "include", "comprise"):
        state = _STATES.get(told.lemma_.lower())
        if state is not None:
            return Measured(state, told)
    if keys[0] in ("include", "comprise", "number", "total"):
        states = labels_by_word("measures", "participle")
        part = next((token for token in told.subtree if token.lower_ in states), None)
        return None if part is None else Measured(states[part.lower_], part)
    return None


_STATES = {
    "dead": "killed",
    "victim": "killed",
    "fatality": "killed",
    "wounded": "injured",
    "injured": "injured",
}


def _by_fate(verb: Token, keys: tuple[str, ...]) -> Measured | None:
    """ "40 were taken hostage", "12 lost their lives", "30 gave themselves up"."""
    window = [token.lower_ for token in verb.doc[verb.i + 1 : min(verb.i + 5, verb.sent.end)]]
    if "hostage" in window or "captive" in window:
        return Measured("hostages", verb)
    if keys[-1] in ("take", "capture") and "prisoner" in window:
        return Measured("captured", verb)
    if keys[-1] == "lose" and ("life" in window or "lives" in window):
        return Measured("killed", verb)
    if keys[-1] == "lose" and word_set("measures", "lost_by_the_living") & {_singular(w) for w in window}:
        return Measured("injured", verb)
    if "martyrdom" in window:
        return Measured("killed", verb)
    if keys[-1] in ("hit", "strike", "graze") and {_singular(w) for w in window} & word_set(
        "measures", "wounding"
    ):
        return Measured("injured", verb)
    if keys[-1] == "give" and "themselves" in window:
        return Measured("captured", verb)
    return None


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _by_whereabouts(verb: Token) -> Measured | None:
    """ "20 are believed to be under the rubble", "40 were in hospital"."""
    window = verb.doc[verb.i + 1 : min(verb.i + 9, verb.sent.end)]
    for token in window:
        if token.text in (",", ";"):
            return None
        if token.lower_ in ("under", "beneath", "underneath"):
            ruins = {t.lower_ for t in verb.doc[token.i + 1 : token.i + 5]} & word_set("measures", "ruins")
            known = verb.lemma_.lower() in word_set("measures", "whereabouts")
            return Measured("missing", token) if ruins and known else None
        if token.lower_ in ("in", "to") and verb.doc[token.i + 1].lower_ in ("hospital", "intensive"):
            return Measured("injured", token) if verb.lemma_ in ("be", "remain", "take", "rush") else None
    return None


def _by_complement(verb: Token, keys: tuple[str, ...]) -> Measured | None:
    """ "20 remain missing", "five were reported wounded": the state after the verb."""
    if keys[-1] not in word_set("measures", "state_verbs"):
        return None
    for token in verb.doc[verb.i + 1 : min(verb.i + 6, verb.sent.end)]:
        measure = labels_by_word("measures", "participle").get(token.lower_)
        if measure is not None:
            return Measured(measure, token)
        if token.text in (",", ";", "and", "but"):
            break
    return None
