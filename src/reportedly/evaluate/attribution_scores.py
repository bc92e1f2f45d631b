"""Attribution scores: who is quoted, by which words, as saying what. In: a text with its gold and its given
attributions. Out: precision, recall and F1 of sources, cues, contents and whole attributions, as a table or
as JSON. Counts are summed over articles before any share is taken.

A piece is one contiguous stretch of a part: a discontinuous content is several, and a piece ends where its
line does. Pieces compare without the white space at their edges, and in an extra column without the
punctuation and quotation marks there; the same piece counts once an article. An attribution of which nothing
is marked does not count."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from reportedly.evaluate.matching import pair_up
from reportedly.evaluate.overlaps import Overlaps, count_overlaps, jaccard
from reportedly.evaluate.tallies import Found

PARTS: Final = ("source", "cue", "content")
WHOLE: Final = "source_with_content"
_ALIKE: Final = 0.5
_WORD: Final = re.compile(r"\w+|\S")
_LINE: Final = re.compile(r"[^\n\r]+")

Piece = tuple[int, int]
Pieces = frozenset[Piece]


class Extent(Protocol):
    """Half-open character offsets."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Attribution(Protocol):
    """What is scored: each part in one or several stretches, none where the text has none."""

    @property
    def source(self) -> Sequence[Extent]: ...
    @property
    def cue(self) -> Sequence[Extent]: ...
    @property
    def content(self) -> Sequence[Extent]: ...


@dataclass(frozen=True, slots=True)
class Parts:
    """The pieces of one attribution."""

    source: Pieces
    cue: Pieces
    content: Pieces

    def of(self, part: str) -> Pieces:
        return {"source": self.source, "cue": self.cue, "content": self.content}[part]

    @property
    def link(self) -> tuple[Pieces, Pieces]:
        """Who says what, whatever the cue."""
        return self.source, self.content


@dataclass(frozen=True, slots=True)
class AttributionScores:
    """The counts over all articles. `exact` and `trimmed` also count attributions whose source and content
    are both right, all pieces, in one given attribution, an empty source included; `alike` those whose
    source and content each share half of their words or more with the given one's."""

    articles: int = 0
    exact: Mapping[str, Found] = field(default_factory=lambda: dict.fromkeys((*PARTS, WHOLE), Found()))
    trimmed: Mapping[str, Found] = field(default_factory=lambda: dict.fromkeys((*PARTS, WHOLE), Found()))
    words: Mapping[str, Found] = field(default_factory=lambda: dict.fromkeys(PARTS, Found()))
    overlaps: Mapping[str, Overlaps] = field(default_factory=lambda: dict.fromkeys(PARTS, Overlaps()))
    alike: Found = field(default_factory=Found)

    def __add__(self, other: AttributionScores) -> AttributionScores:
        return AttributionScores(
            self.articles + other.articles,
            {name: tally + other.exact[name] for name, tally in self.exact.items()},
            {name: tally + other.trimmed[name] for name, tally in self.trimmed.items()},
            {name: tally + other.words[name] for name, tally in self.words.items()},
            {name: tally + other.overlaps[name] for name, tally in self.overlaps.items()},
            self.alike + other.alike,
        )

    def as_json(self) -> dict[str, Any]:
        """Plain JSON values: every tally with its counts and shares; a share of nothing is null."""
        shown: dict[str, Any] = {"articles": self.articles}
        for name in ("exact", "trimmed", "words", "overlaps"):
            shown[name] = {row: tally.as_json() for row, tally in getattr(self, name).items()}
        return {**shown, "alike": self.alike.as_json()}

    def as_table(self) -> str:
        """A plain table in percent: exact pieces, words, overlaps, then whole attributions."""
        lines = [f"{self.articles} articles", "", _head("exact pieces", "edges trimmed")]
        lines += [_row(part, self.exact[part], self.trimmed[part].f1) for part in PARTS]
        lines += ["", _head("words"), *(_row(part, self.words[part]) for part in PARTS)]
        lines += ["", f"{'overlap (Jaccard)':24} {'P':>6} {'R':>6} {'F1':>6}   as CofeNet counts"]
        lines += [_overlap_row(part, self.overlaps[part]) for part in PARTS]
        lines += ["", _head("attributions", "edges trimmed")]
        lines += [_row("source with content", self.exact[WHOLE], self.trimmed[WHOLE].f1)]
        lines += [_row("half of the words alike", self.alike)]
        return "\n".join(line.rstrip() for line in lines) + "\n"


def score_article(text: str, gold: Iterable[Attribution], given: Iterable[Attribution]) -> AttributionScores:
    """The scores of one article."""
    mine, other = split_parts(text, gold), split_parts(text, given)
    word_range = index_words(text)
    bare = [trim_parts(text, mine), trim_parts(text, other)]
    exact, trimmed = _exact(mine, other), _exact(*bare)
    words, overlaps = {}, {}
    for part in PARTS:
        a, b = ([word_range(piece) for piece in all_pieces(side, part)] for side in (mine, other))
        words[part] = _common({i for r in a for i in r}, {i for r in b for i in r})
        overlaps[part] = count_overlaps(a, b)
    alike = pair_up(_link_words(mine, word_range), _link_words(other, word_range), _are_alike)
    return AttributionScores(1, exact, trimmed, words, overlaps, Found(len(alike), len(other), len(mine)))


def split_parts(text: str, attributions: Iterable[Attribution]) -> tuple[Parts, ...]:
    """The attributions by their pieces, those without any left out."""
    out = (
        Parts(_pieces(text, a.source), _pieces(text, a.cue), _pieces(text, a.content)) for a in attributions
    )
    return tuple(parts for parts in out if parts.source or parts.cue or parts.content)


def trim_parts(text: str, attributions: Iterable[Parts]) -> tuple[Parts, ...]:
    """The same without punctuation at the edges of pieces; one of nothing else is gone."""

    def trimmed(pieces: Pieces) -> Pieces:
        edges = (_trim(text, start, end, _is_edge) for start, end in pieces)
        return frozenset(piece for piece in edges if piece is not None)

    return tuple(Parts(trimmed(a.source), trimmed(a.cue), trimmed(a.content)) for a in attributions)


def all_pieces(attributions: Iterable[Parts], part: str) -> Pieces:
    """Every piece of a part, once an article."""
    return frozenset(piece for parts in attributions for piece in parts.of(part))


def index_words(text: str) -> Callable[[Piece], range]:
    """By a piece, the numbers of the words that it touches: runs of letters and digits, or one sign each."""
    words = [match.span() for match in _WORD.finditer(text)]
    starts, ends = [start for start, _ in words], [end for _, end in words]
    return lambda piece: range(bisect_right(ends, piece[0]), bisect_left(starts, piece[1]))


def _pieces(text: str, extents: Iterable[Extent]) -> Pieces:
    lines = (match.span() for e in extents for match in _LINE.finditer(text, e.start, e.end))
    edges = (_trim(text, start, end, str.isspace) for start, end in lines)
    return frozenset(piece for piece in edges if piece is not None)


def _trim(text: str, start: int, end: int, is_edge: Callable[[str], bool]) -> Piece | None:
    while start < end and is_edge(text[start]):
        start += 1
    while end > start and is_edge(text[end - 1]):
        end -= 1
    return (start, end) if start < end else None


def _is_edge(sign: str) -> bool:
    return sign.isspace() or sign == "`" or unicodedata.category(sign).startswith("P")


def _exact(gold: Collection[Parts], given: Collection[Parts]) -> dict[str, Found]:
    found = {part: _common(all_pieces(gold, part), all_pieces(given, part)) for part in PARTS}
    mine, other = Counter(parts.link for parts in gold), Counter(parts.link for parts in given)
    return {**found, WHOLE: Found((mine & other).total(), other.total(), mine.total())}


def _common(gold: Collection[object], given: Collection[object]) -> Found:
    return Found(len(set(gold) & set(given)), len(given), len(gold))


_Words = frozenset[int]


def _link_words(
    attributions: Iterable[Parts], word_range: Callable[[Piece], range]
) -> list[tuple[_Words, _Words]]:
    def words(pieces: Pieces) -> _Words:
        return frozenset(i for piece in pieces for i in word_range(piece))

    return [(words(parts.source), words(parts.content)) for parts in attributions]


def _are_alike(gold: tuple[_Words, _Words], given: tuple[_Words, _Words]) -> bool:
    return all(jaccard(a, b) >= _ALIKE for a, b in zip(gold, given, strict=True))


def _head(title: str, extra: str = "") -> str:
    return f"{title:24} {'P':>6} {'R':>6} {'F1':>6}   right  given   gold   {extra}"


def _row(label: str, tally: Found, extra: float | None = None) -> str:
    shares = " ".join(_percent(share) for share in (tally.precision, tally.recall, tally.f1))
    more = "" if extra is None else f" {_percent(extra)}"
    return f"{label:24} {shares}  {tally.right:6} {tally.given:6} {tally.gold:6}{more}"


def _overlap_row(label: str, tally: Overlaps) -> str:
    shares = (tally.precision, tally.recall, tally.f1, tally.cofenet)
    return f"{label:24} {' '.join(_percent(share) for share in shares)}"


def _percent(share: float | None) -> str:
    return f"{'-' if share is None else format(100 * share, '.1f'):>6}"
