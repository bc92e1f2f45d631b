"""Examples -> batches of windows for training, with a little wire text made of them (no quotation marks and
commas, all capitals), since such reports reach the tagger too."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from tools.tagger.examples import Example
from tools.tagger.losses import IGNORED
from torch import Tensor

from reportedly.extract.tagging.labels import OUTSIDE
from reportedly.extract.tagging.windows import WINDOW_PIECES, Window, make_windows
from reportedly.extract.tagging.words import SHAPES, Word

WITHOUT_MARKS, CAPITALS = 0.04, 0.02
_UPPER = SHAPES.index("upper")
_MARKS = (SHAPES.index("mark"), SHAPES.index("quote"))


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows as tensors: pieces (batch, length), words by the place of their first piece (batch, words)."""

    pieces: Tensor
    shapes: Tensor
    padding: Tensor
    heads: Tensor
    labels: Tensor
    opens: Tensor
    links: tuple[tuple[tuple[int, int], ...], ...]


def training_batches(examples: Sequence[Example], size: int, seed: int) -> Iterator[Batch]:
    """One epoch: every word once, in windows of like length, the batches shuffled."""
    dice = random.Random(seed)
    cut: list[tuple[Window, Example]] = []
    for example in examples:
        example = _altered(example, dice)  # noqa: PLW2901 - one article, perhaps written otherwise
        windows = make_windows(example.words, size=WINDOW_PIECES, context=0)
        cut += [(window, example) for window in windows]
    dice.shuffle(cut)
    pools = [
        sorted(cut[i : i + 50 * size], key=lambda c: len(c[0].pieces)) for i in range(0, len(cut), 50 * size)
    ]
    batches = [pool[i : i + size] for pool in pools for i in range(0, len(pool), size)]
    dice.shuffle(batches)
    for batch in batches:
        yield make_batch(batch)


def make_batch(windows: Sequence[tuple[Window, Example]]) -> Batch:
    """Windows padded to the longest; words outside a window's core have no label."""
    length = max(len(w.pieces) for w, _ in windows)
    words = max(len(w.heads) for w, _ in windows)
    pieces = torch.zeros(len(windows), length, dtype=torch.long)
    shapes = torch.zeros_like(pieces)
    padding = torch.ones(len(windows), length, dtype=torch.bool)
    heads = torch.zeros(len(windows), words, dtype=torch.long)
    labels = torch.full((len(windows), words), IGNORED)
    opens = torch.zeros(len(windows), words, dtype=torch.bool)
    links = []
    for row, (window, example) in enumerate(windows):
        count = len(window.pieces)
        pieces[row, :count] = torch.tensor(window.pieces)
        shapes[row, :count] = torch.tensor(window.shapes)
        padding[row, :count] = False
        heads[row, : len(window.heads)] = torch.tensor(window.heads)
        core = slice(window.core_first - window.first, window.core_last - window.first)
        labels[row, core] = torch.tensor(example.labels[window.core_first : window.core_last])
        for at in range(len(window.heads)):
            opens[row, at] = example.words[window.first + at].opens_paragraph
        inner = range(window.core_first, window.core_last)
        links.append(
            tuple((p - window.first, c - window.first) for p, c in example.links if p in inner and c in inner)
        )
    return Batch(pieces, shapes, padding, heads, labels, opens, tuple(links))


def _altered(example: Example, dice: random.Random) -> Example:
    chance = dice.random()
    if chance < WITHOUT_MARKS:
        return _without_marks(example)
    if chance < WITHOUT_MARKS + CAPITALS:
        return replace(example, words=tuple(_capital(word) for word in example.words))
    return example


def _capital(word: Word) -> Word:
    shape = word.shape % len(SHAPES)
    return replace(word, shape=word.shape - shape + (_UPPER if shape < _UPPER else shape))


def _without_marks(example: Example) -> Example:
    kept = [i for i, word in enumerate(example.words) if word.shape % len(SHAPES) not in _MARKS]
    at = {old: new for new, old in enumerate(kept)}
    labels = []
    lost = None
    opens = False
    words = []
    for index, word in enumerate(example.words):
        label = example.labels[index]
        opens = opens or word.opens_paragraph
        if index not in at:
            lost = label if label != OUTSIDE and label % 2 else lost
            continue
        # A part whose first mark is gone begins with its next word.
        labels.append(lost if lost is not None and label == lost + 1 else label)
        words.append(replace(word, shape=word.shape % len(SHAPES), opens_paragraph=opens))
        lost, opens = None, False
    links = tuple((at[p], at[c]) for p, c in example.links if p in at and c in at)
    return Example(example.article, tuple(words), tuple(labels), links)
