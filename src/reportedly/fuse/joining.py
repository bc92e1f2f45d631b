"""Joining: tellings put together by their links, strongest first. In: tellings and the acts of their mention
groups. Out: clusters. The same for tellings alone as among others that no link ties to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from itertools import pairwise

from reportedly.fuse.blocking import pairs_across, pairs_within
from reportedly.fuse.clusters import Clusters
from reportedly.fuse.groups import Act
from reportedly.fuse.linking import forced_link, leading_fit, link_across, link_loosely, link_within
from reportedly.fuse.nearness import is_point
from reportedly.fuse.taken_up import links_taken_up
from reportedly.fuse.tellings import Telling
from reportedly.fuse.unsaid import fitting_links
from reportedly.model.judgement import Rulings
from reportedly.model.link import Link

_Key = Callable[[Telling], Hashable]


def join_tellings(tellings: Mapping[str, Telling], acts: Mapping[str, Act], rulings: Rulings) -> Clusters:
    """First what people ruled and the text itself ties, then what one report tells of one place, then what
    reports have in common, then what leaves place or time open and fits one happening only.

    `tellings` come in the order of their ids; `acts` are those of their mention groups."""
    clusters = Clusters(tellings, rulings.different)
    clusters.take(_ruled_links(tellings, rulings))
    clusters.take(_forced_links(tellings, acts))
    clusters.take(_made(link_within(a, b) for a, b in pairs_within(tellings.values())))
    clusters.take(_loose_links(tellings, clusters))
    clusters.take(links_taken_up(tellings.values(), clusters))
    clusters.take(_made(link_across(a, b) for a, b in pairs_across(tellings.values())))
    clusters.take(fitting_links(tellings.values(), clusters))
    return clusters


def _made(links: Iterable[Link | None]) -> Iterator[Link]:
    return (link for link in links if link is not None)


def _ruled_links(tellings: Mapping[str, Telling], rulings: Rulings) -> Iterator[Link]:
    """What people said is one happening; a claim that is no longer there says nothing."""
    for a, b, reason in rulings.same:
        if a in tellings and b in tellings:
            yield Link(a, b, reason, forced=True)


def _forced_links(tellings: Mapping[str, Telling], acts: Mapping[str, Act]) -> Iterator[Link]:
    """Mention groups, denials that say what they deny, and the same words in copies of one report."""
    everyone = tellings.values()
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
        if link is None:
            continue
        clusters.note(link)
        if clusters.root(a.id) == clusters.root(b.id):
            continue
        for loose, other in ((a, b), (b, a)):
            if loose.place is None or not is_point(loose.place):
                root = clusters.root(other.id)
                fitting[loose.id][root] = min(
                    link, fitting[loose.id].get(root, link), key=lambda made: made.rank
                )
    led = (leading_fit(links.values()) for links in fitting.values())
    return [link for link in led if link is not None]
