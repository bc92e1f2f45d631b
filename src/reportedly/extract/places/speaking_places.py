"""Speaking places: names of places that belong to the speaker or to the saying, not to the act. In: a
happening's attributions and places. Out: words to leave out, and which of them still tell where."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.extract import syntax
from reportedly.extract.attribution.cues import Attribution
from reportedly.extract.events.happenings import Happening
from reportedly.extract.places.locations import Location, LocationFinder
from reportedly.extract.wordlists import word_set


def source_tokens(speaking: Sequence[Attribution]) -> frozenset[int]:
    """The words that tell who says it and where, not of the act."""
    found: set[int] = set()
    for item in speaking:
        if item.source is not None:
            found |= set(range(*syntax.noun_phrase(item.source))) | {
                t.i for t in item.source.subtree if t.i not in item.content
            }
        found |= set(range(*item.cue)) | _told_where(item)
    return frozenset(found)


def _told_where(item: Attribution) -> set[int]:
    """ "he said in Geneva": where it was said, not where it happened."""
    cue = item.source.doc[item.cue[0]] if item.source is not None else None
    if cue is None or not syntax.is_verb(cue):
        return set()
    places = (noun for word, noun in syntax.prepositions(cue) if word in ("in", "at", "from"))
    return {t.i for noun in places for t in noun.subtree if noun.i not in item.content and noun.i > cue.i}


def local_places(
    fallback: Sequence[Location], places: LocationFinder, happening: Happening, usable: Sequence[Location]
) -> tuple[Location, ...]:
    """Places that only stand in a local official's title ("Kursk Governor"): better than one of another
    sentence. A ministry's capital is none."""
    if usable or any(
        c.lower_ in ("the", "this") and c.dep_ == "det" for c in happening.trigger.token.children
    ):
        return ()
    mentions = [item.mention for item in fallback if item.mention.kind not in ("site", "country")] + [
        m
        for m in places.document.mentions_of("place", "region", "inner_place")
        if happening.sentence.start <= m.first < happening.sentence.end
    ]
    doc = places.document.doc
    near = [
        m
        for m in mentions
        if any(
            t.lemma_.lower() in word_set("roles", "local_offices")
            for t in doc[max(0, m.first - (1 if m.kind == "inner_place" else 3)) : m.last + 2]
        )
    ]
    line = places.dateline(happening)
    return tuple(Location(mention, 0.1) for mention in (near[:1] or ([] if line is None else [line])))
