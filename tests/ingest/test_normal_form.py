"""Normal form: what is kept, what is cleaned, and that cleaning twice changes nothing."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from reportedly.ingest.normal_form import clean_line, clean_text, plain_text, with_headline

any_text = st.text(st.characters(exclude_categories=[]))


def test_plain_text_changes_line_ends_only() -> None:
    assert plain_text("  a\r\nb\rc\n\n\te\u0301 \x0c ") == "  a\nb\nc\n\n\te\u0301 \x0c "


def test_clean_text_composes_and_drops_controls() -> None:
    assert clean_text("\ufeffcafe\u0301\x00\x07\tx\x85y\u00a0z") == "café\tx\ny\u00a0z"


def test_a_lone_surrogate_can_be_stored_afterwards() -> None:
    assert clean_text("a\ud800b").encode() == "a\ufffdb".encode()


def test_headline_stands_before_the_body_once() -> None:
    assert (
        with_headline("Shelling hurts three", "Three people ...")
        == "Shelling hurts three\n\nThree people ..."
    )
    assert (
        with_headline("Shelling hurts three", "SHELLING  hurts\nthree\nThree")
        == "SHELLING  hurts\nthree\nThree"
    )
    assert with_headline(None, " Three ") == "Three"
    assert with_headline("Title", "  ") == ""


@given(any_text)
def test_plain_text_is_the_text_but_for_line_ends(text: str) -> None:
    plain = plain_text(text)
    assert plain == text.replace("\r\n", "\n").replace("\r", "\n")
    assert plain_text(plain) == plain


@given(any_text)
def test_clean_text_is_stable_composed_and_storable(text: str) -> None:
    clean = clean_text(text)
    assert clean_text(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    assert not any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" for sign in clean)


@given(any_text)
def test_a_clean_line_is_one_line(text: str) -> None:
    line = clean_line(text)
    assert line == line.strip()
    assert "\n" not in line
    assert clean_line(line) == line
