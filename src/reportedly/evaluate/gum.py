"""GUM, a corpus of many genres with discourse trees: its files -> documents with their attribution relations,
and how many of these are found. Source: Zeldes, LREC 2017.

A relation ties a satellite, the clause that says who said it ("the minister said"), to a nucleus, what was
said. A photographer under a picture is a satellite too, though no words say that anyone said anything. The
text is put together from the sentences of the dependency file, a space between two of a paragraph and an
empty line between paragraphs; the units of the tree hold the same tokens, found in it one after another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from reportedly.errors import InputError
from reportedly.evaluate.attribution_errors import AttributionError
from reportedly.evaluate.attribution_scores import Attribution, Extent
from reportedly.model.span import Span

_TOKEN: Final = re.compile(r"\d+\t")
_SENTENCE: Final = "# text = "
_PARAGRAPH: Final = "# newpar"
_GENRE: Final = re.compile(r"GUM_([a-z]+)_")
_ALL: Final = "all"
_COLUMNS: Final = 8
_REMEDY: Final = "fetch the release anew"


@dataclass(frozen=True, slots=True)
class Relation:
    """An attribution: `polarity` is positive or negative ("I don't know"). Each side is a unit, with the
    further pieces of it where another unit interrupts it."""

    polarity: str
    satellite: tuple[Span, ...]
    nucleus: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document's text with its attribution relations, in the order of their satellites."""

    name: str
    genre: str
    text: str
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Recalled:
    """Of `gold` relations, how many have a given cue in their satellite, and how many of these a content of
    the same attribution in their nucleus."""

    gold: int = 0
    cue: int = 0
    content: int = 0

    def __add__(self, other: Recalled) -> Recalled:
        return Recalled(self.gold + other.gold, self.cue + other.cue, self.content + other.content)

    def as_json(self) -> dict[str, float | int | None]:
        shares = [count / self.gold if self.gold else None for count in (self.cue, self.content)]
        return {"gold": self.gold, "cue": self.cue, "content": self.content,
                "cue_recall": shares[0], "content_recall": shares[1]}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RelationScores:
    """The counts over all documents, by group: all, each polarity, each genre. There is no precision: a given
    attribution without a clause of its own ("reportedly", "his denial") is no relation in GUM."""

    documents: int = 0
    given: int = 0
    groups: Mapping[str, Recalled] = field(default_factory=dict)

    def __add__(self, other: RelationScores) -> RelationScores:
        names = dict.fromkeys((*self.groups, *other.groups))
        groups = {
            name: self.groups.get(name, Recalled()) + other.groups.get(name, Recalled()) for name in names
        }
        return RelationScores(self.documents + other.documents, self.given + other.given, groups)

    def as_json(self) -> dict[str, Any]:
        groups = {name: recalled.as_json() for name, recalled in self.groups.items()}
        return {"documents": self.documents, "given": self.given, **groups}

    def as_table(self) -> str:
        lines = [
            f"{self.documents} documents, {self.given} attributions given", "",
            f"{'relations found':16} {'cue':>6} {'content too':>12}     cue  content   gold",
        ]  # fmt: skip
        for name, found in sorted(self.groups.items(), key=lambda item: (item[0] != _ALL, item[0])):
            shares = [format(100 * count / found.gold, ".1f") if found.gold else "-"
                      for count in (found.cue, found.content)]  # fmt: skip
            lines.append(
                f"{name:16} {shares[0]:>6} {shares[1]:>12}  {found.cue:6}  {found.content:7} {found.gold:6}"
            )
        return "\n".join(lines) + "\n"


def read_gum(folder: Path) -> Iterator[Document]:
    """The documents by name. Raises InputError where the folder is none of GUM's, or its files differ."""
    trees = sorted((folder / "rst" / "dependencies").glob("*.rsd"))
    if not trees:
        raise InputError(str(folder), "there is no rst/dependencies/*.rsd", "name the folder of GUM")
    for tree in trees:
        path = folder / "dep" / f"{tree.stem}.conllu"
        if not path.is_file():
            raise InputError(str(path), "is not there, and holds the text of a tree", _REMEDY)
        text, tokens = _read_text(path)
        genre = _GENRE.match(tree.stem)
        yield Document(tree.stem, genre[1] if genre else "other", text, _read_relations(tree, text, tokens))


def score_document(document: Document, given: Sequence[Attribution]) -> RelationScores:
    """The scores of one document."""
    groups: dict[str, Recalled] = {}
    for relation in document.relations:
        cue, content = _is_found(relation, given)
        for name in (_ALL, relation.polarity, document.genre):
            groups[name] = groups.get(name, Recalled()) + Recalled(1, int(cue), int(content))
    return RelationScores(1, len(given), groups)


def find_missed(document: Document, given: Sequence[Attribution]) -> Iterator[AttributionError]:
    """The relations that are not found, as "cue missed" or "content missed"."""
    for relation in document.relations:
        cue, content = _is_found(relation, given)
        if not cue:
            yield AttributionError("cue missed", _shown(relation.satellite))
        elif not content:
            told = (e for a in given if _touch(a.cue, relation.satellite) for e in a.content)
            words = " … ".join(document.text[e.start : e.end] for e in told)
            yield AttributionError("content missed", _shown(relation.nucleus), words or None)


def _shown(spans: Iterable[Span]) -> str:
    return " … ".join(span.text for span in spans)


def _is_found(relation: Relation, given: Iterable[Attribution]) -> tuple[bool, bool]:
    cued = [attribution for attribution in given if _touch(attribution.cue, relation.satellite)]
    return bool(cued), any(_touch(attribution.content, relation.nucleus) for attribution in cued)


def _touch(extents: Iterable[Extent], spans: Sequence[Span]) -> bool:
    return any(e.start < span.end and span.start < e.end for e in extents for span in spans)


def _read_text(path: Path) -> tuple[str, list[Span]]:
    """The text, and every token in it in order."""
    text, gap, at = "", "", 0
    tokens: list[tuple[int, str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith(_PARAGRAPH):
            gap = "\n\n"
        elif line.startswith(_SENTENCE):
            text += (gap if text else "") + line.removeprefix(_SENTENCE).strip()
            gap = " "
        elif _TOKEN.match(line):
            word = line.split("\t")[1]
            at = _after_space(text, at)
            tokens.append((at, word))
            at += len(word)
    if any(not text.startswith(word, start) for start, word in tokens):
        raise InputError(str(path), "its tokens do not stand in its sentences", _REMEDY)
    return text, [Span(start, start + len(word), word) for start, word in tokens]


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _read_relations(path: Path, text: str, tokens: Sequence[Span]) -> tuple[Relation, ...]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    if any(len(row) < _COLUMNS for row in rows):
        raise InputError(str(path), f"a line has fewer than {_COLUMNS} columns", _REMEDY)
    units: dict[str, list[Span]] = {}
    first = 0
    for row in rows:
        words = row[1].split(" ")
        last = first + len(words)
        if [token.text for token in tokens[first:last]] != words:
            raise InputError(str(path), f"unit {row[0]} holds other tokens than the sentences", _REMEDY)
        units[row[0]] = [Span.of(text, tokens[first].start, tokens[last - 1].end)]
        first = last
    for row in rows:
        if row[7].startswith("same-unit") and row[6] in units:
            units[row[6]] += units[row[0]]
    return tuple(
        Relation(row[7].split("-")[1].split("_")[0], tuple(units[row[0]]), tuple(units[row[6]]))
        for row in rows
        if row[7].startswith("attribution-")
    )
