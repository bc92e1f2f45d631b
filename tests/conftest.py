"""What tests of the steps share: the shipped steps, loaded once a session, and a reader of small texts.
There is no skipping: where the model or the gazetteer cannot be loaded, the tests that need them fail."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.model.claim import Claim
from reportedly.model.document import Document
from reportedly.registry import Resources
from text_reader import TextReader


@pytest.fixture(scope="session")
def resources() -> Resources:
    return Resources()


@pytest.fixture(scope="session")
def reader(resources: Resources) -> TextReader:
    return TextReader(resources)


@pytest.fixture(scope="session")
def read_text(reader: TextReader) -> Callable[..., tuple[Claim, ...]]:
    """`read_text(text, published=...)` gives the claims of a text."""
    return reader.read


@pytest.fixture(scope="session")
def annotate_text(reader: TextReader) -> Callable[..., Document]:
    """`annotate_text(text, published=...)` gives the document of a text."""
    return reader.document
