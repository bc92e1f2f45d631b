"""The tagger: text -> its sources, cues and contents, and for each source and content how well each cue
fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.extract.tagging.decoding import Scores, best_labels, label_probabilities, spans_of
from reportedly.extract.tagging.labels import Part
from reportedly.extract.tagging.tagger_files import TaggerFiles, load_tagger_files
from reportedly.extract.tagging.windows import Window, make_windows
from reportedly.extract.tagging.words import Word, split_words


@dataclass(frozen=True, slots=True)
class Tag:
    """One part of an attribution: words `first` to `last` (half-open), characters `start` to `end`.

    `certainty` is the probability of the least likely of its words' labels, None where nobody asked."""

    part: Part
    first: int
    last: int
    start: int
    end: int
    certainty: float | None = None


@dataclass(frozen=True, slots=True)
class Tagging:
    """The tags of a text in order, its words, and `fits`: for each tag a row with the score of each cue
    (in the order of the cues among the tags)."""

    words: tuple[Word, ...]
    tags: tuple[Tag, ...]
    fits: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Scored:
    """A text's words and the network's three answers for them."""

    words: tuple[Word, ...]
    labels: Scores
    parts: Scores
    cues: Scores


class AttributionTagger:
    """Runs the shipped network over texts of any length; the same text gives the same tags."""

    def __init__(self, files: TaggerFiles | None = None) -> None:
        self._files = files or load_tagger_files()
        self._thread: ThreadPoolExecutor | None = None
        self._expected: dict[str, Future[_Scored]] = {}

    @property
    def digest(self) -> str:
        """The hash of the network's file."""
        return self._files.digest

    def expect(self, texts: Iterable[str]) -> None:
        """Begin with texts that `tag` will be asked for, in another thread: the network needs no lock of the
        interpreter, so that it runs beside the parse. Those expected before and not asked for are dropped."""
        if self._thread is None:
            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="tagger")
        self._expected = {text: self._thread.submit(self._score, text) for text in texts}

    def tag(self, text: str, *, certain: bool = False) -> Tagging:
        """The tags of a text; `certain` asks for their certainties too, which costs a tenth more."""
        begun = self._expected.pop(text, None)
        scored = begun.result() if begun is not None else self._score(text)
        words = scored.words
        opens = [word.opens_paragraph for word in words]
        labels = best_labels(scored.labels, self._files.transitions, opens)
        likely = label_probabilities(scored.labels, self._files.transitions, opens) if certain else None
        tags = tuple(
            Tag(
                part,
                first,
                last,
                words[first].start,
                words[last - 1].end,
                _least(likely, labels, first, last),
            )
            for part, first, last in spans_of(labels)
        )
        heads = [tag.first for tag in tags]
        fits = scored.parts[heads] @ scored.cues[[tag.first for tag in tags if tag.part == "cue"]].T
        return Tagging(words, tags, fits)

    def _score(self, text: str) -> _Scored:
        words = tuple(split_words(text, self._files.tokenizer))
        found = [self._run(window) for window in make_windows(words)]
        if not found:
            empty = np.zeros((0, len(self._files.transitions)), dtype=np.float32)
            return _Scored(words, empty, empty, empty)
        return _Scored(words, *(np.concatenate(answers) for answers in zip(*found, strict=True)))

    def _run(self, window: Window) -> tuple[Scores, Scores, Scores]:
        """The network's three answers for the words of a window's core."""
        given = {"pieces": np.array([window.pieces]), "shapes": np.array([window.shapes])}
        heads = window.heads[window.core_first - window.first : window.core_last - window.first]
        scores, parts, cues = (answer[0, list(heads)] for answer in self._files.session.run(None, given))
        return scores, parts, cues


def _least(likely: Scores | None, labels: Sequence[int], first: int, last: int) -> float | None:
    if likely is None:
        return None
    return round(min(float(likely[index, labels[index]]) for index in range(first, last)), 3)
