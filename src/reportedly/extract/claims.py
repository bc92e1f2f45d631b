"""Claims: drafts split by speaker and place, with every value on its words. In: drafts of a document. Out:
unresolved claims. Two speakers of one act, or four places of it, are claims of one mention group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from reportedly.data.lexicons import load_lexicon
from reportedly.extract import syntax
from reportedly.extract.attribution.cues import Attribution
from reportedly.extract.attribution.finder import AttributionFinder
from reportedly.extract.drafts import Draft
from reportedly.extract.events.instruments import instrument_value
from reportedly.extract.figures.shares import figures_by_place, figures_of, places_of_figures
from reportedly.extract.places.datelines import dateline_ranges
from reportedly.extract.places.distances import relation_after
from reportedly.extract.places.locations import Location, LocationFinder
from reportedly.extract.places.sites import sites_by_token, unnamed_site_kind
from reportedly.extract.speakers.finder import SpeakerFinder
from reportedly.extract.stance.negation import clause_negator
from reportedly.model.actor import Actor, Speaker, Via
from reportedly.model.claim import Claim, Instrument, Proof, derive_stance
from reportedly.model.document import Document, Mention
from reportedly.model.figure import Figure
from reportedly.model.ids import claim_id, group_id
from reportedly.model.place import Place, SiteNear
from reportedly.model.span import Span

# Acts of words, which happen nowhere in particular unless the text says where.
PLACELESS = frozenset({"statement", "sanction", "talks", "prisoner_exchange", "ceasefire"})
MADE_BY = "reportedly-rules/1"
_CHEMICAL = frozenset(
    {
        "sarin",
        "chlorine",
        "mustard gas",
        "nerve agent",
        "toxic gas",
        "chemical weapon",
        "poison gas",
        "chlorine gas",
    }
)


class ClaimBuilder:
    """Builds the claims of one document in reading order."""

    def __init__(self, document: Document, attributions: AttributionFinder) -> None:
        self.document = document
        self._speakers = SpeakerFinder(document, attributions.marked)
        self._places = LocationFinder(document)
        self._sites = sites_by_token(document)
        self._datelines = dateline_ranges(document.text)

    def claims(self, draft: Draft) -> list[Claim]:
        """One claim a speaker and place of the draft, in one mention group."""
        base = self._base(draft)
        figures = figures_of(draft.happening.figures)
        out: list[Claim] = []
        for speaker in self._speakers_of(draft) or [None]:
            for place, own in self._by_place(draft, figures):
                number = claim_id(base.report_id, base.trigger.start, len(out))
                out.append(replace(base, id=number, speaker=speaker, place=place, figures=own))
        return out

    def _base(self, draft: Draft) -> Claim:
        happening, report = draft.happening, self.document.report
        trigger = self._span(happening.trigger.first, happening.trigger.last)
        polarity = self._polarity(draft)
        modality = draft.factuality.modality if draft.factuality.modality != "requested" else "ordered"
        if happening.kind in ("statement", "warning"):
            modality = "actual"
        attributed = bool(draft.speaking) or draft.hearsay is not None
        speaking = draft.speaking[0] if draft.speaking else None
        cue = speaking or draft.hearsay
        return Claim(
            id="",
            report_id=report.id,
            mention_group=group_id(report.id, trigger.start),
            kind=happening.kind,
            words=self._words(draft),
            trigger=trigger,
            polarity=polarity,
            modality=modality,
            stance=derive_stance(polarity, modality, attributed=attributed),
            flags=self._flags(draft),
            hearsay=None if draft.hearsay is None else self._span(*draft.hearsay.cue).text,
            via=self._via(draft.speaking),
            cue=None if cue is None else self._span(*cue.cue),
            stated=draft.stated,
            time=draft.when,
            actor=self._actor(_spoken_for(happening.roles.actor, speaking)),
            target=self._actor(happening.roles.target),
            instrument=self._instrument(happening.roles.weapon),
            sites=self._named_sites(draft),
            proof=self._proof(draft),
            reasons=self._reasons(draft),
            made_by=MADE_BY,
        )

    def _span(self, first: int, last: int) -> Span:
        tokens = self.document.doc[first:last]
        return Span.of(self.document.text, tokens.start_char, tokens.end_char)

    def _words(self, draft: Draft) -> Span:
        sentence = draft.happening.sentence
        first, last = sentence.start, sentence.end
        while last - 1 > first and self.document.doc[last - 1].is_space:
            last -= 1
        while first < last - 1 and self.document.doc[first].is_space:
            first += 1
        return self._span(first, last)

    def _polarity(self, draft: Draft) -> str:
        if draft.speaking and draft.speaking[0].cue_class == "deny":
            cue = self.document.doc[draft.speaking[0].cue[0]]
            return "denied" if clause_negator(cue) is None else "affirmed"  # "did not deny that ..."
        zero = any(figure.figure.best == 0 for figure in draft.happening.figures)
        return "denied" if draft.factuality.negated and not zero else "affirmed"

    def _flags(self, draft: Draft) -> tuple[str, ...]:
        text = draft.happening.sentence.text.lower()
        flags = []
        if "friendly fire" in text:
            flags.append("friendly_fire")
        weapon = draft.happening.roles.weapon
        if (
            (weapon is not None and weapon.span.text.lower() in _CHEMICAL)
            or "chemical attack" in text
            or "gas attack" in text
        ):
            flags.append("chemical")
        return tuple(flags)

    def _speakers_of(self, draft: Draft) -> list[Speaker | None]:
        if not draft.speaking:
            return []
        innermost = draft.speaking[0]
        same_cue = [item for item in draft.speaking if item.cue == innermost.cue]
        found = [self._speakers.speaker(item.source) for item in same_cue if item.source is not None]
        return [speaker for speaker in found if speaker is not None]

    def _via(self, speaking: Sequence[Attribution]) -> tuple[Via, ...]:
        if not speaking:
            return ()
        outer = [item for item in speaking[1:] if _passes_on(item, speaking[0])]
        tokens = [item.via for item in speaking[:1] if item.via is not None] + [
            item.source for item in outer if item.source is not None
        ]
        return tuple(Via(self._noun_span(token)) for token in tokens)

    def _noun_span(self, noun: Token) -> Span:
        first, last = syntax.noun_phrase(noun)
        while last - 1 > first and (
            self.document.doc[last - 1].is_punct or self.document.doc[last - 1].is_space
        ):
            last -= 1
        return self._span(first, last)

    def _actor(self, noun: Token | None) -> Actor | None:
        if noun is None or any(start <= noun.idx < end for start, end in self._datelines):
            return None
        if noun.dep_ in ("amod", "compound", "nmod"):
            mention = next(
                (
                    m
                    for m in self.document.mentions
                    if m.first <= noun.i < m.last and m.kind in ("actor", "country")
                ),
                None,
            )
            span = mention.span if mention is not None else self._span(noun.i, noun.i + 1)
            return Actor(span)
        person = next((p for p in self.document.persons if noun.i in p.tokens), None)
        return Actor(
            self._noun_span(noun),
            name=None if person is None else person.name,
            private=person is not None and not person.roles,
        )

    def _instrument(self, weapon: Mention | None) -> Instrument | None:
        return None if weapon is None else Instrument(weapon.span, instrument_value(weapon.span.text))

    def _named_sites(self, draft: Draft) -> tuple[SiteNear, ...]:
        found: dict[str, SiteNear] = {}
        for token in draft.happening.sentence:
            if token.i in self._sites:
                mention = self._sites[token.i]
                found.setdefault(
                    mention.span.text, SiteNear(None, mention.span.text, "unresolved", named=True)
                )
            elif (kind := unnamed_site_kind(token)) is not None:
                phrase = self._noun_span(token).text
                found.setdefault(phrase, SiteNear(None, phrase, kind, named=False))
        return tuple(found.values())

    def _proof(self, draft: Draft) -> tuple[Proof, ...]:
        nouns = {
            word: kind for kind, words in load_lexicon("attribution")["proof_nouns"].items() for word in words
        }
        found = []
        for token in draft.happening.sentence:
            kind = nouns.get(token.lemma_.lower())
            if kind is not None and token.pos_ == "NOUN" and _shows(token):
                found.append(Proof(kind, self._span(token.i, token.i + 1)))
        return tuple(found)

    def _reasons(self, draft: Draft) -> tuple[str, ...]:
        reasons = [draft.happening.trigger.reason]
        if draft.happening.kind != draft.happening.trigger.kind:
            reasons.append(f"{draft.happening.kind} by its weapon or its doer")
        reasons += [f"told with it: “{self._span(t.first, t.last).text}”" for t in draft.happening.merged]
        if draft.factuality.cue is not None:
            reasons.append(f"“{draft.factuality.cue}” makes it {draft.factuality.modality}")
        if draft.factuality.negated:
            reasons.append("negated in its clause")
        if draft.locations and draft.locations[0].reasons:
            best = draft.locations[0]
            reasons.append(f"“{best.mention.span.text}” is its place: {', '.join(best.reasons)}")
        return tuple(reasons)

    def _by_place(
        self, draft: Draft, figures: tuple[Figure, ...]
    ) -> list[tuple[Place | None, tuple[Figure, ...]]]:
        """The places of the act, each with the figures that are told of it; one entry without a place
        where none is said."""
        locations = list(draft.locations) or list(draft.fallback)
        if not locations:
            return [(None, figures)]
        listed = self._places.listed_with(locations[0], locations)
        if len(listed) == 1:
            split = places_of_figures(draft.happening.figures, locations)
            if len(split) < 2:
                return [(self._place(listed[0]), figures)]
            listed = split
        shares = figures_by_place(draft.happening.figures, figures, listed)
        ordered = sorted(listed, key=lambda item: item.mention.first)
        return [(self._place(item), shares.get(item.mention.first, ())) for item in ordered]

    def _place(self, location: Location) -> Place:
        place = self._places.place(location)
        after = relation_after(self.document, location.mention) if place.relative is None else None
        return place if after is None else replace(place, relative=after)


def _spoken_for(actor: Token | None, speaking: Attribution | None) -> Token | None:
    """ "The army said it had struck a depot": the one who says so did it; other pronouns stay as they are."""
    if actor is None or speaking is None or speaking.source is None or actor.lower_ not in ("it", "they"):
        return actor
    source = speaking.source
    told_first = source.sent == actor.sent and source.i < actor.i and actor.i in speaking.content
    return source if told_first and source.pos_ in ("NOUN", "PROPN") else actor


def _passes_on(outer: Attribution, inner: Attribution) -> bool:
    """Whether one speaker's words hold another's saying ("the agency said the mayor reported"); one who
    "said, adding" is the same."""
    if outer.source is None or inner.source is None or outer.complement == "continued":
        return False
    if outer.source == inner.source or outer.source.text == inner.source.text:
        return False
    return inner.cue[0] in outer.content


def _shows(noun: Token) -> bool:
    """Whether a video or image is there as material, not as the medium of a speech ("video address")."""
    return noun.dep_ not in ("compound", "nmod", "amod")
