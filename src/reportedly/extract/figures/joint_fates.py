"""Joint fates: one count that two words of harm share ("killing and injuring scores", "30 dead or wounded"),
and counts told as part of a larger toll ("two medics among 31 dead"). In: a count. Out: its measure."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.extract.figures.counted import Counted, Measured
from reportedly.extract.wordlists import labels_by_word

_OTHER_HARM = {"killed": "injured", "injured": "killed"}
_JOINTS = frozenset({"and", "or", "&", "/", "and/or"})
_REACH = 8


def as_joint(measured: Measured | None) -> Measured | None:
    """The measure as found; `casualties` where its word is joined right to one of the other harm, so that
    nobody can say how many were killed."""
    if measured is None or measured.measure not in _OTHER_HARM:
        return measured
    anchor, doc, other = measured.anchor, measured.anchor.doc, _OTHER_HARM[measured.measure]
    if measured.measure not in _harms(anchor):
        return measured  # "claimed two lives and injured three"
    for step in (-1, 1):
        joint, beside = anchor.i + step, anchor.i + 2 * step
        if not anchor.sent.start <= beside < anchor.sent.end:
            continue
        if doc[joint].lower_ in _JOINTS and other in _harms(doc[beside]):
            return Measured("casualties", anchor)
    return measured


def _harms(token: Token) -> set[str | None]:
    """The measures that a word of harm may give; none where it may be a noun of another sense."""
    active = labels_by_word("measures", "active").get(token.lower_)
    return {active, labels_by_word("measures", "participle").get(token.lower_)}


def by_larger_toll(counted: Counted) -> Measured | None:
    """ "Two medics among 31 dead", "two nurses were among the 14 killed": theirs is the toll's
    measure."""
    doc, end = counted.noun.doc, counted.noun.sent.end
    start = counted.last
    if start < end and doc[start].lower_ in ("were", "was", "are", "is"):
        start += 1
    if start >= end or doc[start].lower_ not in ("among", "amongst"):
        return None
    is_counted = False
    for token in doc[start + 1 : min(start + 1 + _REACH, end)]:
        measure = labels_by_word("measures", "participle").get(token.lower_)
        if is_counted and measure is not None:
            return Measured(measure, token)
        is_counted = is_counted or token.like_num
        if token.is_punct or token.lower_ in ("and", "but", "who"):
            return None
    return None
