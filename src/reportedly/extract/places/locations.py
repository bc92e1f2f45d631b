"""Locations: where a happening took place, by the words. In: a happening, the mentions of places, its
attribution. Out: unresolved places, most fitting first; several where the text lists several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from reportedly.extract import syntax
from reportedly.extract.events.happenings import Happening
from reportedly.extract.places.datelines import dateline_ranges
from reportedly.extract.places.distances import relation_before
from reportedly.extract.places.features import PlaceContext, is_larger, phrase_top, place_features
from reportedly.extract.places.fits import LEAST, best_reasons, place_fit
from reportedly.extract.places.returning import find_returning
from reportedly.extract.places.site_phrases import site_phrase
from reportedly.extract.places.unnamed_places import find_unnamed_places
from reportedly.model.document import Document, Mention
from reportedly.model.place import Place, RelativePlace
from reportedly.model.span import Span

_INNER = frozenset({"in", "at", "near", "outside", "inside", "around"})
PLACE_KINDS = ("place", "region", "country", "site")


@dataclass(frozen=True, slots=True)
class Location:
    """A place's mention with how well it fits, what speaks for it, and the distance or direction told from
    it."""

    mention: Mention
    fit: float
    relative: RelativePlace | None = None
    is_near: bool = False
    reasons: tuple[str, ...] = ()


class LocationFinder:
    """Finds locations in one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._by_sentence: dict[int, list[Mention]] = {}
        self._datelines: list[Mention] = []
        lines = dateline_ranges(document.text)
        for mention in document.mentions_of(*PLACE_KINDS):
            if any(start <= mention.span.start < end for start, end in lines):
                self._datelines.append(mention)
                continue
            self._by_sentence.setdefault(document.doc[mention.first].sent.start, []).append(mention)
        self._returning = {r.mention: r.named for r in find_returning(document, self._heads_and_named())}
        self._unnamed = dict(find_unnamed_places(document))
        for mention in (*self._returning, *self._unnamed):
            self._by_sentence.setdefault(document.doc[mention.first].sent.start, []).append(mention)

    def locations(self, happening: Happening) -> list[Location]:
        """The places of a happening that its sentence names, best first."""
        found = [self._location(context, happening) for context in self.contexts(happening)]
        found = _with_settings(found, happening, self.document.doc)
        kept = [self._below_its_parts(item, found) for item in found if item.fit > LEAST]
        return sorted(kept, key=lambda item: -item.fit)

    def _below_its_parts(self, location: Location, found: Sequence[Location]) -> Location:
        """A larger place never fits better than the one that the text says lies in it."""
        doc, mention = self.document.doc, location.mention
        parts = [item.fit for item in found if item is not location and is_larger(mention, item.mention, doc)]
        fit = min([location.fit, *(part - 0.1 for part in parts if part > LEAST)])
        return replace(location, fit=fit)

    def named(self) -> list[Mention]:
        """All named places of the document, datelines aside, in reading order."""
        return [mention for mentions in self._by_sentence.values() for mention in mentions]

    def _heads_and_named(self) -> list[Mention]:
        """All named places in reading order, with those at the heads of a round-up's items."""
        heads = self._datelines if len(self._datelines) > 1 else []
        return sorted([*heads, *self.named()], key=lambda mention: mention.first)

    def contexts(self, happening: Happening) -> list[PlaceContext]:
        """Each place that the sentence names, with what stands around it."""
        mentions = self._by_sentence.get(happening.sentence.start, [])
        found = []
        for mention in mentions:
            relative, is_near = relation_before(self.document, mention)
            # "Al-Jaili, north of Khartoum": the anchor of another name
            beside = relative is not None and _stands_beside(self.document.doc, mention)
            found.append(PlaceContext(mention, mentions, relative, is_near, beside))
        return found

    def dateline(self, happening: Happening) -> Mention | None:
        """In a round-up, where every item has a dateline of its own, the one that heads the happening's
        paragraph."""
        text = self.document.text
        starts = {text.rfind("\n", 0, mention.span.start) for mention in self._datelines}
        if len(starts) < 2:
            return None
        paragraph = text.rfind("\n", 0, happening.trigger.token.idx)
        return next((m for m in self._datelines if text.rfind("\n", 0, m.span.start) == paragraph), None)

    def listed_with(self, location: Location, others: Sequence[Location]) -> list[Location]:
        """The places that the text lists together with this one ("in Kursk, Belgorod and Bryansk")."""
        doc = self.document.doc
        first = _head(doc, location.mention)
        series = {token.i for token in _series(first)}
        same = [item for item in others if item is location or _head(doc, item.mention).i in series]
        level = location.mention.kind
        return [item for item in same if item is location or _same_level(item.mention.kind, level)]

    def place(self, location: Location) -> Place:
        """The unresolved place of a location; a site that bears its name is the place, and the name its
        anchor."""
        mention, doc = location.mention, self.document.doc
        named = self._returning.get(mention)
        precision = "near" if location.is_near else ("relative" if location.relative is not None else None)
        if mention in self._unnamed:
            precision = precision or self._unnamed[mention]
            return Place(mention.span, relative=location.relative, precision=precision)
        if named is not None:
            return Place(mention.span, relative=location.relative, precision=precision, stands_for=named.span)
        phrase = site_phrase(doc, mention) if location.relative is None else None
        if phrase is None:
            return Place(mention.span, relative=location.relative, precision=precision)
        tokens = doc[phrase.first : phrase.last]
        span = Span.of(self.document.text, tokens.start_char, tokens.end_char)
        return Place(span, relative=RelativePlace(mention.span.text), precision=precision or phrase.precision)

    def _location(self, context: PlaceContext, happening: Happening) -> Location:
        features = place_features(context, happening)
        fit = place_fit(features)
        return Location(context.mention, fit, context.relative, context.is_near, best_reasons(features))


def _with_settings(found: Sequence[Location], happening: Happening, doc: Doc) -> list[Location]:
    """ "In A, a bomb went off outside the station of B": what stands in front only sets the scene."""
    first, last = happening.sentence.start, happening.trigger.first
    if doc[first].pos_ != "ADP":
        return list(found)
    inner = [
        item.fit
        for item in found
        if item.mention.first > last and phrase_top(_head(doc, item.mention)).head.lower_ in _INNER
    ]
    return [
        replace(item, fit=min(item.fit, max(inner) - 0.1))
        if inner
        and max(inner) > LEAST
        and first < item.mention.first <= first + 2
        and item.mention.first < last
        else item
        for item in found
    ]


def _head(doc: Doc, mention: Mention) -> Token:
    return doc[mention.first : mention.last].root


def _series(head: Token) -> list[Token]:
    first = head
    while first.dep_ == "conj" and first.head.pos_ in ("PROPN", "NOUN"):
        first = first.head
    return syntax.conjuncts(first)


def _same_level(kind: str, other: str) -> bool:
    return (kind == "country") == (other == "country")


def _stands_beside(doc: Doc, mention: Mention) -> bool:
    """Whether another capitalised name ends shortly before the distance or direction of this one."""
    words = doc[max(0, mention.first - 9) : mention.first]
    return any(token.pos_ == "PROPN" for token in words) or any(token.text == "," for token in words[-5:])
