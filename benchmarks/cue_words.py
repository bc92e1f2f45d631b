"""Would skipping text without a cue word save the tagger time? In: PolNeAR and a table of reports. Out: for
growing word lists, how much text would be tagged and how many attributions lost.

A sentence is tagged where it, or one beside it in its paragraph, has a listed word or a quotation mark. The
lists are the words of the train split's cues, the most telling first."""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from reportedly.evaluate.corpora import corpora_folder, corpus_tables
from reportedly.evaluate.polnear import Article, read_polnear

WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[:\"“”]|''|``")
MARKS = frozenset({"“", "”", '"', "''", "``"})
SIZES = (150, 300, 600, 1000, 1500, 2500)


def main() -> None:
    """Print a line for each length of the list."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    folder = corpora_folder()
    if folder is None:
        raise SystemExit("set REPORTEDLY_CORPORA to the folder of corpora")
    listed = telling_words(list(read_polnear(folder / "polnear" / "train")))
    dev = [(a.text, _starts(a)) for a in read_polnear(folder / "polnear" / "dev")]
    news = [(text, []) for text in _texts(corpus_tables("fakes_syria")[0])]
    print("words  PolNeAR dev: tagged, lost   fakes_syria: tagged")
    for size in SIZES:
        gate = frozenset(listed[:size]) | MARKS
        tagged, lost = effect(gate, dev)
        print(f"{size:5}  {tagged:19.3f} {lost:6.4f} {effect(gate, news)[0]:21.3f}")


def telling_words(articles: Sequence[Article]) -> list[str]:
    """The words of cues by how often, where they stand, they stand in a cue."""
    everywhere: Counter[str] = Counter()
    in_cues: Counter[str] = Counter()
    for article in articles:
        everywhere.update(WORD.findall(article.text.lower()))
        for attribution in article.attributions:
            for start, end in attribution.cue:
                in_cues.update(set(WORD.findall(article.text[start:end].lower())))
    return sorted(
        in_cues, key=lambda w: (-in_cues[w] / max(1, everywhere[w]) * (1 if in_cues[w] > 2 else 0.5), w)
    )


def effect(gate: frozenset[str], texts: Sequence[tuple[str, list[int]]]) -> tuple[float, float]:
    """The share of the words that would be tagged, and of the cues that would be lost."""
    kept = total = lost = cues = 0
    for text, starts in texts:
        for sentences in _paragraphs(text):
            telling = [not gate.isdisjoint(WORD.findall(text[s:e].lower())) for s, e in sentences]
            for index, (start, end) in enumerate(sentences):
                is_tagged = any(telling[max(0, index - 1) : index + 2])
                words = len(text[start:end].split())
                total, kept = total + words, kept + words * is_tagged
                here = sum(start <= cue < end for cue in starts)
                cues, lost = cues + here, lost + here * (not is_tagged)
    return kept / total, lost / max(1, cues)


def _paragraphs(text: str) -> Iterator[list[tuple[int, int]]]:
    for paragraph in re.finditer(r"[^\n]+", text):
        edges = [paragraph.start()]
        edges += [paragraph.start() + m.end() for m in re.finditer(r"[.!?][\"”']*\s+", paragraph[0])]
        edges += [] if edges[-1] == paragraph.end() else [paragraph.end()]
        yield list(pairwise(edges))


def _starts(article: Article) -> list[int]:
    return [attribution.cue[0][0] for attribution in article.attributions if attribution.cue]


def _texts(table: Path) -> Iterator[str]:
    with table.open(encoding="utf-8", errors="replace", newline="") as rows:
        yield from (row["article_content"] for row in csv.DictReader(rows))


if __name__ == "__main__":
    main()
