"""GUM's files: relations found in a text put together anew, what counts as found, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import InputError
from reportedly.evaluate.gum import Recalled, RelationScores, find_missed, read_gum, score_document
from reportedly.evaluate.polnear import GoldAttribution, Range, Ranges

NAME = "GUM_news_mill"
TEXT = "Mill stands\n\nThe mill, the mayor said, still stands. I don't know why it leaks."
SENTENCES = ["Mill stands", "The mill, the mayor said, still stands.", "I don't know why it leaks."]
TOKENS = [
    "Mill stands", "The mill , the mayor said , still stands .", "I do n't know why it leaks .",
]  # fmt: skip
UNITS = [
    ("Mill stands", 2, "organization-heading_r"),
    ("The mill ,", 0, "ROOT"),
    ("the mayor said ,", 2, "attribution-positive_r"),
    ("still stands .", 2, "same-unit_m"),
    ("I do n't know", 6, "attribution-negative_r"),
    ("why it leaks .", 2, "joint-list_m"),
]


def write_gum(folder: Path, units: list[tuple[str, int, str]] = UNITS) -> Path:
    (folder / "dep").mkdir(parents=True, exist_ok=True)
    (folder / "rst" / "dependencies").mkdir(parents=True, exist_ok=True)
    lines = ["# newdoc id = x"]
    for number, (sentence, words) in enumerate(zip(SENTENCES, TOKENS, strict=True)):
        lines += ["# newpar"] if number < 2 else []
        lines += [f"# text = {sentence}"]
        lines += [f"{i}\t{word}\t_" for i, word in enumerate(words.split(), start=1)]
        lines += ["2-3\tdon't\t_", ""] if "n't" in words else [""]
    (folder / "dep" / f"{NAME}.conllu").write_text("\n".join(lines), encoding="utf-8")
    rows = [
        f"{i}\t{words}\t0\t_\t_\t_\t{head}\t{name}\t_\t_" for i, (words, head, name) in enumerate(units, 1)
    ]
    tree = folder / "rst" / "dependencies" / f"{NAME}.rsd"
    tree.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def _at(*words: str) -> Ranges:
    return tuple(Range(TEXT.index(w), TEXT.index(w) + len(w)) for w in words)


def test_relations_are_found_in_the_text(tmp_path: Path) -> None:
    (document,) = read_gum(write_gum(tmp_path))
    assert (document.name, document.genre, document.text) == (NAME, "news", TEXT)
    said, unknown = document.relations
    assert [span.text for span in said.satellite] == ["the mayor said,"]
    assert [span.text for span in said.nucleus] == ["The mill,", "still stands."]
    assert (said.polarity, unknown.polarity) == ("positive", "negative")
    assert [span.text for span in unknown.satellite] == ["I don't know"]


def test_a_relation_is_found_by_its_cue_and_then_by_its_content(tmp_path: Path) -> None:
    (document,) = read_gum(write_gum(tmp_path))
    given = [
        GoldAttribution(_at("the mayor"), _at("said"), _at("stands.")),
        GoldAttribution((), _at("know"), _at("Mill")),
        GoldAttribution((), (), _at("why it leaks")),
    ]
    scores = RelationScores() + score_document(document, given)
    assert (scores.documents, scores.given) == (1, 3)
    assert scores.groups == {
        "all": Recalled(2, 2, 1), "positive": Recalled(1, 1, 1), "negative": Recalled(1, 1, 0),
        "news": Recalled(2, 2, 1),
    }  # fmt: skip
    assert scores.as_json()["all"]["content_recall"] == 0.5
    assert "all               100.0         50.0       2        1      2" in scores.as_table()
    (error,) = find_missed(document, given)
    assert str(error) == "content missed: “why it leaks.” | given “Mill”"
    assert [error.kind for error in find_missed(document, given[2:])] == ["cue missed"] * 2


def test_what_is_broken_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no rst/dependencies/\*\.rsd"):
        list(read_gum(tmp_path))
    with pytest.raises(InputError, match="unit 2 holds other tokens"):
        list(read_gum(write_gum(tmp_path, [UNITS[0], ("A mill ,", 0, "ROOT")])))
    conllu = write_gum(tmp_path) / "dep" / f"{NAME}.conllu"
    conllu.write_text(conllu.read_text(encoding="utf-8").replace("\tmayor\t", "\tmajor\t"), encoding="utf-8")
    with pytest.raises(InputError, match="do not stand in its sentences"):
        list(read_gum(tmp_path))
    conllu.unlink()
    with pytest.raises(InputError, match="is not there"):
        list(read_gum(tmp_path))
    tree = tmp_path / "rst" / "dependencies" / f"{NAME}.rsd"
    write_gum(tmp_path)
    tree.write_text("1\tMill stands\n", encoding="utf-8")
    with pytest.raises(InputError, match="fewer than 8 columns"):
        list(read_gum(tmp_path))
