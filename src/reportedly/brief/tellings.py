"""Claims of one incident -> what each voice tells, before it becomes sentences. In: claims, reports.
Out: `Told`s, in which one voice's mentions of the same thing are one, and several places of one act too."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from reportedly.brief.amended import Amended
from reportedly.brief.clauses import clause_of, join_words
from reportedly.brief.content import BriefOptions
from reportedly.brief.dates import when_words
from reportedly.brief.leads import Lead, lead_of, outlet_name
from reportedly.brief.names import quoted, with_article
from reportedly.brief.privacy import Mask
from reportedly.brief.whereabouts import place_name, where_words
from reportedly.brief.wording import kind_words, label
from reportedly.model.actor import Actor
from reportedly.model.claim import Claim
from reportedly.model.report import Report

_QUOTE_LENGTH = 180
_GENERAL = frozenset({"attack", "explosion", "casualties"})  # a looser kind adds nothing to a closer one
AT_THE_SITE = 0.05  # km: nearer than that, the claim's place is the site itself
_SPOKEN = {"statement": "made a statement", "warning": "issued a warning", "other": "spoke of another event"}


@dataclass(frozen=True, slots=True)
class Scene:
    """What every sentence needs: reports, masks, options, the key of each claim's origin, where known, and
    the claims of which a person corrected something."""

    reports: Mapping[str, Report]
    masks: Mapping[str, Mask]
    options: BriefOptions
    origins: Mapping[str, str] = field(default_factory=dict)
    amended: Mapping[str, Amended] = field(default_factory=dict)
    _leads: dict[str, Lead] = field(
        default_factory=dict, repr=False, compare=False
    )  # each is asked for often

    def mask(self, claim: Claim, text: str) -> str:
        return self.masks.get(claim.report_id, self.masks[""])(text)

    def outlet(self, claim: Claim) -> str:
        """Who published the claim; "the report" where that is unknown and there is only one."""
        report = self.reports.get(claim.report_id)
        is_only_one = len(self.reports) == 1 and report is not None and not report.publisher
        return "the report" if is_only_one else outlet_name(report)

    def lead(self, claim: Claim) -> Lead:
        """Who tells it, masked."""
        if claim.id not in self._leads:
            options, told = self.options, self.as_told(claim)
            lead = lead_of(told, self.outlet(claim), options.side_names, show_names=options.show_names)
            text, short, again = (self.mask(claim, part) for part in (lead.text, lead.short, lead.again))
            self._leads[claim.id] = replace(lead, text=text, short=short, again=again)
        return self._leads[claim.id]

    def as_told(self, claim: Claim) -> Claim:
        """The claim as its report tells it, where a person corrected it."""
        found = self.amended.get(claim.id)
        return claim if found is None else found.told

    def correction(self, claim: Claim, slots: Container[str] | None = None) -> str:
        """The note on what a person corrected of it, of all or of these slots; empty for nothing."""
        found = self.amended.get(claim.id)
        return "" if found is None else self.mask(claim, found.note(slots))

    def used_corrected(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """What a standing's reasons do not say by themselves."""
        found = any(claim.id in self.amended for claim in claims)
        return ("Values that a person corrected are weighed as corrected.",) if found else ()

    def outlets(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """The publishers that carry these claims, each once."""
        reports = (self.reports.get(claim.report_id) for claim in claims)
        names = (report.publisher or report.title or "unnamed outlet" for report in reports if report)
        return tuple(dict.fromkeys(names))

    def day(self, claim: Claim) -> str:
        """When it was said, by the text or else by the day of publication; empty where neither is known."""
        report = self.reports.get(claim.report_id)
        stated = claim.stated.start if claim.stated is not None else None
        return stated or (report.published if report is not None else None) or ""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing told by one voice: the parts of a sentence before voices are joined."""

    frame: str
    lead: Lead
    body: str
    notes: tuple[str, ...]
    details: frozenset[str]
    claims: tuple[Claim, ...]


def excerpt(claim: Claim, mask: Mask = str, length: int = _QUOTE_LENGTH) -> str:
    """The claim's words around its trigger, masked, then cut at spaces with an ellipsis where they are long:
    of a name that is cut, nothing could be masked."""
    start = max(0, claim.trigger.start - claim.words.start)
    text, start = mask(claim.words.text), len(mask(claim.words.text[:start]))
    if len(text) <= length:
        return text.strip(" .")
    first = max(0, min(start - length // 3, len(text) - length))
    cut = text[first : first + length]
    head = "" if first == 0 else "… "
    tail = "" if first + length >= len(text) else " …"
    cut = cut.split(" ", 1)[-1] if head else cut
    return f"{head}{cut.rsplit(' ', 1)[0] if tail else cut}{tail}".strip(" .")


def _distances(claim: Claim) -> list[str]:
    sites = [site for site in claim.sites if site.named and site.km is not None and site.km >= AT_THE_SITE]
    fits = {
        True: ", which the report's own distance fits",
        False: ", which the report's own distance does not fit",
        None: "",
    }
    about = {site.name: f" to {with_article(site.name)}" if len(sites) > 1 else "" for site in sites}
    return [
        f"the distance{about[site.name]} computes to {site.km:.1f} km{fits[site.agrees]}" for site in sites
    ]


def _notes(claim: Claim, scene: Scene) -> tuple[str, ...]:
    notes = [label("flags", flag) for flag in claim.flags]
    check = claim.verification
    if check is not None and check.status == "verified_by":
        notes.append(
            f"verified, the report says, by {scene.mask(claim, with_article(check.by))}"
            if check.by
            else "verified, the report says"
        )
    if claim.hearsay and claim.speaker is not None:
        notes.append(f"the report adds {quoted(claim.hearsay)}")
    notes += _distances(claim)
    if corrected := scene.correction(claim):
        notes.append(corrected)
    proofs = sorted({label("proofs", proof.kind) for proof in claim.proof if proof.kind != "other"})
    return (*notes, f"the report mentions {join_words(proofs)}") if proofs else tuple(notes)


def _details(claim: Claim, notes: Iterable[str]) -> frozenset[str]:
    found = {f"note:{note}" for note in notes}
    found |= {
        f"figure:{f.measure}:{f.low}:{f.best}:{f.high}:{f.bound}:{f.demographic}"
        for f in claim.figures
        if not f.superseded
    }
    found |= {f"place:{claim.place.name or claim.place.span.text}"} if claim.place else set()
    found |= {f"time:{claim.time.start}:{claim.time.end}"} if claim.time and claim.time.is_placed else set()
    for role, who in (("actor", claim.actor), ("target", claim.target)):
        found |= {f"{role}:{_identity(who)}"} if who else set()
    if claim.kind not in _GENERAL:
        found.add(f"kind:{claim.kind}")
    return frozenset(found)


def _identity(who: Actor) -> str:
    """Its id; that of its side for the whole of a side's forces, however they are called."""
    is_whole = who.side is not None and (
        who.actor_id in (None, who.side) or (who.actor_id or "").endswith((".military", ".forces"))
    )
    return str(who.side) if is_whole else who.actor_id or (who.name or who.span.text).lower()


def _body(claim: Claim, scene: Scene) -> tuple[str, str]:
    show = scene.options.show_names
    denied = claim.polarity == "denied"
    kind = kind_words(claim.kind)
    in_words = (
        f", in the report's words: {quoted(excerpt(claim, partial(scene.mask, claim)))}" if kind.quote else ""
    )
    spoken = claim.kind in _SPOKEN and claim.speaker is not None and claim.modality == "actual" and not denied
    if spoken:
        parts = (_SPOKEN[claim.kind], where_words(claim.place), when_words(claim.time))
        return "speaks", " ".join(part for part in parts if part) + in_words
    return ("denies" if denied else "says"), scene.mask(claim, clause_of(claim, show_names=show)) + in_words


def _told_by(claim: Claim, scene: Scene) -> Told:
    """The claim's sentence in parts."""
    frame, body = _body(claim, scene)
    notes = _notes(claim, scene)
    return Told(frame, scene.lead(claim), body, notes, _details(claim, notes), (claim,))


def _spread(claims: Sequence[Claim], scene: Scene) -> list[Told]:
    """What each claim tells; claims of one mention that differ in nothing but their place are told once."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        place = claim.place
        joins = bool(claim.mention_group) and place is not None and place.relative is None
        bare = replace(claim, place=None) if joins else claim
        own = claim.mention_group if joins else claim.id
        precision = place.precision if place is not None else None
        key = (
            own,
            claim.kind,
            precision,
            scene.lead(claim),
            claim.polarity,
            claim.modality,
            _details(bare, _notes(claim, scene)),
        )
        groups.setdefault(key, []).append(claim)
    return [replace(_told_by(_at_all_places(group), scene), claims=tuple(group)) for group in groups.values()]


def _at_all_places(group: Sequence[Claim]) -> Claim:
    places = {place_name(claim.place): claim.place for claim in group if claim.place is not None}
    if len(places) < 2:
        return group[0]
    name = join_words(sorted(places))
    return replace(group[0], place=replace(places[min(places)], name=name))


def told_by_all(claims: Sequence[Claim], scene: Scene, later: frozenset[str] = frozenset()) -> list[Told]:
    """What is told, fullest first. A mention that says no more than a fuller one of the same voice is put
    into that one; what came `later` (ids of claims) stays apart from the rest."""
    hosts: list[Told] = []
    claims = [scene.as_told(claim) for claim in claims]
    told = _spread([c for c in claims if c.id not in later], scene)
    told += _spread([c for c in claims if c.id in later], scene)
    for item in sorted(
        told, key=lambda t: (-len(t.details), t.claims[0].report_id, t.claims[0].words.start, t.claims[0].id)
    ):
        index = next((i for i, host in enumerate(hosts) if _covers(host, item, later)), None)
        if index is None:
            hosts.append(item)
        else:
            host = hosts[index]
            lead = max((host.lead, item.lead), key=lambda lead: len(lead.text))
            hosts[index] = replace(host, lead=lead, claims=(*host.claims, *item.claims))
    return hosts


def _covers(host: Told, item: Told, later: frozenset[str]) -> bool:
    if (host.claims[0].id in later) != (item.claims[0].id in later):
        return False
    same_voice = host.lead.key == item.lead.key and host.lead.sort == item.lead.sort
    same_sense = host.frame == item.frame and host.claims[0].modality == item.claims[0].modality
    return same_voice and same_sense and item.details <= host.details
