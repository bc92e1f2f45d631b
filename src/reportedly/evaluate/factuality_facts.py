"""Factuality facts: what the rules of claims say of any token. In: a token of a parsed sentence. Out: the
facts that decide a claim's polarity, modality and attribution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from reportedly.data.lexicons import load_lexicon
from reportedly.extract.attribution.cues import Attribution
from reportedly.extract.attribution.records import find_attributions
from reportedly.extract.stance.modality import Factuality, factuality_of


@dataclass(frozen=True, slots=True)
class Facts:
    """A token with what the rules say of it; `attribution` is the class of the nearest cue over it, none
    where the text itself asserts it."""

    token: Token
    factuality: Factuality
    attribution: str

    @property
    def keys(self) -> tuple[str, ...]:
        """Under what the table of levels has an entry for it, the closest first."""
        polarity = "denied" if self.factuality.negated or self.attribution == "deny" else "affirmed"
        modality = self.factuality.modality
        cue = (self.factuality.cue or "-").lower()
        cue = cue if cue in listed_words() else "other"
        return (
            f"{polarity} {modality} {cue} {self.form}",
            f"{polarity} {modality} {self.form} {self.attribution}",
            f"{polarity} {modality} {self.form}",
            f"{polarity} {modality}",
        )

    @property
    def form(self) -> str:
        """Past, present, infinitive, participle or noun: what a verb's form says of its time."""
        auxiliaries = {c.tag_ for c in self.token.children if c.dep_ in ("aux", "auxpass")}
        if self.token.tag_ == "VBD" or "VBD" in auxiliaries:
            return "past"
        if self.token.tag_ in ("VBZ", "VBP") or auxiliaries & {"VBZ", "VBP"}:
            return "present"
        return {"VB": "infinitive", "VBG": "participle", "VBN": "past_participle"}.get(
            self.token.tag_, "noun"
        )


def find_facts(doc: Doc, places: Iterable[int]) -> list[Facts]:
    """The facts of the tokens at these places."""
    said = [item for sentence in doc.sents for item in find_attributions(sentence)]
    stops = frozenset(
        i
        for item in said
        for i in range(*item.cue)
        if item.complement != "adverb" and item.cue_class != "fear"
    )
    return [_facts(doc[place], said, stops) for place in places]


def _facts(token: Token, said: Sequence[Attribution], stops: frozenset[int]) -> Facts:
    covering = [item for item in said if token.i in item.content and token.i not in range(*item.cue)]
    nearest = min(covering, key=lambda item: len(item.content), default=None)
    found = factuality_of(token, stops - {token.i})
    return Facts(token, found, "none" if nearest is None else nearest.cue_class)


@cache
def listed_words() -> frozenset[str]:
    """The words of the lexicons that speak of how sure something is."""
    names = ("modality", "negation", "attribution")
    return frozenset(word.lower() for name in names for word in _strings(load_lexicon(name))) | {
        "-",
        "to",
        "?",
    }


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif hasattr(value, "values"):
        for item in value.values():
            yield from _strings(item)
