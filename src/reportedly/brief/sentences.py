"""Claims of one incident -> the sentences of its paragraph. In: claims with their reports. Out: sentences that name who
says it, several mentions told once, rival accounts side by side, with what the text says of verification."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.brief.amounts import bounded_words
from reportedly.brief.clauses import clause_of, join_words, where_words
from reportedly.brief.content import BriefOptions, Sentence
from reportedly.brief.dates import when_words
from reportedly.brief.leads import HEARSAY, OUTLET, SPEAKER, Lead, join_leads, lead_of
from reportedly.brief.names import quoted, with_article
from reportedly.brief.privacy import Mask
from reportedly.brief.wording import kind_words, label, measure_words, words
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident, Toll
from reportedly.model.report import Report

_QUOTE_LENGTH = 180
_GENERAL = frozenset({"attack", "explosion", "casualties"})  # a looser kind adds nothing to a closer one
_SPOKEN = {"statement": "made a statement", "warning": "issued a warning", "other": "spoke of another event"}


@dataclass(frozen=True, slots=True)
class Scene:
    """What every sentence needs: reports, masks and options."""

    reports: Mapping[str, Report]
    masks: Mapping[str, Mask]
    options: BriefOptions

    def mask(self, claim: Claim, text: str) -> str:
        return self.masks.get(claim.report_id, self.masks[""])(text)

    def lead(self, claim: Claim) -> Lead:
        report = self.reports.get(claim.report_id)
        lead = lead_of(claim, report, self.options.side_names, show_names=self.options.show_names)
        return replace(lead, text=self.mask(claim, lead.text), short=self.mask(claim, lead.short))


@dataclass(frozen=True, slots=True)
class Told:
    """One thing told by one voice: the parts of a sentence before voices are joined."""

    frame: str
    lead: Lead
    body: str
    notes: tuple[str, ...]
    details: frozenset[str]
    claims: tuple[Claim, ...]


def excerpt(claim: Claim, length: int = _QUOTE_LENGTH) -> str:
    """The claim's words around its trigger, cut at spaces with an ellipsis where they are long."""
    text, start = claim.words.text, max(0, claim.trigger.start - claim.words.start)
    if len(text) <= length:
        return text.strip(" .")
    first = max(0, min(start - length // 3, len(text) - length))
    cut = text[first : first + length]
    head = "" if first == 0 else "… "
    tail = "" if first + length >= len(text) else " …"
    cut = cut.split(" ", 1)[-1] if head else cut
    return f"{head}{cut.rsplit(' ', 1)[0] if tail else cut}{tail}".strip(" .")


def _notes(claim: Claim, scene: Scene) -> tuple[str, ...]:
    notes = [label("flags", flag) for flag in claim.flags]
    check = claim.verification
    if check is not None and check.status == "verified_by":
        notes.append(f"verified, the report says, by {scene.mask(claim, with_article(check.by))}" if check.by else "verified, the report says")
    elif check is not None:
        notes.append("not verified, the report says")
    if claim.hearsay and claim.speaker is not None:
        notes.append(f"the report adds {quoted(claim.hearsay)}")
    notes += [f"{with_article(site.name)}, by computation, is {site.km:.1f} km away" for site in claim.sites if site.named and site.km is not None]
    proofs = sorted({label("proofs", proof.kind) for proof in claim.proof if proof.kind != "other"})
    return (*notes, f"the report mentions {join_words(proofs)}") if proofs else tuple(notes)


def _details(claim: Claim, notes: Iterable[str]) -> frozenset[str]:
    found = {f"note:{note}" for note in notes}
    found |= {f"figure:{f.measure}:{f.low}:{f.best}:{f.high}:{f.bound}:{f.demographic}" for f in claim.figures if not f.superseded}
    found |= {f"place:{claim.place.name or claim.place.span.text}"} if claim.place else set()
    found |= {f"time:{claim.time.start}:{claim.time.end}"} if claim.time and claim.time.is_placed else set()
    for role, who in (("actor", claim.actor), ("target", claim.target)):
        found |= {f"{role}:{who.actor_id or (who.name or who.span.text).lower()}"} if who else set()
    if claim.kind not in _GENERAL:
        found.add(f"kind:{claim.kind}")
    return frozenset(found)


def _body(claim: Claim, scene: Scene) -> tuple[str, str]:
    show = scene.options.show_names
    denied = claim.polarity == "denied"
    kind = kind_words(claim.kind)
    in_words = f", in the report's words: {quoted(scene.mask(claim, excerpt(claim)))}" if kind.quote else ""
    spoken = claim.kind in _SPOKEN and claim.speaker is not None and claim.modality == "actual" and not denied
    if spoken:
        parts = (_SPOKEN[claim.kind], where_words(claim.place), when_words(claim.time))
        return "speaks", " ".join(part for part in parts if part) + in_words
    return ("denies" if denied else "says"), scene.mask(claim, clause_of(claim, show_names=show)) + in_words


def told_by(claim: Claim, scene: Scene) -> Told:
    """The claim's sentence in parts."""
    frame, body = _body(claim, scene)
    notes = _notes(claim, scene)
    return Told(frame, scene.lead(claim), body, notes, _details(claim, notes), (claim,))


def _absorbed(told: Sequence[Told]) -> list[Told]:
    """Mentions by one voice that say no more than a fuller one of the same voice, put into that one."""
    hosts: list[Told] = []
    for item in sorted(told, key=lambda t: (-len(t.details), t.claims[0].report_id, t.claims[0].words.start)):
        for index, host in enumerate(hosts):
            same = host.frame == item.frame and host.lead.key == item.lead.key and host.lead.sort == item.lead.sort
            modality = host.claims[0].modality == item.claims[0].modality
            if same and modality and item.details <= host.details:
                lead = max((host.lead, item.lead), key=lambda lead: len(lead.text))
                hosts[index] = replace(host, lead=lead, claims=(*host.claims, *item.claims))
                break
        else:
            hosts.append(item)
    return hosts


def _rendered(told: Sequence[Told]) -> str:
    first = told[0]
    who, plural = join_leads([item.lead for item in told])
    if first.lead.sort == HEARSAY:
        denied = "it is denied that " if first.frame == "denies" else ""
        text = f"According to reports without a named source, carried by {who.rstrip(',')}, {denied}{first.body}"
    elif first.frame == "speaks":
        text = f"{who} {first.body}"
    else:
        verbs = {("says", SPEAKER): "say", ("says", OUTLET): "report", ("denies", SPEAKER): "deny", ("denies", OUTLET): "carry a denial"}
        verb = verbs[first.frame, first.lead.sort]
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
    hosts = _absorbed([told_by(claim, scene) for claim in claims])
    groups: dict[tuple[object, ...], list[Told]] = {}
    for item in hosts:
        groups.setdefault((item.frame, item.lead.sort, item.body, item.notes), []).append(item)
    rank = {SPEAKER: 0, OUTLET: 1, HEARSAY: 2}
    ordered = sorted(groups.values(), key=lambda g: (g[0].frame == "denies", rank[g[0].lead.sort], -len(g[0].details), g[0].body))
    texts = [(_rendered(group), tuple(c.id for item in group for c in item.claims)) for group in ordered]
    rivals = [rival for toll in incident.tolls if (rival := _rival_figures(toll, claims, scene)) is not None]
    standing = label("standings", incident.standing.value)
    closing = standing if len(texts) == 1 else f"taken together, {standing}"
    last = len(texts) - 1
    said = [
        Sentence(finished(f"{text}; {closing}" if i == last else text), ids, incident.standing.value, incident.standing.reasons,
                 _computed(ids, claims))
        for i, (text, ids) in enumerate(texts)
    ]
    return (*said, *rivals)


def _computed(claim_ids: Sequence[str], claims: Sequence[Claim]) -> tuple[str, ...]:
    sites = [site for claim in claims if claim.id in claim_ids for site in claim.sites if site.named and site.km is not None]
    return tuple(dict.fromkeys(f"{site.km:.1f} km" for site in sites))


def _rival_figures(toll: Toll, claims: Sequence[Claim], scene: Scene) -> Sentence | None:
    """Where a toll is contested: who gives which figure, in one sentence."""
    if toll.standing.value != "contested":
        return None
    by_id = {claim.id: claim for claim in claims}
    given: dict[str, list[str]] = {}
    known = [(by_id[entry.claim_id], entry.figure) for entry in toll.entries if entry.claim_id in by_id]
    for claim, figure in known:
        given.setdefault(scene.lead(claim).short, []).append(scene.mask(claim, bounded_words(figure)))
    numbers = {number for found in given.values() for number in found}
    if len(numbers) < 2:
        return None
    accounts = [f"{who} gives {join_words(list(dict.fromkeys(found)))}" for who, found in given.items()]
    measure = measure_words(toll.measure)
    about = f"On the {'' if measure.frame else 'number of '}{measure.table}"
    if toll.demographic in words()["demographics"]:
        about += f" ({words()['demographics'][toll.demographic][1]})"
    both = "both" if len(numbers) == 2 else "all"
    ids = tuple(dict.fromkeys(claim.id for claim, _ in known))
    return Sentence(finished(f"{about}, {join_words(accounts)}; these cannot {both} be true"), ids, "contested", toll.standing.reasons)
