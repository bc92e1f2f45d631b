"""Triggers: the words that carry an event. In: a document. Out: triggers with their kind, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from reportedly.data.lexicons import load_lexicon
from reportedly.extract import syntax
from reportedly.extract.nouns import NounClasses
from reportedly.extract.speakers import speaker_kind
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
    doer: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    kind: str
    outcome: bool
    condition: Mapping[str, Any] | None


@cache
def _tables() -> tuple[dict[str, list[_Entry]], dict[str, list[_Entry]]]:
    """Nouns and verbs by the first lemma of their phrase, longest first and sure before conditional."""
    nouns: dict[str, list[_Entry]] = {}
    verbs: dict[str, list[_Entry]] = {}
    for kind, entry in load_lexicon("triggers").items():
        outcome = bool(entry.get("outcome"))
        for table, key in ((nouns, "noun"), (verbs, "verb")):
            for phrase in entry.get(key, ()):
                _add(table, phrase, kind, outcome, None)
            for condition in entry.get(f"{key}_if", ()):
                for phrase in condition["lemma"]:
                    _add(table, phrase, kind, outcome, condition)
    for table in (nouns, verbs):
        for entries in table.values():
            entries.sort(
                key=lambda e: (-len(e.words), e.condition is None and len(e.words) == 1, -_strictness(e))
            )
    return nouns, verbs


def _add(table: dict[str, list[_Entry]], phrase: str, kind: str, outcome: bool, condition: Any) -> None:
    words = tuple(phrase.replace("-", " - ").split())
    table.setdefault(words[0], []).append(_Entry(words, kind, outcome, condition))


def _strictness(entry: _Entry) -> int:
    return (
        0 if entry.condition is None else sum(key in entry.condition for key in ("object", "subject", "with"))
    )


def find_triggers(document: Document, classes: NounClasses) -> list[Trigger]:
    """All triggers of the document; a longer phrase wins over a shorter one that it contains."""
    nouns, verbs = _tables()
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


def _lemma(token: Token) -> str:
    return str(token.lemma_.lower())


def _matches(doc: Doc, start: int, words: tuple[str, ...]) -> bool:
    if start + len(words) > len(doc):
        return False
    return all(
        doc[start + k].lower_ == word or _lemma(doc[start + k]) == word for k, word in enumerate(words)
    )


def _noun_trigger(token: Token, table: Mapping[str, list[_Entry]], classes: NounClasses) -> Trigger | None:
    entries = table.get(_lemma(token), []) + (
        table.get(token.lower_, []) if token.lower_ != _lemma(token) else []
    )
    for entry in entries:
        if not _matches(token.doc, token.i, entry.words):
            continue
        words = entry.words[:-1] if entry.words[-1] in _OPEN_ENDS else entry.words
        head = token.doc[token.i + len(words) - 1]
        if head.pos_ not in ("NOUN", "PROPN", "VERB", "ADJ") or not _is_nominal(head, len(words)):
            continue
        if _is_excluded(head, token.i) or not _noun_condition(head, entry, classes):
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
    # "Shelling hit Kharkiv": the model takes a leading noun for a verb; a true verb has a subject or an object.
    bare = not any(child.dep_ in ("nsubj", "nsubjpass", "dobj", "aux", "auxpass") for child in head.children)
    return length > 1 or head.dep_ in _NOMINAL or (bare and head.dep_ in ("csubj", "advcl", "ROOT", "dep", "amod"))


_NOMINAL = frozenset({"nsubj", "pobj", "dobj", "nsubjpass", "pcomp", "conj"})
# Entries that end so take their object into account: "control over", "capture of".
_OPEN_ENDS = ("of", "over")

_EXCLUDED_LEFT = {
    "strike": {
        "hunger",
        "general",
        "labour",
        "labor",
        "rail",
        "lightning",
        "transport",
        "doctors",
        "teachers",
    },
    "attack": {"heart", "panic", "verbal", "asthma", "personal", "counter", "cyber", "cyberattack"},
    "raid": {"tax", "police"},
    "march": {"in", "on", "since", "until", "of", "last", "by", "from"},
    "battle": {"legal", "court", "electoral", "uphill"},
    "regime": set(),
    "capture": {"carbon", "screen"},
    "strikes": {"hunger"},
    "talk": {"small"},
    "victim": set(),
    "death": {"brain"},
    "advance": {"in"},
    "shooting": {"film", "photo"},
    "execution": {"plan", "budget"},
    "rally": {"market", "price", "stock"},
    "push": {"diplomatic"},
}
_HEADS_OF_EVENTS = frozenset({"attack", "campaign", "operation", "strike", "victim", "toll", "wave", "series", "raid",
                              "fire", "damage", "site", "survivor", "spree"})  # fmt: skip


def _is_excluded(head: Token, first: int) -> bool:
    lemma = _lemma(head)
    left = head.doc[first - 1].lower_ if first > 0 else ""
    if left in _EXCLUDED_LEFT.get(lemma, ()) or left in _EXCLUDED_LEFT.get(head.lower_, ()):
        return True
    if (
        head.dep_ in ("compound", "nmod", "amod")
        and head.head.i > head.i
        and head.head.pos_ in ("NOUN", "PROPN")
    ):
        return _lemma(head.head) not in _HEADS_OF_EVENTS
    following = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else None
    return following is not None and following.lower_ in (
        "helicopter",
        "helicopters",
        "aircraft",
        "jet",
        "jets",
        "drones",
    )


def _noun_condition(head: Token, entry: _Entry, classes: NounClasses) -> bool:
    if entry.condition is None:
        return entry.words[-1] not in _OPEN_ENDS or _of_fits(head, entry, classes)
    near = set(entry.condition.get("near", ()))
    window = head.doc[max(0, head.i - 8) : head.i + 3]
    return not near or any(token.lower_ in near or _lemma(token) in near for token in window)


def _of_fits(head: Token, entry: _Entry, classes: NounClasses) -> bool:
    for preposition, noun in syntax.prepositions(head):
        if preposition in ("of", "over"):
            return bool(classes.of(noun) & {"place", "territory"}) or entry.kind != "territory_captured"
    return False


def _verb_trigger(token: Token, table: Mapping[str, list[_Entry]], classes: NounClasses) -> Trigger | None:
    if token.pos_ not in ("VERB", "AUX", "ADJ", "NOUN", "PROPN") or (token.pos_ != "VERB" and token.tag_[:2] != "VB"
                                                           and not _is_headline_verb(token)):  # fmt: skip
        return None
    if token.dep_ == "amod" and token.head.i > token.i:
        return None  # "a downed missile": told in passing
    if _lemma(token) in ("ban", "outlaw", "prohibit") and token.dep_ in ("acl", "relcl", "amod"):
        return None  # "a group banned in Russia"
    for entry in table.get(_lemma(token), ()):
        if len(entry.words) == 2 and not _has_particle(token, entry.words[1]):
            continue
        if entry.condition is not None and not _verb_condition(token, entry.condition, classes):
            continue
        last = token.i + len(entry.words) if _matches(token.doc, token.i, entry.words) else token.i + 1
        reason = f"verb “{token.text}” is a word for {entry.kind}"
        outcome = entry.outcome or _lemma(token) in _OUTCOME_VERBS
        return Trigger(token, token.i, last, entry.kind, "verb", outcome, reason)
    return None


# What such a verb tells is the result of an act, also where a weapon is its subject.
_OUTCOME_VERBS = frozenset({"kill", "wound", "injure", "maim", "damage"})


def _is_headline_verb(token: Token) -> bool:
    """Participles that the tagger takes for nouns or adjectives in headlines and lists ("3 injured")."""
    return token.lower_ in ("killed", "wounded", "injured", "hurt", "arrested", "kidnapped", "abducted", "displaced",
                            "kills", "wounds", "injures", "shelled", "detained", "evacuated")  # fmt: skip


def _has_particle(verb: Token, wanted: str) -> bool:
    if wanted in ("fire", "prisoner", "dead"):
        return any(token.lower_ == wanted for token in verb.doc[verb.i + 1 : verb.i + 5])
    return syntax.particle(verb) == wanted or any(
        child.lower_ == wanted and child.dep_ in ("prt", "advmod", "prep") for child in verb.children
    )


def _verb_condition(verb: Token, condition: Mapping[str, Any], classes: NounClasses) -> bool:
    if "patient" in condition:
        return True
    if "object" in condition and not any(
        _fits(noun, condition["object"], classes) for noun in _objects_of(verb)
    ):
        return False
    if "subject" in condition and not any(_fits(n, condition["subject"], classes) for n in _doers(verb)):
        return False
    return "with" not in condition or _has_with(verb, condition["with"])


def _objects_of(verb: Token) -> list[Token]:
    nouns = syntax.objects(verb)
    direct = [
        noun
        for preposition, noun in syntax.prepositions(verb)
        if preposition in ("on", "at", "into", "over", "of")
    ]
    return nouns if nouns else nouns + [item for noun in direct for item in syntax.conjuncts(noun)]


def _doers(verb: Token) -> Iterator[Token]:
    for noun in (syntax.agent(verb), None if syntax.is_passive(verb) else syntax.subject(verb)):
        if noun is not None:
            yield from syntax.conjuncts(noun)
    for preposition, noun in syntax.prepositions(verb):
        if preposition in ("with", "by", "from") or (preposition in ("in",) and syntax.is_passive(verb)):
            yield noun


def _fits(noun: Token, wanted: list[str], classes: NounClasses) -> bool:
    found = classes.of(noun)
    if any(name in found for name in wanted):
        return True
    if "speaker" in wanted:
        mention = classes.mention_at(noun)
        named = mention is not None and mention.kind in ("actor", "person", "country")
        return (
            named
            or bool(found & {"state_force", "fighter", "person"})
            or speaker_kind("", noun.lemma_.lower()) != "other"
        )
    if "troops" in wanted:
        return bool(found & {"state_force", "fighter"})
    if "civilians" in wanted:
        return "person" in found and not found & {"fighter", "state_force"}
    return False


def _has_with(verb: Token, words: list[str]) -> bool:
    window = verb.doc[verb.i : min(verb.i + 14, verb.sent.end)]
    text = " ".join(_lemma(token) for token in window)
    return any(word in text for word in words)
