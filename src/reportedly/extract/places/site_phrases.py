"""Site phrases: "the Katana health centre", "Pokrovsk's railway station", "the Taiz front": a place told by
the name of another. In: the mention of the name. Out: the tokens of the whole phrase, and how precise
it is."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.extract.wordlists import word_set
from reportedly.model.document import Mention

_LONGEST = 3  # words between the name and the noun of the site


@dataclass(frozen=True, slots=True)
class SitePhrase:
    """The tokens from `first` up to, without, `last`; `precision` is `site`, or `near` for roads, fronts."""

    first: int
    last: int
    precision: str


def site_phrase(doc: Doc, mention: Mention) -> SitePhrase | None:
    """The phrase of a definite site or line that bears the mention's name, None where the name stands alone.

    "A Kharkiv hospital" is any of the town's: then the town is all that is named."""
    if mention.kind not in ("place", "site") or _is_indefinite(doc, mention.first):
        return None
    for index in range(mention.last, min(mention.last + _LONGEST, len(doc))):
        token = doc[index]
        precision = _precision(token)
        if precision is not None and _ends_phrase(token):
            return SitePhrase(mention.first, index + 1, precision)
        if token.tag_ != "POS" and (
            token.pos_ not in ("NOUN", "ADJ", "PROPN") or token.ent_type_ == "PERSON"
        ):
            return None
    return None


def _precision(token: Token) -> str | None:
    lemma = token.lemma_.lower()
    if lemma in word_set("roles", "site_nouns"):
        return "site"
    return "near" if lemma in word_set("roles", "line_nouns") else None


def _ends_phrase(token: Token) -> bool:
    """Whether no noun goes on with the phrase ("the Goma airport road" does not end with the airport)."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is None or following.pos_ != "NOUN"


def _is_indefinite(doc: Doc, first: int) -> bool:
    return first > 0 and doc[first - 1].lower_ in (
        "a",
        "an",
        "any",
        "some",
        "another",
        "one",
        "two",
        "several",
    )
