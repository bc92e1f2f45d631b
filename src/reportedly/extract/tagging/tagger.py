"""The tagger: text -> its sources, cues and contents, and for each source and content how well each cue
fits."""

from __future__ import annotations

from collections.abc import Sequence
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


class AttributionTagger:
    """Runs the shipped network over texts of any length; the same text gives the same tags."""

    def __init__(self, files: TaggerFiles | None = None) -> None:
        self._files = files or load_tagger_files()

    @property
    def digest(self) -> str:
        """The hash of the network's file."""
        return self._files.digest

    def tag(self, text: str, *, certain: bool = False) -> Tagging:
        """The tags of a text; `certain` asks for their certainties too, which costs a tenth more."""
        words = split_words(text, self._files.tokenizer)
        scores, parts, cues = self._scores(words)
        opens = [word.opens_paragraph for word in words]
        labels = best_labels(scores, self._files.transitions, opens)
        likely = label_probabilities(scores, self._files.transitions, opens) if certain else None
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
        fits = parts[heads] @ cues[[tag.first for tag in tags if tag.part == "cue"]].T
        return Tagging(tuple(words), tags, fits)

    def _scores(self, words: Sequence[Word]) -> tuple[Scores, Scores, Scores]:
        found = [self._run(window) for window in make_windows(words)]
        if not found:
            empty = np.zeros((0, len(self._files.transitions)), dtype=np.float32)
            return empty, empty, empty
        return (
            np.concatenate([scores for scores, _, _ in found]),
            np.concatenate([parts for _, parts, _ in found]),
            np.concatenate([cues for _, _, cues in found]),
        )

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
