"""Report times: what a headline, or a sentence of which no claim is made, says of when. In: a document and
its drafts. Out: the period that the report covers, and the times told between the claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.data.lexicons import load_lexicon
from reportedly.extract import syntax
from reportedly.extract.drafts import Draft
from reportedly.extract.places.datelines import dateline_ranges
from reportedly.extract.tenses import after_what
from reportedly.extract.told_times import APART, ToldTime, is_of_a_year, tells_the_present
from reportedly.model.claim import Claim
from reportedly.model.document import Document
from reportedly.model.place import Place
from reportedly.model.timeref import TimeRef

_PERIOD = re.compile(r"\d{1,2}(?: [A-Z][a-z]+)?(?: ?[-–] ?| to )(?:[A-Z][a-z]+ )?\d{1,2}\b")
_LINKING = frozenset({"prep", "pobj", "npadvmod", "compound", "nmod", "advmod", "amod"})


def headline_period(document: Document) -> TimeRef | None:
    """ "Situation report, 2 to 8 May": the days that the report is about; else None."""
    first_line = document.text.partition("\n")[0]
    for mention in document.mentions_of("date"):
        if mention.span.end > len(first_line):
            return None
        if _PERIOD.search(mention.span.text):
            return TimeRef(mention.span, inherited=True)
    return None


def within_period(claim: Claim, draft: Draft, period: TimeRef | None) -> Claim:
    """The claim with the period of the report, where nothing else says when and it tells what happened."""
    if period is None or claim.time is not None or claim.modality != "actual" or claim.kind in APART:
        return claim
    is_before = after_what(draft.happening.trigger.token) is not None
    if claim.polarity == "denied" or is_before or tells_the_present(draft):
        return claim
    return replace(claim, time=period, reasons=(*claim.reasons, "time is the period that the headline names"))


@dataclass(frozen=True, slots=True)
class TimesBetween:
    """The times of sentences that no claim is made of, and of these the ones that say when what stands before
    them happened."""

    told: tuple[ToldTime, ...]
    of_before: tuple[ToldTime, ...]

    def last(self, known: ToldTime | None, index: int) -> ToldTime | None:
        """The last time told before the sentence `index`, `known` being the last one of a claim."""
        before = [told for told in self.told if told.sentence_index < index]
        if not before or (known is not None and known.sentence_index >= before[-1].sentence_index):
            return known
        return before[-1]

    def told_after(self, claim: Claim, draft: Draft) -> Claim:
        """ "Jets hit a depot. It happened on Friday.": the time that the next sentence gives."""
        if claim.time is not None or claim.modality != "actual" or claim.kind in APART:
            return claim
        next_one = draft.sentence_index + 1
        told = next((told for told in self.of_before if told.sentence_index == next_one), None)
        if told is None:
            return claim
        reason = "time taken from the sentence after"
        return replace(claim, time=replace(told.time, inherited=True), reasons=(*claim.reasons, reason))


def times_between(document: Document, drafts: Sequence[Draft]) -> TimesBetween:
    """ "The aircraft came down on Friday.": the times of main verbs in sentences without a claim."""
    with_claims = {draft.happening.sentence.start for draft in drafts}
    sentences = [sentence for sentence in document.doc.sents if sentence.text.strip()]
    index_of = {sentence.start: index for index, sentence in enumerate(sentences)}
    lines = dateline_ranges(document.text)
    told, of_before = [], []
    for mention in document.mentions_of("date"):
        head = document.doc[mention.first : mention.last].root
        start = head.sent.start
        if start in with_claims or any(a <= mention.span.start < b for a, b in lines) or not _is_told(head):
            continue
        if is_of_a_year(TimeRef(mention.span)):
            continue
        time = ToldTime(index_of[start], TimeRef(mention.span), _place_of(document, head.sent))
        told.append(time)
        if _points_back(head.sent.root):
            of_before.append(time)
    return TimesBetween(tuple(told), tuple(of_before))


def _is_told(head: Token) -> bool:
    """Whether the time hangs on the main verb of its sentence, which tells in the past and is no saying."""
    root, governor = head.sent.root, head.head
    while governor.dep_ in _LINKING and governor.head != governor:
        governor = governor.head
    is_past = root.tag_ == "VBD" or any(
        word.tag_ == "VBD" for word in root.children if word.dep_ == "auxpass"
    )
    return governor == root and is_past and root.lemma_ not in load_lexicon("attribution")["verbs"]["say"]


def _points_back(verb: Token) -> bool:
    """ "It happened", "this took place"."""
    subject = syntax.subject(verb)
    is_of_before = subject is not None and subject.lower_ in ("it", "this", "that")
    takes_place = verb.lemma_ == "take" and any(noun.lower_ == "place" for noun in syntax.objects(verb))
    return is_of_before and (verb.lemma_ in ("happen", "occur") or takes_place)


def _place_of(document: Document, sentence: Tokens) -> Place | None:
    """The one place that the sentence names."""
    found = [m for m in document.mentions_of("place") if sentence.start <= m.first < sentence.end]
    return Place(found[0].span) if len(found) == 1 else None
