"""Scores of attributions: what counts as right, by each definition, and the command that prints them."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest
from tests.evaluate.test_gum import write_gum
from tests.evaluate.test_polnear import NOTES, write_split

from reportedly.evaluate.attribution_errors import find_errors
from reportedly.evaluate.attribution_scores import WHOLE, AttributionScores, score_article
from reportedly.evaluate.polnear import GoldAttribution, Range, Ranges
from reportedly.evaluate.tallies import Found

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "score_attributions.py"
TEXT = "Vell said “the dam holds”, and Oru denied that the mill had burnt down.\nIt reportedly leaks."


def _at(*words: str) -> Ranges:
    return tuple(Range(TEXT.index(w), TEXT.index(w) + len(w)) for w in words)


def _said(source: str, cue: str, *content: str) -> GoldAttribution:
    return GoldAttribution(_at(source) if source else (), _at(cue), _at(*content))


GOLD = (
    _said("Vell", "said", "“the dam holds”"),
    _said("Oru", "denied", "that the mill had burnt down"),
    _said("", "reportedly", "It", "leaks"),
)


def _score(*given: GoldAttribution) -> AttributionScores:
    return score_article(TEXT, GOLD, given)


def test_gold_as_given_is_all_right() -> None:
    scores = _score(*GOLD)
    tallies = [*scores.exact.values(), *scores.trimmed.values(), *scores.words.values(), scores.alike]
    assert all(tally.f1 == 1 and tally.given for tally in tallies)
    assert all((tally.f1, tally.cofenet) == (1, 1) for tally in scores.overlaps.values())
    assert scores.exact["content"] == Found(4, 4, 4)  # the pieces of a discontinuous content count apart
    assert scores.exact[WHOLE] == Found(3, 3, 3)


def test_nothing_given_finds_nothing() -> None:
    scores = _score()
    assert scores.exact["cue"] == Found(0, 0, 3)
    assert (scores.overlaps["cue"].f1, scores.overlaps["cue"].cofenet) == (0, 0)
    assert score_article("", (), ()).overlaps["cue"].f1 is None


def test_white_space_at_edges_is_nothing_and_punctuation_is_told_apart() -> None:
    scores = _score(_said("Vell ", " said ", "the dam holds”, "), *GOLD[1:])
    assert scores.exact["source"].f1 == scores.exact["cue"].f1 == 1
    assert scores.exact["content"].right == 3 and scores.trimmed["content"].right == 4
    assert scores.exact[WHOLE].right == 2 and scores.trimmed[WHOLE].right == 3


def test_a_piece_counts_once_and_ends_with_its_line() -> None:
    scores = _score(*GOLD, _said("Vell", "said", "down.\nIt"))
    assert scores.exact["source"] == Found(2, 2, 2)
    assert scores.exact["content"] == Found(4, 5, 4)  # "down." is too many, "It" is there already


def test_an_attribution_is_right_with_its_own_source_alone() -> None:
    swapped = (
        _said("Oru", "said", "“the dam holds”"),
        _said("Vell", "denied", "that the mill had burnt down"),
    )
    scores = _score(*swapped, GOLD[2])
    assert scores.exact["source"].f1 == scores.exact["content"].f1 == 1
    assert scores.exact[WHOLE] == Found(1, 3, 3)
    assert scores.alike == Found(1, 3, 3)
    assert [error.kind for error in find_errors(TEXT, GOLD, (*swapped, GOLD[2]))] == ["wrong link"] * 2


def test_half_of_the_words_is_alike() -> None:
    scores = _score(_said("Oru", "denied", "the mill had"), _said("Vell", "said", "“the"))
    assert scores.alike == Found(1, 2, 3)  # 3 of 6 words, but 2 of 5


def test_overlap_is_the_share_of_common_words() -> None:
    given = (_said("Oru", "denied", "the mill had"), _said("Vell", "said", "leaks", "denied"))
    overlap = _score(*given).overlaps["content"]
    assert overlap.recall == pytest.approx((3 / 6 + 1) / 4)
    assert overlap.precision == pytest.approx((3 / 6 + 1) / 3)
    assert overlap.f1 == pytest.approx(2 * 1.5 / 7)
    assert overlap.cofenet == pytest.approx(1.5 / 5)  # of four gold pieces and a stray one
    assert overlap.stray == 1


def test_an_attribution_without_any_part_does_not_count() -> None:
    assert score_article(TEXT, (*GOLD, GoldAttribution((), (), ())), GOLD).exact[WHOLE].gold == 3


def test_scores_add_up_and_are_json() -> None:
    scores = AttributionScores() + _score(*GOLD) + _score()
    assert scores.articles == 2 and scores.exact["cue"] == Found(3, 3, 6)
    assert json.loads(json.dumps(scores.as_json()))["exact"]["cue"]["recall"] == 0.5
    assert "source with content       100.0   50.0   66.7" in scores.as_table()


def test_errors_are_named_by_kind() -> None:
    given = (
        _said("Vell", "said", "the dam holds”"),
        _said("and Oru", "denied", "the mill"),
        _said("", "said", "had burnt", "It reportedly leaks"),
    )
    errors = [(error.kind, error.gold, error.given) for error in find_errors(TEXT, GOLD, given)]
    assert errors == [
        ("source left edge", "Oru", "and Oru"),
        ("cue missed", "reportedly", None),
        ("content left edge", "“the dam holds”", "the dam holds”"),
        ("content both edges", "that the mill had burnt down", "had burnt"),
        ("content right edge", "It", "It reportedly leaks"),
        ("content left edge", "leaks", "It reportedly leaks"),
    ]
    spurious = [error.kind for error in find_errors(TEXT, GOLD[:2], GOLD)]
    assert spurious == ["cue spurious", "content spurious", "content spurious"]


@pytest.fixture
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_attributions", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def corpora(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_split(tmp_path / "polnear" / "dev", k1=NOTES)
    write_gum(tmp_path / "gum_news")
    monkeypatch.setenv("REPORTEDLY_CORPORA", str(tmp_path))
    return tmp_path


def _everyone(text: str) -> Sequence[GoldAttribution]:
    """A trivially wrong system: the whole text is said by its first word."""
    return [GoldAttribution((Range(0, 1),), (Range(1, 2),), (Range(2, len(text)),))]


@pytest.mark.usefixtures("corpora")
def test_the_command_scores_both_corpora(script: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert script.main(["--corpus", "polnear", "--json"], _everyone) == 0
    scores = json.loads(capsys.readouterr().out)
    assert scores["articles"] == 1 and scores["exact"]["cue"] == {
        "right": 0, "given": 1, "gold": 2, "precision": 0, "recall": 0, "f1": 0,
    }  # fmt: skip
    assert script.main(["--corpus", "polnear", "--errors", "1"], _everyone) == 0
    printed = capsys.readouterr().out
    assert "cue missed                    2" in printed and printed.count("cue missed: ") == 1
    assert script.main(["--corpus", "gum_news", "--errors", "1"], _everyone) == 0
    assert "cue missed: “the mayor said,” | given nothing" in capsys.readouterr().out


@pytest.mark.usefixtures("corpora")
def test_a_corpus_that_is_not_there_is_named(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert script.main(["--split", "train"], _everyone) == 2
    monkeypatch.delenv("REPORTEDLY_CORPORA")
    assert script.main([], _everyone) == 2
    assert "set REPORTEDLY_CORPORA" in capsys.readouterr().err
