"""GUM's coreference: whom a pronoun that speaks stands for ("she added"), and how often that is found.
In: a file of its dependency trees with entities (OntoGUM, Zhu and others, ACL 2021). Out: the speaking
pronouns with the names of their entities, and counts of answers that name one of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportedly.errors import InputError

PRONOUNS: Final = frozenset({"he", "she", "they", "it"})
SPEECH_VERBS: Final = frozenset(
    [
        "say",
        "add",
        "tell",
        "state",
        "report",
        "announce",
        "explain",
        "note",
        "claim",
        "declare",
        "warn",
        "confirm",
        "insist",
        "recall",
        "argue",
        "reply",
        "write",
        "deny",
        "admit",
        "acknowledge",
        "suggest",
        "comment",
        "remark",
    ]
)
_COLUMNS: Final = 10
_ENTITY: Final = re.compile(r"Entity=(\S+?)(?:\||$)")
_MARK: Final = re.compile(r"\(?[^()]+\)?")
_WORD: Final = re.compile(r"\w+")
_EMPTY: Final = frozenset({"the", "a", "an", "of", "for", "and", "s", "in", "his", "her", "its", "their"})


@dataclass(frozen=True, slots=True)
class SpeakingPronoun:
    """A pronoun that is the subject of a verb of saying, with all other names of its entity in the text."""

    word: str
    start: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """Of `gold` pronouns, how many were given an entity at all, and how many the right one."""

    gold: int = 0
    given: int = 0
    right: int = 0

    def __add__(self, other: Resolved) -> Resolved:
        return Resolved(self.gold + other.gold, self.given + other.given, self.right + other.right)


@dataclass(frozen=True, slots=True)
class _Token:
    form: str
    lemma: str
    head: int
    relation: str
    marks: str
    start: int
    end: int


def read_pronouns(path: Path) -> tuple[str, tuple[SpeakingPronoun, ...]]:
    """The text of one document and its speaking pronouns that stand for somebody named.

    Raises InputError where the file is none of the release."""
    text, sentences = _read(path)
    entities = _entities([token for sentence in sentences for token in sentence])
    found = []
    for sentence in sentences:
        for token in sentence:
            if token.form.lower() in PRONOUNS and _speaks(token, sentence):
                names = tuple(_names(text, entities, token.start))
                if names:
                    found.append(SpeakingPronoun(token.form.lower(), token.start, names))
    return text, tuple(found)


def score_pronouns(
    pronouns: Sequence[SpeakingPronoun], answer: Callable[[int], str | None]
) -> dict[str, Resolved]:
    """By pronoun and for all, how many answers (asked by the pronoun's offset) name its entity."""
    totals: defaultdict[str, Resolved] = defaultdict(Resolved)
    for pronoun in pronouns:
        given = answer(pronoun.start)
        right = given is not None and any(names_same(given, name) for name in pronoun.names)
        one = Resolved(1, int(given is not None), int(right))
        for key in (pronoun.word, "all"):
            totals[key] += one
    return dict(totals)


def names_same(given: str, gold: str) -> bool:
    """Whether two namings share the last word of the shorter, or one holds all words of the other."""
    mine, other = _content(given), _content(gold)
    if not mine or not other:
        return False
    shorter, longer = sorted((mine, other), key=len)
    return set(shorter) <= set(longer) or shorter[-1] == longer[-1]


def _content(name: str) -> list[str]:
    return [word for word in _WORD.findall(name.lower()) if word not in _EMPTY]


def _read(path: Path) -> tuple[str, list[list[_Token]]]:
    """The text, a space between tokens unless the file says there is none, and its tokens by sentence."""
    text = ""
    sentences: list[list[_Token]] = []
    current: list[_Token] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and text and not text.endswith("\n"):
            text = text.rstrip() + "\n\n"
        elif not line and current:
            sentences.append(current)
            current = []
        elif line and not line.startswith("#") and line.split("\t", 1)[0].isdigit():
            fields = line.split("\t")
            if len(fields) != _COLUMNS:
                raise InputError(str(path), f"a line has {len(fields)} columns", "fetch the release anew")
            start = len(text)
            text += fields[1]
            marks = _ENTITY.search(fields[9])
            current.append(
                _Token(
                    fields[1],
                    fields[2],
                    int(fields[6]),
                    fields[7],
                    marks[1] if marks else "",
                    start,
                    len(text),
                )
            )
            text += "" if "SpaceAfter=No" in fields[9] else " "
    return text, [*sentences, current] if current else sentences


def _speaks(token: _Token, sentence: Sequence[_Token]) -> bool:
    if not token.relation.startswith("nsubj") or not 0 < token.head <= len(sentence):
        return False
    return sentence[token.head - 1].lemma in SPEECH_VERBS


def _entities(tokens: Sequence[_Token]) -> dict[str, list[tuple[int, int]]]:
    """By entity the spans of its mentions: "(7" opens one, "7)" closes it, "(7)" is one token."""
    spans: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    opened: defaultdict[str, list[int]] = defaultdict(list)
    for token in tokens:
        for mark in _marks(token.marks):
            number = mark.strip("()").split("-")[0]
            if mark.startswith("("):
                opened[number].append(token.start)
            if mark.endswith(")") and opened[number]:
                spans[number].append((opened[number].pop(), token.end))
    return spans


def _marks(marks: str) -> Iterator[str]:
    for match in _MARK.finditer(marks):
        yield match[0]


def _names(text: str, entities: dict[str, list[tuple[int, int]]], start: int) -> Iterator[str]:
    """What else the entity of the pronoun at `start` is called, other pronouns aside."""
    for spans in entities.values():
        if any(begin == start and text[begin:end].lower() in PRONOUNS for begin, end in spans):
            yield from (text[begin:end] for begin, end in spans if _is_name(text[begin:end]))


def _is_name(words: str) -> bool:
    return words.lower() not in PRONOUNS | {
        "him",
        "her",
        "them",
        "his",
        "its",
        "their",
        "i",
        "we",
        "who",
        "that",
    }
