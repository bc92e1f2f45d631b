"""Anchors: the words on which a judgement was made, written down and found again. In: claims, reports,
anchors. Out: the claim that an anchor means now, or why there is none. One that could mean two is lost, never
guessed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from reportedly.model.claim import Claim
from reportedly.model.figure import Figure
from reportedly.model.judgement import Anchor
from reportedly.model.report import Report
from reportedly.model.span import Span

_MASK = "[name]"  # what exports write for a private name: any words may stand there
_LONGEST_NAME = 80
_AROUND = 60  # characters kept on either side: enough to tell two of the same sentence apart
_TRIGGER, _KIND, _PLACE, _SPEAKER, _FIGURE, _ID = 4, 3, 2, 2, 2, 1
_LEAST = _KIND


@dataclass(frozen=True, slots=True)
class Attached:
    """The claim that an anchor means now; `start` is where its words stand now. Without one, `why` not."""

    claim: Claim | None = None
    start: int = 0
    why: str = ""


def anchor_of(
    claim: Claim, report: Report, *, figure: Figure | None = None, named: Span | None = None
) -> Anchor:
    """The claim's words with what stands around them; `figure` is the one that is meant, `named` the words
    from which a value was read."""
    words, text = claim.words, report.text
    return Anchor(
        claim.id, report.id, words.start, words.text,
        before=text[max(0, words.start - _AROUND) : words.start], after=text[words.end : words.end + _AROUND],
        trigger=claim.trigger.text, trigger_at=claim.trigger.start - words.start, kind=claim.kind,
        place=claim.place.span.text if claim.place else "",
        speaker=claim.speaker.span.text if claim.speaker else "",
        figure=figure.span.text if figure else "", figure_at=figure.span.start - words.start if figure else 0,
        named=named.text if named else "", named_at=named.start - words.start if named else 0,
    )  # fmt: skip


class Attacher:
    """Finds the claims of anchors: by id where the claim still says the same, else by overlap of words."""

    def __init__(self, claims: Sequence[Claim], reports: Sequence[Report]) -> None:
        self._claims = {claim.id: claim for claim in claims}
        self._reports = {report.id: report for report in reports}

    def attach(self, anchor: Anchor) -> Attached:
        claim = self._claims.get(anchor.claim_id)
        if claim is not None and _says_the_same(claim, anchor):
            return Attached(claim, claim.words.start)
        if not anchor.report_id or not anchor.text:
            return Attached(why="its claim is there no more, and it keeps no words")
        report, found = self._find_words(anchor)
        if report is None or found is None:
            why = "more than once" if report is not None else "no more"
            return Attached(why=f"its words stand {why} in the reports")
        return self._choose(anchor, report, found)

    def _find_words(self, anchor: Anchor) -> tuple[Report | None, Span | None]:
        """The report and the place of the words; the report alone where they stand at two places that cannot
        be told apart."""
        known = self._reports.get(anchor.report_id)
        reports = [known] if known is not None else list(self._reports.values())
        found = [(report, span) for report in reports for span in _occurrences(anchor, report.text)]
        if known is None:  # another edition of the text: its surroundings must be the same too
            found = [pair for pair in found if _likeness_around(anchor, *_text_and(pair)) >= _around(anchor)]
        if not found:
            return None, None
        ranked = sorted(found, key=lambda pair: -_likeness_around(anchor, *_text_and(pair)))
        best = _likeness_around(anchor, *_text_and(ranked[0]))
        if len(ranked) > 1 and _likeness_around(anchor, *_text_and(ranked[1])) == best:
            return ranked[0][0], None
        return ranked[0]

    def _choose(self, anchor: Anchor, report: Report, found: Span) -> Attached:
        there = [claim for claim in self._of_reports.get(report.id, ()) if claim.words.overlaps(found)]
        scored = [(_likeness(claim, anchor, found.start, there), claim) for claim in there]
        best = max((score for score, _ in scored), default=0)
        chosen = [claim for score, claim in scored if score == best]
        if best < _LEAST:
            return Attached(why="no claim of these words is like it any more")
        if len(chosen) > 1:
            return Attached(why=f"{len(chosen)} claims of these words fit equally")
        return Attached(chosen[0], found.start)

    @cached_property
    def _of_reports(self) -> Mapping[str, list[Claim]]:
        groups: dict[str, list[Claim]] = defaultdict(list)
        for claim in self._claims.values():
            groups[claim.report_id].append(claim)
        return groups


def figure_of(attached: Attached, anchor: Anchor) -> int | None:
    """The index of the figure that the anchor means in the claim, None where it is there no more."""
    if attached.claim is None or not anchor.figure:
        return None
    figures, first = attached.claim.figures, attached.start + anchor.figure_at
    last = first + len(anchor.figure)
    there = [i for i, f in enumerate(figures) if f.span.start < last and f.span.end > first]
    same = [i for i in there if _flat(figures[i].span.text) == _flat(anchor.figure)] or there
    if not same:
        same = [i for i, f in enumerate(figures) if _flat(f.span.text) == _flat(anchor.figure)]
    return same[0] if len(same) == 1 else None


def named_span(attached: Attached, anchor: Anchor, text: str) -> Span | None:
    """The words that the person named, where they stand now; None where they were not named or are gone."""
    if not anchor.named:
        return None
    first = attached.start + anchor.named_at
    starts = [match.start() for match in re.finditer(re.escape(anchor.named), text)]
    start = min(starts, key=lambda at: abs(at - first), default=None)
    return None if start is None else Span.of(text, start, start + len(anchor.named))


def _says_the_same(claim: Claim, anchor: Anchor) -> bool:
    """Whether the claim of that id is plainly the one that was judged; a judgement without words holds by id
    alone."""
    if not anchor.text:
        return True
    if not anchor.report_id:
        return anchor.text in claim.words.text or claim.words.text in anchor.text
    pairs = (
        (anchor.text, claim.words.text), (anchor.trigger, claim.trigger.text), (anchor.kind, claim.kind),
        (anchor.place, _place(claim)), (anchor.speaker, _speaker(claim)),
    )  # fmt: skip
    return all(kept == now or (_MASK in kept and _pattern(kept).fullmatch(now)) for kept, now in pairs)


def _likeness(claim: Claim, anchor: Anchor, start: int, there: Sequence[Claim]) -> int:
    """How much tells that the claim is the one that was judged; 0 where its place or speaker are others."""
    same_id = claim.id == anchor.claim_id
    alone = sum(other.mention_group == claim.mention_group for other in there) == 1
    other_words = _differ(anchor.place, _place(claim)) or _differ(anchor.speaker, _speaker(claim))
    if other_words and not (same_id and alone):
        return 0
    first = start + anchor.trigger_at
    score = _TRIGGER * (claim.trigger.start < first + len(anchor.trigger) and claim.trigger.end > first)
    score += _KIND * (claim.kind == anchor.kind)
    if score < _LEAST:
        return 0
    score += _PLACE * (_place(claim) == anchor.place) + _SPEAKER * (_speaker(claim) == anchor.speaker)
    score += _FIGURE * any(_flat(f.span.text) == _flat(anchor.figure) for f in claim.figures)
    return score + _ID * same_id


def _differ(one: str, other: str) -> bool:
    """Whether both are said, and neither lies in the other as "Sudzha" does in "the town of Sudzha"."""
    one, other = _flat(one), _flat(other)
    if not one or not other or one in other or other in one:
        return False
    return _MASK not in one or not _pattern(one).fullmatch(other)


def _occurrences(anchor: Anchor, text: str) -> Iterable[Span]:
    """Where the words stand in the text, whatever space is between them."""
    if text[anchor.start : anchor.start + len(anchor.text)] == anchor.text:
        return (Span.of(text, anchor.start, anchor.start + len(anchor.text)),)
    return [Span.of(text, *match.span()) for match in _pattern(anchor.text).finditer(text)]


@lru_cache(maxsize=256)
def _pattern(kept: str) -> re.Pattern[str]:
    """What finds kept words with whatever space between them, and with the names that were masked."""
    escaped = r"\s+".join(map(re.escape, kept.split()))
    return re.compile(escaped.replace(re.escape(_MASK), rf"[^\n]{{1,{_LONGEST_NAME}}}?"))


def _likeness_around(anchor: Anchor, text: str, found: Span) -> int:
    """How many characters around the words are as they were, space apart."""
    before = _letters(text[max(0, found.start - 2 * _AROUND) : found.start])[::-1]
    after = _letters(text[found.end : found.end + 2 * _AROUND])
    kept_before, kept_after = _kept_around(anchor)
    return _common(kept_before[::-1], before) + _common(kept_after, after)


def _around(anchor: Anchor) -> int:
    return sum(map(len, _kept_around(anchor)))


def _kept_around(anchor: Anchor) -> tuple[str, str]:
    """What stood on either side, as far as no name was masked."""
    return _letters(anchor.before.rpartition(_MASK)[2]), _letters(anchor.after.partition(_MASK)[0])


def _common(one: str, other: str) -> int:
    same = (a == b for a, b in zip(one, other, strict=False))
    return next((i for i, is_same in enumerate(same) if not is_same), min(len(one), len(other)))


def _text_and(pair: tuple[Report, Span]) -> tuple[str, Span]:
    return pair[0].text, pair[1]


def _letters(text: str) -> str:
    return "".join(text.split())


def _flat(text: str) -> str:
    return " ".join(text.split())


def _place(claim: Claim) -> str:
    return claim.place.span.text if claim.place else ""


def _speaker(claim: Claim) -> str:
    return claim.speaker.span.text if claim.speaker else ""
