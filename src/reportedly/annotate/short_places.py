"""Short places: the units that a report writes short, "Nashville, Tenn." or "London, Ont.". In: a parsed
document. Out: candidates, whose point or capitals tell them from words ("Miss.", "OR")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from reportedly.annotate.candidates import Candidate
from reportedly.data.place_words import load_abbreviations

_LONGEST = 3  # tokens: "W. Va."


def find_short_places(doc: Doc) -> Iterator[Candidate]:
    """Short forms of first-level units after a name and a comma, or by themselves where they are several
    letters, each with its point ("N.J.")."""
    short = load_abbreviations()
    index = 0
    while index < len(doc):
        text = doc[index].text
        last = _end_of_form(doc, index) if text[0].isupper() else index
        written = doc[index:last].text.replace(" ", "")
        if last > index and short[written][1] and (_follows_name(doc, index) or _is_initials(written)):
            yield Candidate(index, last, "region", "gazetteer", 0)
            index = last
        else:
            index += 1


def _end_of_form(doc: Doc, first: int) -> int:
    for last in range(min(len(doc), first + _LONGEST), first, -1):
        if doc[first:last].text.replace(" ", "") in load_abbreviations():
            return last
    return first


def _follows_name(doc: Doc, index: int) -> bool:
    return index > 1 and doc[index - 1].text == "," and doc[index - 2].text[0].isupper()


def _is_initials(written: str) -> bool:
    return written.count(".") > 1
