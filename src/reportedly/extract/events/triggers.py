"""Triggers: the words that carry an event. In: a document. Out: triggers with their kind, in the order of
the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.data.lexicons import load_lexicon
from reportedly.extract import syntax
from reportedly.extract.events.trigger_conditions import known_lemma, lemma_of, noun_fits, verb_fits
from reportedly.extract.events.trigger_words import OPEN_ENDS, Entry, trigger_tables
from reportedly.extract.nouns import NounClasses
from reportedly.extract.wordlists import word_set
from reportedly.model.document import Document


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that carries a kind; `first` and `last` are token indices, `last` exclusive."""

    token: Token
    first: int
    last: int
    kind: str
    form: str
    outcome: bool
    reason: str


def find_triggers(document: Document, classes: NounClasses) -> list[Trigger]:
    """All triggers of the document; a longer phrase wins over a shorter one that it contains."""
    nouns, verbs = trigger_tables()
    found: list[Trigger] = []
    taken = -1
    for token in document.doc:
        if token.i < taken or token.is_space or token.is_punct:
            continue
        mention = classes.mention_at(token)
        if mention is not None and mention.kind in ("date", "place", "region", "site", "person"):
            continue  # "13 March", "the Kerem Shalom crossing"
        trigger = _noun_trigger(token, nouns, classes) or _verb_trigger(token, verbs, classes)
        if trigger is not None:
            found.append(trigger)
            taken = max(taken, trigger.last if trigger.form == "noun" else trigger.token.i + 1)
    return found


def _matches(doc: Doc, start: int, words: tuple[str, ...]) -> bool:
    if start + len(words) > len(doc):
        return False
    return all(
        doc[start + k].lower_ == word or lemma_of(doc[start + k]) == word for k, word in enumerate(words)
    )


def _noun_trigger(token: Token, table: Mapping[str, list[Entry]], classes: NounClasses) -> Trigger | None:
    entries = table.get(lemma_of(token), []) + (
        table.get(token.lower_, []) if token.lower_ != lemma_of(token) else []
    )
    for entry in entries:
        if not _matches(token.doc, token.i, entry.words):
            continue
        words = entry.words[:-1] if entry.words[-1] in OPEN_ENDS else entry.words
        head = token.doc[token.i + len(words) - 1]
        if head.pos_ not in ("NOUN", "PROPN", "VERB", "ADJ") or not _is_nominal(head, len(words)):
            continue
        if _is_excluded(head, token.i) or not noun_fits(head, entry, classes):
            continue
        reason = f"noun “{token.doc[token.i : head.i + 1].text}” is a word for {entry.kind}"
        return Trigger(head, token.i, head.i + 1, entry.kind, "noun", entry.outcome, reason)
    return None


def _is_nominal(head: Token, length: int) -> bool:
    if head.pos_ in ("NOUN", "PROPN"):
        return True
    if head.pos_ == "ADJ":
        return head.lower_ in ("offensive", "dead", "wounded") and head.dep_ in (
            "dobj",
            "pobj",
            "nsubj",
            "nsubjpass",
            "conj",
        )
    if head.tag_ != "VBG":
        return False
    if any(child.dep_ == "expl" for child in head.children):
        return True  # "there was fighting"
    # "Shelling hit Kharkiv": the model takes a leading noun for a verb; a true verb has a subject or
    # an object.
    bare = not any(child.dep_ in ("nsubj", "nsubjpass", "dobj", "aux", "auxpass") for child in head.children)
    return (
        length > 1
        or head.dep_ in _NOMINAL
        or (bare and head.dep_ in ("csubj", "advcl", "ROOT", "dep", "amod"))
    )


_NOMINAL = frozenset({"nsubj", "pobj", "dobj", "nsubjpass", "pcomp", "conj"})


def _is_excluded(head: Token, first: int) -> bool:
    lemma = lemma_of(head)
    left = head.doc[first - 1].lower_ if first > 0 else ""
    excluded = load_lexicon("happenings")["excluded_after"]
    before = {left, f"{head.doc[first - 2].lower_} {left}"} if first > 1 else {left}
    if before & {*excluded.get(lemma, ()), *excluded.get(head.lower_, ())}:
        return True
    if (
        head.dep_ in ("compound", "nmod", "amod")
        and head.head.i > head.i
        and head.head.pos_ in ("NOUN", "PROPN")
        and not _is_measured(head)
    ):
        return lemma_of(head.head) not in word_set("happenings", "event_heads")
    following = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else None
    return following is not None and following.lower_ in (
        "helicopter",
        "helicopters",
        "aircraft",
        "jet",
        "jets",
        "drones",
    )


def _is_measured(head: Token) -> bool:
    """ "An incursion 12 kilometres deep": the parse takes the unit for what it is an incursion of."""
    units = load_lexicon("numbers")["distance_units"]
    return head.head.lemma_.lower() in units and head.i + 1 < len(head.doc) and head.nbor(1).like_num


def _verb_trigger(token: Token, table: Mapping[str, list[Entry]], classes: NounClasses) -> Trigger | None:
    if token.pos_ not in ("VERB", "AUX", "ADJ", "NOUN", "PROPN"):
        return None
    if token.pos_ != "VERB" and token.tag_[:2] != "VB" and not _is_headline_verb(token):
        return None
    if token.dep_ == "amod" and token.head.i > token.i:
        return None  # "a downed missile": told in passing
    if token.tag_ == "VBN" and token.dep_ == "pobj" and syntax.children(token, "dobj"):
        return None  # "in occupied Melitopol"
    if lemma_of(token) in ("ban", "outlaw", "prohibit") and token.dep_ in ("acl", "relcl", "amod"):
        return None  # "a group banned in Russia"
    if _is_prevented(token):
        return None
    for entry in table.get(known_lemma(token, table), ()):
        if len(entry.words) == 2 and not _has_particle(token, entry.words[1]):
            continue
        if not verb_fits(token, entry, classes):
            continue
        if (entry.kind == "statement" or entry.words[0] == "demand") and _is_purpose(token):
            continue
        last = token.i + len(entry.words) if _matches(token.doc, token.i, entry.words) else token.i + 1
        reason = f"verb “{token.text}” is a word for {entry.kind}"
        outcome = entry.outcome or lemma_of(token) in _OUTCOME_VERBS
        return Trigger(token, token.i, last, entry.kind, "verb", outcome, reason)
    return None


def _is_prevented(verb: Token) -> bool:
    """ "barred fuel from entering": the verb before tells what was done."""
    return verb.dep_ == "pcomp" and verb.head.lower_ == "from" and verb.head.head.lemma_ in _PREVENTING


def _is_purpose(verb: Token) -> bool:
    """ "marched to demand water": the march is told, not the demand; "led the agency to call for restraint"
    tells the call."""
    if verb.dep_ == "xcomp" and lemma_of(verb.head) in _LEADING_TO:
        return False
    return verb.dep_ in ("advcl", "xcomp", "acl") and any(
        child.lower_ == "to" and child.dep_ == "aux" for child in verb.children
    )


_LEADING_TO = frozenset({"lead", "prompt", "cause", "push", "drive", "force", "bring", "spur", "compel"})
_PREVENTING = frozenset({"bar", "prevent", "stop", "block", "keep", "ban", "prohibit", "deter", "forbid"})
# What such a verb tells is the result of an act, also where a weapon is its subject.
_OUTCOME_VERBS = frozenset({"kill", "wound", "injure", "maim", "damage"})


def _is_headline_verb(token: Token) -> bool:
    """Participles that the tagger takes for nouns or adjectives in headlines and lists ("3 injured"), and
    words that it calls nouns while the parser gives them an object ("Crowds storm parliament")."""
    if token.lower_ in word_set("happenings", "headline_participles"):
        return True
    return token.pos_ in ("NOUN", "PROPN") and bool(syntax.children(token, "dobj"))


def _has_particle(verb: Token, wanted: str) -> bool:
    if wanted in ("fire", "prisoner", "dead"):
        return any(token.lower_ == wanted for token in verb.doc[verb.i + 1 : verb.i + 5])
    return syntax.particle(verb) == wanted or any(
        child.lower_ == wanted
        and (child.dep_ in ("prt", "advmod") or (child.dep_ == "prep" and not _is_past_object(child)))
        for child in verb.children
    )


def _is_past_object(preposition: Token) -> bool:
    """ "Closed the markets in three districts": no "close in"."""
    verb = preposition.head
    return any(verb.i < noun.i < preposition.i for noun in syntax.children(verb, "dobj"))
