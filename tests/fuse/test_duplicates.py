"""Copies of one text are found by their words; other texts are left alone."""

from __future__ import annotations

import random

from factory import make_report
from reportedly.fuse.duplicates import copy_groups, find_duplicates
from reportedly.model.report import Report

STORY = (
    "Shelling killed nine people in the market of Omdurman on Sunday morning, the health ministry said. "
    "Doctors at the main hospital of the town said that they had treated more than forty wounded "
    "since dawn, and asked for blood and bandages. Residents spoke of fire from across the river. "
    "The army did not answer questions. It was the third attack on a market in that part of town."
)
OTHER = (
    "A convoy of the aid agency reached the camp in the north after two weeks of waiting at the border. "
    "It carried flour, oil and tents for four thousand families, the agency said in a statement on Monday, "
    "and was met by a crowd at the gates of the old school."
)


def _groups(*texts: str) -> list[tuple[int, ...]]:
    reports = [make_report(text, publisher=f"Outlet {i}") for i, text in enumerate(texts)]
    number = {report.id: i for i, report in enumerate(reports)}
    return [tuple(sorted(number[id_] for id_ in group.report_ids)) for group in find_duplicates(reports)]


def test_the_same_words_in_other_type_are_exact_copies() -> None:
    assert _groups(STORY, OTHER, STORY.upper().replace(",", " –")) == [(0, 2)]


def test_a_slightly_changed_copy_is_a_near_copy() -> None:
    changed = STORY.replace("nine people", "nine persons").replace("The army did not answer questions. ", "")
    assert _groups(STORY, changed, OTHER) == [(0, 1)]


def test_a_copy_cut_short_is_found_by_what_it_keeps() -> None:
    cut = STORY.split(" Residents", maxsplit=1)[0]
    assert _groups(STORY, cut) == [(0, 1)]


def test_other_texts_and_short_ones_are_no_copies() -> None:
    assert _groups(STORY, OTHER) == []
    assert _groups("Nine killed in Omdurman.", "Nine killed in Omdurman market.") == []


def test_empty_reports_are_no_copies_of_each_other() -> None:
    assert _groups("", " ") == []
    assert find_duplicates([]) == ()


def test_groups_do_not_depend_on_the_order_and_say_why() -> None:
    reports = [
        make_report(text, publisher=str(i))
        for i, text in enumerate((STORY, OTHER, STORY + " More soon.", STORY))
    ]
    first = find_duplicates(reports)
    assert "the same words" in first[0].reason and "near-copies" in first[0].reason
    for seed in range(5):
        shuffled: list[Report] = random.Random(seed).sample(reports, len(reports))
        assert find_duplicates(shuffled) == first


def test_copy_groups_name_one_report_for_all_copies() -> None:
    reports = [make_report(STORY, publisher="a"), make_report(STORY, publisher="b"), make_report(OTHER)]
    copies = copy_groups(find_duplicates(reports), reports)
    assert copies[reports[0].id] == copies[reports[1].id] == min(reports[0].id, reports[1].id)
    assert copies[reports[2].id] == reports[2].id
