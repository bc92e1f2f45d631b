"""Decoding: the best allowed labels, as trying all of them would find."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.extract.tagging.decoding import (
    allowed_transitions,
    best_labels,
    label_probabilities,
    spans_of,
)
from reportedly.extract.tagging.labels import LABELS, begin, inside, is_begin, part_of

COUNT = len(LABELS)


def is_allowed(labels: tuple[int, ...], opens: list[bool]) -> bool:
    for index, label in enumerate(labels):
        if label == 0 or is_begin(label):
            continue
        if index == 0 or opens[index] or part_of(labels[index - 1]) != part_of(label):
            return False
    return True


def total(labels: tuple[int, ...], scores: np.ndarray, moves: np.ndarray, opens: list[bool]) -> float:
    emitted = sum(float(scores[i, label]) for i, label in enumerate(labels))
    moved = sum(float(moves[labels[i - 1], labels[i]]) for i in range(1, len(labels)) if not opens[i])
    return emitted + moved


@settings(deadline=None, max_examples=40)
@given(seed=st.integers(0, 10_000), length=st.integers(1, 4), breaks=st.sets(st.integers(1, 3)))
def test_no_other_allowed_labelling_scores_higher(seed: int, length: int, breaks: set[int]) -> None:
    dice = np.random.default_rng(seed)
    scores = dice.normal(size=(length, COUNT)).astype(np.float32)
    moves = allowed_transitions() + dice.normal(size=(COUNT, COUNT)).astype(np.float32)
    opens = [i == 0 or i in breaks for i in range(length)]
    best = tuple(best_labels(scores, moves, opens))
    assert is_allowed(best, opens)
    rest = (labels for labels in product(range(COUNT), repeat=length) if is_allowed(labels, opens))
    assert total(best, scores, moves, opens) >= max(total(r, scores, moves, opens) for r in rest) - 1e-3


@settings(deadline=None, max_examples=30)
@given(seed=st.integers(0, 10_000), length=st.integers(1, 4), breaks=st.sets(st.integers(1, 3)))
def test_probabilities_are_those_of_all_allowed_labellings(seed: int, length: int, breaks: set[int]) -> None:
    dice = np.random.default_rng(seed)
    scores = dice.normal(size=(length, COUNT)).astype(np.float32)
    moves = allowed_transitions() + dice.normal(size=(COUNT, COUNT)).astype(np.float32)
    opens = [i == 0 or i in breaks for i in range(length)]
    expected = np.zeros((length, COUNT))
    for labels in product(range(COUNT), repeat=length):
        if is_allowed(labels, opens):
            weight = np.exp(total(labels, scores, moves, opens))
            for index, label in enumerate(labels):
                expected[index, label] += weight
    expected /= expected.sum(axis=1, keepdims=True)
    assert np.allclose(label_probabilities(scores, moves, opens), expected, atol=1e-4)


def test_no_words_have_no_labels() -> None:
    assert best_labels(np.zeros((0, COUNT), dtype=np.float32), allowed_transitions(), []) == []


def test_spans_begin_anew_and_end_with_the_text() -> None:
    source, content = begin("source"), begin("content")
    labels = [source, inside("source"), 0, content, content, inside("content")]
    assert list(spans_of(labels)) == [("source", 0, 2), ("content", 3, 4), ("content", 4, 6)]
