"""Peaceful readings: sentences whose words of violence are of sport, art, markets, drills, nature or
memory. In: a sentence and its triggers. Out: the triggers that stand, and whether it tells of no violence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from reportedly.data.lexicons import load_lexicon
from reportedly.extract.events.peaceful_causes import has_peaceful_cause, is_of_nature
from reportedly.extract.events.peaceful_scopes import is_in_peaceful_scope
from reportedly.extract.events.peaceful_senses import has_peaceful_sense, is_hit_by_workers, is_stop_of_work
from reportedly.extract.events.triggers import Trigger
from reportedly.extract.wordlists import word_set

_SCORE = re.compile(r"(?<![\d/:.,-])\d{1,3}[-–]\d{1,3}(?![\d/:.-])")
# A report is about a field where so many of its sentences say so and fewer speak of war.
_FIELD_SENTENCES = 2
_GROUNDS = frozenset(
    {"stadium", "field", "pitch", "ground", "arena", "academy", "court", "club", "team", "fan"}
)


@dataclass(frozen=True, slots=True)
class Reading:
    """The triggers of a sentence that are meant; `quiet` where its deaths and damage are nobody's deed.
    `tells` is whether it may tell of anything: by a trigger, or by counting people harmed."""

    triggers: tuple[Trigger, ...]
    quiet: bool = False
    harm: bool = False

    @property
    def tells(self) -> bool:
        return bool(self.triggers) or (self.harm and not self.quiet)


class PeacefulReader:
    """Reads the sentences of one document; what the whole document is about counts in each."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._field: str | None = None
        self._asked = False

    def read(self, sentence: Tokens, triggers: Sequence[Trigger]) -> Reading:
        """The triggers without those that are meant peacefully."""
        harm = any(token.lower_ in word_set("measures", "harm") for token in sentence)
        if not any(t.kind in _violent() or t.kind in _natural() for t in triggers):
            return Reading(tuple(triggers), not triggers and harm and is_of_nature(sentence), harm)
        meant = [t for t in triggers if not self._is_peaceful(t, sentence)]
        at_work = any(map(is_stop_of_work, sentence))
        kept = [
            t
            for t in meant
            if not (t.kind in _natural() and has_peaceful_cause(t, sentence, meant))
            and not (at_work and is_hit_by_workers(t.token))
        ]
        quiet = len(kept) < len(triggers) and not any(t.kind in _violent() for t in kept)
        return Reading(tuple(kept), quiet, harm)

    def _is_peaceful(self, trigger: Trigger, sentence: Tokens) -> bool:
        if trigger.kind not in _violent():
            return False
        if has_peaceful_sense(trigger) or is_in_peaceful_scope(trigger, sentence):
            return True
        return not _is_sure(trigger) and self._is_of_field(sentence)

    def _is_of_field(self, sentence: Tokens) -> bool:
        """Whether the sentence speaks of sport, markets, games or the like, and not of war or death."""
        words = vocabulary(sentence)
        if words & (word_set("peaceful", "war") | word_set("peaceful", "deaths")):
            return False
        if _field_of(sentence, words) is not None:
            return True
        field = self._field_of_report()
        return field is not None and bool(words & _fields("weak")[field])

    def _field_of_report(self) -> str | None:
        """What most sentences of the report are about, where that is a field of peace."""
        if not self._asked:
            self._asked = True
            said = [(words, _field_of(s, words)) for s in self._doc.sents if (words := vocabulary(s))]
            fields = [field for _, field in said if field is not None]
            at_war = sum(bool(words & word_set("peaceful", "war")) for words, _ in said)
            if len(fields) >= _FIELD_SENTENCES and len(fields) > 2 * at_war:
                self._field = max(sorted(set(fields)), key=fields.count)
        return self._field


def vocabulary(sentence: Tokens) -> frozenset[str]:
    """The sentence's words, lemmas and pairs of words, in lower case."""
    lower = [token.lower_ for token in sentence if not _names_a_ground(token)]
    pairs = {f"{first} {second}" for first, second in pairwise(lower)}
    joined = {f"{a}-{c}" for a, b, c in zip(lower, lower[1:], lower[2:], strict=False) if b == "-"}
    lemmas = {token.lemma_.lower() for token in sentence if not _names_a_ground(token)}
    return frozenset({*lower, *lemmas, *pairs, *joined})


def _names_a_ground(token: Token) -> bool:
    """ "a football stadium": where something is, not what is told."""
    return token.dep_ == "compound" and token.head.lemma_.lower() in _GROUNDS


def _field_of(sentence: Tokens, words: frozenset[str]) -> str | None:
    """The field that a strong word, two weak ones or a score speak for."""
    if words & word_set("peaceful", "score_verbs") and _SCORE.search(sentence.text):
        return "sport"
    for field, strong in _fields("strong").items():
        if words & strong or len(words & _fields("weak").get(field, frozenset())) > 1:
            return field
    return None


@cache
def _fields(strength: str) -> dict[str, frozenset[str]]:
    table = load_lexicon("peaceful")
    return {name: frozenset(table[strength].get(name, ())) for name in table["strong"]}


def _violent() -> frozenset[str]:
    return word_set("peaceful", "violent_kinds")


def _natural() -> frozenset[str]:
    return word_set("peaceful", "natural_kinds")


def _is_sure(trigger: Trigger) -> bool:
    """Words that have no sense in a field of peace: whatever the topic, they are meant."""
    if trigger.kind in ("air_strike", "missile_strike", "drone_strike", "abduction", "sexual_violence"):
        return True
    return trigger.form == "noun" and trigger.kind in ("shelling", "bombing", "explosion")
