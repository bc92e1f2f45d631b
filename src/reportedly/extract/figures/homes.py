"""Figure homes: which happening of a sentence each figure belongs to. In: happenings and figures. Out: the
happenings with their figures, and new ones that only a figure tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from reportedly.data.lexicons import load_lexicon
from reportedly.extract import syntax
from reportedly.extract.events.happenings import Happening
from reportedly.extract.events.roles import Roles
from reportedly.extract.events.triggers import Trigger
from reportedly.extract.figures.found import FoundFigure
from reportedly.extract.figures.measures import default_measure
from reportedly.extract.figures.repeats import without_repeats
from reportedly.extract.nouns import NounClasses
from reportedly.extract.wordlists import word_set


def with_figures(
    happenings: list[Happening], figures: Sequence[FoundFigure], classes: NounClasses
) -> list[Happening]:
    """Each figure given to the happening that it hangs on; a part follows its whole."""
    figures, owner = _homes(happenings, figures, classes)
    happenings = happenings + _from_figures_alone(figures, owner, happenings)
    return [replace(happening, figures=_own(figures, owner, k)) for k, happening in enumerate(happenings)]


def _homes(
    happenings: Sequence[Happening], figures: Sequence[FoundFigure], classes: NounClasses
) -> tuple[list[FoundFigure], dict[int, int]]:
    """The figures with their measures settled, and for each that finds one the place of its happening."""
    out, owner = list(figures), dict[int, int]()
    for index, item in enumerate(figures):
        if item.figure.measure == "distance_km" and _tells_where(item):
            continue
        if item.loose and item.parent is None:
            home = _home_of_loose(item, happenings, classes)
            if home is not None:
                owner[index], out[index] = home
            continue
        if item.parent is not None:
            out[index] = replace(item, figure=replace(item.figure, measure=out[item.parent].figure.measure))
            if item.parent in owner:
                owner[index] = owner[item.parent]
                continue
        ranked = sorted((_remoteness(item, happening), k) for k, happening in enumerate(happenings))
        if ranked and ranked[0][0] < 8:
            owner[index] = ranked[0][1]
    return out, owner


def _own(figures: Sequence[FoundFigure], owner: Mapping[int, int], home: int) -> tuple[FoundFigure, ...]:
    """The figures of one happening, their wholes numbered anew among them, each count once."""
    mine = [index for index in range(len(figures)) if owner.get(index) == home]
    position = {index: place for place, index in enumerate(mine)}
    return without_repeats(
        [
            replace(figures[i], parent=None if (whole := figures[i].parent) is None else position.get(whole))
            for i in mine
        ]
    )


def _from_figures_alone(
    figures: list[FoundFigure], owner: dict[int, int], happenings: Sequence[Happening]
) -> list[Happening]:
    """Happenings that only a figure tells ("one sailor badly burned"); `owner` is given their places."""
    added: list[Happening] = []
    for index, item in enumerate(figures):
        kind = load_lexicon("happenings")["kind_of_measure"].get(item.figure.measure) or _ground_taken(item)
        if index in owner or item.loose or kind is None or item.counted.is_definite:
            continue
        if item.parent is not None and item.parent in owner:
            owner[index] = owner[item.parent]
            continue
        known = next(
            (k for k, h in enumerate(added) if h.kind == kind and h.trigger.token.head == item.anchor.head),
            None,
        )
        if known is None:
            anchor = item.anchor
            reason = f"a count of {item.figure.measure} tells it"
            trigger = Trigger(anchor, anchor.i, anchor.i + 1, kind, "noun", True, reason)
            added.append(Happening(trigger, kind, anchor.sent, Roles()))
            known = len(added) - 1
        owner[index] = len(happenings) + known
    return added


def _ground_taken(item: FoundFigure) -> str | None:
    """ "Seized 1,000 square kilometres": ground that changed hands, though no place is named as taken."""
    if item.figure.measure != "area_km2" or item.counted.noun.dep_ not in ("dobj", "nsubjpass"):
        return None
    verb = item.counted.noun.head
    return "territory_captured" if verb.lemma_.lower() in word_set("measures", "held") else None


def _tells_where(item: FoundFigure) -> bool:
    """ "7 km east of Pokrovsk" says where; it is the place's own distance, a figure only where it is what
    is told."""
    doc = item.counted.noun.doc
    after = [token.lower_ for token in doc[item.counted.last : item.counted.last + 4]]
    if _is_way_made(item):
        return False
    if after[:2] == ["to", "the"]:
        after = after[2:]  # "40 km to the east"
    return (
        bool(after)
        and (after[0] in word_set("roles", "distance_words") or "of" in after[:3])
        and any(word in word_set("roles", "distance_words") for word in after[:3])
    )


def _is_way_made(item: FoundFigure) -> bool:
    """ "Advanced 20 km west": the distance is how far they went, not where."""
    verb = item.counted.noun.head
    for _ in range(2):
        if syntax.is_verb(verb):
            break
        verb = verb.head
    near = 0 < item.counted.first - verb.i <= 3
    return near and verb.lemma_.lower() in word_set("measures", "moving")


def _home_of_loose(
    item: FoundFigure, happenings: Sequence[Happening], classes: NounClasses
) -> tuple[int, FoundFigure] | None:
    """The happening that a count without a measure of its own belongs to, and the measure that it takes
    from there."""
    noun = item.counted.noun
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and _is_settlement(noun.head.head):
        return None  # "a village of 40 houses"
    for k, happening in sorted(enumerate(happenings), key=lambda pair: _steps(noun, pair[1])):
        steps = _steps(noun, happening) - _hops(noun)
        if steps > 3:
            break
        measure = default_measure(happening.kind, noun, classes)
        if measure is None and steps <= _CLOSE and _is_told_of(noun, happening, classes):
            measure = "troops" if _takes_part(noun, happening, classes) else "other"
        if measure is not None:
            return k, replace(item, figure=replace(item.figure, measure=measure))
    return None


# An object is one step from its verb, the object of a preposition two.
_CLOSE = 2


def _is_settlement(noun: Token) -> bool:
    return noun.lemma_.lower() in word_set("measures", "settlements")


def _takes_part(noun: Token, happening: Happening, classes: NounClasses) -> bool:
    """ "A dozen soldiers fell into an ambush", "80 fighters torched": fighters who were there."""
    if happening.kind not in word_set("happenings", "violent") | {"ground_advance", "attack_repelled"}:
        return False
    formed = noun.lemma_.lower() in word_set("measures", "formations")
    return bool(classes.of(noun) & {"fighter", "troops"}) and not formed


def _is_told_of(noun: Token, happening: Happening, classes: NounClasses) -> bool:
    """Whether a count without a measure still belongs to the act: people, things and acts that it names."""
    if happening.kind in word_set("measures", "kinds_without_counts"):
        return False
    if noun in happening.tokens or classes.of(noun) & word_set("measures", "told_of"):
        return True
    return noun.lemma_.lower() in word_set("measures", "instances") and any(
        token.head.head == noun and token.head.lower_ == "of" for token in happening.tokens
    )


def _hops(noun: Token) -> int:
    """How far along a list the noun stands."""
    hops = 0
    while noun.dep_ in ("conj", "appos") and hops < 6:
        noun, hops = noun.head, hops + 1
    return hops


def _steps(noun: Token, happening: Happening) -> int:
    return min(syntax.distance(noun, token) for token in happening.tokens)


@cache
def _kinds_by_measure() -> Mapping[str, frozenset[str]]:
    """The kinds of happenings that a count of each measure is told of."""
    violent = word_set("happenings", "violent")
    kinds = load_lexicon("happenings")["kinds_by_measure"]
    return {
        measure: frozenset(names) | (violent if "violent" in names else frozenset())
        for measure, names in kinds.items()
    }


def _remoteness(item: FoundFigure, happening: Happening) -> float:
    steps = min(syntax.distance(item.anchor, token) for token in happening.tokens)
    if item.anchor.i in {token.i for token in happening.tokens}:
        return 0
    fits = happening.kind in _kinds_by_measure().get(item.figure.measure, frozenset())
    gap = min(abs(item.counted.first - token.i) for token in happening.tokens) / 20
    return steps + gap + (0 if fits else 5)
