"""Windows: their cores cover all words once and in order, and none is longer than the encoder reads."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract.tagging.windows import WINDOW_PIECES, make_windows
from reportedly.extract.tagging.words import Word


@st.composite
def word_lists(draw: st.DrawFn) -> list[Word]:
    sizes = draw(st.lists(st.integers(1, 9), max_size=400))
    opens = draw(st.sets(st.integers(0, 400)))
    stops = draw(st.sets(st.integers(0, 400)))
    return [
        Word(3 * i, 3 * i + 2, (1000 + i,) * size, 7 if i in stops else 0, i == 0 or i in opens)
        for i, size in enumerate(sizes)
    ]


@given(words=word_lists())
def test_cores_cover_all_words_once(words: list[Word]) -> None:
    windows = list(make_windows(words))
    covered = [i for window in windows for i in range(window.core_first, window.core_last)]
    assert covered == list(range(len(words)))


@given(words=word_lists())
def test_no_window_is_longer_than_the_encoder_reads(words: list[Word]) -> None:
    for window in make_windows(words):
        assert len(window.pieces) <= WINDOW_PIECES
        assert len(window.pieces) == len(window.shapes)
        assert window.first <= window.core_first < window.core_last <= window.last


@given(words=word_lists())
def test_heads_are_the_first_pieces_of_the_words(words: list[Word]) -> None:
    for window in make_windows(words):
        found = [window.pieces[head] for head in window.heads]
        assert found == [words[i].pieces[0] for i in range(window.first, window.last)]
