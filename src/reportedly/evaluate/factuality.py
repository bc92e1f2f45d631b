"""Factuality corpora: how far a sentence presents each of its predicates as having happened, from -3
(certainly not) to 3 (certainly). In: a JSONL file of UDS-IH2, UW or MEANTIME. Out: sentences with their
annotated predicates, and the scores of given levels against them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from reportedly.errors import InputError

CORPORA: Final = ("UDS_IH2", "UW", "MEANTIME")
HAPPENED: Final = 1.0
NOT_HAPPENED: Final = -1.0
_BRACKETS: Final = {
    "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": '"', "''": '"',
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class JudgedSentence:
    """A sentence as its words, with the place and the level of each annotated predicate."""

    words: tuple[str, ...]
    levels: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class FactualityScores:
    """Mean absolute error, Pearson's r, and F1 averaged over the three classes happened, not, uncertain."""

    number: int
    mae: float
    pearson: float
    macro_f1: float


def read_judged(path: Path) -> list[JudgedSentence]:
    """The sentences of one split. Raises InputError where the file cannot be used."""
    try:
        with path.open(encoding="utf-8") as lines:
            return [_sentence(json.loads(line)) for line in lines if line.strip()]
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise InputError(
            str(path), f"is no factuality file ({error})", "name a folder with train.jsonl and dev.jsonl"
        ) from error


def _sentence(record: dict[str, object]) -> JudgedSentence:
    text, targets = record["text"], record["targets"]
    if not isinstance(text, str) or not isinstance(targets, list):
        raise TypeError("text or targets are missing")
    words = tuple(_BRACKETS.get(word, word) for word in text.split(" "))
    return JudgedSentence(words, tuple((int(t["span1"][0]), float(t["label"])) for t in targets))


def parse_judged(sentences: Iterable[JudgedSentence], nlp: Language) -> Iterator[tuple[JudgedSentence, Doc]]:
    """Each sentence with its parse, over the corpus's own words and as one sentence."""
    pairs = ((_unparsed(sentence, nlp), sentence) for sentence in sentences)
    for doc, sentence in nlp.pipe(pairs, as_tuples=True, batch_size=64):
        yield sentence, doc


def _unparsed(sentence: JudgedSentence, nlp: Language) -> Doc:
    doc = Doc(nlp.vocab, words=[word or " " for word in sentence.words])
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def judged_tokens(parsed: Iterable[tuple[JudgedSentence, Doc]]) -> Iterator[tuple[Token, float]]:
    """Each annotated predicate as its first token, with its level."""
    for sentence, doc in parsed:
        for place, level in sentence.levels:
            yield doc[place], level


def class_of(level: float) -> str:
    """Happened from 1 on, not from -1 down, uncertain between: the thresholds of the three-way score."""
    if level >= HAPPENED:
        return "happened"
    return "not" if level <= NOT_HAPPENED else "uncertain"


def score_levels(gold: Sequence[float], given: Sequence[float]) -> FactualityScores:
    """The scores of given levels; r is 0 where either side does not vary."""
    one, other = np.asarray(gold, dtype=float), np.asarray(given, dtype=float)
    if not len(one) or len(one) != len(other):
        raise ValueError(f"{len(one)} gold levels and {len(other)} given ones cannot be compared")
    varies = len(one) > 1 and one.std() > 0 and other.std() > 0
    return FactualityScores(
        number=len(one),
        mae=float(np.abs(one - other).mean()),
        pearson=float(np.corrcoef(one, other)[0, 1]) if varies else 0.0,
        macro_f1=_macro_f1([class_of(x) for x in one], [class_of(x) for x in other]),
    )


def _macro_f1(gold: Sequence[str], given: Sequence[str]) -> float:
    """F1 averaged over the classes that the gold has."""
    pairs = list(zip(gold, given, strict=True))
    scores = []
    for name in sorted(set(gold)):
        right = sum(a == b == name for a, b in pairs)
        scores.append(2 * right / (gold.count(name) + given.count(name)))
    return sum(scores) / len(scores)
