"""Capitals: "the capital", "the Syrian capital" -> the town. In: words that may say so, the words before
them, the country that the report is plainly about. Out: an entry of the gazetteer."""

from __future__ import annotations

import re

from reportedly.data.gazetteer import Gazetteer, PlaceEntry
from reportedly.data.register import Register
from reportedly.model.span import Span

_CAPITAL = re.compile(r"^(?:the )?(?:(?P<whose>[A-Z][\w-]+?)(?:['’]?s)? )?capital$", re.IGNORECASE)
_OWNER = re.compile(r"(?P<whose>(?:[A-Z][\w-]+ )?[A-Z][\w-]+?)(?:['’]s?|s) $")
_BEFORE = 30


class Capitals:
    """Leads "the capital" back to the town that the gazetteer has as the country's."""

    def __init__(self, gazetteer: Gazetteer, register: Register, main: str | None) -> None:
        self._gazetteer = gazetteer
        self._register = register
        self._main = main

    def meant(self, span: Span, text: str) -> PlaceEntry | None:
        """The capital for which the words stand; None where they do not, or the country is not sure."""
        found = _CAPITAL.match(span.text)
        if found is None:
            return None
        owner = _OWNER.search(text[max(0, span.start - _BEFORE) : span.start])
        whose = found["whose"] or (owner["whose"] if owner is not None else None)
        country = self._main if whose is None else self._country(whose)
        return None if country is None else self._gazetteer.capital(country)

    def _country(self, words: str) -> str | None:
        """Of "Syrian" or "Syria"; None for a province or a group."""
        for form in (words, words.rsplit(maxsplit=1)[-1]):
            if countries := self._register.country_of_demonym(form):
                return countries[0]
            entry = next(iter(self._gazetteer.find(form)), None)
            if entry is not None and entry.feature_code.startswith("PCL"):
                return entry.country
        return None
