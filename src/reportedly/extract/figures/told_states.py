"""Told states: what became of those counted, where no verb of harm says it ("20 remain missing", "40 were
taken hostage", "the dead were two brothers"). In: a verb. Out: the measure and its word, or None."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.figures.counted import Measured
from reportedly.extract.wordlists import labels_by_word, word_set


def by_state(verb: Token, keys: tuple[str, ...], *, patient: bool) -> Measured | None:
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
    """ "40 were taken hostage", "12 lost their lives", "cost 12 people their lives"."""
    window = [token.lower_ for token in verb.doc[verb.i + 1 : min(verb.i + 5, verb.sent.end)]]
    if "hostage" in window or "captive" in window:
        return Measured("hostages", verb)
    if keys[-1] in ("take", "capture") and "prisoner" in window:
        return Measured("captured", verb)
    if keys[-1] in ("lose", "cost") and ("life" in window or "lives" in window):
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
