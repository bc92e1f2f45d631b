"""Mention groups: one regime in several provinces is one happening, a strike on several towns is several."""

from __future__ import annotations

from typing import Any

import pytest

from factory import make_claim, make_figure, make_place, make_report, make_time
from reportedly.fuse.plain import PlainLinker

TEXT = (
    "Missiles struck the towns on Saturday, the council said. " + "It said nothing more about that day. " * 4
)
REPORT = make_report(TEXT, publisher="One")
COPY = make_report(TEXT, publisher="Two")


def _group(report: Any, places: list[str | None], kind: str, **values: Any) -> list[Any]:
    common = {"kind": kind, "mention_group": f"grp-{report.id}", "time": make_time("2024-08-10"), **values}
    named = [make_place(name) if name else None for name in places]
    return [
        make_claim(report, ordinal=index, place=place, words=TEXT.partition(".")[0], **common)
        for index, place in enumerate(named)
    ]


@pytest.mark.parametrize(
    ("kind", "places", "values", "incidents"),
    [
        ("missile_strike", ["Kursk", "Sudzha"], {}, 2),
        ("missile_strike", ["Kursk", "Kursk"], {}, 1),  # two speakers of one strike
        ("missile_strike", ["Kursk", None], {}, 1),
        ("missile_strike", ["Kursk region", "Belgorod region"], {}, 1),
        ("missile_strike", ["Kursk", "Sudzha"], {"figures": (make_figure(),)}, 1),  # one toll for both
        ("restriction", ["Kursk", "Sudzha"], {}, 1),
        ("evacuation", ["Kursk", "Sudzha"], {}, 1),
    ],
)
def test_a_group_is_as_many_happenings_as_it_has_spots(
    kind: str, places: list[str | None], values: dict[str, Any], incidents: int
) -> None:
    assert len(PlainLinker().link(_group(REPORT, places, kind, **values), (REPORT,))) == incidents


def test_copies_keep_the_spots_of_a_group_apart() -> None:
    claims = [c for report in (REPORT, COPY) for c in _group(report, ["Kursk", "Sudzha"], "missile_strike")]
    found = PlainLinker().link(claims, (REPORT, COPY))
    assert sorted(len(incident.claim_ids) for incident in found) == [2, 2]
