"""Taken up again: claims that only go on with what their report told before, "the attack came at dawn" or
"two people were hurt". In: tellings, the clusters so far. Out: a link of each to what it goes on with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from reportedly.data.lexicons import load_lexicon
from reportedly.fuse.clusters import Clusters
from reportedly.fuse.constraints import may_be_one, times_apart
from reportedly.fuse.families import AT_ONE_SPOT, Relation, relate_kinds
from reportedly.fuse.figure_levels import FAR, FAR_BY_SIDES, figures_level, tell_apart
from reportedly.fuse.nearness import Nearness, is_unknown, relate_places
from reportedly.fuse.tellings import Telling
from reportedly.model.claim import Claim
from reportedly.model.link import Link

_LINKING_WORDS = "of|in|on|at|to|for|by|with|from|and|or|the|a|an|second|third|other|another|next|new|first"
# words of the noun's own after its article: no plural, which would be the subject of a verb
_MODIFIERS = rf"(?: (?!(?:{_LINKING_WORDS})\b)[\w-]*[a-rt-z]\b){{0,2}}"
_POINTER = re.compile(rf"\b(?:the|this|that|these|those|his|her|their)({_MODIFIERS}) $", re.IGNORECASE)
# "the attack on the bridge" says itself which one
_COMPLEMENT = re.compile(r" (?:of|on|against|between|upon)\b", re.IGNORECASE)
# before them, what follows a noun is its verb: "the army attacks the town"
_OBJECT = re.compile(r" (?:the|a|an|his|her|their|its|this|that|\d+)\b", re.IGNORECASE)
_RESULT = re.compile(
    r"\b(?:killed|dead|deaths?|dies|died|wounded|wounds|injur\w+|hurt|casualt\w+|fatalit\w+|victims?|destroyed|damaged?"
    r"|damages|unharmed|unhurt|maimed|survived)\b",
    re.IGNORECASE,
)
_LONGEST = 60  # characters: as far back as the article of a noun may stand
_OF_WAR = 1000
_NEXT = 3  # characters between a sentence and the next


def links_taken_up(tellings: Iterable[Telling], clusters: Clusters) -> list[Link]:
    """Link each claim that only goes on to the last happening before it that it may mean; where it is of
    several things ("the explosions"), only if no more than one comes into question."""
    reports: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        reports[telling.claim.report_id].append(telling)
    links = []
    for told in reports.values():
        told.sort(key=lambda telling: (telling.claim.trigger.start, telling.id))
        for number, telling in enumerate(told):
            if (reason := going_on(telling)) and (
                link := _link_back(telling, told[:number], clusters, reason)
            ):
                links.append(link)
    return links


def going_on(telling: Telling) -> str | None:
    """By what words the claim goes on with what was told before; None where it says itself where, or more
    of what than that."""
    claim = telling.claim
    if claim.kind not in AT_ONE_SPOT:
        return None
    place, words = claim.place, _words_taken_up(claim)
    says_where = place is not None and not place.inherited
    if place is not None and says_where and not (is_unknown(place) and _is_noun(claim, acts=True)):
        return None
    if words:
        return f"taken up again by {words!r}"
    if says_where or not _is_result(telling):
        return None
    return f"the result {claim.trigger.text!r} in the next sentence"


def _words_taken_up(claim: Claim) -> str | None:
    noun, at, words = claim.trigger.text, claim.trigger.start - claim.words.start, claim.words.text
    if not _is_noun(claim):
        return None
    found, rest = _POINTER.search(words[max(0, at - _LONGEST) : at]), words[at + len(noun) :]
    if found is None or _COMPLEMENT.match(rest) or (found[1] and _OBJECT.match(rest)):
        return None
    return f"{found[0]}{noun}"


def _is_result(telling: Telling) -> bool:
    """Whether it tells what came of an act, without a time of its own; "another ten" are of another act, and
    a hundred thousand of a war."""
    claim = telling.claim
    if telling.says_further or (claim.time is not None and not claim.time.inherited):
        return False
    if any((figure.low or figure.best or 0) >= _OF_WAR for figure in claim.figures):
        return False
    return _RESULT.fullmatch(claim.trigger.text) is not None


def _is_noun(claim: Claim, *, acts: bool = False) -> bool:
    """Whether the trigger is a noun for what happens at one spot; with `acts` not one for the dead."""
    word, nouns = claim.trigger.text.casefold(), _nouns(AT_ONE_SPOT - {"casualties"} if acts else AT_ONE_SPOT)
    return word in nouns or word.removesuffix("s") in nouns


@cache
def _nouns(kinds: frozenset[str]) -> frozenset[str]:
    triggers: Mapping[str, Mapping[str, Sequence[str]]] = load_lexicon("triggers")
    return frozenset(noun for kind in kinds for noun in triggers[kind].get("noun", ()))


def _link_back(telling: Telling, before: Sequence[Telling], clusters: Clusters, reason: str) -> Link | None:
    fits = [other for other in before if _may_mean(telling, other)]
    if not _words_taken_up(telling.claim):  # a result
        fits = [other for other in fits if _is_next(telling.claim, other.claim)]
    for other in fits:
        clusters.note(_link(telling, other, reason))
    roots = {clusters.root(other.id) for other in fits}
    if not fits or clusters.root(telling.id) in roots:
        return None
    several = telling.claim.trigger.text.casefold().endswith("s")
    return None if several and len(roots) > 1 else _link(telling, fits[-1], reason)


def _is_next(claim: Claim, other: Claim) -> bool:
    return claim.words == other.words or 0 <= claim.words.start - other.words.end <= _NEXT


def _may_mean(telling: Telling, other: Telling) -> bool:
    one, two = telling.claim, other.claim
    if one.trigger == two.trigger or one.background != two.background or telling.says_apart:
        return False
    if not may_be_one(telling, other) or times_apart(telling, other):
        return False
    if relate_kinds(one.kind, two.kind) is Relation.SIBLING:
        return False
    if not _is_there(telling, other):
        return False
    if figures_level(telling, other) in (FAR, FAR_BY_SIDES):
        return False
    return telling.origin != other.origin or not tell_apart(one, two)


def _is_there(telling: Telling, other: Telling) -> bool:
    """Whether the places may be one: a name that no gazetteer has may be of a street in the town."""
    nearness = relate_places(telling.place, other.place)
    if nearness is not Nearness.BESIDE:
        return nearness is not Nearness.APART
    unknown = [place is not None and is_unknown(place) for place in (telling.place, other.place)]
    return unknown.count(True) == 1 and _is_noun(telling.claim, acts=True)


def _link(telling: Telling, other: Telling, reason: str) -> Link:
    one, two = sorted((telling.id, other.id))
    return Link(one, two, f"one report; {reason}")
