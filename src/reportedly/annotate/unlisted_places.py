"""Unlisted places: names in the position of a place that no list knows, for small villages are what conflict
news is about. In: a parsed document. Out: candidates."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from reportedly.annotate.candidates import MODEL_PLACES, Candidate, name_words
from reportedly.annotate.model_names import stands_for_place
from reportedly.annotate.name_sources import NameSources

_LONGEST = 4
_NO_PLACES = frozenset({"DATE", "TIME", "NORP"})


def find_unlisted_places(doc: Doc, sources: NameSources) -> Iterator[Candidate]:
    """Runs of bare names after "in", after "the village of" or as what somebody storms."""
    index = 0
    while index < len(doc):
        token = doc[index]
        if not _is_bare_name(token, sources):
            index += 1
            continue
        last = _end_of_name(doc, index, sources)
        if doc[last - 1].text == "-":  # of a compound: "in Moscow-controlled Luhansk"
            index = last
            continue
        if not _stands_for_place(token) and not _is_named_area(doc, index, last):
            index += 1
            continue
        # "the village of Ali Gadud": surer than a guess that this is a person
        is_sure = _follows_place_noun(token) or _precedes_area_noun(doc, last)
        yield Candidate(index, last, "place", "pattern", 0 if is_sure else 6)
        index = last


def _end_of_name(doc: Doc, first: int, sources: NameSources) -> int:
    last = first + 1
    while last < min(len(doc), first + _LONGEST):
        is_hyphen = doc[last].text == "-" and not doc[last].whitespace_
        if not is_hyphen and not _is_bare_name(doc[last], sources):
            break
        last += 1
    return last


def _is_bare_name(token: Token, sources: NameSources) -> bool:
    text = token.text
    return (
        text[0].isupper()
        and (len(text) > 2 or text.lower() in name_words("links"))
        and not text.isupper()
        and token.pos_ == "PROPN"
        and text.lower() not in name_words("never_names")
        and not sources.is_nationality(text)
        and token.ent_type_ not in _NO_PLACES
    )


def _stands_for_place(token: Token) -> bool:
    if token.i == 0:
        return False
    if stands_for_place(token):
        return True
    before = token.doc[token.i - 1].lower_
    if token.ent_type_ == "ORG":
        return False
    if before in name_words("locatives"):
        return token.ent_type_ != "PERSON"  # "to Ahmed": a person
    if before == "the" and token.i > 1 and token.doc[token.i - 2].lower_ in ("in", "near"):
        return token.ent_type_ in MODEL_PLACES or _ends_in_area(token)
    verb = token.head.lemma_
    if token.dep_ != "dobj" or verb not in name_words("taking_verbs"):
        return False
    return token.ent_type_ != "PERSON" or verb in name_words("place_taking_verbs")


def _follows_place_noun(token: Token) -> bool:
    """ "the village of" right before it."""
    doc, index = token.doc, token.i
    return index > 1 and doc[index - 1].lower_ == "of" and doc[index - 2].lower_ in name_words("place_nouns")


def _is_named_area(doc: Doc, first: int, last: int) -> bool:
    """ "the Al-Manshiyah district", "Aleppo's Salaheddin neighbourhood"."""
    if first == 0 or not _precedes_area_noun(doc, last):
        return False
    before = doc[first - 1]
    return before.lower_ in ("the", "in") or before.tag_ == "POS" or before.pos_ == "ADJ"


def _precedes_area_noun(doc: Doc, last: int) -> bool:
    return last < len(doc) and doc[last].lower_ in name_words("area_nouns")


def _ends_in_area(token: Token) -> bool:
    """ "in the Cali Fool Dheer area"."""
    following = token.doc[token.i + 1 : token.i + 5]
    return any(other.lower_ in name_words("area_nouns") for other in following)
