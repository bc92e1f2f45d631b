"""Counted times: "two days after the truce took effect", "hours before the town fell", "the eve of the vote".
In: a document. Out: such phrases, each with the words of what they are counted from.

What the words come to is computed by the resolver, when the other times of the report are known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from reportedly.data.lexicons import load_lexicon
from reportedly.extract import syntax
from reportedly.model.document import Document, Mention
from reportedly.model.span import Span
from reportedly.model.timeref import CountedFrom, TimeRef

_ENDS = frozenset({",", ";", ".", ":", "—", "–", "-", "(", ")", '"', "“", "”", "\n"})
_APART = frozenset({"ahead of", "in preparation for"})
_ON = frozenset({"on", "of", "in", "at"})
_CLAUSES = frozenset({"advcl", "ccomp", "pcomp", "acl"})


@dataclass(frozen=True, slots=True)
class CountedPhrase:
    """The words that count, as a mention, and the token range of what they count from. `counts` is false of
    words such as "ahead of", which say of no act when it was, only that the date after them is another's."""

    mention: Mention
    first: int
    last: int
    counts: bool = True

    def holds(self, index: int) -> bool:
        """Whether the token stands in what is counted from."""
        return self.first <= index < self.last


def counted_phrases(document: Document) -> list[CountedPhrase]:
    """The phrases of a document in order; a date such as "the night of 6 August" is none."""
    dates = document.mentions_of("date")
    found = []
    for match in _pattern().finditer(document.text):
        tokens = document.doc.char_span(match.start(), match.end())
        if tokens is None or tokens.end >= len(document.doc):
            continue
        span = Span.of(document.text, match.start(), match.end())
        last = _end_with_date(document.doc, _end_of_base(document.doc, tokens), dates)
        if last > tokens.end and not any(span.overlaps(date.span) for date in dates):
            mention = Mention("date", span, tokens.start, tokens.end, "lexicon")
            counts = span.text.lower() not in _APART
            found.append(CountedPhrase(mention, tokens.end, last, counts))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    """A count of units, or a part of a day, and the word that ties it to something told beside it."""
    lexicon = load_lexicon("times")
    words: Mapping[str, Mapping[str, object]] = lexicon["values"]
    units, parts = "|".join(words["unit"]), "|".join([*words["part"], *words["glow"]])
    numbers = "|".join([*load_lexicon("numbers")["units"], *words["few"], *words["a"], "the", r"\d{1,3}"])
    ordinals = "|".join(words["ordinal_word"])
    around = "|".join(lexicon["around_counts"])
    tie = "after|before|following|prior to|ahead of"
    count = rf"(?:(?:{around}) )*(?:(?:{numbers}) )?(?:(?:{numbers}) (?:of )?)?"
    phrases = (
        rf"{count}(?:{units})(?: to the day)? (?:{tie})",
        rf"the (?:{parts}) (?:{tie})",
        rf"the (?:eve|day|hour|{parts}) of",
        rf"the (?:{ordinals}) (?:day|night) of",
        r"the (?:run|lead)[- ]up to",
        "ahead of",
        "in preparation for",
    )
    follows = r"(?= [\w“\"‘'])(?! (?:and|but|when|that|being|having)\b)"
    return re.compile(rf"\b(?:{'|'.join(phrases)}){follows}", re.IGNORECASE)


def _end_of_base(doc: Doc, words: Tokens) -> int:
    """Where the phrase or clause ends that the words are tied to: with its subtree, a mark at the latest."""
    sentence_end = doc[words.start].sent.end
    limit = next((i for i in range(words.end, sentence_end) if doc[i].text in _ENDS), sentence_end)
    head = _head_of_base(doc[words.end - 1], words)
    return limit if head is None else min(limit, head.right_edge.i + 1)


def _end_with_date(doc: Doc, last: int, dates: Sequence[Mention]) -> int:
    """The end with a date right after it, which is that of the base: "ahead of the vote on 7 August"."""
    first = last + 1 if last < len(doc) and doc[last].lower_ in _ON else last
    return next((date.last for date in dates if date.first in (last, first)), last)


def _head_of_base(tie: Token, words: Tokens) -> Token | None:
    """The noun that the word governs, or the verb of the clause that it opens."""
    for child in tie.children:
        if child.i >= words.end and child.dep_ in ("pobj", "pcomp"):
            return child
    head = tie.head
    while head.i < words.end and head.head != head and head.i >= words.start:
        head = head.head
    if head.i >= words.end and (syntax.is_verb(head) and head.dep_ in _CLAUSES):
        return head
    return None


def time_of(document: Document, mention: Mention, phrases: list[CountedPhrase]) -> TimeRef:
    """The time of a mention; of a phrase that counts, with the words that it counts from."""
    phrase = next((phrase for phrase in phrases if phrase.mention is mention), None)
    if phrase is None:
        return TimeRef(mention.span)
    doc, text = document.doc, document.text
    base = doc[phrase.first : phrase.last]
    words = Span.of(text, base.start_char, base.end_char)
    counted = CountedFrom(words, mention.span)
    return TimeRef(Span.of(text, mention.span.start, words.end), counted=counted)


def time_before(document: Document, phrase: CountedPhrase) -> TimeRef:
    """The time of what is counted from, told by that of the rest of its sentence: of "a drone hit a depot" in
    "the raid on Friday came a day after a drone hit a depot"."""
    sentence = document.doc[phrase.first].sent
    words = Span.of(document.text, sentence.start_char, sentence.end_char)
    base = document.doc[phrase.first : phrase.last]
    apart = Span.of(document.text, base.start_char, base.end_char)
    return TimeRef(phrase.mention.span, counted=CountedFrom(words, phrase.mention.span, apart))
