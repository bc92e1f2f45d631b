"""What a time is counted from, and when that was. In: a claim whose time is counted, the claims of its
report. Out: the base's words and value; none where the report does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.data.lexicons import load_lexicon
from reportedly.data.printed_dates import written_on
from reportedly.model.claim import Claim
from reportedly.model.document import Document, Mention
from reportedly.model.span import Span
from reportedly.model.timeref import CountedFrom, TimeRef
from reportedly.resolve.times.told import told_before, told_days
from reportedly.resolve.times.values import TimeContext, TimeValue, resolve_time

_SHORTEST = 4
_ENDINGS = frozenset({"", "ed", "d", "e", "es", "ing"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_WORD = re.compile(r"\w+")
_DEFINITE = re.compile(r"(?:the|this|that|these|those|its|their|his|her|[A-Z]\w+['’]s) ", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:first|initial)\b", re.IGNORECASE)
_REST = re.compile(r"\b(?:of|in|on|at|near|by|that|which|who|between|against|from|for|to|with|where)\b")


@dataclass(frozen=True, slots=True)
class Base:
    """What it is counted from, in the report's words, and when that was."""

    words: str
    value: TimeValue


def base_of(document: Document, claim: Claim, claims: Sequence[Claim]) -> Base | None:
    """By its own date; else by the claim that tells it; else by the act of that name told elsewhere."""
    assert claim.time is not None and claim.time.counted is not None
    counted = claim.time.counted
    if counted.apart is not None:
        return _rest_of_sentence(counted, counted.apart, claims) or _its_date(
            document, counted, counted.apart
        )
    value = (
        _own_date(document, counted.base)
        or next(_told_in(counted.base, claims), None)
        or _named(document, claim, counted, claims)
        or _taking_place(document, counted.base)
    )
    return None if value is None else Base(counted.base.text, value)


def _written(document: Document) -> str | None:
    return written_on(document.text, document.report.published)


def _rest_of_sentence(counted: CountedFrom, apart: Span, claims: Sequence[Claim]) -> Base | None:
    """What else the sentence tells, by its own time."""
    for claim in claims:
        time = claim.time
        is_beside = counted.base.contains(claim.trigger) and not apart.contains(claim.trigger)
        if is_beside and time is not None and counted.base.contains(time.span) and (value := _own(time)):
            return Base(time.span.text, value)
    return None


def _its_date(document: Document, counted: CountedFrom, apart: Span) -> Base | None:
    """The one date of the rest of the sentence, where it makes no claim: "the men were found on Friday"."""
    rest = [
        mention
        for mention in document.mentions_of("date")
        if counted.base.contains(mention.span) and not apart.contains(mention.span)
        if not mention.span.overlaps(counted.words)
    ]
    if len(rest) != 1 or _is_of_saying(document, rest[0]):
        return None
    span = rest[0].span
    previous = told_before(told_days(document, ()), span.start)
    value = resolve_time(span.text, TimeContext(_written(document), previous))
    return None if value is None else Base(span.text, value)


def _is_of_saying(document: Document, date: Mention) -> bool:
    """ "Said on Friday that ...": what is counted back from is what they said."""
    verb = document.doc[date.first : date.last].root
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    return verb.lemma_.lower() in load_lexicon("roles")["telling_verbs"]


def _own_date(document: Document, base: Span) -> TimeValue | None:
    for mention in document.mentions_of("date"):
        if base.contains(mention.span):
            previous = told_before(told_days(document, ()), mention.span.start)
            return resolve_time(mention.span.text, TimeContext(_written(document), previous))
    return None


def _told_in(base: Span, claims: Sequence[Claim]) -> Iterator[TimeValue]:
    for claim in claims:
        if base.contains(claim.trigger) and claim.time is not None and (value := _own(claim.time)):
            yield value


def _own(time: TimeRef) -> TimeValue | None:
    """The value of a time that is placed and was not taken from elsewhere."""
    if time.inherited or time.counted is not None or time.start is None or time.end is None:
        return None
    return TimeValue(time.start, time.end, time.precision or "day", time.tz)


def _named(
    document: Document, claim: Claim, counted: CountedFrom, claims: Sequence[Claim]
) -> TimeValue | None:
    """The act of that name told elsewhere: the last one before, else the next; for "the first strike" the
    first one."""
    base = counted.base
    places = {m.span.text for m in document.mentions_of("place", "region") if base.contains(m.span)}
    is_definite = _DEFINITE.match(base.text) is not None
    if not is_definite and not any(base.text.startswith(place) for place in places):
        return None
    words = _names_in(base.text)
    kinds = {other.kind for other in claims if base.contains(other.trigger)}
    kinds |= {kind for word in words for kind in load_lexicon("times")["any_act"].get(word, ())}
    same = [
        (other.trigger.start, value)
        for other in claims
        if other.modality == "actual"
        and other.polarity != "denied"
        and (other.kind in kinds or any(_is_form(other.trigger.text, word) for word in words))
        and not claim.words.contains(other.trigger)
        and _is_there(other, places, is_definite)
        and other.time is not None
        and (value := _own(other.time))
    ]
    before = [value for start, value in same if start < base.start]
    if not same:
        return None
    return same[0][1] if _FIRST.search(base.text) or not before else before[-1]


def _is_there(claim: Claim, places: set[str], is_definite: bool) -> bool:
    """Whether the act was at the place that the base names, if it names one."""
    if not places:
        return True
    return is_definite if claim.place is None else claim.place.naming.text in places


def _names_in(text: str) -> set[str]:
    """The words before the first preposition, which say what act it was."""
    head = _REST.split(text, maxsplit=1)[0]
    return {_name(word) for word in _WORD.findall(head) if len(word) >= _SHORTEST}


def _name(word: str) -> str:
    return word.lower().rstrip("s")


def _is_form(trigger: str, word: str) -> bool:
    """Whether a trigger is that word, or the verb or noun made of it: "raided", "raid"."""
    short, long = sorted((_name(trigger), word), key=len)
    return len(short) >= _SHORTEST and long.startswith(short) and long[len(short) :] in _ENDINGS


def _taking_place(document: Document, base: Span) -> TimeValue | None:
    """ "The vote was held on 7 August": the date with which the noun of the base is said to take place."""
    words = _names_in(base.text) if _DEFINITE.match(base.text) else set()
    verbs = load_lexicon("times")["taking_place"]
    told = told_days(document, ())
    for noun in document.doc:
        if noun.dep_ not in _SUBJECTS or _name(noun.text) not in words or base.start <= noun.idx < base.end:
            continue
        verb = noun.head
        if verb.lemma_ not in verbs or verb.tag_ not in ("VBD", "VBN"):
            continue
        dates = [m for m in document.mentions_of("date") if verb.left_edge.i <= m.first <= verb.right_edge.i]
        if len(dates) == 1:
            previous = told_before(told, dates[0].span.start)
            return resolve_time(dates[0].span.text, TimeContext(_written(document), previous))
    return None
