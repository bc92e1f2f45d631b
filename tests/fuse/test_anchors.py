"""Anchors find the claim that was judged again, or say why not; they never take another for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from factory import make_claim, make_figure, make_place, make_report, make_span, make_speaker
from reportedly.export.mask import MASK
from reportedly.fuse import anchors
from reportedly.fuse.anchors import Attacher, anchor_of, figure_of, named_span
from reportedly.model.claim import Claim
from reportedly.model.report import Report
from reportedly.model.span import Span

FIRST = "Shelling killed 12 people in Kursk, the governor said."
SECOND = "Later a drone hit a depot in Sudzha."
TEXT = f"A heading\n\n{FIRST} {SECOND}"


def _report(text: str = TEXT, **values: Any) -> Report:
    """The same report, read by another version: its id stays, its text may be normalised otherwise."""
    return replace(make_report(TEXT, publisher="Post"), text=text, **values)


def _claim(report: Report, sentence: str = FIRST, trigger: str = "Shelling", **values: Any) -> Claim:
    at = report.text.index(trigger)
    return make_claim(report, words=sentence, at=at, trigger=trigger, **values)


def _at(start: int, id_: str) -> Claim:
    """The bare claim of the first sentence, where that stands at `start`."""
    words, trigger = Span(start, start + len(FIRST), FIRST), Span(start, start + 8, "Shelling")
    return replace(_claim(REPORT), id=id_, words=words, trigger=trigger)


REPORT = _report()
CLAIM = _claim(
    REPORT, place=make_place("Kursk", REPORT), speaker=make_speaker(words="governor"),
    figures=(make_figure(words="12 people", span=make_span("12 people", REPORT)),),
)  # fmt: skip
ANCHOR = anchor_of(CLAIM, REPORT, figure=CLAIM.figures[0])


def _moved(report: Report, **values: Any) -> Claim:
    """The claim as it is read from a text in which it stands elsewhere, under another id."""
    claim = _claim(report, place=make_place("Kursk", report), speaker=make_speaker(words="governor"))
    figure = make_figure(words="12 people", span=make_span("12 people", report))
    return replace(claim, figures=(figure,), **values)


def test_the_mask_is_the_one_of_exports() -> None:
    assert anchors._MASK == MASK


def test_the_same_claim_is_found_by_its_id() -> None:
    found = Attacher([CLAIM], [REPORT]).attach(ANCHOR)
    assert found.claim == CLAIM and figure_of(found, ANCHOR) == 0


@pytest.mark.parametrize("before", ["", "A longer heading than it was\n\nWith a line.\n\n"])
def test_moved_offsets_and_another_id(before: str) -> None:
    report = _report(f"{before}{FIRST} {SECOND}")
    claim = _moved(report, id="clm_other")
    found = Attacher([claim], [report]).attach(ANCHOR)
    assert found.claim == claim and figure_of(found, ANCHOR) == 0


def test_other_spaces_between_the_words() -> None:
    sentence = FIRST.replace("killed 12", "killed\n12")
    report = _report(f"{sentence} {SECOND}")
    claim = replace(
        _moved(_report(f"{FIRST} {SECOND}")), id="clm_other", words=Span(0, len(sentence), sentence)
    )
    assert Attacher([claim], [report]).attach(ANCHOR).claim == claim


def test_a_trigger_that_moved_within_the_words() -> None:
    claim = replace(CLAIM, id="clm_other", trigger=make_span("killed", REPORT))
    assert Attacher([claim], [REPORT]).attach(ANCHOR).claim == claim


def test_another_claim_of_the_same_words_is_not_taken() -> None:
    other = replace(CLAIM, id="clm_other", kind="displacement", trigger=make_span("said", REPORT))
    found = Attacher([other], [REPORT]).attach(ANCHOR)
    assert found.claim is None and "no claim of these words" in found.why


def test_the_same_id_for_another_place_of_a_list_is_not_taken() -> None:
    """Three towns of one strike are three claims; where one is read no more, the others keep their places."""
    towns = ["Kursk", "Sudzha", "Odesa"]
    group = [_claim(REPORT, ordinal=i, place=make_place(town)) for i, town in enumerate(towns)]
    judged = anchor_of(group[1], REPORT)
    left = [group[0], replace(group[2], id=group[1].id)]
    found = Attacher(left, [REPORT]).attach(judged)
    assert found.claim is None
    assert Attacher([group[0], group[2], group[1]], [REPORT]).attach(judged).claim == group[1]


def test_a_better_place_of_the_only_claim_keeps_its_judgement() -> None:
    better = replace(CLAIM, place=make_place("Sudzha", REPORT))
    assert Attacher([better], [REPORT]).attach(ANCHOR).claim == better


def test_two_that_fit_equally_are_none() -> None:
    two = [replace(CLAIM, id=id_, place=None) for id_ in ("clm_a", "clm_b")]
    assert "2 claims" in Attacher(two, [REPORT]).attach(ANCHOR).why


def test_a_repeated_sentence_is_told_by_what_stands_around_it() -> None:
    report = _report(f"Opening. {FIRST} {SECOND}\n\nIn other news: {FIRST} An end.")
    anchor = anchor_of(_at(report.text.rindex(FIRST), "clm_judged"), report)
    later = _report(f"More of it. {report.text}")
    near, far = (find(FIRST) for find in (later.text.index, later.text.rindex))
    found = Attacher([_at(near, "clm_near"), _at(far, "clm_far")], [later]).attach(anchor)
    assert found.claim is not None and found.claim.id == "clm_far"


def test_a_sentence_that_stands_twice_alike_is_no_anchor() -> None:
    report = _report(f"{FIRST}\n\n{FIRST}")
    anchor = replace(ANCHOR, start=5, before="", after="")
    assert "more than once" in Attacher([_moved(report, id="clm_x")], [report]).attach(anchor).why


def test_another_edition_counts_only_with_the_same_surroundings() -> None:
    edition = make_report(f"{TEXT} A line was added.", publisher="Post")
    claim = _moved(edition)
    assert Attacher([claim], [edition]).attach(ANCHOR).claim == claim
    copied = make_report(f"Elsewhere: {FIRST} Nobody was found.", publisher="Courier")
    assert Attacher([_moved(copied)], [copied]).attach(ANCHOR).claim is None


def test_words_that_are_gone() -> None:
    report = _report("Nothing of the kind happened.")
    assert "no more" in Attacher([], [report]).attach(ANCHOR).why


def test_a_claim_that_is_gone_while_its_words_stand() -> None:
    assert Attacher([], [REPORT]).attach(ANCHOR).claim is None


def test_a_figure_that_is_read_no_more() -> None:
    without = replace(CLAIM, figures=(make_figure(words="Kursk", span=make_span("Kursk", REPORT)),))
    assert figure_of(Attacher([without], [REPORT]).attach(ANCHOR), ANCHOR) is None


def test_masked_words_still_find_their_claim() -> None:
    sentence = "Maria Testova was killed in Kursk."
    report = make_report(f"News. {sentence} An end.", publisher="Post")
    claim = _claim(report, sentence, "killed")
    kept = anchor_of(claim, report)
    masked = replace(kept, text=sentence.replace("Maria Testova", MASK))
    assert Attacher([claim], [report]).attach(masked).claim == claim
    assert Attacher([replace(claim, id="clm_new")], [report]).attach(masked).claim is not None
    other = make_report("News. Nobody was hurt in Kursk. An end.", publisher="Post")
    assert Attacher([], [other]).attach(masked).claim is None


def test_the_words_that_a_person_named_move_with_the_claim() -> None:
    named = make_span("Sudzha", REPORT)
    anchor = anchor_of(CLAIM, REPORT, named=named)
    report = _report(f"More before it. {TEXT}")
    found = Attacher([_moved(report)], [report]).attach(anchor)
    span = named_span(found, anchor, report.text)
    assert span is not None and span.text == "Sudzha" and span.start == report.text.index("Sudzha")


def test_a_judgement_without_words_holds_by_its_id_alone() -> None:
    bare = anchors.Anchor(CLAIM.id)
    assert Attacher([CLAIM], [REPORT]).attach(bare).claim == CLAIM
    assert "no words" in Attacher([], [REPORT]).attach(bare).why
