"""Articles with their attributions -> words with labels and links, for training and for measuring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

from reportedly.evaluate.polnear import Article
from reportedly.extract.tagging.labels import OUTSIDE, Part, begin, inside
from reportedly.extract.tagging.words import Word, split_words


@dataclass(frozen=True, slots=True)
class Example:
    """An article's words, the label of each, and the links: (first word of a part, first word of its cue)."""

    article: Article
    words: tuple[Word, ...]
    labels: tuple[int, ...]
    links: tuple[tuple[int, int], ...]


def make_example(article: Article, tokenizer: Tokenizer) -> Example:
    """The article as the tagger should label it."""
    words = split_words(article.text, tokenizer)
    labels = [OUTSIDE] * len(words)
    links = []
    for attribution in article.attributions:
        cues = [_mark(words, labels, "cue", *span) for span in attribution.cue]
        cue = next((c for c in cues if c is not None), None)
        for part in ("source", "content"):
            for span in getattr(attribution, part):
                first = _mark(words, labels, part, *span)
                if first is not None and cue is not None:
                    links.append((first, cue))
    return Example(article, tuple(words), tuple(labels), tuple(links))


def _mark(words: Sequence[Word], labels: list[int], part: Part, start: int, end: int) -> int | None:
    """Label the words of a range; the first of them, None where it covers none."""
    covered = [i for i in _between(words, start, end) if labels[i] == OUTSIDE]
    for number, index in enumerate(covered):
        labels[index] = inside(part) if number else begin(part)
    return covered[0] if covered else None


def _between(words: Sequence[Word], start: int, end: int) -> range:
    first = next((i for i, word in enumerate(words) if word.end > start), len(words))
    last = first
    while last < len(words) and words[last].start < end:
        last += 1
    return range(first, last)
