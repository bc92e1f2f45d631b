"""Classes of cues: whether words say, confirm, admit, deny, doubt, accuse, fear, or rather want or feel. In:
the tokens of a cue. Out: a class of the closed list, None where the lexicon has none of its words."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.wordlists import labels_by_word, word_set


def class_of_cue(cue: Tokens) -> str | None:
    """The class of the first word in the cue that has one, its verb before its nouns; None where no word of
    it has a class."""
    if cue.text == ":" or any(token.lower_ == "according" for token in cue):
        return "say"
    return next((found for found in map(_class_of, _by_weight(cue)) if found is not None), None)


def _by_weight(cue: Tokens) -> Iterator[Token]:
    """The root, then verbs, then the others."""
    yield cue.root
    yield from (token for token in cue if syntax.is_verb(token))
    yield from (token for token in cue if not syntax.is_verb(token))


def _class_of(token: Token) -> str | None:
    lemma = token.lemma_.lower()
    if token.lower_ in word_set("attribution", "hearsay_adverbs"):
        return "hearsay"
    if syntax.is_verb(token) or token.tag_.startswith("VB"):
        particle = syntax.particle(token)
        phrasal = f"{lemma} {particle}" if particle else lemma
        for key in (phrasal, lemma):
            found = labels_by_word("attribution", "other_verbs").get(key) or labels_by_word(
                "attribution", "verbs"
            ).get(key)
            if found is not None:
                return found
        return None
    return labels_by_word("attribution", "nouns").get(lemma)
