"""GUM's coreference: speaking pronouns with the names of their entities, and counts of right answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import InputError
from reportedly.evaluate.gum_coreference import Resolved, names_same, read_pronouns, score_pronouns

# form, lemma, head, relation, misc
ROWS = (
    ("Vera", "Vera", 3, "nsubj", "Entity=(1"),
    ("Holt", "Holt", 1, "flat", "Entity=1)"),
    ("left", "leave", 0, "root", "SpaceAfter=No"),
    (".", ".", 3, "punct", "_"),
)
NEXT = (
    ("She", "she", 2, "nsubj", "Entity=(1)"),
    ("said", "say", 0, "root", "_"),
    ("it", "it", 4, "nsubj", "_"),
    ("rained", "rain", 2, "ccomp", "SpaceAfter=No"),
    (".", ".", 2, "punct", "_"),
)


def write(path: Path, *sentences: tuple[tuple[str, str, int, str, str], ...]) -> Path:
    lines = []
    for rows in sentences:
        for number, (form, lemma, head, relation, misc) in enumerate(rows, start=1):
            lines.append(f"{number}\t{form}\t{lemma}\tX\tX\t_\t{head}\t{relation}\t_\t{misc}")
        lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_speaking_pronoun_has_the_names_of_its_entity(tmp_path: Path) -> None:
    text, pronouns = read_pronouns(write(tmp_path / "GUM_news_a.conllu", ROWS, NEXT))
    assert text.startswith("Vera Holt left. She said it rained.")
    assert [(one.word, one.names) for one in pronouns] == [("she", ("Vera Holt",))]
    assert text[pronouns[0].start :].startswith("She")


def test_answers_are_counted(tmp_path: Path) -> None:
    _, pronouns = read_pronouns(write(tmp_path / "GUM_news_a.conllu", ROWS, NEXT))
    assert score_pronouns(pronouns, lambda _: "Holt")["all"] == Resolved(1, 1, 1)
    assert score_pronouns(pronouns, lambda _: "the mayor")["she"] == Resolved(1, 1, 0)
    assert score_pronouns(pronouns, lambda _: None)["all"] == Resolved(1, 0, 0)


@pytest.mark.parametrize(
    ("given", "gold", "same"),
    [
        ("Vera Holt", "Holt", True),
        ("the League’s council", "the council", True),
        ("Vera Holt", "Ada Holt", True),
        ("Vera Holt", "the mayor", False),
        ("the", "the mayor", False),
    ],
)
def test_names_that_are_the_same(given: str, gold: str, same: bool) -> None:
    assert names_same(given, gold) is same


def test_a_foreign_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "GUM_news_b.conllu"
    path.write_text("1\tonly\tthree\n", encoding="utf-8")
    with pytest.raises(InputError):
        read_pronouns(path)
