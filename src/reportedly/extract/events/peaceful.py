"""Peaceful readings: sentences whose words of violence are of sport, film, markets, drills or nature. In:
a sentence and its triggers. Out: the triggers that stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from spacy.tokens import Span as Tokens

from reportedly.data.lexicons import load_lexicon
from reportedly.extract.events.triggers import Trigger
from reportedly.extract.wordlists import word_set

_REAL = frozenset({"killed", "dead", "wounded", "injured"})


@cache
def _domains() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load_lexicon("peaceful")["domains"].items()}


def without_peaceful(sentence: Tokens, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers without those that the sentence means peacefully; a war word in it keeps them all but
    in a drill."""
    if not triggers:
        return []
    words = _vocabulary(sentence)
    if _domains()["drill"] & words and not _REAL & words:
        return [t for t in triggers if t.kind not in word_set("peaceful", "violent_kinds")]
    at_war = bool(word_set("peaceful", "war") & words)
    if word_set("peaceful", "causes") & words and not at_war:
        return [t for t in triggers if t.kind not in word_set("peaceful", "natural_kinds")]
    if not at_war and any(found & words for name, found in _domains().items() if _holds(name, words)):
        return [t for t in triggers if t.kind not in word_set("peaceful", "violent_kinds") or _is_sure(t)]
    return list(triggers)


def _vocabulary(sentence: Tokens) -> frozenset[str]:
    """The sentence's words, lemmas and pairs of words."""
    lower = [token.lower_ for token in sentence]
    pairs = {f"{first} {second}" for first, second in pairwise(lower)}
    return frozenset(lower) | frozenset(token.lemma_.lower() for token in sentence) | pairs


def _holds(domain: str, words: frozenset[str]) -> bool:
    """Whether a domain may speak for the sentence: where people die it is no match, market or vote."""
    return domain in ("fiction", "games", "time") or (domain != "drill" and not _REAL & words)


def _is_sure(trigger: Trigger) -> bool:
    """Kinds whose words have no peaceful sense."""
    return (
        trigger.kind in ("air_strike", "missile_strike", "drone_strike", "abduction", "bombing")
        or (trigger.kind == "shelling" and trigger.form == "noun")
        or (trigger.kind == "protest")
    )
