"""ECB+: news texts with event mentions and their coreference across texts -> gold and given clusters. Source:
Cybulska and Vossen, "Using a sledgehammer to crack a nut?", LREC 2014 (annotation CC BY 3.0)."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from reportedly.evaluate.polnear import Range

_EVENTS = ("ACTION_", "NEG_ACTION_")


@dataclass(frozen=True, slots=True)
class EventMention:
    """One mention of an event; mentions of one `chain` are of one event, across texts too."""

    text_id: str
    words: str
    span: Range
    chain: str


@dataclass(frozen=True, slots=True)
class EcbText:
    """One text with its mentions in the sentences that were annotated in full (`annotated`). `subtopic` is
    the seminal event that it tells of."""

    id: str
    topic: str
    subtopic: str
    text: str
    annotated: tuple[Range, ...]
    mentions: tuple[EventMention, ...]


def read_ecbplus(folder: Path) -> Iterator[EcbText]:
    """The texts of the development topics."""
    chosen = _chosen_sentences(folder / "dev_sentences.csv")
    for path in sorted((folder / "dev").glob("*/*.xml")):
        yield _ecb_text(path, chosen[path.stem])


def mention_of(span: Range, text: EcbText) -> EventMention | Range | None:
    """The mention that a trigger meets; the trigger itself where the annotators saw no event, None where
    they did not look."""
    met = [mention for mention in text.mentions if meets(span, mention.span)]
    if met:
        return min(met, key=lambda mention: (mention.span.end - mention.span.start, mention.span))
    return span if any(meets(span, word) for word in text.annotated) else None


def meets(a: Range, b: Range) -> bool:
    return a.start < b.end and b.start < a.end


def _chosen_sentences(path: Path) -> Mapping[str, set[int]]:
    """Text -> the sentences that were annotated in full."""
    chosen: dict[str, set[int]] = defaultdict(set)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            chosen[f"{row['Topic']}_{row['File']}"].add(int(row["Sentence Number"]))
    return chosen


def _ecb_text(path: Path, chosen: Collection[int]) -> EcbText:
    root = ElementTree.parse(path).getroot()
    text, spans, sentences = _laid_out(root)
    topic = path.parent.name
    subtopic = f"{topic}_{'ecbplus' if path.stem.endswith('plus') else 'ecb'}"
    chains = _chains(root)
    mentions = []
    for mark in root.find("Markables") or ():
        tokens = [anchor.attrib["t_id"] for anchor in mark.iter("token_anchor")]
        if not tokens or not mark.tag.startswith(_EVENTS) or sentences[tokens[0]] not in chosen:
            continue
        span = Range(spans[tokens[0]][0], spans[tokens[-1]][1])
        number = mark.attrib["m_id"]
        chain = chains.get(number, f"#{number}")
        if not chain.startswith(("ACT", "NEG")):  # of this text alone
            chain = f"{path.stem}{chain}"
        mentions.append(EventMention(path.stem, text[span.start : span.end], span, chain))
    annotated = [Range(*spans[number]) for number, sentence in sentences.items() if sentence in chosen]
    return EcbText(path.stem, topic, subtopic, text, tuple(annotated), tuple(mentions))


def _laid_out(root: ElementTree.Element) -> tuple[str, dict[str, tuple[int, int]], dict[str, int]]:
    """The text, a sentence a line, with each token's characters and sentence."""
    text, last = "", None
    spans: dict[str, tuple[int, int]] = {}
    sentences: dict[str, int] = {}
    for token in root.iter("token"):
        number, sentence = token.attrib["t_id"], int(token.attrib["sentence"])
        if text:
            text += " " if sentence == last else "\n"
        spans[number] = (len(text), len(text) + len(token.text or ""))
        sentences[number] = last = sentence
        text += token.text or ""
    return text, spans, sentences


def _chains(root: ElementTree.Element) -> dict[str, str]:
    """Mention -> the chain that it is of: an instance across texts, or a relation of this text."""
    chains = {}
    for relation in root.find("Relations") or ():
        name = relation.attrib.get("note") if relation.tag.startswith("CROSS") else None
        for source in relation.iter("source"):
            chains[source.attrib["m_id"]] = name or f"-{relation.attrib['r_id']}"
    return chains
