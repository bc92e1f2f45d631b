"""PolNeAR's brat files: parts with their pieces, of the first annotator, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import InputError
from reportedly.evaluate.polnear import Article, Range, read_polnear

TEXT = "“The dam,” Vell said, “holds.” It reportedly leaks.\n"


def _mark(number: int, role: str, *words: str) -> str:
    ranges = ";".join(f"{TEXT.index(w)} {TEXT.index(w) + len(w)}" for w in words)
    return f"T{number}\t{role} {ranges}\t{' '.join(words)}\n"


NOTES = (
    _mark(1, "Source", "Vell")
    + _mark(2, "Cue", "said")
    + _mark(3, "Content", "“The dam,”", "“holds.”")
    + _mark(4, "Attribution", "said")
    + "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    + _mark(5, "Cue", "reportedly")
    + _mark(6, "Content", "It")
    + _mark(7, "Content", "leaks")
    + "E2\tAttribution-no-source:T5 Content:T6 Cue:T5 Content2:T7\n"
    + "#1\tAnnotatorNotes T1\tan own remark\n"
)


def write_split(folder: Path, **notes: str) -> Path:
    """A split with one article and an .ann file for each annotator."""
    (folder / "text").mkdir(parents=True)
    (folder / "attributions").mkdir()
    (folder / "text" / "a_dam_tale.txt").write_text(TEXT, encoding="utf-8")
    (folder / "text" / "not_annotated.txt").write_text(TEXT, encoding="utf-8")
    for annotator, written in notes.items():
        (folder / "attributions" / f"a_dam_tale_{annotator}.ann").write_text(written, encoding="utf-8")
    return folder


def _words(article: Article, ranges: tuple[Range, ...]) -> list[str]:
    return [article.text[part.start : part.end] for part in ranges]


def test_parts_are_read_with_all_their_pieces(tmp_path: Path) -> None:
    (article,) = read_polnear(write_split(tmp_path, k1=NOTES))
    said, leaks = article.attributions
    assert (article.name, article.text) == ("a_dam_tale", TEXT)
    assert _words(article, said.source) == ["Vell"]
    assert _words(article, said.cue) == ["said"]
    assert _words(article, said.content) == ["“The dam,”", "“holds.”"]
    assert leaks.source == ()
    assert _words(article, leaks.content) == ["It", "leaks"]


def test_the_first_annotator_by_name_counts(tmp_path: Path) -> None:
    (article,) = read_polnear(write_split(tmp_path, k2="", k1=NOTES))
    assert len(article.attributions) == 2
    (other,) = read_polnear(write_split(tmp_path / "other", k0="", k1=NOTES))
    assert other.attributions == ()


def test_what_is_broken_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"there is no text/\*\.txt"):
        list(read_polnear(tmp_path))
    with pytest.raises(InputError, match="names T9"):
        list(read_polnear(write_split(tmp_path, k1="E1\tAttribution:T9 Cue:T9\n")))
