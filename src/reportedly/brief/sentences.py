"""Claims of one incident -> the sentences of its paragraph. In: claims with their reports. Out: sentences
that name who says it, several mentions told once, rival accounts side by side, with what the text says of
verification."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.brief.amounts import bounded_words
from reportedly.brief.clauses import join_words
from reportedly.brief.content import Sentence
from reportedly.brief.leads import HEARSAY, OUTLET, SPEAKER, join_leads
from reportedly.brief.tellings import Scene, Told, told_by_all
from reportedly.brief.wording import label, measure_words, words
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.toll import Toll


def _rendered(told: Sequence[Told]) -> str:
    first = told[0]
    who, plural = join_leads([item.lead for item in told])
    if first.lead.sort == HEARSAY:
        denied = "it is denied that " if first.frame == "denies" else ""
        is_unnamed = who.startswith(("the report", "an unnamed outlet"))
        carried = "" if is_unnamed else f"carried by {who.rstrip(',')}, "
        text = f"According to reports without a named source, {carried}{denied}{first.body}"
    elif first.frame == "speaks":
        text = f"{who} {first.body}"
    else:
        verbs = {
            ("says", SPEAKER): "say",
            ("says", OUTLET): "report",
            ("denies", SPEAKER): "deny",
            ("denies", OUTLET): "carry a denial",
        }
        verb = verbs[first.frame, first.lead.sort]
        verb = "say" if verb == "report" and who.startswith("the report") else verb
        text = f"{who} {verb if plural else _third_person(verb)} that {first.body}"
    return "; ".join([text, *first.notes])


def _third_person(verb: str) -> str:
    head, _, rest = verb.partition(" ")
    one = f"{head[:-1]}ies" if head in {"deny", "carry"} else f"{head}s"
    return f"{one} {rest}".strip()


def finished(text: str) -> str:
    """The text as a sentence: capital first, one full stop, single spaces, no doubled commas."""
    clean = re.sub(r"\s+", " ", text).strip().rstrip(".;, ")
    clean = re.sub(r",\s*,", ",", clean)
    return f"{clean[:1].upper()}{clean[1:]}."


def incident_sentences(incident: Incident, claims: Sequence[Claim], scene: Scene) -> tuple[Sentence, ...]:
    """The paragraph of an incident: affirmed before denied, speakers before outlets before hearsay."""
    hosts = told_by_all(claims, scene)
    groups: dict[tuple[object, ...], list[Told]] = {}
    for item in hosts:
        groups.setdefault((item.frame, item.lead.sort, item.body, item.notes), []).append(item)
    rank = {SPEAKER: 0, OUTLET: 1, HEARSAY: 2}
    ordered = sorted(
        groups.values(),
        key=lambda g: (g[0].frame == "denies", rank[g[0].lead.sort], -len(g[0].details), g[0].body),
    )
    texts = [(_rendered(group), tuple(c.id for item in group for c in item.claims)) for group in ordered]
    rivals = [rival for toll in incident.tolls if (rival := _rival_figures(toll, claims, scene)) is not None]
    standing = label("standings", incident.standing.value)
    closing = standing if len(texts) == 1 else f"taken together, {standing}"
    last = len(texts) - 1
    said = [
        Sentence(
            finished(f"{text}; {closing}" if i == last else text),
            ids,
            incident.standing.value,
            incident.standing.reasons,
            _computed(ids, claims),
        )
        for i, (text, ids) in enumerate(texts)
    ]
    return (*said, *rivals)


def _computed(claim_ids: Sequence[str], claims: Sequence[Claim]) -> tuple[str, ...]:
    sites = [
        site
        for claim in claims
        if claim.id in claim_ids
        for site in claim.sites
        if site.named and site.km is not None
    ]
    return tuple(dict.fromkeys(f"{site.km:.1f} km" for site in sites))


def _rival_figures(toll: Toll, claims: Sequence[Claim], scene: Scene) -> Sentence | None:
    """Where a toll is contested: who gives which figure, in one sentence."""
    if toll.standing.value != "contested":
        return None
    by_id = {claim.id: claim for claim in claims}
    given: dict[str, list[str]] = {}
    verbs: dict[str, str] = {}
    known = [(by_id[entry.claim_id], entry.figure) for entry in toll.entries if entry.claim_id in by_id]
    for claim, figure in known:
        lead = scene.lead(claim)
        verbs[lead.short] = "give" if lead.is_plural else "gives"
        given.setdefault(lead.short, []).append(scene.mask(claim, bounded_words(figure)))
    numbers = {number for found in given.values() for number in found}
    if len(numbers) < 2:
        return None
    accounts = [
        f"{who} {verbs[who]} {join_words(list(dict.fromkeys(found)))}" for who, found in given.items()
    ]
    measure = measure_words(toll.measure)
    about = f"On the {'' if measure.frame else 'number of '}{measure.table}"
    if toll.demographic in words()["demographics"]:
        about += f" ({words()['demographics'][toll.demographic][1]})"
    both = "both" if len(numbers) == 2 else "all"
    ids = tuple(dict.fromkeys(claim.id for claim, _ in known))
    return Sentence(
        finished(f"{about}, {join_words(accounts)}; these cannot {both} be true"),
        ids,
        "contested",
        toll.standing.reasons,
    )
