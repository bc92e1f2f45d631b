"""Quoted pronouns: who says "I" and "we". In: a pronoun of the first person. Out: the source of the
quotation that it stands in."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.extract.attribution.sources import SPEAKS, SPEAKS_WITHIN, is_quoted, speech_sources
from reportedly.extract.speakers.pronouns import OWN

_REACH = 3  # sentences before that one quotation may run over


def quoting_source(pronoun: Token) -> Token | None:
    """The head of the source whose quoted words hold the pronoun: of its sentence, else of the nearest
    sentence before; None where nobody speaks there, or where no quotation is open: then the outlet itself
    says "we"."""
    if not is_quoted(pronoun):
        return None
    for sentence in _back_from(pronoun):
        sources = [token for token in _sources(sentence) if token.lower_ not in OWN]
        if sources:
            return min(sources, key=lambda token: abs(token.i - pronoun.i))
    return None


def _back_from(pronoun: Token) -> Iterable[Tokens]:
    sentence = pronoun.sent
    for _ in range(_REACH):
        yield sentence
        if sentence.start == 0:
            return
        sentence = pronoun.doc[sentence.start - 1].sent


def _sources(sentence: Tokens) -> list[Token]:
    found = speech_sources(sentence)
    return [t for t, cost in found if cost in (SPEAKS, SPEAKS_WITHIN) and not is_quoted(t)]
