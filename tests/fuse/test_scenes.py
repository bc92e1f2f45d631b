"""What sort of thing a claim says was hit: by its target and who is counted, else by its sentence."""

from __future__ import annotations

from typing import Any

import pytest

from factory import make_actor, make_claim, make_figure, make_report, make_span, make_speaker
from reportedly.fuse.scenes import scenes_of
from reportedly.model.claim import Instrument


@pytest.mark.parametrize(
    ("values", "scenes"),
    [
        ({"target": make_actor("a clinic", None)}, {"medical"}),
        ({"figures": (make_figure(words="six patients"),)}, {"medical"}),
        ({"figures": (make_figure(words="people", counted="traders"),)}, {"trade"}),
        ({"figures": (make_figure(words="two pupils", subset_of=0),)}, set()),  # some among others
        ({"target": make_actor("a bus and two houses", None)}, {"road", "homes"}),
        ({"target": make_actor("four people", None)}, set()),
        ({"target": make_actor("a bus ticket office", None)}, set()),
        ({"target": make_actor("a police station", None)}, {"police"}),
    ],
)
def test_by_who_and_what_was_hit(values: dict[str, Any], scenes: set[str]) -> None:
    assert scenes_of(make_claim(words="Shells fell.", **{"figures": ()} | values)) == scenes


@pytest.mark.parametrize(
    ("words", "scenes"),
    [
        ("A bomb went off near a tea shop.", {"trade"}),
        ("A car bomb went off in the rain.", set()),
        ("Nothing was hit.", set()),
    ],
)
def test_by_the_sentence_where_these_name_none(words: str, scenes: set[str]) -> None:
    assert scenes_of(make_claim(words=words, figures=(make_figure(words="four people"),))) == scenes


def test_who_speaks_and_what_was_used_was_not_hit() -> None:
    text = "Hospital staff said a truck blew up."
    report = make_report(text)
    claim = make_claim(
        report,
        words=text,
        speaker=make_speaker(None, None, words="Hospital staff"),
        instrument=Instrument(make_span("truck", report), "truck"),
    )
    assert scenes_of(claim) == frozenset()
