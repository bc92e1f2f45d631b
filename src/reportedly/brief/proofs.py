"""What sentences are proved by. In: claims with their reports, and what people corrected. Out: for a sentence
the words that it cites, what their records add to them, and the phrases in which its numbers may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from reportedly.brief.amended import amended_claims
from reportedly.brief.content import BriefOptions, Computed, Sentence
from reportedly.brief.counts import corrected_beside, counted_beside, tied_phrases
from reportedly.brief.grounds import cited_spans, known_beside
from reportedly.brief.numbers import Value, numbers_in
from reportedly.brief.privacy import maskers
from reportedly.brief.tellings import Scene
from reportedly.fuse.corrections import Corrected
from reportedly.model.claim import Claim
from reportedly.model.report import Report

WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Ground:
    """Cited words, ready to be asked: the texts themselves, their numbers as values, their names in lower
    case."""

    texts: frozenset[str]
    numbers: frozenset[Value]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Beside:
    """What a claim's record adds to its words: by need, counts that are always computed, and the phrases in
    which its numbers may stand."""

    known: tuple[Computed, ...]
    counted: tuple[Computed, ...]
    tied: frozenset[str]


class Record:
    """What sentences are checked against: the situation's claims and reports. What a claim's words hold is
    looked up once, for many sentences cite it."""

    def __init__(self, claims: Mapping[str, Claim], scene: Scene) -> None:
        self.claims, self.scene = claims, scene
        self._grounds: dict[str, Ground] = {}
        self._beside: dict[str, Beside] = {}

    def ground(self, sentence: Sentence) -> Ground:
        """The words, numbers and names of all that the sentence cites."""
        grounds = [self._ground(claim_id) for claim_id in sentence.claim_ids if claim_id in self.claims]
        return Ground(
            frozenset().union(*(g.texts for g in grounds)),
            frozenset().union(*(g.numbers for g in grounds)),
            frozenset().union(*(g.names for g in grounds)),
        )

    def beside(self, sentence: Sentence) -> list[Beside]:
        """What the records of the cited claims add to the words."""
        return [self._of(claim_id) for claim_id in sentence.claim_ids if claim_id in self.claims]

    def _of(self, claim_id: str) -> Beside:
        if claim_id not in self._beside:
            claim, options = self.claims[claim_id], self.scene.options
            found = self.scene.amended.get(claim_id)
            both = [claim] if found is None else [claim, found.told]
            report = self.scene.reports.get(claim.report_id)
            known = [item for one in both for item in known_beside(one, report, options)]
            counted = [item for one in both for item in counted_beside(one)]
            if found is not None:
                counted += [*found.pieces(), *corrected_beside(claim, found.told)]
            tied = {text for one in both for text in tied_phrases(one, options)}
            tied |= {item.text for item in known}
            masked = partial(self._masked, claim)
            self._beside[claim_id] = Beside(
                tuple(replace(item, text=masked(item.text)) for item in known),
                tuple(replace(item, text=masked(item.text)) for item in counted),
                frozenset(masked(text) for text in tied if any(letter.isdigit() for letter in text)),
            )
        return self._beside[claim_id]

    def _masked(self, claim: Claim, text: str) -> str:
        """The text as a sentence of ours shows it."""
        return self.scene.masks[""](self.scene.mask(claim, text))

    def _ground(self, claim_id: str) -> Ground:
        if claim_id not in self._grounds:
            claim = self.claims[claim_id]
            texts = tuple(_cited_texts(claim, self.scene.reports.get(claim.report_id)))
            joined = " ; ".join(texts)
            self._grounds[claim_id] = Ground(
                # an excerpt may begin in the middle of a name, and show what a mask of the whole hides
                frozenset(flat(one) for text in texts for one in (text, self._masked(claim, text))),
                frozenset(numbers_in(joined)),
                frozenset(_folded(joined)),
            )
        return self._grounds[claim_id]


def flat(text: str) -> str:
    """The words with one kind of quotation marks and spaces, as an excerpt shows them."""
    return re.sub(r'[“”"«»]', "'", " ".join(text.split()))


def _cited_texts(claim: Claim, report: Report | None) -> Iterator[str]:
    for span in dict.fromkeys(cited_spans(claim)):
        # words that are not at their offsets are no words of the report
        if report is None or report.text[span.start : span.end] == span.text:
            yield span.text
    if report is not None:
        yield from (report.publisher or "", report.title or "")


def _folded(text: str) -> Iterator[str]:
    for word in WORD.findall(text):
        yield word.lower()
        yield re.sub(r"['’]s?$", "", word.lower())


def record_of(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    options: BriefOptions | None = None,
    corrections: Sequence[Corrected] = (),
) -> Record:
    """What the sentences of a situation's brief are checked against."""
    options = options or BriefOptions()
    everything = [*claims, *(item.read for item in corrections)]
    scene = Scene(
        {report.id: report for report in reports},
        maskers(reports, everything, show_names=options.show_names),
        options,
        amended=amended_claims(corrections, options.side_names),
    )
    return Record({claim.id: claim for claim in claims}, scene)
