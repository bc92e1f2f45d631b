"""The tagger as a whole: what is begun beforehand is what comes out without."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.errors import ModelError
from reportedly.extract.tagging.tagger import AttributionTagger, Tagging

TEXTS = (
    "The mayor of Dunwick said that roads were closed.\n\nNobody was hurt, according to the fire brigade.",
    "Rain fell on the valley all day.",
    "",
)


@pytest.fixture(scope="module")
def tagger() -> AttributionTagger:
    return AttributionTagger()


def assert_same(one: Tagging, other: Tagging) -> None:
    assert one.words == other.words
    assert one.tags == other.tags
    assert np.array_equal(one.fits, other.fits)


def test_the_parts_of_a_said_and_of_an_according_to(tagger: AttributionTagger) -> None:
    found = [(tag.part, TEXTS[0][tag.start : tag.end]) for tag in tagger.tag(TEXTS[0]).tags]
    assert ("source", "The mayor of Dunwick") in found
    assert ("cue", "said") in found
    assert ("source", "the fire brigade") in found


def test_expected_texts_come_out_as_unexpected_ones(tagger: AttributionTagger) -> None:
    alone = [tagger.tag(text) for text in TEXTS]
    tagger.expect(TEXTS)
    for text, tagging in zip(TEXTS, alone, strict=True):
        assert_same(tagger.tag(text), tagging)


def test_what_is_not_asked_for_is_forgotten(tagger: AttributionTagger) -> None:
    tagger.expect(TEXTS[:1])
    tagger.expect(TEXTS[1:2])
    assert tagger.tag(TEXTS[0]).tags
    assert tagger.tag(TEXTS[1]).tags == ()


def test_a_failure_beside_comes_out_where_it_is_asked_for(
    tagger: AttributionTagger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: AttributionTagger, window: object) -> None:
        raise ModelError("the network cannot run")

    monkeypatch.setattr(AttributionTagger, "_run", broken)
    tagger.expect(TEXTS[:1])
    with pytest.raises(ModelError, match="cannot run"):
        tagger.tag(TEXTS[0])
