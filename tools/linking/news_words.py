"""Words in news: ECB+ texts -> what it weighs that two sentences with the same event word share one, two or
more rare words. Simulated sentences cannot say it: they share none whatever happened."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from reportedly.data.link_words import common_words
from reportedly.evaluate.ecbplus import EcbText, EventMention

_LEVELS = ("none", "one", "two", "three and more")
Counts = Counter[tuple[bool, int]]  # (one event, how many words in common) -> pairs


def weigh_words(texts: Iterable[EcbText]) -> Iterator[str]:
    """For each topic the bits against no word in common, by the other topics alone; then by all."""
    topics: dict[str, list[EcbText]] = defaultdict(list)
    for text in texts:
        topics[text.topic].append(text)
    counts = {topic: _count(found) for topic, found in topics.items()}
    for topic in sorted(counts):
        rest = sum((own for name, own in counts.items() if name != topic), Counts())
        yield f"without topic {topic}: {_shown(rest)}"
    yield f"all {sum(map(Counter.total, counts.values()))} pairs: {_shown(sum(counts.values(), Counts()))}"


def _count(texts: Iterable[EcbText]) -> Counts:
    """The pairs of mentions of two texts told in the same words, by what their sentences share."""
    told: dict[str, list[tuple[EventMention, frozenset[str]]]] = defaultdict(list)
    for text in texts:
        for mention in text.mentions:
            told[mention.words.casefold()].append((mention, _rare_words(text, mention)))
    return Counter(
        (a.chain == b.chain, min(len(mine & theirs), len(_LEVELS) - 1))
        for group in told.values()
        for (a, mine), (b, theirs) in combinations(group, 2)
        if a.text_id != b.text_id
    )


def _rare_words(text: EcbText, mention: EventMention) -> frozenset[str]:
    start = text.text.rfind("\n", 0, mention.span.start) + 1
    end = text.text.find("\n", mention.span.end)
    sentence = text.text[start : end if end >= 0 else len(text.text)]
    words = set(re.findall(r"\w{4,}|\d{2,}", sentence.casefold()))
    return frozenset(words - common_words() - set(mention.words.casefold().split()))


def _shown(counts: Counts) -> str:
    ones, others = (sum(n for (same, _), n in counts.items() if same is one) for one in (True, False))
    bits = [
        math.log2((counts[True, level] + 0.5) / (ones + 2) / ((counts[False, level] + 0.5) / (others + 2)))
        for level in range(len(_LEVELS))
    ]
    return ", ".join(f"{name} {value - bits[0]:+.1f}" for name, value in zip(_LEVELS, bits, strict=True))
