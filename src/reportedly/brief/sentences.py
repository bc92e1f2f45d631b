"""Claims of one incident -> the sentences of its paragraph. In: claims with their reports. Out: sentences
that name who says it, several mentions told once, in the order in which it was said, with what the text says
of verification."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.brief.content import Computed, Sentence
from reportedly.brief.leads import HEARSAY, OUTLET, SPEAKER, Lead, join_leads
from reportedly.brief.tellings import Scene, Told, told_by_all
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident

_VERBS = {
    ("says", SPEAKER): "say",
    ("says", OUTLET): "report",
    ("denies", SPEAKER): "deny",
    ("denies", OUTLET): "carry a denial",
}


def _rendered(told: Sequence[Told], named: set[str]) -> tuple[str, tuple[Computed, ...]]:
    """The sentence of those who tell the same, and what in it is counted; `named` are the voices that were
    introduced before, to which this one's are added."""
    leads = [_again(item.lead, named) for item in told]
    named |= {item.lead.key for item in told}
    who, plural = join_leads(leads)
    _, counted = _unverified([claim for item in told for claim in item.claims])
    others = len({lead.key for lead in leads}) - 3
    more = (Computed(f"{others} others", "a count of voices"),) if others > 1 else ()
    return worded(told, who, plural=plural), (*more, *counted)


def worded(told: Sequence[Told], who: str, *, plural: bool) -> str:
    """What those who tell the same are said to tell, with `who` for them."""
    first = told[0]
    if first.lead.sort == HEARSAY:
        denied = "it is denied that " if first.frame == "denies" else ""
        is_unnamed = who.startswith(("the report", "an unnamed outlet"))
        carried = "" if is_unnamed else f"carried by {who.rstrip(',')}, "
        text = f"According to reports without a named source, {carried}{denied}{first.body}"
    elif first.frame == "speaks":
        text = f"{who} {first.body}"
    else:
        verb = _VERBS[first.frame, first.lead.sort]
        verb = "say" if verb == "report" and who.startswith("the report") else verb
        text = f"{who} {verb if plural else _third_person(verb)} that {first.body}"
    doubt, _ = _unverified([claim for item in told for claim in item.claims])
    return "; ".join([text, *first.notes, *doubt])


def _again(lead: Lead, named: set[str]) -> Lead:
    return replace(lead, text=lead.again) if lead.sort == SPEAKER and lead.key in named else lead


def _unverified(claims: Sequence[Claim]) -> tuple[list[str], tuple[Computed, ...]]:
    """Which of the reports say that it is not verified."""
    saying = {c.report_id for c in claims if c.verification and c.verification.status == "unverified"}
    everyone = {claim.report_id for claim in claims}
    if not saying:
        return [], ()
    if saying == everyone:
        return [f"not verified, the report{' says' if len(saying) == 1 else 's say'}"], ()
    text = f"{len(saying)} of {len(everyone)} reports"
    return [f"not verified, by the words of {text}"], (Computed(text, "a count of the cited reports"),)


def _third_person(verb: str) -> str:
    head, _, rest = verb.partition(" ")
    one = f"{head[:-1]}ies" if head in {"deny", "carry"} else f"{head}s"
    return f"{one} {rest}".strip()


def finished(text: str) -> str:
    """The text as a sentence: capital first, one full stop, single spaces, no doubled commas."""
    clean = re.sub(r"\s+", " ", text).strip().rstrip(".;, ")
    clean = re.sub(r",\s*,", ",", clean)
    return f"{clean[:1].upper()}{clean[1:]}."


def incident_sentences(
    incident: Incident, claims: Sequence[Claim], scene: Scene
) -> tuple[tuple[Lead, Sentence], ...]:
    """What is told of an incident, with the first voice of each sentence: affirmed before denied, in the
    order in which it was said, and what came of it later at the end."""
    later = frozenset(incident.updates)
    groups = groups_of(told_by_all(claims, scene, later), later)
    rank = {SPEAKER: 0, OUTLET: 1, HEARSAY: 2}
    ordered = sorted(
        groups,
        key=lambda g: (
            g[0].claims[0].id in later,
            g[0].frame == "denies",
            min(scene.day(c)[:10] for item in g for c in item.claims),
            rank[g[0].lead.sort],
            -len(g[0].details),
            g[0].body,
        ),
    )
    named: set[str] = set()
    found = []
    for group in ordered:
        text, counted = _rendered(group, named)
        if group[0].claims[0].id in later:
            text = f"later: {re.sub('^According', 'according', text)}"
        ids = tuple(claim.id for item in group for claim in item.claims)
        computed = (*counted, *_distances(ids, claims))
        standing = incident.standing
        said = Sentence(finished(text), ids, standing.value, standing.reasons, computed)
        found.append((group[0].lead, said))
    return tuple(found)


def groups_of(told: Iterable[Told], later: frozenset[str] = frozenset()) -> list[list[Told]]:
    """Those who tell the same together: each group is a sentence."""
    groups: dict[tuple[object, ...], list[Told]] = {}
    for item in told:
        key = (item.claims[0].id in later, item.frame, item.lead.sort, item.body, item.notes)
        groups.setdefault(key, []).append(item)
    return list(groups.values())


def _distances(claim_ids: Sequence[str], claims: Sequence[Claim]) -> tuple[Computed, ...]:
    sites = [
        site
        for claim in claims
        if claim.id in claim_ids
        for site in claim.sites
        if site.named and site.km is not None
    ]
    reason = "distance on the WGS84 ellipsoid from the claim's place"
    return tuple(Computed(text, reason) for text in dict.fromkeys(f"{site.km:.1f} km" for site in sites))
