"""Sentence tails: "..., residents said by telephone." where the parse did not tie the speaker to what goes
before. In: a sentence and its attributions so far. Out: at most one more."""

from __future__ import annotations

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.attribution.cues import Attribution
from reportedly.extract.speakers.finder import speaker_kind
from reportedly.extract.wordlists import word_set


def by_tail(sentence: Tokens, found: list[Attribution]) -> list[Attribution]:
    """ "..., residents said by telephone.": a speaker at the sentence's end that the parse did not tie to
    what goes before."""
    doc, first = sentence.doc, sentence.start
    tokens = [t for t in sentence if not (t.is_punct or t.is_space)]
    for verb in reversed(tokens[-8:]):
        if verb.lemma_.lower() not in word_set("attribution", "tail_verbs") or verb.tag_ not in (
            "VBD",
            "VBZ",
            "VBP",
        ):
            continue
        if any(item.cue[0] == verb.i and len(item.content) > 3 for item in found):
            return []
        comma = next(
            (i for i in range(verb.i - 1, max(first, verb.i - 14), -1) if doc[i].text in (",", "”", '"')),
            None,
        )
        if comma is None:
            return _plain_tail(sentence, verb)
        if comma - first < 4:
            return []
        nouns = [
            t
            for t in doc[comma + 1 : verb.i]
            if t.pos_ in ("NOUN", "PROPN", "PRON") and t.dep_ not in ("compound", "nmod", "pobj", "poss")
        ]
        if not nouns or any(syntax.is_verb(t) for t in doc[comma + 1 : verb.i]):
            return []
        return [
            Attribution(
                (verb.i, verb.i + 1), "say", nouns[0], frozenset(range(first, comma)), complement="tail"
            )
        ]
    return []


def _plain_tail(sentence: Tokens, verb: Token) -> list[Attribution]:
    """The same without a comma, where the words before the verb plainly are a source ("... the monitoring
    group said")."""
    doc, head = sentence.doc, sentence.doc[verb.i - 1]
    if head.pos_ not in ("NOUN", "PROPN") or speaker_kind("", head.lemma_.lower()) == "other":
        return []
    start = head.i
    while start - 1 > sentence.start and (
        doc[start - 1].pos_ in ("PROPN", "NOUN", "ADJ", "DET") or doc[start - 1].lower_ in ("for", "of")
    ):
        start -= 1
        if doc[start].pos_ == "DET":
            break
    if start - sentence.start < 5:
        return []
    return [
        Attribution(
            (verb.i, verb.i + 1), "say", head, frozenset(range(sentence.start, start)), complement="tail"
        )
    ]
