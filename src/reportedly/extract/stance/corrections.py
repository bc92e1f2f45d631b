"""Corrections: numbers that the text itself replaces ("revised from 30 to 22", "had at first put the dead at
nine"). In: a document and its claims. Out: the claims, such figures marked `superseded`, never dropped."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.stance.changing_counts import counts_change
from reportedly.extract.wordlists import word_set
from reportedly.model.claim import Claim
from reportedly.model.document import Document
from reportedly.model.figure import Figure
from reportedly.model.span import Span

# So many sentences may lie between a number and the one that replaces it.
_NEAR = 3
_NO_COUNTS = frozenset({"distance_km", "area_km2"})


def with_corrections(document: Document, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, with those figures marked that the text replaces."""
    told = {figure.span: (claim, figure) for claim in claims for figure in claim.figures}
    earlier = {span for span, (_, figure) in told.items() if _may_be_replaced(document, figure)}
    standing = [item for span, item in told.items() if span not in earlier]
    replaced = {
        span
        for span in earlier
        for claim, figure in standing
        if _replaces(document, figure, told[span][1]) and not _is_elsewhere(claim, told[span][0])
    }
    return tuple(_corrected(document, claim, replaced) for claim in claims)


def _corrected(document: Document, claim: Claim, replaced: Set[Span]) -> Claim:
    figures = tuple(
        replace(figure, superseded=True)
        if figure.span in replaced or _is_withdrawn_number(document, figure)
        else figure
        for figure in claim.figures
    )
    return claim if figures == claim.figures else replace(claim, figures=figures)


def _is_elsewhere(one: Claim, two: Claim) -> bool:
    """Whether both name a place and neither name is within the other ("the city of Kharkiv", "Kharkiv")."""
    if one.place is None or two.place is None:
        return False
    names = (one.place.span.text, two.place.span.text)
    return names[0] not in names[1] and names[1] not in names[0]


def _words(document: Document, figure: Figure) -> Tokens | None:
    if figure.superseded or figure.measure in _NO_COUNTS:
        return None
    words: Tokens | None = document.doc.char_span(figure.span.start, figure.span.end, alignment_mode="expand")
    return words


def _is_withdrawn_number(document: Document, figure: Figure) -> bool:
    """Whether the text says by itself that the number holds no more, whatever it puts in its place."""
    words = _words(document, figure)
    return words is not None and (_is_from(words) or _is_withdrawn(words) or _is_withdrawn_after(words))


def _may_be_replaced(document: Document, figure: Figure) -> bool:
    """Whether the number is told as an earlier one, which another may replace."""
    words = _words(document, figure)
    return words is not None and (_is_told_as_earlier(words) or _is_compared(words))


def _replaces(document: Document, new: Figure, old: Figure) -> bool:
    """Whether `new` counts the same as `old`, near by, and comes to something else."""
    if new.measure != old.measure or new.subset_of is not None or old.subset_of is not None:
        return False
    if (new.low, new.best, new.high) == (old.low, old.best, old.high) or _is_other_group(new, old):
        return False
    one, two = _words(document, old), _words(document, new)
    if one is None or two is None or _is_added(two):
        return False
    first, last = sorted((one.start, two.start))
    return sum(token.is_sent_start is True for token in document.doc[first + 1 : last + 1]) <= _NEAR


def _is_other_group(one: Figure, two: Figure) -> bool:
    if one.demographic != two.demographic or one.basis == "rate" or two.basis == "rate":
        return True
    statuses = {one.status, two.status} - {"unknown"}
    sides = {one.side, two.side} - {None}
    return len(statuses) > 1 or len(sides) > 1


def _is_added(words: Tokens) -> bool:
    """ "Another five were killed", "seven more": on top of the count before, or a part of it."""
    around = words.doc[max(words.sent.start, words.start - 2) : min(words.end + 2, words.sent.end)]
    is_part = any(t.lower_ in ("of", "including") for t in words)
    return is_part or any(t.lower_ in word_set("corrections", "adding") for t in around)


def _from_before(words: Tokens) -> Token | None:
    """The "from" that leads to the number: "from an earlier 12"."""
    passed = ("an", "a", "the", *word_set("corrections", "earlier"))
    before = [t for t in words.sent if t.i < words.start]
    while before and before[-1].lower_ in passed:
        before.pop()
    return before[-1] if before and before[-1].lower_ == "from" else None


def _is_from(words: Tokens) -> bool:
    """ "The toll rose from 12 to 15", "revised the count from 30"."""
    link = _from_before(words)
    return link is not None and counts_change(link)


def _is_compared(words: Tokens) -> bool:
    """ "15 were killed, up from 12": replaced by the number that it is compared with."""
    link = _from_before(words)
    return (
        link is not None
        and link.i > words.sent.start
        and link.nbor(-1).lemma_.lower() in word_set("corrections", "comparing")
    )


def _is_told_as_earlier(words: Tokens) -> bool:
    """ "An earlier count put the dead at nine", "had at first reported nine dead"."""
    before = [t for t in words.sent if t.i < words.start and _in_clause_of(t, words.root)]
    if any(_counts_earlier(token) for token in before):
        return True
    phrase = " ".join(t.lower_ for t in words.doc[max(words.sent.start, words.start - 8) : words.start])
    return _counted_in(words) and any(
        f" {item} " in f" {phrase} " for item in word_set("corrections", "earlier_phrases")
    )


def _in_clause_of(token: Token, number: Token) -> bool:
    """Whether a word stands in the clause of the number, or in the one that reports it."""
    clause = syntax.clause_root(number)
    own = syntax.clause_root(token)
    return own == clause or (
        clause.dep_ in ("ccomp", "xcomp", "acl", "advcl", "relcl") and own == syntax.clause_root(clause.head)
    )


def _counts_earlier(word: Token) -> bool:
    """ "Earlier" of a count, or of a saying that lies before another: "had earlier said"."""
    if word.lower_ not in word_set("corrections", "earlier"):
        return False
    head = word.head
    if head.pos_ in ("NOUN", "PROPN"):
        return head.lemma_.lower() in word_set("corrections", "counts")
    if head.lemma_.lower() not in word_set("corrections", "counting") or word.tag_ == "JJ":
        return False
    is_before = any(c.dep_ == "aux" and c.lower_ == "had" for c in head.children)
    return is_before or word.lower_ in ("initially", "originally", "previously")


def _counted_in(words: Tokens) -> bool:
    clause = syntax.clause_root(words.root)
    return clause.lemma_.lower() in word_set("corrections", "counting")


def _is_withdrawn(words: Tokens) -> bool:
    """ "Announced that 23 had died, then withdrew the figure", "gave it as two, is hereby corrected"."""
    return any(
        token.i >= words.end and _withdraws(token) and not _is_result(token, words) for token in words.sent
    )


def _is_result(verb: Token, words: Tokens) -> bool:
    """ "The toll of 12 was revised by an hour later to 22": no number but the one before it is replaced."""
    return not any(t.i < verb.i for t in words)


def _withdraws(verb: Token) -> bool:
    particle = syntax.particle(verb)
    lemma = verb.lemma_.lower()
    keys = {lemma, f"{lemma} {particle}"} if particle else {lemma}
    if not syntax.is_verb(verb) or not keys & word_set("corrections", "withdrawing"):
        return False
    if any(c.dep_ in ("neg", "aux") and c.lower_ not in ("has", "have", "had") for c in verb.children):
        return False
    return any(noun.lemma_.lower() in word_set("corrections", "counts") for noun in syntax.objects(verb))


def _is_withdrawn_after(words: Tokens) -> bool:
    """ "It later withdrew the figure.", in the sentence after."""
    end = words.sent.end
    while end < len(words.doc) and words.doc[end].is_space:
        end += 1
    if end >= len(words.doc) or any("\n\n" in t.text for t in words.doc[words.end : end]):
        return False
    following = words.doc[end].sent
    counted = [t for t in following if t.like_num]
    return not counted and any(_withdraws(token) for token in following)
