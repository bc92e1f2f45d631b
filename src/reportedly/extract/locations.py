"""Locations: where a happening took place, by the words. In: a happening, the mentions of places, its attribution. Out:
unresolved places, most fitting first; several where the text lists several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.data.lexicons import load_lexicon
from reportedly.extract import syntax
from reportedly.extract.datelines import dateline_ranges
from reportedly.extract.happenings import Happening
from reportedly.model.document import Document, Mention
from reportedly.model.place import Place, RelativePlace

PLACE_KINDS = ("place", "region", "country", "site")
_WHERE = frozenset({"in", "at", "near", "on", "around", "outside", "inside", "into", "within", "across", "over", "through", "throughout",
                    "to", "towards", "toward", "onto", "along", "against", "off", "beyond", "between", "of", "above", "targeting"})  # fmt: skip
_MOVING_AWAY = frozenset(
    {"evacuation", "displacement", "withdrawal", "forcible_transfer", "aid", "prisoner_exchange"}
)
_MILES = {"mile": 1.609344, "miles": 1.609344, "mi": 1.609344}
_MISFIT = -50.0

_BEARING = r"(?:north|south|east|west)(?:[- ]?(?:east|west))?(?:ern)?"
_DISTANCE = re.compile(
    rf"(?P<km>\d+(?:[.,]\d+)?)[ -]?(?P<unit>km|kilometers?|kilometres?|kms|miles?|mi)\b(?:\s*\([^)]*\))?\s+(?:to the )?"
    rf"(?:(?P<bearing>{_BEARING})\s+)?(?:of|from|away from|outside)\s+(?:the |Lake |Mount |city of |town of |capital,? )*$",
    re.I,
)
_DIRECTION = re.compile(
    rf"\b(?:to the |just |further )?(?P<bearing>{_BEARING})\s+of\s+(?:the |Lake |city of |town of |capital,? )*$",
    re.I,
)
_NEARBY = re.compile(
    r"\b(?:near|outside|close to|on the outskirts of|in the outskirts of|in the vicinity of|around|not far from)\s+(?:the |city of |town of |village of )*$",
    re.I,
)


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
        """The places of a happening, best first; `excluded` are tokens of sources and cues, used only as a last resort."""
        mentions = self._by_sentence.get(happening.sentence.start, [])
        found = [self._location(mention, happening, excluded) for mention in mentions]
        return sorted((item for item in found if item.fit > 2), key=lambda item: -item.fit)

    def dateline(self, happening: Happening) -> Mention | None:
        """In a round-up, where every item has a dateline of its own, the one that heads the happening's paragraph."""
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

    def place(self, location: Location, *, inherited: bool = False) -> Place:
        """The unresolved place of a location."""
        precision = "near" if location.is_near else ("relative" if location.relative is not None else None)
        return Place(
            location.mention.span, relative=location.relative, precision=precision, inherited=inherited
        )

    def _location(self, mention: Mention, happening: Happening, excluded: frozenset[int]) -> Location:
        doc = self.document.doc
        head = _head(doc, mention)
        relative, is_near = self._relation(mention)
        fit = _fit(head, mention, happening)
        if mention.first in excluded:
            fit = min(fit, 0.5) - 3 if fit > _MISFIT else fit
        if relative is not None and _stands_beside(doc, mention):
            fit -= 6  # "Al-Jaili, north of Khartoum": the anchor of another name
        return Location(mention, fit, relative, is_near)

    def _relation(self, mention: Mention) -> tuple[RelativePlace | None, bool]:
        before = self.document.text[max(0, mention.span.start - 80) : mention.span.start]
        match = _DISTANCE.search(before)
        if match is not None:
            value = float(match["km"].replace(",", ""))
            km = round(value * _MILES.get(match["unit"].lower(), 1.0), 1)
            return RelativePlace(
                mention.span.text, int(km) if km == int(km) else km, _bearing(match["bearing"])
            ), False
        match = _DIRECTION.search(before)
        if match is not None:
            return RelativePlace(mention.span.text, None, _bearing(match["bearing"])), False
        return None, _NEARBY.search(before) is not None


def relation_after(document: Document, mention: Mention) -> RelativePlace | None:
    """The distance or direction that follows a place's own name: "Al-Jaili, north of Khartoum"."""
    after = document.text[mention.span.end : mention.span.end + 90]
    match = re.match(
        rf"\s*,?\s*(?:(?:about|some|around|roughly|nearly|approximately|just)\s+)?(?:(?P<km>\d+(?:[.,]\d+)?)[ -]?(?P<unit>km|kilometers?|kilometres?|miles?)\s+)?"
        rf"(?:to the )?(?P<bearing>{_BEARING})?\s*(?:of|from)\s+(?:the |Lake |city of |town of |capital,? )*(?P<anchor>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)",
        after,
    )
    if match is None or not (match["km"] or match["bearing"]):
        return None
    km = (
        None
        if match["km"] is None
        else round(float(match["km"].replace(",", "")) * _MILES.get(match["unit"].lower(), 1.0), 1)
    )
    return RelativePlace(
        match["anchor"], int(km) if km is not None and km == int(km) else km, _bearing(match["bearing"])
    )


def _bearing(words: str | None) -> str | None:
    if words is None:
        return None
    return words.lower().replace("-", "").replace(" ", "").removesuffix("ern")


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


def _fit(head: Token, mention: Mention, happening: Happening) -> float:
    """How well a mention fits as the place of a happening: nearness in the parse, its preposition, its role."""
    steps = min(syntax.distance(head, token) for token in happening.tokens)
    if steps > 14:
        return _MISFIT
    top = _phrase_top(head)
    fit = 12.0 - steps - _apart(head, happening)
    fit += _by_position(top, head, mention, happening)
    if mention.kind == "country":
        fit -= 5.0
    if _is_fronted(top, happening):
        fit -= 4.0  # "In Borno, ... around Marte": the setting, less precise than what follows
    if mention.kind == "region":
        fit -= 2.0  # "the town of X in Y province": the town
    if mention.source == "ner":
        fit -= 1.0
    if _belongs_to_people(top) and not (happening.kind in _MOVING_AWAY and top.head.lower_ == "from"):
        fit -= 7.0
    return fit


_PEOPLE = frozenset({"resident", "people", "evacuee", "native", "villager", "refugee", "citizen", "mayor", "governor", "fighter", "soldier",
                     "militant", "man", "woman", "family", "inhabitant", "leader", "official", "man"})  # fmt: skip


def _belongs_to_people(top: Token) -> bool:
    """ "residents of A", "outlawed in Russia": whose home or ban it is, not where the act was."""
    if top.dep_ != "pobj":
        return False
    governor = top.head.head
    if governor.lemma_.lower() in ("ban", "outlaw", "designate", "base", "register"):
        return True
    return top.head.lower_ in ("of", "from") and governor.lemma_.lower() in _PEOPLE


def _is_fronted(top: Token, happening: Happening) -> bool:
    return (
        top.dep_ == "pobj"
        and top.head.i <= happening.sentence.start + 1
        and happening.trigger.token.i > top.i
    )


def _apart(head: Token, happening: Happening) -> float:
    """How far a place is set off by standing in another coordinated clause than the happening."""
    own = {syntax.clause_root(token).i for token in happening.tokens} | {
        token.i for token in happening.tokens
    }
    clause = syntax.clause_root(head)
    for _ in range(4):
        if clause.i in own:
            return 0.0
        if clause.dep_ == "conj" and syntax.is_verb(clause.head):
            return 11.0
        if clause.dep_ == "ROOT":
            return 0.0
        clause = syntax.clause_root(clause.head)
    return 0.0


def _phrase_top(head: Token) -> Token:
    """The noun of the whole phrase: for "the town of Sudzha" the town, for "Kyiv region" the region."""
    top = head
    while top.dep_ in ("conj", "appos") and top.head.pos_ in ("PROPN", "NOUN"):
        top = top.head
    while top.dep_ in ("compound", "nmod", "amod") and top.head.lemma_.lower() in _settlement_words():
        top = top.head
    while (
        top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lemma_.lower() in _settlement_words()
    ):
        top = top.head.head
    return top


def _settlement_words() -> frozenset[str]:
    return _SETTLEMENTS


_SETTLEMENTS = frozenset(load_lexicon("roles")["settlement_words"]) | {
    "part",
    "area",
    "suburb",
    "side",
    "bank",
    "direction",
    "north",
    "south",
    "east",
    "west",
}


def _by_position(top: Token, head: Token, mention: Mention, happening: Happening) -> float:
    if top.dep_ == "pobj":
        word = top.head.lower_
        if word == "from":
            return 2.0 if happening.kind in _MOVING_AWAY else -5.0
        if word == "by" or word in ("with", "like", "than", "about"):
            return -8.0
        if word == "to" and happening.kind in _MOVING_AWAY:
            return -1.5
        return 3.0 if word in _WHERE else 0.0
    if top.dep_ in ("dobj", "nsubjpass") and syntax.is_verb(top.head):
        return 3.5 if mention.kind != "country" else -1.0
    if top.dep_ in ("nsubj",):
        bears = happening.kind in ("territory_captured", "outage") or top.head.lemma_ in (
            "face",
            "suffer",
            "come",
            "see",
            "fall",
            "witness",
            "experience",
        )
        return 3.0 if bears else -7.0
    if top.dep_ in ("poss",):
        return -2.0 if mention.kind != "country" else -4.0
    if top.dep_ in ("compound", "nmod", "amod"):
        return _as_modifier(top)
    return 0.5


_ORGANISED = frozenset({"governor", "mayor", "ministry", "minister", "army", "force", "forces", "military", "police", "government", "official",
                        "president", "troop", "authority", "spokesman", "council", "administration", "agency", "brigade", "hospital",
                        "university", "post", "times", "television", "tv", "radio", "resident", "court", "group", "rebel"})  # fmt: skip


def _as_modifier(top: Token) -> float:
    governor = top.head
    while governor.dep_ in ("compound", "nmod") and governor.head.pos_ in ("NOUN", "PROPN"):
        governor = governor.head
    lemma = governor.lemma_.lower()
    if lemma in _ORGANISED or governor.ent_type_ == "PERSON":
        return -4.0 if lemma not in ("hospital", "university", "resident", "court") else 1.0
    return 1.5
