"""Who holds a place, where the text says so. In: a resolved place, the words around its name. Out: the place
with `controlled_by`, the words and where they stand in its reason.

"RSF-held Nyala" and "Goma, which is held by M23" say it of the place wherever the report names it; "the
government-held part of Omdurman" of what happened in that part alone. Nobody is taken to hold a place because
it lies in a country, was captured, or is somebody's stronghold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from reportedly.model.document import Document
from reportedly.model.place import Place
from reportedly.model.span import Span
from reportedly.resolve.places.holding_words import after_name, any_holding, before_name, not_now, of_a_part

SideOf = Callable[[Span], str | None]

_LEAD, _PART_LEAD = 90, 20  # characters before a name that may say who holds it, or that a part is meant
_FORMS = ("by", "under", "of")


@dataclass(frozen=True, slots=True)
class Holding:
    """Words that say who holds a place, and the side, None where it is not known; `in_part` where they say it
    of a part alone."""

    words: Span
    side: str | None
    in_part: bool


class Control:
    """Who holds which place, by the words of one document; `side_of` tells whose side a holder is."""

    def __init__(self, document: Document, side_of: SideOf) -> None:
        self._document = document
        self._text = document.text
        self._side_of = side_of
        self._is_told = any_holding().search(document.text) is not None
        self._by_name: dict[str, list[Holding]] | None = None

    def at(self, place: Place) -> Place:
        """The place with the side that holds it; as it came where no words say, or say no known side."""
        if not self._is_told:
            return place
        name = place.naming
        found = self._beside(place.span) or self._beside(name) or self._elsewhere(name.text)
        if found is None or found.side is None:
            return place
        words = found.words
        why = f"held by {found.side}: “{words.text}” at characters {words.start} to {words.end}"
        reason = f"{place.reason}; {why}" if place.reason else why
        return replace(place, controlled_by=found.side, reason=reason)

    def _elsewhere(self, name: str) -> Holding | None:
        """What the report says of the same name elsewhere, unless it says two things."""
        if self._by_name is None:
            self._by_name = {}
            for mention in self._document.mentions_of("place", "region"):
                found = self._beside(mention.span)
                if found is not None and not found.in_part:
                    self._by_name.setdefault(mention.span.text, []).append(found)
        told = self._by_name.get(name, [])
        return told[0] if len({holding.side for holding in told}) == 1 else None

    def _beside(self, span: Span) -> Holding | None:
        """What the words right before the name say, else those right after it."""
        return self._before(span) or self._after(span)

    def _before(self, span: Span) -> Holding | None:
        """ "the RSF-held town of" before the name."""
        first = max(0, span.start - _LEAD)
        found = before_name().search(self._text[first : span.start])
        if found is None or not_now().search(self._text[: first + found.start()]):
            return None
        holder = Span.of(self._text, first + found.start("who"), first + found.end("who"))
        holder, side = self._holder(holder)
        words = Span.of(self._text, holder.start, first + found.start("between") - 1)
        return Holding(words, side, of_a_part().search(found["between"]) is not None)

    def _after(self, span: Span) -> Holding | None:
        """ "which is held by M23", "under Russian control" after the name."""
        found = after_name().match(self._text, span.end)
        if found is None:
            return None
        form = next(form for form in _FORMS if found[form])
        lead = self._text[max(0, span.start - _PART_LEAD) : span.start]
        _, side = self._holder(Span.of(self._text, *found.span(form)))
        return Holding(Span.of(self._text, *found.span("words")), side, of_a_part().search(lead) is not None)

    def _holder(self, who: Span) -> tuple[Span, str | None]:
        """The side by all the words, else by the last ones: the first may be the clause's ("In Houthi")."""
        words = who.text.split(" ")
        for left in range(len(words)):
            holder = Span.of(self._text, who.end - len(" ".join(words[left:])), who.end)
            side = self._side_of(holder)
            if side is not None:
                return holder, side
        return who, None
