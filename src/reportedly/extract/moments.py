"""Moments: when a happening took place and when it was said, by the words. In: a happening and the
mentions of time. Out: unresolved times."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.attribution.cues import Attribution
from reportedly.extract.counted_times import counted_phrases, time_before, time_of
from reportedly.extract.events.happenings import Happening
from reportedly.extract.places.datelines import dateline_ranges
from reportedly.extract.stamps import is_stamp
from reportedly.extract.tenses import after_what, is_present
from reportedly.extract.wordlists import word_set
from reportedly.model.document import Document, Mention
from reportedly.model.span import Span
from reportedly.model.timeref import TimeRef

_RUN = re.compile(r"an? \w+ (?:day|night|week|month|year)", re.IGNORECASE)  # "for a third day on Saturday"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\blast year\b|\bago\b|^since\b|^now$", re.IGNORECASE)
_FAR = 9  # steps in the parse
_UNITS = frozenset({"hour", "day", "night", "week", "fortnight", "month", "year", "decade"})


class MomentFinder:
    """Finds times in one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._by_sentence: dict[int, list[Mention]] = {}
        self._headings: dict[int, Mention] = {}
        lines = dateline_ranges(document.text)
        self._phrases = counted_phrases(document)
        for phrase in (phrase for phrase in self._phrases if phrase.counts):
            sentence = document.doc[phrase.first].sent.start
            self._by_sentence.setdefault(sentence, []).append(phrase.mention)
        for mention in document.mentions_of("date"):
            if is_stamp(document.text, mention.span):
                continue
            sentence = document.doc[mention.first].sent.start
            line = next((line for line in lines if line[0] <= mention.span.start < line[1]), None)
            if line is None:
                self._by_sentence.setdefault(sentence, []).append(mention)
            elif _heads_an_item(document.text, line):
                self._headings[sentence] = mention

    def when(
        self, happening: Happening, attribution: Attribution | None, said: Sequence[Attribution] = ()
    ) -> TimeRef | None:
        """The time of the happening, by nearness in the parse; a time that hangs on a verb of saying is not
        it, be it said (`said`) of this happening or of another one."""
        own = [
            m
            for m in self._mentions(happening)
            if not self._is_of_other_base(m, happening)
            and not any(self._is_stated(m, item, happening) for item in (attribution, *said))
            and not self._belongs_to_noun(m, happening)
            and not self._is_of_other_clause(m, happening)
        ]
        own = [m for m in own if not _RUN.fullmatch(m.span.text)] or own
        own = self._dates_first(own, happening)
        if not own:
            return self._before(happening) or self._lasting(happening) or self._heading(happening)
        best = min(own, key=lambda mention: self._remoteness(mention, happening))
        if self._remoteness(best, happening) > _FAR and len(own) > 1:
            return None
        if self._belongs_to_other_noun(best, happening):
            return None
        time = time_of(self.document, best, self._phrases)
        return time if time.counted else TimeRef(self._of_the_act(best.span))

    def stated(self, happening: Happening, attribution: Attribution | None) -> TimeRef | None:
        """When the speaker said it, where the text says so."""
        found = [m for m in self._mentions(happening) if self._is_stated(m, attribution, happening)]
        return time_of(self.document, found[0], self._phrases) if found else None

    def _is_of_other_base(self, mention: Mention, happening: Happening) -> bool:
        """ "two days after the 6 August raid": the date is that of the raid, and the raid is not counted from
        itself."""
        trigger = happening.trigger.token.i
        return any(
            phrase.holds(trigger)
            if phrase.mention is mention
            else phrase.holds(mention.last - 1) and not phrase.holds(trigger)
            for phrase in self._phrases
        )

    def _dates_first(self, own: list[Mention], happening: Happening) -> list[Mention]:
        """ "hours after the raid, on Friday evening": a date that is told says it, and nothing is counted."""
        counting = [phrase.mention for phrase in self._phrases]
        dates = [m for m in own if m not in counting and self._remoteness(m, happening) <= _FAR]
        return dates if len(dates) < len(own) and dates else own

    def _before(self, happening: Happening) -> TimeRef | None:
        """Of "the drone hit" in "on 9 August, a day after the drone hit": counted back from the date."""
        trigger = happening.trigger.token.i
        phrase = next((phrase for phrase in self._phrases if phrase.holds(trigger)), None)
        if phrase is None:
            return None
        counting = [phrase.mention for phrase in self._phrases]
        dates = [m for m in self._mentions(happening) if not phrase.holds(m.first) and m not in counting]
        return time_before(self.document, phrase) if dates else None

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
        if attribution is None or attribution.complement == "adverb":
            return False
        trigger = happening.trigger.token
        earlier = after_what(trigger)
        if trigger.i in range(*attribution.cue) or (
            earlier is not None and not self._stands_apart(mention, earlier)
        ):
            return False  # the saying is itself the happening; "said after talks on Sunday"
        if attribution.source is not None and trigger.i < mention.first < attribution.source.i:
            return False  # "were killed, on 4 April, residents told"
        cue = self.document.doc[attribution.cue[0]]
        if syntax.is_verb(cue) and self._is_right_after(mention, attribution):
            return True
        if mention.first in attribution.content:
            return False
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

    def _is_right_after(self, mention: Mention, attribution: Attribution) -> bool:
        """ "said on Sunday it had", whatever the parse makes of it; not "said Sunday's raid"."""
        doc = self.document.doc
        between = doc[attribution.cue[1] : mention.first]
        if mention.first < attribution.cue[1] or len(between) > 1 or any(t.lower_ == "that" for t in between):
            return False
        return self._head(mention).dep_ in ("pobj", "npadvmod", "advmod", "tmod", "dobj")

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
        if self._is_of_a_state(mention, governor, happening):
            return True
        compared = any(child.lower_ in word_set("numbers", "comparing") for child in governor.children)
        return compared and (head.head.lower_ == "since" or mention.span.text.lower().startswith("since"))

    def _is_of_a_state(self, mention: Mention, governor: Token, happening: Happening) -> bool:
        """ "under siege since May": how long things have stood so."""
        beside = self.document.doc[mention.first - 1] if mention.first else governor
        is_since = mention.span.text.lower().startswith("since ")
        states = word_set("holding", "states")
        nouns = (governor, beside) if is_since else (governor,)
        return any(noun.lemma_.lower() in states and noun not in happening.tokens for noun in nouns)

    def _is_of_other_clause(self, mention: Mention, happening: Happening) -> bool:
        """ "on 3 August, after they had left": not when they left; "X is feared, and Y fell on Friday": not
        of X; "the bridge, built in 2021": not when it fell."""
        time, trigger = self._head(mention), happening.trigger.token
        if any(token.text == ";" for token in time.doc[max(t.i for t in happening.tokens) : time.i]):
            return True  # "a drone hit the depot; a second fell on Monday"
        clause = syntax.clause_root(time)
        if _is_of_the_noun_before(clause, time, happening):
            return True
        if clause.dep_ in ("acl", "relcl") and _YEAR.search(mention.span.text):
            return not any(clause.head == token or token in clause.subtree for token in happening.tokens)
        if time in trigger.subtree:
            return False
        if trigger.lemma_.lower() == "toll":
            return True  # "the toll rose to seven on Monday": when it was counted
        earlier = after_what(trigger)
        if earlier is not None and time not in earlier.subtree and self._stands_apart(mention, earlier):
            return True
        if trigger in clause.subtree:
            return False
        has_subject = any(child.dep_ in ("nsubj", "nsubjpass") for child in clause.children)
        is_joined = any(child.dep_ == "cc" or child.text == ";" for child in clause.head.children)
        return clause.dep_ == "conj" and has_subject and is_joined and trigger.i < clause.i

    def _stands_apart(self, mention: Mention, earlier: Token) -> bool:
        """Whether a time stands before a phrase of "after", or beyond a comma after it."""
        between = self.document.doc[earlier.i : mention.first] if mention.first > earlier.i else None
        return between is None or any(token.text == "," for token in between)

    def _lasting(self, happening: Happening) -> TimeRef | None:
        """ "has been cut off for two weeks": a stretch up to publication."""
        verb = syntax.clause_root(happening.trigger.token)
        if not is_present(verb):
            return None
        doc = self.document.doc
        for word in verb.subtree:
            unit = next(iter(syntax.children(word, "pobj")), None) if word.lower_ == "for" else None
            if unit is not None and unit.lemma_ in _UNITS and syntax.clause_root(word) == verb:
                span = doc[word.i : unit.i + 1]
                return TimeRef(Span.of(self.document.text, span.start_char, span.end_char))
        return None

    def _heading(self, happening: Happening) -> TimeRef | None:
        """The day at the head of a list's item: "2. Axum, 13 March: a convoy was ambushed"."""
        mention = self._headings.get(happening.sentence.start)
        return None if mention is None else TimeRef(mention.span)

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


def _is_of_the_noun_before(clause: Token, time: Token, happening: Happening) -> bool:
    """ "A school built last year was set alight": the time of a participle that tells of a noun before the
    act, and stands between the two."""
    if clause.dep_ != "acl" or clause.tag_ != "VBN" or clause.head in happening.tokens:
        return False
    first = min(token.i for token in happening.tokens)
    if not clause.i < time.i < first or any(token in clause.subtree for token in happening.tokens):
        return False
    return not any(token.is_punct or token.dep_ == "cc" for token in time.doc[time.i : first])


def _heads_an_item(text: str, line: tuple[int, int]) -> bool:
    """Whether it ends with a colon, as the head of an item does, and names no agency: the day of a
    dateline is that of writing."""
    return "(" not in text[slice(*line)] and text[line[1] :].lstrip().startswith(":")


def _path_words(token: Token) -> list[Token]:
    found = []
    current = token
    for _ in range(4):
        if current.dep_ == "ROOT":
            break
        current = current.head
        found.append(current)
    return found
