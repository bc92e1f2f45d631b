"""Gold pairs: what is loaded, where its words are found, and which lines are refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.evaluate.pairs import SHELLING, TEXT, figure, line, lines, load_one, write_pair

from reportedly.errors import InputError
from reportedly.evaluate import load_gold, load_side_names

SEEN = Path(__file__).parents[1] / "gold" / "seen"


def test_a_gold_report_is_ready_for_the_pipeline(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    report = gold.report
    assert (report.text, report.title, report.path) == (TEXT, "Shells hit Omdurman", "01-a.txt")
    assert (report.publisher, report.published, gold.conflict) == ("A Wire", "2024-03-12", "sudan")
    assert report.is_readable and report.id.startswith("rep_")
    assert [claim.line for claim in gold.claims] == [2, 3, 4, 5]


def test_every_text_is_found_inside_the_words_first(tmp_path: Path) -> None:
    shelling, *_, denied = load_one(tmp_path).coded
    assert shelling.place is not None and shelling.words.contains(shelling.place.span)  # not the headline's
    assert denied.place is not None and not denied.words.contains(denied.place.span)
    assert all(TEXT[f.span.start : f.span.end] == f.span.text for f in shelling.figures)


def test_a_text_is_found_as_a_whole_word(tmp_path: Path) -> None:
    words = "The bombs struck, he added."
    speaker = {"text": "he", "side": None, "kind": "other"}
    write_pair(
        tmp_path, [line("air_strike", words, "struck", speaker=speaker)], text=f"A headline\n\n{words}\n"
    )
    (claim,) = load_gold(tmp_path)[0].coded
    assert claim.speaker is not None and claim.speaker.span.start == 12 + words.index(" he ") + 1


def test_a_part_belongs_to_the_figure_before_it(tmp_path: Path) -> None:
    part = {**figure("killed", (2, 2, 2), "exact", "at least"), "subset": True}
    coded = lines()[:1]
    coded[0]["figures"].append(part)
    (claim,) = load_one(tmp_path, coded).coded
    assert [f.subset_of for f in claim.figures] == [None, None, 0]


def test_line_ends_are_made_plain(tmp_path: Path) -> None:
    coding = write_pair(tmp_path)
    coding.with_suffix(".txt").write_bytes(TEXT.replace("\n", "\r\n").encode())
    assert load_gold(tmp_path)[0].report.text == TEXT


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "skirmish"}, "skirmish"),
        ({"words": "Not in the text."}, "0 times"),
        ({"words": "Omdurman"}, "2 times"),
        ({"trigger": "bombed"}, "trigger 'bombed' does not stand"),
        ({"place": {"text": "Omdurman", "country": "SDN", "precision": "city"}}, "city"),
        ({"place": {"text": "Omdurman", "country": "SDN"}}, "precision is missing"),
        ({"time": {"text": "Sunday", "from": "2024-03-40", "to": "2024-03-41"}}, ""),
        ({"time": {"text": "Sunday", "from": "2024-03-12", "to": "2024-03-10"}}, "backwards"),
        ({"figures": [figure("killed", (9, 8, 9), "exact", "nine civilians")]}, "low <= best <= high"),
        ({"figures": [figure("dead", (9, 9, 9), "exact", "nine civilians")]}, "dead"),
        ({"speaker": "the army"}, ""),
    ],
)
def test_a_broken_line_is_refused_with_file_and_line(
    tmp_path: Path, change: dict[str, Any], reason: str
) -> None:
    first = lines()[0]
    coding = write_pair(tmp_path, [{**first, **change}])
    with pytest.raises(InputError) as caught:
        load_gold(tmp_path)
    assert caught.value.source == f"{coding}:2"
    assert reason in caught.value.reason


def test_broken_files_are_refused(tmp_path: Path) -> None:
    coding = write_pair(tmp_path)
    with pytest.raises(InputError, match="no gold pair"):
        load_gold(tmp_path / "nothing")
    coding.write_text('{"report": {"published": "2024-03-12"}}\n{"kind"\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"01-a\.jsonl:2: is no JSON"):
        load_gold(tmp_path)
    coding.write_text('{"report": {"published": "March"}}\n', encoding="utf-8")
    with pytest.raises(InputError, match="no ISO date"):
        load_gold(tmp_path)
    coding.write_text(json.dumps(lines()[0]) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="no header"):
        load_gold(tmp_path)
    coding.unlink()
    with pytest.raises(InputError, match="no coding beside it"):
        load_gold(tmp_path)


def test_coding_without_a_text_is_refused(tmp_path: Path) -> None:
    write_pair(tmp_path)
    write_pair(tmp_path, name="02-b").with_suffix(".txt").unlink()
    with pytest.raises(InputError, match=r"02-b\.jsonl: has no text"):
        load_gold(tmp_path)


def test_the_seen_reports_load() -> None:
    reports = load_gold(SEEN)
    assert len(reports) >= 16
    assert all(claim.words.text in gold.report.text for gold in reports for claim in gold.coded)


def test_side_names_stand_in_the_folder_or_above_it(tmp_path: Path) -> None:
    assert load_side_names(tmp_path).same("grp_x", "grp_x")
    (tmp_path / "sides.yaml").write_text("grp_x: grp_xs\ngrp_y: [grp_a, grp_b]\n", encoding="utf-8")
    names = load_side_names(tmp_path / "seen")
    assert names.same("grp_x", "grp_xs") and names.same("grp_y", "grp_b")
    assert not names.same("grp_xs", "grp_x") and not names.same("grp_x", None) and names.same(None, None)
    (tmp_path / "sides.yaml").write_text("- grp_x\n", encoding="utf-8")
    with pytest.raises(InputError, match="no mapping"):
        load_side_names(tmp_path)


def test_words_that_stand_twice_are_not_guessed(tmp_path: Path) -> None:
    write_pair(tmp_path, text=f"{TEXT}{SHELLING}\n")
    with pytest.raises(InputError, match="2 times"):
        load_gold(tmp_path)
