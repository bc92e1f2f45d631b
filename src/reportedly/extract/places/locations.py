"""Locations: where a happening took place, by the words. In: a happening, the mentions of places, its
attribution. Out: unresolved places, most fitting first; several where the text lists several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.extract import syntax
from reportedly.extract.events.happenings import Happening
from reportedly.extract.places.datelines import dateline_ranges
from reportedly.extract.places.distances import relation_before
from reportedly.extract.places.fits import MISFIT, place_fit
from reportedly.model.document import Document, Mention
from reportedly.model.place import Place, RelativePlace

PLACE_KINDS = ("place", "region", "country", "site")


@dataclass(frozen=True, slots=True)
class Location:
    """A place's mention with how well it fits and the distance or direction told from it."""

    mention: Mention
    fit: float
    relative: RelativePlace | None = None
    is_near: bool = False


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

    def locations(self, happening: Happening, excluded: frozenset[int]) -> list[Location]:
        """The places of a happening, best first; `excluded` are tokens of sources and cues, used only as a
        last resort."""
        mentions = self._by_sentence.get(happening.sentence.start, [])
        found = [self._location(mention, happening, excluded) for mention in mentions]
        return sorted((item for item in found if item.fit > 2), key=lambda item: -item.fit)

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
        """The unresolved place of a location."""
        precision = "near" if location.is_near else ("relative" if location.relative is not None else None)
        return Place(location.mention.span, relative=location.relative, precision=precision)

    def _location(self, mention: Mention, happening: Happening, excluded: frozenset[int]) -> Location:
        doc = self.document.doc
        head = _head(doc, mention)
        relative, is_near = relation_before(self.document, mention)
        fit = place_fit(head, mention, happening)
        if mention.first in excluded:
            fit = min(fit, 0.5) - 3 if fit > MISFIT else fit
        if relative is not None and _stands_beside(doc, mention):
            fit -= 6  # "Al-Jaili, north of Khartoum": the anchor of another name
        return Location(mention, fit, relative, is_near)


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
