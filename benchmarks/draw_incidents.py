"""Draw what a reader judges fusion by: `python benchmarks/draw_incidents.py --db FILE --draw merges`.
Prints incidents, merges, or pairs kept apart, each with its words and values.

What it prints is for a reader's eyes: where the reports are a corpus, nothing of it goes into the project."""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import InputError, ReportedlyError
from reportedly.evaluate.corpora import corpus_tables
from reportedly.fuse.blocking import pairs_across
from reportedly.fuse.duplicates import copy_groups, find_duplicates
from reportedly.fuse.families import relate_kinds
from reportedly.fuse.nearness import Nearness, distance_km, is_point, relate_places
from reportedly.fuse.origins import find_origins
from reportedly.fuse.tellings import Telling, make_tellings
from reportedly.fuse.unsaid import open_pairs
from reportedly.model.actor import Actor
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.place import Place
from reportedly.model.report import Report
from reportedly.model.timeref import TimeRef
from reportedly.pipeline import default_pipeline
from reportedly.situation import Situation

Pair = tuple[Telling, Telling]

MOST_CLAIMS = 12  # of one incident; a reader has seen enough then
SAME_WORDS = 0.8  # of the words of two sentences: the one is then a copy of the other, whatever the reports
FAR_KM = 50.0
DAYS = 3


@dataclass(frozen=True, slots=True)
class Drawn:
    """What one judgement is about: the claims to look at, and why they were put together."""

    name: str
    claims: tuple[Claim, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fused:
    """All that is drawn from."""

    reports: Mapping[str, Report]
    tellings: Mapping[str, Telling]
    incidents: tuple[Incident, ...]
    incident_of: Mapping[str, str]

    @classmethod
    def of(cls, reports: Sequence[Report], claims: Sequence[Claim], incidents: Iterable[Incident]) -> Fused:
        copies = copy_groups(find_duplicates(reports), reports)
        tellings = make_tellings(claims, reports, copies, find_origins(claims, reports, copies))
        ordered = tuple(sorted(incidents, key=lambda incident: incident.id))
        incident_of = {id_: incident.id for incident in ordered for id_ in incident.claim_ids}
        return cls({report.id: report for report in reports}, tellings, ordered, incident_of)


def draw_incidents(fused: Fused, seed: int, count: int) -> list[Drawn]:
    """Incidents of two or more reports."""
    several = [incident for incident in fused.incidents if len(incident.report_ids) > 1]
    return [_as_drawn(fused, incident) for incident in _sample(several, seed, count)]


def draw_merges(fused: Fused, seed: int, count: int) -> list[Drawn]:
    """Pairs of claims in one incident, of two reports that do not copy each other and in two sentences that
    do not; one pair an incident, or the largest one would be all."""
    pairs = {incident.id: merged for incident in fused.incidents if (merged := _merged(fused, incident))}
    rng = random.Random(seed)
    chosen = rng.sample(sorted(pairs), min(count, len(pairs)))
    by_id = {incident.id: incident for incident in fused.incidents}
    return [_as_pair(id_, rng.choice(pairs[id_]), by_id[id_]) for id_ in chosen]


def draw_apart(fused: Fused, seed: int, count: int) -> list[Drawn]:
    """Pairs in two incidents that say both place and day, and met in a block; one of two incidents."""
    return _draw_unmerged(pairs_across(fused.tellings.values()), fused, seed, count)


def draw_open(fused: Fused, seed: int, count: int) -> list[Drawn]:
    """Pairs in two incidents of which one claim leaves place, day or kind open; one of two incidents."""
    return _draw_unmerged(open_pairs(fused.tellings.values()), fused, seed, count)


DRAWS: dict[str, Callable[[Fused, int, int], list[Drawn]]] = {
    "incidents": draw_incidents,
    "merges": draw_merges,
    "apart": draw_apart,
    "open": draw_open,
}


def _draw_unmerged(pairs: Iterable[Pair], fused: Fused, seed: int, count: int) -> list[Drawn]:
    found: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for a, b in pairs:
        one, other = (a, b) if fused.incident_of[a.id] < fused.incident_of[b.id] else (b, a)
        incidents = fused.incident_of[one.id], fused.incident_of[other.id]
        if incidents[0] != incidents[1] and is_plausible(one, other):
            found[incidents].append((one, other))
    rng = random.Random(seed)
    chosen = rng.sample(sorted(found), min(count, len(found)))
    return [_as_pair(" ".join(key), rng.choice(sorted(found[key], key=_ids))) for key in chosen]


def is_plausible(a: Telling, b: Telling) -> bool:
    """Whether a reader may have to look twice: two reports, kinds of one family, days and places near."""
    if a.copies == b.copies or a.realm != b.realm or a.claim.background != b.claim.background:
        return False
    if relate_kinds(a.claim.kind, b.claim.kind) is None or not _near_in_time(a, b):
        return False
    return relate_places(a.place, b.place) is not Nearness.APART or _near_in_space(a.place, b.place)


def _near_in_time(a: Telling, b: Telling) -> bool:
    one, other = a.interval or a.told, b.interval or b.told
    return one is not None and other is not None and one.gap_days(other) <= DAYS


def _near_in_space(a: Place | None, b: Place | None) -> bool:
    if a is None or b is None or not (is_point(a) and is_point(b)):
        return False
    return distance_km(a, b) <= FAR_KM


def _merged(fused: Fused, incident: Incident) -> list[Pair]:
    members = [fused.tellings[id_] for id_ in sorted(incident.claim_ids)]
    return [
        (a, b)
        for number, a in enumerate(members)
        for b in members[number + 1 :]
        if a.copies != b.copies and not _is_same_sentence(a, b)
    ]


def _is_same_sentence(a: Telling, b: Telling) -> bool:
    one, other = set(a.wording.split()), set(b.wording.split())
    return len(one & other) >= SAME_WORDS * max(1, min(len(one), len(other)))


def _sample(items: Sequence[Incident], seed: int, count: int) -> list[Incident]:
    return random.Random(seed).sample(items, min(count, len(items)))


def _ids(pair: Pair) -> tuple[str, str]:
    return pair[0].id, pair[1].id


def _as_drawn(fused: Fused, incident: Incident) -> Drawn:
    """The first claim of every report before the second of any."""
    nth: dict[str, int] = defaultdict(int)
    ranked: list[tuple[int, str, int, Claim]] = []
    for claim in (fused.tellings[id_].claim for id_ in sorted(incident.claim_ids)):
        ranked.append((nth[claim.report_id], claim.report_id, claim.trigger.start, claim))
        nth[claim.report_id] += 1
    claims = tuple(item[-1] for item in sorted(ranked, key=lambda item: item[:3]))[:MOST_CLAIMS]
    across = [link.reason for link in incident.links if not link.reason.startswith("one ")]
    name = (
        f"{incident.id} {incident.kind} reports={len(incident.report_ids)} claims={len(incident.claim_ids)}"
    )
    return Drawn(name, claims, tuple(across[:4]))


def _as_pair(name: str, pair: Pair, incident: Incident | None = None) -> Drawn:
    """With the links of the incident that touch either claim; the pair itself may be tied over others."""
    ids = set(_ids(pair))
    links = [link for link in incident.links if ids & {link.a, link.b}] if incident else []
    links.sort(key=lambda link: ({link.a, link.b} != ids, link.a, link.b))
    reasons = tuple(f"{'direct' if {link.a, link.b} == ids else 'over another'}: {link}" for link in links)
    return Drawn(name, (pair[0].claim, pair[1].claim), reasons[:4])


def show(drawn: Drawn, reports: Mapping[str, Report], context: int) -> Iterator[str]:
    """The lines that a reader sees of it."""
    yield drawn.name
    for claim in drawn.claims:
        report = reports[claim.report_id]
        yield f"  {claim.id} {report.id} {report.publisher} {(report.published or '?')[:10]} | {report.title}"
        yield f"    {_values(claim)}"
        start, end = max(0, claim.words.start - context), claim.words.end + context
        before, after = report.text[start : claim.words.start], report.text[claim.words.end : end]
        yield "    " + " ".join(f"{before}[{claim.words.text}]{after}".split())
    yield from (f"  >> {reason}" for reason in drawn.reasons)


def _values(claim: Claim) -> str:
    marks = [claim.kind, f"'{claim.trigger.text}'"]
    marks += [m for m in (claim.modality, claim.polarity) if m not in ("actual", "affirmed")]
    marks += ["background"] if claim.background else []
    marks += [f"@{_place(claim.place)}", f"t={_time(claim.time)}"]
    parts = ("by", claim.speaker), ("actor", claim.actor), ("target", claim.target)
    marks += [f"{name}={_actor(part)}" for name, part in parts if part is not None]
    return " ".join([*marks, *(f"{f.measure}:{f.span.text!r}" for f in claim.figures)])


def _place(place: Place | None) -> str:
    if place is None:
        return "-"
    how = ", inherited" if place.inherited else ""
    return f"{place.name or '?'} <{place.span.text}> ({place.precision}, {place.admin1}{how})"


def _time(time: TimeRef | None) -> str:
    if time is None or time.start is None:
        return "-"
    days = time.start[:10] if time.start[:10] == (time.end or "")[:10] else f"{time.start}..{time.end}"
    return days + (" inherited" if time.inherited else "")


def _actor(actor: Actor) -> str:
    return f"{actor.name or actor.span.text!r}/{actor.side}"


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where something was drawn, 1 where there is nothing to draw from, 2 where nothing can be read."""
    options = _parse(arguments)
    try:
        fused = _load(options.db, options.corpus)
    except ReportedlyError as error:
        print(error, file=sys.stderr)
        return 2
    drawn = DRAWS[options.draw](fused, options.seed, options.count)
    for number, item in enumerate(drawn):
        print("\n".join((f"### {number} ", *show(item, fused.reports, options.context))))
    return 0 if drawn else 1


def _load(db: Path | None, corpus: str) -> Fused:
    if db is not None and not db.is_file():
        raise InputError(str(db), "there is no such file", "name a situation that `reportedly read` kept")
    with Situation.open(db) as situation:
        if db is None:
            pipeline = default_pipeline()
            pipeline.read_into(situation, pipeline.find_reports(corpus_tables(corpus)))
            pipeline.fuse(situation)
        return Fused.of(situation.reports(), situation.claims(), situation.incidents())


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Draw incidents, merges and pairs kept apart, to be read.")
    parser.add_argument("--db", type=Path, help="a situation; without it a corpus is read and fused")
    parser.add_argument("--corpus", default="fakes_syria", help="its name in REPORTEDLY_CORPORA")
    parser.add_argument("--draw", choices=DRAWS, default="incidents", help="what to draw")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--count", type=int, default=50, help="how many to draw")
    parser.add_argument("--context", type=int, default=0, help="characters to print around each sentence")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
