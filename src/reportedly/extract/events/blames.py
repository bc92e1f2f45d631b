"""Blames: "the army blamed the rebels" where the act was told before. In: the happenings of a sentence and
the happening told last. Out: that act again, as the one who blames tells it, done by whom they blame."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.attribution.cues import Attribution
from reportedly.extract.attribution.verbs import may_speak
from reportedly.extract.events.happenings import Happening
from reportedly.extract.events.roles import Roles
from reportedly.extract.events.triggers import Trigger
from reportedly.extract.wordlists import word_set


def blame_in(happenings: Sequence[Happening], last: Happening | None) -> tuple[Happening, Attribution] | None:
    """The act told last as this sentence lays it at somebody's door, with the one who does; None where the
    sentence names an act itself, or what is blamed is another matter."""
    if last is None or len(happenings) != 1 or happenings[0].kind != "statement":
        return None
    verb = happenings[0].trigger.token
    if verb.lemma_ not in ("blame", "accuse") or syntax.is_passive(verb) or not _is_of_act(verb):
        return None
    source, blamed = syntax.subject(verb), next(iter(syntax.objects(verb)), None)
    if source is None or blamed is None or not may_speak(source):
        return None
    reason = f"“{verb.text}” says who did what “{last.trigger.token.text}” told"
    trigger = Trigger(verb, verb.i, verb.i + 1, last.kind, "verb", False, reason)
    content = frozenset(token.i for token in verb.subtree)
    said = Attribution((verb.i, verb.i + 1), "say", source, content)
    return Happening(trigger, last.kind, happenings[0].sentence, Roles(actor=blamed)), said


def _is_of_act(verb: Token) -> bool:
    """Whether only the act told before is meant: "blamed the rebels", "for it", "of carrying it out"."""
    if verb.lemma_ == "accuse":  # the parse hangs the reason on any noun before it
        reasons = [
            word for word in verb.subtree if word.head.lower_ == "of" and word.dep_ in ("pobj", "pcomp")
        ]
        return any(_stands_for_act(word) for word in reasons)
    return all(_stands_for_act(noun) for p, noun in syntax.prepositions(verb) if p in ("for", "on"))


def _stands_for_act(noun: Token) -> bool:
    if noun.dep_ == "pcomp":
        return any(child.lower_ in ("it", "this", "that") for child in noun.children)
    return noun.lemma_.lower() in word_set("happenings", "tellings") | word_set("happenings", "deeds")
