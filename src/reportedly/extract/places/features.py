"""Place features: what tells of a named place whether an act happened there. In: a place's mention, the
happening, the other places of the sentence. Out: names of features that hold; `fits` weighs them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.extract import syntax
from reportedly.extract.events.happenings import Happening
from reportedly.extract.wordlists import word_set
from reportedly.model.document import Mention
from reportedly.model.place import RelativePlace

_MOVING_AWAY = frozenset(
    {"evacuation", "displacement", "withdrawal", "forcible_transfer", "aid", "prisoner_exchange"}
)
_MOVING_TO = frozenset({"deployment", "ground_advance"})
_TAKING = frozenset({"territory_captured", "outage"})
_FAR = 14  # steps in the parse beyond which it does not matter how many


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """One place with what stands around it: the places of its sentence, the distance told from it ("30 km
    from A"), and whether it is the anchor of another name ("B, 30 km from A")."""

    mention: Mention
    others: Sequence[Mention]
    relative: RelativePlace | None = None
    is_near: bool = False
    stands_beside: bool = False


def place_features(context: PlaceContext, happening: Happening) -> list[str]:
    """The features of one place as the place of a happening; each at most once."""
    doc = happening.sentence.doc
    head = doc[context.mention.first : context.mention.last].root
    top = phrase_top(head)
    return [
        *_nearness(head, context, happening),
        *_position(top, context.mention, happening),
        *_path(top, happening),
        *_clause(head, happening),
        *_company(head, context, doc),
        *_sort(context, doc),
    ]


def _nearness(head: Token, context: PlaceContext, happening: Happening) -> Iterator[str]:
    steps = min(syntax.distance(head, token) for token in happening.tokens)
    yield f"steps={min(steps, _FAR)}"
    trigger = min(happening.tokens, key=lambda token: abs(token.i - head.i))
    between = range(*sorted((trigger.i, head.i)))
    side = "after" if head.i > trigger.i else "before"
    yield f"{side}={_bucket(len(between), (2, 4, 8, 14, 22))}"
    crossed = sum(other.first in between for other in context.others if other is not context.mention)
    yield f"{side} crossed={min(crossed, 2)}"


def _bucket(value: int, limits: Sequence[int]) -> int:
    return next((limit for limit in limits if value <= limit), 99)


def _position(top: Token, mention: Mention, happening: Happening) -> Iterator[str]:
    movement = _movement(happening.kind)
    level = "country" if mention.kind == "country" else "place"
    if top.dep_ == "pobj":
        word = preposition_of(top)
        yield f"after {word}"
        yield f"after {word}, {level}"
        yield f"after {word}, {movement}"
        yield f"after {word} at {_governor(top.head.head, happening)}"
    else:
        yield f"as {top.dep_}"
        yield f"as {top.dep_}, {level}"
        yield f"as {top.dep_} of {_governor(top.head, happening)}"
        yield f"as {top.dep_}, {movement}"
    if top.dep_ == "pobj" and top.head.i <= happening.sentence.start + 1:
        yield "fronted"


def preposition_of(noun: Token) -> str:
    word = str(noun.head.lower_)
    return word if word in word_set("roles", "weighed_prepositions") else "other"


def _movement(kind: str) -> str:
    if kind in _MOVING_AWAY:
        return "leaving"
    return "going" if kind in _MOVING_TO else ("taking" if kind in _TAKING else "staying")


def _governor(word: Token, happening: Happening) -> str:
    """What sort of word a phrase hangs on: the act itself, another verb, people, a body, an act's noun."""
    if word in happening.tokens:
        return "act"
    if syntax.is_verb(word):
        found = (k for k in ("telling_verbs", "suffering_verbs") if word.lemma_ in word_set("roles", k))
        return next(found, "verb")
    lemma = word.lemma_.lower()
    for name in ("people_of_places", "bodies_of_places", "settlement_words", "place_parts", "war_nouns"):
        if lemma in word_set("roles", name):
            return name
    if word.ent_type_ == "PERSON":
        return "person"
    if word.dep_ in ("dobj", "nsubjpass") and word.head in happening.tokens:
        return "object of the act"
    return "noun" if word.pos_ in ("NOUN", "PROPN") else "other"


def _path(top: Token, happening: Happening) -> Iterator[str]:
    """The way through the parse from the place to the act, as names of its steps."""
    above = {}
    for token in happening.tokens:
        steps: list[str] = []
        while token.i not in above:
            above[token.i] = steps
            if token.dep_ == "ROOT":
                break
            steps, token = [*steps, token.dep_], token.head  # noqa: PLW2901 - climbs the tree
    up: list[str] = []
    current = top
    while current.i not in above:
        if current.dep_ == "ROOT" or len(up) > 5:
            yield "path=none"
            return
        up.append(current.dep_)
        current = current.head
    down = above[current.i]
    yield "path=" + (">".join(up) + "/" + ">".join(down) if len(up) + len(down) < 6 else "long")
    yield f"down={'>'.join(down[-2:])}"


def _clause(head: Token, happening: Happening) -> Iterator[str]:
    """Whether the place stands in the act's own clause, in one below it, beside it or above it."""
    own = {syntax.clause_root(token).i for token in happening.tokens} | {t.i for t in happening.tokens}
    clause = syntax.clause_root(head)
    if clause.i in own:
        yield "own clause"
        return
    steps = []
    while clause.dep_ != "ROOT" and clause.i not in own:
        steps.append(clause.dep_)
        clause = syntax.clause_root(clause.head)
    if clause.i in own:
        yield f"below by {steps[-1]}"
    else:
        yield f"aside by {steps[-1]}" if steps else "above"


def _company(head: Token, context: PlaceContext, doc: Doc) -> Iterator[str]:
    """How the place stands to the other places of its sentence: the part of one, or its whole."""
    mine = context.mention
    others = [other for other in context.others if other is not mine]
    if not others:
        yield "only place"
    for other in others:
        if is_larger(mine, other, doc):
            yield "holds the other"
        elif is_larger(other, mine, doc):
            yield "lies in the other"
    if any(_follows_comma(mine, other, doc) for other in others):
        yield "after comma and place"
    if mine.last < len(doc) and doc[mine.last].tag_ == "POS" and head.dep_ == "poss":
        yield "possessor"
    following = doc[mine.last] if mine.last < len(doc) else None
    if following is not None and following.lemma_.lower() in word_set("roles", "war_nouns"):
        yield "names a war"


def is_larger(mention: Mention, other: Mention, doc: Doc) -> bool:
    """Whether a place is told as the larger one that the other lies in: "Izium in Kharkiv region", "Izium,
    Kharkiv region", "Kharkiv region's Izium"."""
    level, other_level = _level(mention), _level(other)
    if level < other_level:
        return False
    if level > other_level and _follows_comma(mention, other, doc):
        return True
    head, inner = doc[mention.first : mention.last].root, doc[other.first : other.last].root
    shared = phrase_top(inner)
    if shared == phrase_top(head) and shared.lemma_.lower() in word_set(
        "roles", "returning_words", "quarter"
    ):
        return head.dep_ == "pobj"  # "the Midan quarter of Aleppo", but "the West Bank town of Jenin"
    if shared == phrase_top(head) and shared.lemma_.lower() in word_set("roles", "returning_words", "suburb"):
        return head.dep_ != "pobj"  # "the Aleppo suburb of Hanano"
    return _hangs_below(head, phrase_top(inner)) or _hangs_below(head, inner)


def _level(mention: Mention) -> int:
    if mention.kind == "country":
        return 2
    last = mention.span.text.lower().split()[-1].rstrip("s")
    return int(mention.kind == "region" and last in word_set("roles", "large_units"))


def _follows_comma(mention: Mention, other: Mention, doc: Doc) -> bool:
    return other.last == mention.first - 1 and doc[other.last].text == ","


def _hangs_below(outer: Token, inner: Token) -> bool:
    """What hangs below a name is the larger place; what is coordinated with it is another one."""
    current = outer
    for _ in range(4):
        if current.head == inner:
            return current.dep_ in ("prep", "appos", "nmod", "compound", "poss", "npadvmod")
        if current.dep_ not in ("pobj", "prep", "appos", "compound", "nmod", "amod", "poss"):
            return False
        current = current.head
    return False


def _sort(context: PlaceContext, doc: Doc) -> Iterator[str]:
    yield f"is {context.mention.kind}"
    yield f"by {context.mention.source}"
    if context.relative is not None:
        yield "anchor of a distance"
    if context.is_near:
        yield "near it"
    if context.stands_beside:
        yield "anchor of another name"


def phrase_top(head: Token) -> Token:
    """The noun of the whole phrase: for "the town of Sudzha" the town, for "Kyiv region" the region."""
    settlements = word_set("roles", "settlement_words") | word_set("roles", "place_parts")
    top = head
    while top.dep_ in ("conj", "appos") and top.head.pos_ in ("PROPN", "NOUN"):
        top = top.head
    while top.dep_ in ("compound", "nmod", "amod") and top.head.lemma_.lower() in settlements:
        top = top.head
    while top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lemma_.lower() in settlements:
        top = top.head.head
    return top
