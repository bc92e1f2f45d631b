"""Shingles: the word sequences of a text, by which copies are seen. In: texts. Out: prints of texts, and why
two of them are copies."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from rensa import RMinHash

SHINGLE_WORDS = 3
LEAST_WORDS = 20  # shorter texts are compared whole: a short bulletin resembles the next one too easily
LEAST_JACCARD = 0.5
LEAST_CONTAINMENT = 0.7  # a copy that was cut keeps most of its own words in the longer text
PERMUTATIONS = 128
BANDS = 32  # texts that have four minima of one band in common are compared
LEAST_ALIKE = 0.2  # by signature, which errs by 0.04; a copy of a third of the text has more in common
_SEED = 20240811

Digest = bytes


@dataclass(frozen=True, slots=True)
class Print:
    """What is kept of a text of `LEAST_WORDS` or more: its digest, its word sequences, each as a 64-bit
    hash, and their MinHash signature."""

    digest: Digest
    shingles: array[int]
    signature: RMinHash


def words_of(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def digest_of(words: Sequence[str]) -> Digest:
    """The same for texts of the same words, whatever stands between them."""
    return blake2b(" ".join(words).encode(), digest_size=16).digest()


def prints_of(texts: Mapping[Digest, Sequence[str]]) -> list[Print]:
    """The prints of some texts, all at once, which is quicker than one by one."""
    shingles = [_shingles(words) for words in texts.values()]
    signatures = RMinHash.from_token_sets(shingles, PERMUTATIONS, _SEED)
    hashed = RMinHash.hash_token_sets(shingles)
    return [
        Print(digest, array("Q", own), signature)
        for digest, own, signature in zip(texts, hashed, signatures, strict=True)
    ]


def copy_reason(a: Print, b: Print) -> str | None:
    """Why the one is a copy of the other, None where it is not."""
    common = len(set(a.shingles).intersection(b.shingles))
    jaccard = common / (len(a.shingles) + len(b.shingles) - common)
    containment = common / min(len(a.shingles), len(b.shingles))
    if jaccard >= LEAST_JACCARD:
        return f"near-copies: {jaccard:.0%} of their {SHINGLE_WORDS}-word sequences in common"
    if containment >= LEAST_CONTAINMENT:
        part = f"{containment:.0%} of its {SHINGLE_WORDS}-word sequences"
        return f"a copy cut short: {part} stand in the longer text"
    return None


def _shingles(words: Sequence[str]) -> list[str]:
    starts = (words[start:] for start in range(SHINGLE_WORDS))
    return list(set(map(" ".join, zip(*starts, strict=False))))
