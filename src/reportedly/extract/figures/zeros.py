"""Zeros: counts that say none ("no one was killed", "no casualties"). In: a sentence. Out: counts of 0."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.extract.figures.counted import Counted
from reportedly.extract.figures.numerals import Quantity
from reportedly.extract.wordlists import word_set


def zero_counts(sentence: Tokens, counts: Sequence[Counted]) -> list[Counted]:
    """ "no one was killed", "no casualties", "without casualties": zero, said in so many words."""
    found = []
    for token in sentence:
        counted = _zero(token)
        if counted is not None and not any(other.first <= token.i < other.last for other in counts):
            found.append(counted)
    return found


def _zero(token: Token) -> Counted | None:
    doc = token.doc
    word = token.lower_
    if word in ("nobody", "none") or (
        word == "no" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "one"
    ):
        last = token.i + (2 if word == "no" else 1)
        return Counted(
            Quantity(token.i, last, doc[last - 1], 0.0, 0.0, 0.0, "exact", doc[token.i : last].text),
            doc[last - 1],
            last,
        )
    if word in ("no", "without"):
        for noun in doc[token.i + 1 : min(token.i + 5, token.sent.end)]:
            if noun.lemma_.lower() in word_set("numbers", "zero_counted"):
                quantity = Quantity(token.i, token.i + 1, noun, 0.0, 0.0, 0.0, "exact", token.text)
                return (
                    None
                    if word == "without" and noun.lemma_ == "people"
                    else Counted(quantity, noun, noun.i + 1)
                )
            if noun.pos_ not in ("ADJ", "NOUN", "DET", "ADV", "CCONJ") and noun.lower_ not in ("or",):
                return None
    return None
