"""Attributions: who says so, by which cue, and how far it reaches. In: a sentence's parse. Out: all its
attributions, found by `speech_verbs`, `other_cues` and `sentence_tails`."""

from __future__ import annotations

from spacy.tokens import Span as Tokens

from reportedly.extract import syntax
from reportedly.extract.attribution.cues import Attribution
from reportedly.extract.attribution.other_cues import according_to, by_adverb, by_colon, by_noun
from reportedly.extract.attribution.verbs import by_verb
from reportedly.extract.sentence_tails import by_tail
from reportedly.extract.wordlists import labels_by_word, word_set


def find_attributions(sentence: Tokens) -> list[Attribution]:
    """All attributions of one sentence; the innermost one that covers a word is the one that counts for
    it."""
    found: list[Attribution] = []
    for token in sentence:
        if syntax.is_verb(token) or token.tag_ in ("VBD", "VBZ", "VBP", "VBN", "VBG"):
            found.extend(by_verb(token))
        elif token.lower_ in word_set("attribution", "hearsay_adverbs") and token.pos_ in ("ADV", "ADJ"):
            found.append(by_adverb(token))
        elif token.pos_ == "NOUN" and token.lemma_.lower() in labels_by_word("attribution", "nouns"):
            found.extend(by_noun(token))
        if token.lower_ == "according":
            found.extend(according_to(token))
        if token.text == ":":
            found.extend(by_colon(token))
    found = [item for item in found if item.content]
    return found + by_tail(sentence, found)
