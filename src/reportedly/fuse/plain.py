"""The plain linker: claims of many reports -> incidents, by written rules alone. In: claims, reports. Out:
incidents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from reportedly.fuse.blocking import pairs_across, pairs_within
from reportedly.fuse.campaigns import attach_parts
from reportedly.fuse.clusters import Clusters
from reportedly.fuse.collection import without_collector
from reportedly.fuse.duplicates import copy_groups, find_duplicates
from reportedly.fuse.groups import acts_of_groups
from reportedly.fuse.incidents import make_incident
from reportedly.fuse.linking import forced_link, link_across, link_loosely, link_within
from reportedly.fuse.nearness import is_country
from reportedly.fuse.origins import find_origins
from reportedly.fuse.tellings import Telling, make_tellings
from reportedly.fuse.unsaid import fitting_links
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.judgement import NO_RULINGS, Rulings
from reportedly.model.link import Link
from reportedly.model.report import Report

_Key = Callable[[Telling], Hashable]


class PlainLinker:
    """First what the text itself ties, then what one report tells of one place, then what reports have in
    common, then what leaves place or time open and fits one happening only."""

    name = "plain"

    @without_collector
    def link(
        self, claims: Sequence[Claim], reports: Sequence[Report], rulings: Rulings = NO_RULINGS
    ) -> tuple[Incident, ...]:
        """Every claim in exactly one incident, not yet assessed; the same in whatever order the claims
        come."""
        copies = copy_groups(find_duplicates(reports), reports)
        origins = find_origins(claims, reports, copies)
        by_id = {report.id: report for report in reports}
        tellings = make_tellings(claims, reports, copies, origins)
        clusters = Clusters(tellings, rulings.different)
        clusters.take(_ruled_links(tellings, rulings))
        clusters.take(_forced_links(tellings))
        clusters.take(_made(link_within(a, b) for a, b in pairs_within(tellings.values())))
        clusters.take(_loose_links(tellings, clusters))
        clusters.take(_made(link_across(a, b) for a, b in pairs_across(tellings.values())))
        clusters.take(fitting_links(tellings.values(), clusters))
        made = [
            make_incident([tellings[id_].claim for id_ in ids], origins, by_id, links)
            for ids, links in clusters.groups()
        ]
        return attach_parts(made, {claim.id: claim for claim in claims})


def _made(links: Iterable[Link | None]) -> Iterator[Link]:
    return (link for link in links if link is not None)


def _ruled_links(tellings: Mapping[str, Telling], rulings: Rulings) -> Iterator[Link]:
    """What people said is one happening; a claim that is no longer there says nothing."""
    for a, b, reason in rulings.same:
        if a in tellings and b in tellings:
            yield Link(a, b, reason, forced=True)


def _forced_links(tellings: Mapping[str, Telling]) -> Iterator[Link]:
    """Mention groups, denials that say what they deny, and the same words in copies of one report."""
    everyone = tellings.values()
    acts = acts_of_groups(everyone)
    yield from _chained(everyone, lambda t: acts[t.id], "one act in the text (mention group)")
    yield from _chained(
        everyone,
        lambda t: (t.copies, t.claim.kind, t.wording, _nth(t), acts[t.id].spot),
        "the same words in copies of one text",
    )
    for telling in everyone:
        denied = tellings.get(telling.claim.denies or "")
        if denied and (link := forced_link(telling, denied, "a denial joins what it denies")):
            yield link


def _nth(telling: Telling) -> tuple[int, str]:
    """Where in its sentence the claim stands, and whose it is: one sentence may hold two claims of a kind."""
    claim = telling.claim
    return claim.trigger.start - claim.words.start, claim.polarity


def _chained(tellings: Iterable[Telling], key: _Key, reason: str) -> Iterator[Link]:
    """Links along each group of one key and realm, in the order of the ids."""
    groups: dict[tuple[Hashable, str], list[Telling]] = defaultdict(list)
    for telling in tellings:
        groups[key(telling), telling.realm].append(telling)
    for group in groups.values():
        for first, second in pairwise(group):
            if link := forced_link(first, second, reason):
                yield link


def _loose_links(tellings: Mapping[str, Telling], clusters: Clusters) -> list[Link]:
    """Claims without a place of their own, each linked only where a single happening of its report fits."""
    fitting: dict[str, dict[str, Link]] = defaultdict(dict)
    for a, b in pairs_within(tellings.values()):
        link = link_loosely(a, b)
        if link is None or clusters.root(a.id) == clusters.root(b.id):
            continue
        for loose, other in ((a, b), (b, a)):
            if loose.place is None or is_country(loose.place):
                root = clusters.root(other.id)
                fitting[loose.id][root] = min(
                    link, fitting[loose.id].get(root, link), key=lambda made: made.rank
                )
    return [link for links in fitting.values() if len(links) == 1 for link in links.values()]
