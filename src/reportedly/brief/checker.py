"""The checker of promise 1 in a brief. In: sentences with their claims and reports. Out: the numbers and
names in them that stand neither in the cited words nor are declared as computed, with a reason; none in a
sound brief."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from reportedly.brief.briefs import Brief
from reportedly.brief.content import BriefOptions, Computed, Sentence
from reportedly.brief.grounds import cited_spans, known_beside
from reportedly.brief.names import MASK
from reportedly.brief.numbers import Value, numbers_in
from reportedly.brief.wording import listed, words
from reportedly.model.claim import Claim
from reportedly.model.report import Report

_NAME = re.compile(r"[^\W\d_][\w’'-]*")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?(?::\d\d)?")


@dataclass(frozen=True, slots=True)
class _Ground:
    """Cited words, ready to be asked: their numbers as values and their names in lower case."""

    numbers: frozenset[Value]
    names: frozenset[str]


class Record:
    """What sentences are checked against: the situation's claims and reports by id. What a claim's words hold
    is looked up once, for many sentences cite it."""

    def __init__(
        self, claims: Mapping[str, Claim], reports: Mapping[str, Report], options: BriefOptions
    ) -> None:
        self.claims, self.reports, self.options = claims, reports, options
        self._grounds: dict[str, _Ground] = {}
        self._beside: dict[str, tuple[Computed, ...]] = {}

    def ground(self, sentence: Sentence) -> _Ground:
        """The numbers and names of all words that the sentence cites."""
        grounds = [self._ground(claim_id) for claim_id in sentence.claim_ids if claim_id in self.claims]
        return _Ground(
            frozenset().union(*(g.numbers for g in grounds)), frozenset().union(*(g.names for g in grounds))
        )

    def beside(self, sentence: Sentence) -> dict[str, Computed]:
        """What the records of the cited claims add to the words, by its text."""
        found: dict[str, Computed] = {}
        for claim_id in sentence.claim_ids:
            if claim_id not in self._beside:
                claim = self.claims[claim_id]
                report = self.reports.get(claim.report_id)
                self._beside[claim_id] = tuple(known_beside(claim, report, self.options))
            found |= {item.text: item for item in self._beside[claim_id]}
        return found

    def _ground(self, claim_id: str) -> _Ground:
        if claim_id not in self._grounds:
            claim = self.claims[claim_id]
            text = " ; ".join(_cited_texts(claim, self.reports.get(claim.report_id)))
            self._grounds[claim_id] = _Ground(frozenset(numbers_in(text)), frozenset(_folded(text)))
        return self._grounds[claim_id]


@dataclass(frozen=True, slots=True)
class Fault:
    """A sentence and what in it nothing stands behind."""

    sentence: Sentence
    loose: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{', '.join(self.loose)}: in no cited words and not declared as computed: {self.sentence.text}"
        )


@dataclass(frozen=True, slots=True)
class Check:
    """The result for a whole brief."""

    sentences: int
    numbers: int
    names: int
    computed: int
    faults: tuple[Fault, ...]


def _cited_texts(claim: Claim, report: Report | None) -> Iterator[str]:
    for span in dict.fromkeys(cited_spans(claim)):
        # words that are not at their offsets are no words of the report
        if report is None or report.text[span.start : span.end] == span.text:
            yield span.text
    if report is not None:
        yield from (report.publisher or "", report.title or "")


def _folded(text: str) -> Iterator[str]:
    for word in _NAME.findall(text):
        yield word.lower()
        yield re.sub(r"['’]s?$", "", word.lower())


def _stripped(text: str, computed: Iterable[Computed]) -> str:
    for item in sorted(computed, key=lambda item: -len(item.text)):
        if item.text:
            text = _pattern(item.text).sub(" ", text)
    return text.replace(MASK, " ")


@lru_cache(maxsize=65_536)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,]){re.escape(text)}(?!\w|[.,]\d)", re.IGNORECASE)


def _numbers(text: str) -> Iterator[str]:
    yield from (found.rstrip(",") for found in _DIGITS.findall(text))


def _names(text: str, opening: str) -> Iterator[str]:
    """The capitalised words; the one that opens the sentence may be a common word of our own."""
    for found in _NAME.finditer(text):
        word = found.group()
        is_opening = word == opening and not text[: found.start()].strip("“ ")
        if word[0].isupper() and not (is_opening and word.lower() in _openers()):
            yield word


@cache
def _openers() -> frozenset[str]:
    """Words of our own that may open a sentence: those listed, and the first ones of what is counted and of
    what happens."""
    kinds, measures = words()["kinds"].values(), words()["measures"].values()
    texts = [text for kind in kinds for text in (kind["noun"], kind.get("bare_noun", ""), kind["heading"])]
    texts += [measure["table"] for measure in measures]
    return listed("openers") | {found[0].lower() for text in texts if (found := _NAME.findall(text))}


def _loose(text: str, ground: _Ground) -> tuple[str, ...]:
    opening = next(iter(_NAME.findall(text)), "")
    found = [n for n in _numbers(text) if not set(numbers_in(n)) <= ground.numbers]
    found += [
        word for word in _names(text, opening) if re.sub(r"['’]s?$", "", word.lower()) not in ground.names
    ]
    return tuple(found)


def declared(sentence: Sentence, record: Record) -> Sentence:
    """The sentence with what its claims' records add to the cited words declared as computed, and only what
    it needs."""
    ground = record.ground(sentence)
    computed = list(sentence.computed)
    rest = _stripped(sentence.text, computed)
    loose = _loose(rest, ground)
    if loose:
        for item in sorted(record.beside(sentence).values(), key=lambda item: -len(item.text)):
            if not loose:
                break
            if any(word in item.text for word in loose) and _pattern(item.text).search(rest):
                computed.append(item)
                rest = _stripped(rest, [item])
                loose = _loose(rest, ground)
    return replace(sentence, computed=tuple(dict.fromkeys(computed)))


def unsupported(sentence: Sentence, record: Record) -> tuple[str, ...]:
    """The numbers and names of a sentence that are neither in its cited words nor declared as computed."""
    return _loose(_stripped(sentence.text, sentence.computed), record.ground(sentence))


def check_brief(
    brief: Brief, reports: Sequence[Report], claims: Sequence[Claim], options: BriefOptions | None = None
) -> Check:
    """Every sentence of the brief against the situation's words."""
    record = Record(
        {claim.id: claim for claim in claims},
        {report.id: report for report in reports},
        options or BriefOptions(),
    )
    found = list(brief.sentences())
    faults = [Fault(s, loose) for s in found if (loose := unsupported(s, record))]
    faults += [Fault(s, ("no citation",)) for s in found if not s.claim_ids and not s.computed]
    return Check(
        sentences=len(found),
        numbers=sum(len(list(_numbers(s.text))) for s in found),
        names=sum(len(list(_names(s.text, next(iter(_NAME.findall(s.text)), "")))) for s in found),
        computed=sum(len(s.computed) for s in found),
        faults=tuple(faults),
    )
