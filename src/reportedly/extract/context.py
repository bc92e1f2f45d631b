"""Context: what a claim takes from the sentences around it: place, time, the act behind a bare "the
attack". In: the groups of claims of a document's drafts. Out: claims in reading order, inherited values
marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.claims import PLACELESS
from reportedly.extract.counted_again import counted_again
from reportedly.extract.drafts import Draft
from reportedly.extract.places.datelines import dateline_ranges
from reportedly.extract.places.narrower_places import is_of_other_region, is_too_small, narrower_place
from reportedly.extract.places.returning import mention_level, word_level
from reportedly.extract.report_times import headline_period, times_between, within_period
from reportedly.extract.told_times import ToldTime, entries_of, is_of_a_year, is_of_years, with_told_time
from reportedly.extract.wordlists import word_set
from reportedly.model.claim import Claim
from reportedly.model.document import Document
from reportedly.model.place import Place

_ACTS = frozenset(
    {
        "air_strike",
        "missile_strike",
        "drone_strike",
        "shelling",
        "bombing",
        "killing",
        "armed_clash",
        "attack",
        "explosion",
    }
)
_BARE = frozenset({"attack", "explosion", "casualties"})
_PRECISE = frozenset({"air_strike", "missile_strike", "drone_strike", "shelling", "bombing"})
# Acts that the dead and wounded told after them come from, beside those that name the means.
_COSTING = frozenset({"attack", "armed_clash", "killing", "explosion", "attack_repelled"})
_REACH = 3
_PLACE_REACH = 5  # a report stays at a place longer than at a time
_FAR = 9  # "the bombing" may speak of an act told at the report's start


def with_context(
    document: Document,
    drafts: Sequence[Draft],
    groups: Sequence[Sequence[Claim]],
    silent: frozenset[int] = frozenset(),
) -> list[Claim]:
    """All claims, with places and times inherited from nearby sentences and bare acts made specific; the
    headline's claims only where the body does not tell the same. Drafts of `silent` sentences make none."""
    title_end = _headline_end(document)
    entries, period, between = (
        entries_of(document),
        headline_period(document),
        times_between(document, drafts),
    )
    last_place = _dateline_place(document)
    last_time: ToldTime | None = None
    last_act: tuple[int, Claim] | None = None
    told: list[Claim] = []
    out: list[Claim] = []
    for draft, group in zip(drafts, groups, strict=True):
        claims = [_specific(claim, draft, last_act) for claim in group]
        claims = [_as_told_before(claim, draft, told) for claim in claims]
        claims = [c if _is_of_no_act(c, draft) else counted_again(c, draft, told) for c in claims]
        claims = [_returned(document, claim, draft, last_place) for claim in claims]
        if not _is_of_the_war(document, draft, last_place):
            claims = [c if is_of_years(c) else _placed(c, draft, last_place, told) for c in claims]
        last_time = between.last(last_time, draft.sentence_index)
        claims = [between.told_after(claim, draft) for claim in claims]
        claims = [with_told_time(claim, draft, last_time, entries) for claim in claims]
        claims = [within_period(claim, draft, period) for claim in claims]
        if draft.sentence_index not in silent:
            out.extend(claims)
            told.extend(claims)
        first = claims[0]
        if _sets_scene(draft) and first.place is not None and not first.place.inherited:
            last_place = (draft.sentence_index, first.place)
        if (
            first.time is not None
            and not first.time.inherited
            and not is_of_a_year(first.time)
            and not _is_in_passing(draft)
        ):
            last_time = ToldTime(draft.sentence_index, first.time, first.place)
        if first.kind in _ACTS | {"attack_repelled"} and first.modality == "actual":
            last_act = (draft.sentence_index, first)
    return [
        claim for claim in out if claim.trigger.start >= title_end or not _told_in_body(claim, out, title_end)
    ]


def _dateline_place(document: Document) -> tuple[int, Place] | None:
    """The town of the report's one dateline: where it happened until the report names a place."""
    lines = dateline_ranges(document.text)
    mentions = [m for m in document.mentions_of("place") if any(a <= m.span.start < b for a, b in lines)]
    return (0, Place(mentions[0].span)) if len(lines) == 1 and mentions else None


def _headline_end(document: Document) -> int:
    title = document.report.title
    if title and document.text.startswith(title):
        return len(title)
    return 0


def _told_in_body(claim: Claim, claims: Sequence[Claim], title_end: int) -> bool:
    body = [other for other in claims if other.trigger.start >= title_end]
    return any(
        other.kind == claim.kind or ({other.kind, claim.kind} <= _ACTS | {"casualties", "property_damage"})
        for other in body
    )


def _is_definite(draft: Draft) -> bool:
    token = draft.happening.trigger.token
    return any(child.lower_ in ("the", "this", "that") and child.dep_ == "det" for child in token.children)


def _specific(claim: Claim, draft: Draft, last: tuple[int, Claim] | None) -> Claim:
    """ "The attack", "the blast": the act told shortly before, where it has a more precise kind."""
    if (
        claim.kind == "bombing"
        and last is not None
        and last[1].kind == "air_strike"
        and _is_plain_bombing(claim)
    ):
        return replace(
            claim, kind="air_strike", reasons=(*claim.reasons, "the bombing told before was from the air")
        )
    if claim.kind not in _BARE or last is None or draft.sentence_index - last[0] > _REACH:
        return claim
    if last[1].kind not in (_PRECISE | _COSTING if claim.kind == "casualties" else _PRECISE):
        return claim
    if claim.kind == "casualties" and _is_of_no_act(claim, draft):
        return claim
    token = draft.happening.trigger.token
    if claim.kind == "casualties" or _returns(token):
        if claim.kind == "casualties" and not _same_place(claim, last[1]):
            return claim
        reason = f"“{claim.trigger.text}” takes the kind of “{last[1].trigger.text}” told before"
        return replace(claim, kind=last[1].kind, reasons=(*claim.reasons, reason))
    return claim


def _returns(token: Token) -> bool:
    """ "The raid", "a second strike": a word for any act, which goes on from the one told before."""
    if token.lemma_.lower() in word_set("happenings", "acts_of_their_own"):
        return False
    return any(
        (child.dep_ == "det" and child.lower_ in ("the", "this", "that", "these"))
        or (child.dep_ == "amod" and child.lower_ in ("second", "third", "fourth"))
        for child in token.children
    )


def _is_of_no_act(claim: Claim, draft: Draft) -> bool:
    """ "Died of hunger", "49 dead since March", "470,000 dead in the war": not of the act told before, or not
    of it alone."""
    token = draft.happening.trigger.token
    causes = (noun for p, noun in syntax.prepositions(token) if p in ("of", "from"))
    if any(noun.lemma_.lower() in word_set("happenings", "ailments") for noun in causes):
        return True
    at_large = is_of_years(claim) or _is_of_a_war(token)
    return at_large or any(f.basis == "cumulative" or f.as_of is not None for f in claim.figures)


def _is_of_a_war(token: Token) -> bool:
    """ "The death toll from the five-year conflict"."""
    clause = syntax.clause_root(token)
    nouns = [noun for word in (token, clause, token.head) for _, noun in syntax.prepositions(word)]
    return any(_is_war(noun) for noun in nouns)


def _as_told_before(claim: Claim, draft: Draft, told: Sequence[Claim]) -> Claim:
    """ "The ambush", "the strike": place and time of the act of that name told before, however far back."""
    if not _is_definite(draft) or claim.kind not in _ACTS | {
        "abduction",
        "territory_captured",
        "evacuation",
        "casualties",
    }:
        return claim
    if claim.place is not None and claim.time is not None:
        return claim
    word = claim.trigger.text.lower().rstrip("s")
    same = [
        c
        for c in told
        if c.place is not None and (c.kind == claim.kind or c.trigger.text.lower().rstrip("s") == word)
    ]
    if not same:
        return claim
    act = same[-1]
    assert act.place is not None
    place = claim.place or replace(act.place, inherited=True)
    time = claim.time or (None if act.time is None else replace(act.time, inherited=True))
    return replace(
        claim,
        place=place,
        time=time,
        reasons=(*claim.reasons, f"place and time of “{act.trigger.text}” told before"),
    )


def _is_plain_bombing(claim: Claim) -> bool:
    return claim.trigger.text.lower() in word_set("happenings", "plain_bombings")


def _same_place(claim: Claim, act: Claim) -> bool:
    if claim.place is None or act.place is None:
        return claim.place is None
    return claim.place.naming.text == act.place.naming.text


def _placed(claim: Claim, draft: Draft, last: tuple[int, Place] | None, told: Sequence[Claim]) -> Claim:
    if claim.place is not None or last is None or claim.kind in PLACELESS or is_of_other_region(draft):
        return claim
    if draft.sentence_index - last[0] > (_FAR if _is_definite(draft) else _PLACE_REACH):
        return claim
    if is_too_small(claim, draft, last[1]):
        return claim
    spot = narrower_place(claim, draft, last[1], told)
    if spot is not None:
        reason = f"“{spot.span.text}” is a spot in “{last[1].naming.text}”"
        return replace(claim, place=spot, reasons=(*claim.reasons, reason))
    return replace(
        claim,
        place=replace(last[1], inherited=True),
        reasons=(*claim.reasons, "place taken from a sentence before"),
    )


def _is_of_the_war(document: Document, draft: Draft, last: tuple[int, Place] | None) -> bool:
    """ "The conflict began with protests", "killed since the war began": of a whole war, which is not at the
    town that the report is at; at its country it is."""
    clause = syntax.clause_root(draft.happening.trigger.token)
    clauses = [clause, *syntax.children(clause, "advcl")]
    clauses += [clause.head] if clause.dep_ == "advcl" else []
    nouns = [noun for verb in clauses if (noun := syntax.subject(verb)) is not None]
    nouns += [noun for p, noun in syntax.prepositions(clause) if p in ("in", "during", "since")]
    if last is None or not any(_is_war(noun) for noun in nouns):
        return False
    return all(mention.span != last[1].naming for mention in document.mentions_of("country"))


def _is_war(noun: Token) -> bool:
    """ "The war", "Sudan's civil war", not "a war"."""
    known = any(child.dep_ in ("det", "poss", "compound", "amod") for child in noun.children)
    return noun.lemma_.lower() in ("war", "conflict") and known


def _returned(document: Document, claim: Claim, draft: Draft, last: tuple[int, Place] | None) -> Claim:
    """ "The city" is the place that the report is at, where that is a city; else the last city it named."""
    place = claim.place
    if place is None or place.stands_for is None:
        return claim
    is_near = "\n" not in document.text[place.stands_for.end : place.span.start]
    told = None if last is None or is_near else last[1].naming
    mention = next((m for m in document.mentions if told is not None and m.span == told), None)
    level = word_level(place.span.text.split()[-1].lower())
    if told is not None and mention is not None and mention_level(mention) == level:
        place = replace(place, stands_for=told)
        if place.relative is not None:
            place = replace(place, relative=replace(place.relative, anchor=told.text))
    assert place.stands_for is not None
    reason = f"“{place.span.text}” returns to “{place.stands_for.text}”"
    return replace(claim, place=place, reasons=(*claim.reasons, reason))


def _sets_scene(draft: Draft) -> bool:
    """Whether the report is now at the place of the act: told as its place, or as where its witnesses are; a
    body's seat ("Kyiv police say") is none."""
    if _is_in_passing(draft):
        return False
    head = None if not draft.fallback else draft.happening.sentence.doc[draft.fallback[0].mention.last - 1]
    return bool(draft.locations) or head is None or head.dep_ == "pobj"


def _is_in_passing(draft: Draft) -> bool:
    """Told in a relative clause, or not as having happened: nothing goes on from there."""
    clause = syntax.clause_root(draft.happening.trigger.token)
    return clause.dep_ == "relcl" or draft.factuality.modality != "actual"
