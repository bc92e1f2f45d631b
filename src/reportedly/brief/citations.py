"""The checker of promise 1 in a brief. In: a sentence with its claims and reports. Out: the numbers and
proper names in it that stand neither in the cited words nor in the claim's record, nor are marked as
computed; none in a sound brief."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from reportedly.brief.amounts import number_words
from reportedly.brief.content import BriefOptions, Sentence
from reportedly.brief.dates import MONTHS
from reportedly.brief.names import MASK, side_name
from reportedly.model.actor import Actor, Speaker
from reportedly.model.claim import Claim
from reportedly.model.report import Report
from reportedly.model.timeref import TimeRef

# words of our own that stand with a capital: the openings of sentences
_OPENERS = frozenset(
    [
        "A",
        "According",
        "An",
        "Aid",
        "Air",
        "An",
        "Armed",
        "Casualties",
        "Damage",
        "Displacement",
        "Fighting",
        "Ill-treatment",
        "Looting",
        "No",
        "On",
        "One",
        "Restrictions",
        "Sanctions",
        "Sexual",
        "Shelling",
        "Talks",
        "The",
        "They",
    ]
)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?(?::\d\d)?")
_NAME = re.compile(r"[^\W\d_][\w’'-]*")


def _times(time: TimeRef | None) -> Iterator[str]:
    if time is None:
        return
    yield time.span.text
    for value in (time.start, time.end):
        if value and len(value) >= 10 and value[5:7].isdigit():
            yield f"{int(value[8:10])} {MONTHS[int(value[5:7]) - 1]} {value[:4]} {value[11:16]}"
    yield time.tz or ""


def _party(who: Actor | Speaker | None, options: BriefOptions) -> Iterator[str]:
    if who is not None:
        yield from (who.span.text, who.name or "")
        yield side_name(who.side, options.side_names) if who.side else ""


def _figures(claim: Claim) -> Iterator[str]:
    for figure in claim.figures:
        yield from (figure.span.text, figure.counted or "", figure.number or "")
        yield from (
            number_words(value) for value in (figure.low, figure.best, figure.high) if value is not None
        )


def _places(claim: Claim) -> Iterator[str]:
    if claim.place is not None:
        yield from (claim.place.span.text, claim.place.name or "", claim.place.admin1 or "")
        relative = claim.place.relative
        if relative is not None:
            yield (
                f"{relative.anchor} {f'{relative.km:g}' if relative.km is not None else ''} "
                f"{relative.bearing or ''}"
            )


def _allowed(claim: Claim, report: Report | None, options: BriefOptions) -> Iterator[str]:
    yield claim.words.text
    if report is not None:
        yield from (report.publisher or "", report.title or "")
    for who in (claim.speaker, claim.actor, claim.target):
        yield from _party(who, options)
    yield from (part for via in claim.via for part in (via.span.text, via.name or ""))
    yield from (*_times(claim.time), *_figures(claim), *_places(claim))
    yield from (site.name for site in claim.sites)
    yield claim.instrument.span.text if claim.instrument else ""
    yield (claim.verification.by or "") if claim.verification else ""


def _capitalised(text: str) -> Iterator[str]:
    for found in _NAME.finditer(text):
        word = found.group()
        starts = found.start() == 0 or text[: found.start()].rstrip("“ ") == ""
        if word[0].isupper() and not (starts and word in _OPENERS):
            yield word


def unsupported(
    sentence: Sentence,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    options: BriefOptions | None = None,
) -> tuple[str, ...]:
    """The numbers and names of a sentence that nothing stands behind."""
    options = options or BriefOptions()
    cited = [claims[claim_id] for claim_id in sentence.claim_ids]
    found: Iterable[str] = (part for c in cited for part in _allowed(c, reports.get(c.report_id), options))
    ground = " ".join((*found, *sentence.computed, *sentence.reasons))
    numbers = {number.rstrip(",") for number in _NUMBER.findall(ground)}
    names = {word.lower() for word in _NAME.findall(ground)}
    text = sentence.text.replace(MASK, "")
    loose = [n.rstrip(",") for n in _NUMBER.findall(text) if n.rstrip(",") not in numbers]
    # a sentence may open with a common word of the report in capitals ("Residents say")
    return (*loose, *(word for word in _capitalised(text) if word.lower() not in names))
