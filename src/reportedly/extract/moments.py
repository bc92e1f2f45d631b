"""Moments: when a happening took place and when it was said, by the words. In: a happening and the
mentions of time. Out: unresolved times."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.attribution.cues import Attribution
from reportedly.extract.events.happenings import Happening
from reportedly.extract.places.datelines import dateline_ranges
from reportedly.extract.wordlists import word_set
from reportedly.model.document import Document, Mention
from reportedly.model.span import Span
from reportedly.model.timeref import TimeRef


class MomentFinder:
    """Finds times in one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._by_sentence: dict[int, list[Mention]] = {}
        lines = dateline_ranges(document.text)
        for mention in document.mentions_of("date"):
            if any(start <= mention.span.start < end for start, end in lines):
                continue
            self._by_sentence.setdefault(document.doc[mention.first].sent.start, []).append(mention)

    def when(self, happening: Happening, attribution: Attribution | None) -> TimeRef | None:
        """The time of the happening, by nearness in the parse; a time that hangs on the verb of saying is
        not it."""
        own = [
            m
            for m in self._mentions(happening)
            if not self._is_stated(m, attribution, happening) and not self._belongs_to_noun(m, happening)
        ]
        if not own:
            return None
        best = min(own, key=lambda mention: self._remoteness(mention, happening))
        if self._remoteness(best, happening) > 9 and len(own) > 1:
            return None
        if self._belongs_to_other_noun(best, happening):
            return None
        return TimeRef(self._of_the_act(best.span))

    def stated(self, happening: Happening, attribution: Attribution | None) -> TimeRef | None:
        """When the speaker said it, where the text says so."""
        found = [m for m in self._mentions(happening) if self._is_stated(m, attribution, happening)]
        return TimeRef(found[0].span) if found else None

    def _mentions(self, happening: Happening) -> list[Mention]:
        return self._by_sentence.get(happening.sentence.start, [])

    def _head(self, mention: Mention) -> Token:
        return self.document.doc[mention.first : mention.last].root

    def _remoteness(self, mention: Mention, happening: Happening) -> float:
        head = self._head(mention)
        steps = min(syntax.distance(head, token) for token in happening.tokens)
        gap = min(abs(mention.first - token.i) for token in happening.tokens)
        return steps + gap / 30

    def _is_stated(self, mention: Mention, attribution: Attribution | None, happening: Happening) -> bool:
        if attribution is None or attribution.complement == "adverb" or mention.first in attribution.content:
            return False
        cue = self.document.doc[attribution.cue[0]]
        if not syntax.is_verb(cue):
            return abs(mention.first - attribution.cue[0]) <= 6
        head = self._head(mention)
        governor = head.head
        while (
            governor.dep_ in ("prep", "pobj", "npadvmod", "compound", "nmod", "advmod")
            and governor.head != governor
        ):
            governor = governor.head
        return bool(cue in (governor, head.head))

    def _of_the_act(self, span: Span) -> Span:
        """ "the toll from Monday's bombing": the day alone; the preposition belongs to the toll."""
        text = self.document.text
        if not span.text.lower().startswith("from ") or text[span.end : span.end + 1] not in ("'", "’"):
            return span
        start = span.start + len("from ")
        return Span.of(text, start, span.end)

    def _belongs_to_noun(self, mention: Mention, happening: Happening) -> bool:
        """ "last week's strikes", "the worst attack since 2011": the time of that noun, or of a
        comparison."""
        head = self._head(mention)
        if head.dep_ == "poss":
            return head.head not in happening.tokens
        governor = head.head.head if head.dep_ == "pobj" else head.head
        compared = any(child.lower_ in word_set("numbers", "comparing") for child in governor.children)
        return compared and (head.head.lower_ == "since" or mention.span.text.lower().startswith("since"))

    def _belongs_to_other_noun(self, mention: Mention, happening: Happening) -> bool:
        """ "since the invasion in February 2022": the time of the noun that it hangs on, not of this
        happening."""
        head = self._head(mention)
        governor = head.head
        if governor.dep_ == "prep":
            governor = governor.head
        if governor.pos_ != "NOUN" or governor in happening.tokens:
            return False
        after_since = any(token.lower_ in ("since", "after") for token in _path_words(governor))
        beside = any(
            governor in token.subtree or token in governor.subtree
            for token in happening.tokens
            if token.pos_ == "NOUN"
        )
        return after_since and not beside


def _path_words(token: Token) -> list[Token]:
    found = []
    current = token
    for _ in range(4):
        if current.dep_ == "ROOT":
            break
        current = current.head
        found.append(current)
    return found
