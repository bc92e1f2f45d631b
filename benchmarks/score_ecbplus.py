"""Score incidents as event coreference on ECB+: `python benchmarks/score_ecbplus.py`. Two figures, told
apart: over predicted mentions (the triggers of our claims) and over the gold mentions that a claim reads.

The corpus gives no dates: all texts are taken to be of one invented day. Its topics are mostly not about
conflict; gold mentions count as ours where a word of their chain is a trigger of some kind that we read."""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reportedly.errors import ReportedlyError
from reportedly.evaluate.coreference import Coreference, Mention, clusters_of, score_coreference
from reportedly.evaluate.corpora import corpus_folder, corpus_report
from reportedly.evaluate.ecbplus import EcbText, EventMention, meets, mention_of, read_ecbplus
from reportedly.evaluate.polnear import Range
from reportedly.extract.events.triggers import find_triggers
from reportedly.extract.nouns import NounClasses
from reportedly.fuse.plain import PlainLinker
from reportedly.model.claim import Claim
from reportedly.model.document import Document
from reportedly.model.report import Report
from reportedly.pipeline import Pipeline, default_pipeline

CORPUS = "ecbplus"
_DAY = "2012-03-14"  # of no meaning: the texts have no dates
_SPEECH = ("statement", "talks", "warning", "sanction")


@dataclass(slots=True)
class Reading:
    """The texts of one topic or subtopic as read: claims, what each claim's trigger is, and gold chains."""

    claims: list[Claim] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    mentions: dict[str, EventMention | Range] = field(default_factory=dict)
    gold: dict[EventMention, str] = field(default_factory=dict)
    candidates: set[EventMention] = field(default_factory=set)


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where all went well, 2 where the corpus cannot be used."""
    parser = argparse.ArgumentParser(description="Score incidents as event coreference on ECB+.")
    parser.add_argument("--json", action="store_true", help="print JSON, not a table")
    parser.add_argument("--topics", nargs="+", help="only these topics")
    options = parser.parse_args(arguments)
    try:
        texts = [
            t for t in read_ecbplus(corpus_folder(CORPUS)) if not options.topics or t.topic in options.topics
        ]
        found = score(texts)
    except ReportedlyError as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(found, indent=1) if options.json else "\n".join(_lines(found)))
    return 0


def score(texts: Sequence[EcbText]) -> dict[str, dict[str, float]]:
    """By what was compared: the measures, over all topics."""
    found: dict[str, Coreference] = defaultdict(Coreference)
    counts: dict[str, int] = defaultdict(int)
    chain = default_pipeline()
    read = {text.id: _read(text, chain) for text in texts}
    for scope in ("topic", "subtopic"):
        for group in _groups(texts, scope).values():
            reading = _together([read[text.id] for text in group])
            for name, one in _compare(reading).items():
                found[f"{name}, within a {scope}"] += one
    for reading in read.values():
        counts["gold mentions"] += len(reading.gold)
        counts["of our kinds"] += len(_ours(reading))
        counts["claims"] += len(reading.claims)
    return {name: _figures(one) for name, one in found.items()} | {"counts": dict(counts)}


def _groups(texts: Iterable[EcbText], scope: str) -> Mapping[str, list[EcbText]]:
    groups: dict[str, list[EcbText]] = defaultdict(list)
    for text in texts:
        groups[getattr(text, scope)].append(text)
    return groups


def _read(text: EcbText, chain: Pipeline) -> Reading:
    report = corpus_report(text.text, _DAY)
    claims = next(iter(chain.read_claims([report]))).claims
    (document,) = chain.annotator.annotate([report])
    triggers = _candidates(document)
    reading = Reading(reports=[report], gold={mention: mention.chain for mention in text.mentions})
    reading.candidates = {m for m in text.mentions if any(meets(m.span, span) for span in triggers)}
    for claim in claims:
        mention = mention_of(Range(claim.trigger.start, claim.trigger.end), text)
        reading.claims.append(claim)
        if mention is not None and claim.kind not in _SPEECH:
            reading.mentions[claim.id] = mention
    return reading


def _candidates(document: Document) -> list[Range]:
    triggers = find_triggers(document, NounClasses(document))
    tokens = [document.doc[t.first : t.last] for t in triggers if t.kind not in _SPEECH]
    return [Range(words.start_char, words.end_char) for words in tokens]


def _together(readings: Iterable[Reading]) -> Reading:
    whole = Reading()
    for reading in readings:
        whole.claims += reading.claims
        whole.reports += reading.reports
        whole.mentions |= reading.mentions
        whole.gold |= reading.gold
        whole.candidates |= reading.candidates
    return whole


def _ours(reading: Reading) -> dict[EventMention, str]:
    chains = {mention.chain for mention in reading.candidates}
    chains |= {m.chain for m in reading.mentions.values() if isinstance(m, EventMention)}
    return {mention: chain for mention, chain in reading.gold.items() if chain in chains}


def _compare(reading: Reading) -> dict[str, Coreference]:
    """Predicted mentions; gold mentions with a claim; and for comparison the same words as one event."""
    incident_of = {
        claim_id: incident.id
        for incident in PlainLinker().link(reading.claims, reading.reports)
        for claim_id in incident.claim_ids
    }
    given: dict[Mention, str] = {}
    for claim_id in sorted(reading.mentions):
        mention = reading.mentions[claim_id]
        report = next(c.report_id for c in reading.claims if c.id == claim_id)
        key = mention if isinstance(mention, EventMention) else (report, mention)
        given.setdefault(key, incident_of[claim_id])
    ours = _ours(reading)
    told = {mention: chain for mention, chain in ours.items() if mention in given}
    return {
        "predicted mentions": _scored(ours, given),
        "gold mentions with a claim": _scored(told, {m: given[m] for m in told}),
        "the same, by equal words alone": _scored(told, {m: m.words.casefold() for m in told}),
        "the same, each for itself": _scored(told, {m: str(number) for number, m in enumerate(told)}),
    }


def _scored(gold: Mapping[EventMention, str], given: Mapping[Mention, str]) -> Coreference:
    return score_coreference(clusters_of(dict(gold)), clusters_of(given))


def _figures(one: Coreference) -> dict[str, float]:
    found = {"conll": round(one.conll, 4)}
    for name in ("muc", "b3", "ceaf"):
        ratio = getattr(one, name)
        found |= {f"{name}_{key}": round(getattr(ratio, key), 4) for key in ("precision", "recall", "f1")}
    return found


def _lines(found: Mapping[str, Mapping[str, float]]) -> Iterable[str]:
    yield f"{'':52} CoNLL    MUC P/R/F1         B3 P/R/F1          CEAF-e P/R/F1"
    for name, values in found.items():
        if name == "counts":
            yield ", ".join(f"{key} {value}" for key, value in values.items())
            continue
        parts = [
            "/".join(f"{values[f'{measure}_{key}']:.3f}" for key in ("precision", "recall", "f1"))
            for measure in ("muc", "b3", "ceaf")
        ]
        yield f"{name:52} {values['conll']:.3f}  " + "  ".join(parts)


if __name__ == "__main__":
    sys.exit(main())
