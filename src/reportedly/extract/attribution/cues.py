"""Cues: the words of attribution, and what one cue gives. In: the attribution lexicon. Out: tables of
cues, and `Attribution`, which every finder of attributions returns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from spacy.tokens import Token

from reportedly.data.lexicons import load_lexicon
from reportedly.extract import syntax

WITHHELD: Final = "withheld"
"""The class of a negated saying: its content is not said."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with the head of its source and the tokens that it covers.

    `source` is None for hearsay ("is said to", "reports indicate"). `via` is who passes the source's words
    on. `content` are token indices. `cue_class` is say, confirm, admit, deny, doubt, accuse or hearsay.
    `source_words` is the token range that the tagger marked as source, None where the parse alone tells."""

    cue: tuple[int, int]
    cue_class: str
    source: Token | None
    content: frozenset[int]
    via: Token | None = None
    complement: str = "clause"
    source_words: tuple[int, int] | None = None


@cache
def proof_words() -> frozenset[str]:
    """Nouns of material that shows something: proof, not hearsay."""
    return frozenset(
        word for words in load_lexicon("attribution")["proof_nouns"].values() for word in words
    ) - {"document", "record"}


def owner_of(noun: Token) -> Token | None:
    """Whose statement it is: "a ministry statement", "a statement by the army", "the governor's report"."""
    for child in noun.children:
        if child.dep_ == "poss" or (child.dep_ in ("compound", "nmod") and child.pos_ in ("NOUN", "PROPN")):
            return child
    for preposition, owner in syntax.prepositions(noun):
        if preposition in ("by", "from", "of") and owner.pos_ in ("NOUN", "PROPN"):
            return owner
    for clause in syntax.children(noun, "acl"):
        agent = syntax.agent(clause)
        if agent is not None:
            return agent
    return None


def subtree(token: Token) -> set[int]:
    """The indices of all tokens that hang on this one, with its own."""
    return {item.i for item in token.subtree}
