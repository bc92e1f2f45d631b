"""Other words: what bears a town's name and is none, by the words around it. In: a candidate for a place.
Out: yes or no; whole names of several words are places."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.annotate.candidates import Candidate, name_words


def is_other_word(candidate: Candidate, doc: Doc) -> bool:
    """ "Kan radio", "Police Officer Ray", "an Iskander", "Power failed", "Tigris Shield": outlet, office,
    make, thing, operation."""
    if candidate.last - candidate.first > 1 or candidate.kind != "place":
        return False
    token = doc[candidate.first]
    tests = (_is_abbreviation, _is_before_outlet, _is_one_of_many, _is_common_word, _is_of_operation)
    return any(is_so(token) for is_so in tests)


def _is_abbreviation(token: Token) -> bool:
    """ "NGO vehicles": short capitals before a noun, in a sentence that is not all in capitals."""
    if not token.text.isupper() or len(token) > 4 or token.dep_ not in ("compound", "nmod", "amod"):
        return False
    return not token.head.text.isupper()


def _is_before_outlet(token: Token) -> bool:
    following = _beside(token, 1)
    return following is not None and following.lower_ in name_words("outlet_nouns")


def _is_one_of_many(token: Token) -> bool:
    """After "a": nobody says "a Kharkiv", but "a Kharkiv hospital"."""
    before = _beside(token, -1)
    is_head = token.dep_ not in ("compound", "nmod", "amod", "poss")
    return before is not None and before.lower_ in ("a", "an") and is_head


def _is_common_word(token: Token) -> bool:
    """A word of the language that is somewhere a town too: a town only where the text says "in" before it, or
    names its country or region after a comma."""
    if token.lower_ not in name_words("body_words") and token.lower_ not in name_words("common_towns"):
        return False
    before = _beside(token, -1)
    if before is not None and before.lower_ in name_words("locatives") | {"from"}:
        return False
    comma, unit = _beside(token, 1), _beside(token, 2)
    says_unit = comma is not None and comma.text == "," and unit is not None and unit.ent_type_ == "GPE"
    return not (says_unit and (before is None or not before.text[:1].isupper()))


def _is_of_operation(token: Token) -> bool:
    """ "Tigris Shield", "Wrath of the Tigris": the name of an operation."""
    words = name_words("operation_words")
    following = _beside(token, 1)
    if following is not None and following.text[0].isupper() and following.lower_ in words:
        return True
    before = [token.doc[i] for i in range(max(0, token.i - 3), token.i)]
    if before and before[-1].lower_ == "the":
        before = before[:-1]
    if len(before) < 2 or before[-1].lower_ != "of":
        return False
    return before[-2].text[0].isupper() and before[-2].lower_ in words


def _beside(token: Token, steps: int) -> Token | None:
    index = token.i + steps
    return token.doc[index] if 0 <= index < len(token.doc) else None
