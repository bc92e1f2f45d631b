"""What a whole war has cost is at no town, on no day and of no act that the report told before."""

from __future__ import annotations

import pytest

from text_reader import TextReader

ACT = "Shelling killed nine people in the town of Douma on Friday. "


@pytest.mark.parametrize(
    "total",
    [
        "More than 320,000 people have been killed since then.",
        "The institute put the death toll of six years of war at 510,000.",
    ],
)
def test_a_total_takes_nothing_from_the_act_before(reader: TextReader, total: str) -> None:
    (claim,) = [c for c in reader.read(ACT + total) if c.trigger.start >= len(ACT)]
    assert (claim.kind, claim.place, claim.time) == ("casualties", None, None)


def test_a_toll_of_the_act_does(reader: TextReader) -> None:
    (claim,) = [
        c for c in reader.read(ACT + "The hospital put the death toll at 11.") if c.trigger.start >= len(ACT)
    ]
    assert claim.kind == "shelling"
    assert claim.place is not None
    assert claim.place.span.text == "Douma"
    assert claim.time is not None
