"""The checker of promise 1 in a brief. In: sentences with their claims and reports. Out: the numbers and
names in them that stand neither in the cited words nor are declared as computed, with a reason; none in a
sound brief."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.brief.briefs import Brief
from reportedly.brief.content import BriefOptions, Computed, Sentence
from reportedly.brief.grounds import cited_spans, known_beside
from reportedly.brief.names import MASK
from reportedly.brief.numbers import Value, numbers_in
from reportedly.brief.wording import listed
from reportedly.model.claim import Claim
from reportedly.model.report import Report

_NAME = re.compile(r"[^\W\d_][\w’'-]*")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?(?::\d\d)?")


@dataclass(frozen=True, slots=True)
class Record:
    """What sentences are checked against: the situation's claims and reports by id."""

    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    options: BriefOptions

    def cited(self, sentence: Sentence) -> list[Claim]:
        return [self.claims[claim_id] for claim_id in sentence.claim_ids if claim_id in self.claims]


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


@dataclass(frozen=True, slots=True)
class _Ground:
    """The cited words of a sentence, ready to be asked."""

    numbers: frozenset[Value]
    names: frozenset[str]


def _ground(claims: Iterable[Claim], reports: Mapping[str, Report]) -> _Ground:
    texts = []
    for claim in claims:
        report = reports.get(claim.report_id)
        # words that are not at their offsets are no words of the report
        texts += [
            span.text
            for span in cited_spans(claim)
            if report is None or report.text[span.start : span.end] == span.text
        ]
        if report is not None:
            texts += [report.publisher or "", report.title or ""]
    ground = " ; ".join(texts)
    return _Ground(frozenset(numbers_in(ground)), frozenset(_folded(ground)))


def _folded(text: str) -> Iterator[str]:
    for word in _NAME.findall(text):
        yield word.lower()
        yield re.sub(r"['’]s?$", "", word.lower())


def _stripped(text: str, computed: Iterable[Computed]) -> str:
    for item in sorted(computed, key=lambda item: -len(item.text)):
        if item.text:
            text = _pattern(item.text).sub(" ", text)
    return text.replace(MASK, " ")


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,]){re.escape(text)}(?!\w|[.,]\d)", re.IGNORECASE)


def _numbers(text: str) -> Iterator[str]:
    yield from (found.rstrip(",") for found in _DIGITS.findall(text))


def _names(text: str, opening: str) -> Iterator[str]:
    """The capitalised words; the one that opens the sentence may be a common word of our own."""
    for found in _NAME.finditer(text):
        word = found.group()
        is_opening = word == opening and not text[: found.start()].strip("“ ")
        if word[0].isupper() and not (is_opening and word.lower() in listed("openers")):
            yield word


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
    cited = record.cited(sentence)
    ground = _ground(cited, record.reports)
    computed = list(sentence.computed)
    rest = _stripped(sentence.text, computed)
    loose = _loose(rest, ground)
    if loose:
        beside = {
            item.text: item
            for claim in cited
            for item in known_beside(claim, record.reports.get(claim.report_id), record.options)
        }
        for item in sorted(beside.values(), key=lambda item: -len(item.text)):
            if loose and any(word in item.text for word in loose) and _pattern(item.text).search(rest):
                computed.append(item)
                rest = _stripped(rest, [item])
                loose = _loose(rest, ground)
    return replace(sentence, computed=tuple(dict.fromkeys(computed)))


def unsupported(sentence: Sentence, record: Record) -> tuple[str, ...]:
    """The numbers and names of a sentence that are neither in its cited words nor declared as computed."""
    ground = _ground(record.cited(sentence), record.reports)
    return _loose(_stripped(sentence.text, sentence.computed), ground)


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
