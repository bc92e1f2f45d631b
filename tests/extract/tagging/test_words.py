"""Words: every character that counts is in one, shapes tell case and quotation, paragraphs open once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from reportedly.extract.tagging.tagger_files import load_tagger_files
from reportedly.extract.tagging.words import LONGEST_WORD, SHAPES, Word, split_words


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return load_tagger_files().tokenizer


def shape(word: Word) -> tuple[str, bool]:
    return SHAPES[word.shape % len(SHAPES)], word.shape >= len(SHAPES)


@given(text=st.text(max_size=200))
def test_words_follow_one_another_inside_the_text(text: str, tokenizer: Tokenizer) -> None:
    words = split_words(text, tokenizer)
    edges = [edge for word in words for edge in (word.start, word.end)]
    assert edges == sorted(edges)
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert all(word.pieces for word in words)


@pytest.mark.parametrize(
    ("written", "expected"),
    [("army", "lower"), ("Army", "title"), ("NATO", "upper"), ("McKay", "mixed"), ("T72", "digit"),
     (",", "mark"), ("!", "stop"), ("’", "quote"), ("A", "title")],
)  # fmt: skip
def test_shapes(written: str, expected: str, tokenizer: Tokenizer) -> None:
    assert shape(split_words(written, tokenizer)[0]) == (expected, False)


def test_words_between_quotation_marks_are_marked(tokenizer: Tokenizer) -> None:
    words = split_words('He said “they fled” and "hid" there', tokenizer)
    inside = [word for word in words if shape(word)[1]]
    text = 'He said “they fled” and "hid" there'
    assert [text[word.start : word.end] for word in inside] == ["“", "they", "fled", '"', "hid"]


def test_an_open_quotation_ends_with_its_paragraph(tokenizer: Tokenizer) -> None:
    words = split_words("“They fled.\nThe army denied it.", tokenizer)
    assert [shape(word)[1] for word in words] == [True] * 4 + [False] * 5


def test_of_an_endless_word_only_its_beginning_is_read(tokenizer: Tokenizer) -> None:
    (word,) = split_words("7" * 90, tokenizer)
    assert (word.start, word.end) == (0, 90)
    assert len(word.pieces) <= LONGEST_WORD


def test_a_paragraph_opens_at_its_first_word(tokenizer: Tokenizer) -> None:
    words = split_words("One\n\n two three\r\nfour", tokenizer)
    assert [word.opens_paragraph for word in words] == [True, True, False, True]
