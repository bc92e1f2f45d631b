"""Happenings: triggers of one sentence that tell of one act, put together. In: triggers and figures of a sentence. Out:
happenings, each with its kind, the results told with it, and the figures that are its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.data.lexicons import load_lexicon
from reportedly.extract import syntax
from reportedly.extract.figures import FoundFigure
from reportedly.extract.measures import default_measure
from reportedly.extract.nouns import NounClasses
from reportedly.extract.roles import Roles, find_roles
from reportedly.extract.triggers import Trigger

VIOLENT = frozenset({"air_strike", "missile_strike", "drone_strike", "shelling", "bombing", "attack", "explosion", "killing",
                     "casualties", "property_damage", "armed_clash"})  # fmt: skip
_GENERAL = {
    "casualties": 0,
    "property_damage": 1,
    "explosion": 2,
    "attack": 3,
    "killing": 4,
    "armed_clash": 4,
}
_CAUSES = frozenset(
    {
        "in",
        "by",
        "from",
        "after",
        "during",
        "when",
        "as",
        "following",
        "amid",
        "due",
        "because",
        "of",
        "with",
        "under",
    }
)


@dataclass(frozen=True, slots=True)
class Happening:
    """One act told in one sentence: the trigger that names it best, the others merged into it, its figures and roles."""

    trigger: Trigger
    kind: str
    sentence: Tokens
    roles: Roles
    merged: tuple[Trigger, ...] = ()
    figures: tuple[FoundFigure, ...] = ()

    @property
    def tokens(self) -> list[Token]:
        return [self.trigger.token, *(trigger.token for trigger in self.merged)]


def find_happenings(
    sentence: Tokens, triggers: Sequence[Trigger], figures: Sequence[FoundFigure], classes: NounClasses
) -> list[Happening]:
    """The happenings of one sentence, in the order of their triggers."""
    groups: list[list[Trigger]] = []
    for trigger in triggers:
        home = next(
            (group for group in groups if any(_is_one_act(trigger, other, classes) for other in group)), None
        )
        if home is None:
            groups.append([trigger])
        else:
            home.append(trigger)
    happenings = [_happening(sentence, group, classes) for group in groups]
    return _with_figures(_without_context(happenings, figures), figures, classes)


def _happening(sentence: Tokens, group: Sequence[Trigger], classes: NounClasses) -> Happening:
    main = max(group, key=lambda t: (_rank(t.kind), -t.first))
    found = [find_roles(trigger, classes) for trigger in [main, *(t for t in group if t is not main)]]
    roles = Roles(
        next((r.actor for r in found if r.actor is not None), None),
        next((r.target for r in found if r.target is not None), None),
        next((r.weapon for r in found if r.weapon is not None), None),
    )
    kind = _kind(main, roles, group, classes)
    return Happening(main, kind, sentence, roles, tuple(t for t in group if t is not main))


def _rank(kind: str) -> int:
    return 10 if kind == "interception" else _GENERAL.get(kind, 9)


def _kind(main: Trigger, roles: Roles, group: Sequence[Trigger], classes: NounClasses) -> str:
    """The kind, made more specific by the weapon, or `killing` where people kill people without a more specific act."""
    if main.kind in ("attack", "explosion", "casualties", "killing", "bombing", "property_damage") and roles.weapon is not None:
        implied = _kind_of_weapon(roles.weapon.span.text)
        if implied is not None and (main.kind != "casualties" or not any(t.kind == "killing" for t in group)):
            return implied
    if (
        main.kind == "property_damage"
        and main.token.lemma_ in ("destroy", "hit", "damage")
        and _is_armed(main, roles, classes)
    ):
        return "attack"
    if main.kind == "casualties" and main.form == "verb" and _is_killing(main, roles):
        return "killing"
    return main.kind


def _is_armed(trigger: Trigger, roles: Roles, classes: NounClasses) -> bool:
    """Whether an armed party is told to have done it."""
    return roles.actor is not None and bool(classes.of(roles.actor) & {"state_force", "fighter"})


def _is_killing(trigger: Trigger, roles: Roles) -> bool:
    verb = trigger.token
    return (
        verb.lemma_.lower() in ("kill", "slay")
        and roles.actor is not None
        and roles.actor.lower_ not in ("it", "its")
    )


@cache
def _weapon_kinds() -> dict[str, str]:
    return {
        word: entry["kind"]
        for entry in load_lexicon("instruments").values()
        if entry["kind"]
        for word in entry["words"]
    }


def _kind_of_weapon(words: str) -> str | None:
    text = words.lower()
    table = _weapon_kinds()
    return table.get(text) or table.get(text.rstrip("s")) or table.get(text.split()[-1].rstrip("s"))


def _is_one_act(first: Trigger, second: Trigger, classes: NounClasses) -> bool:
    """Whether two triggers of a sentence tell of one act: cause and result, or a noun and the verb that it is part of."""
    if _are_downed(first, second) or _are_downed(second, first):
        return True
    if not _compatible(first, second):
        return False
    if _is_argument(first.token, second.token) or _is_argument(second.token, first.token):
        return True
    if first.outcome != second.outcome or (first.outcome and second.outcome):
        outcome, act = (first, second) if first.outcome else (second, first)
        return _is_result(outcome.token, act.token, both=first.outcome and second.outcome)
    return (
        first.kind == second.kind
        and syntax.distance(first.token, second.token) <= 2
        and not _own_objects(first, second)
    )


def _are_downed(downing: Trigger, launch: Trigger) -> bool:
    """ "shot down 41 of 54 drones launched by Russia": the launch only says which drones."""
    if downing.kind != "interception" or launch.token.dep_ not in ("acl", "relcl"):
        return False
    return any(launch.token.head == noun or launch.token.head.head.head == noun for noun in syntax.objects(downing.token))


def _compatible(first: Trigger, second: Trigger) -> bool:
    kinds = {first.kind, second.kind}
    if len(kinds) == 1:
        return True
    if "armed_clash" in kinds:
        return bool(kinds & {"casualties", "attack"})
    if kinds <= VIOLENT:
        return bool(kinds & {"casualties", "property_damage", "attack", "explosion"}) or kinds == {
            "killing",
            "attack",
        }
    return kinds in ({"ground_advance", "attack"}, {"site_risk", "explosion"}, {"protest", "casualties"}, {"evacuation", "displacement"},
                     {"casualties", "ground_advance"}, {"bodies_found", "casualties"}, {"captured_persons", "abduction"},
                     {"arrest", "restriction"}, {"casualties", "abduction"}, {"attack_repelled", "attack"}, {"attack_repelled", "ground_advance"})  # fmt: skip


def _own_objects(first: Trigger, second: Trigger) -> bool:
    """Coordinated verbs with objects of their own are acts of their own."""
    return all(t.form == "verb" and syntax.objects(t.token) for t in (first, second))


def _is_argument(inner: Token, outer: Token) -> bool:
    """Whether `inner` is subject, object or cause of the verb or noun `outer`."""
    current = inner
    for _ in range(4):
        if current.dep_ == "prep" and current.lower_ not in _CAUSES and current.lower_ != "to":
            return False
        if current.head == outer and current != outer:
            return current.dep_ in (
                "nsubj",
                "nsubjpass",
                "dobj",
                "agent",
                "prep",
                "compound",
                "nmod",
                "appos",
                "attr",
                "pobj",
            )
        if current.dep_ in ("pobj", "agent", "prep", "compound", "nmod", "appos", "conj", "pcomp"):
            current = current.head
            continue
        return False
    return False


def _is_result(outcome: Token, act: Token, *, both: bool) -> bool:
    """ "..., killing three"; "hit X and killed 3"; "killed when a shell hit"; "left 12 dead"."""
    verb = outcome if syntax.is_verb(outcome) else syntax.clause_root(outcome)
    other = act if syntax.is_verb(act) else syntax.clause_root(act)
    if both:
        return bool(other in (verb, verb.head) or other.head == verb)
    if verb == other:
        return True
    if verb.head == other and verb.dep_ in ("advcl", "conj", "xcomp", "acl", "relcl", "ccomp", "dep"):
        return verb.dep_ != "ccomp" and not _has_other_place(verb, other)
    if other.head == verb and other.dep_ in ("advcl", "relcl", "acl", "xcomp", "pcomp"):
        return True
    return bool(
        verb.head == act or (syntax.is_verb(verb.head) and verb.dep_ == "conj" and verb.head.head == other)
    )


def _has_other_place(verb: Token, other: Token) -> bool:
    """A coordinated clause with a place and a subject of its own tells of another act."""
    if verb.dep_ != "conj":
        return False
    return (
        bool(syntax.children(verb, "nsubj", "nsubjpass"))
        and any(p in ("in", "at", "near", "outside") for p, _ in syntax.prepositions(verb))
        and bool(syntax.prepositions(other))
    )


def _without_context(happenings: Sequence[Happening], figures: Sequence[FoundFigure]) -> list[Happening]:
    """Without nouns that only set the scene of another happening ("during ongoing attacks", "amid the fighting")."""
    if len(happenings) < 2:
        return list(happenings)
    return [h for h in happenings if not _is_context(h)]


def _is_context(happening: Happening) -> bool:
    trigger = happening.trigger
    token = trigger.token
    if _is_response(token) and not happening.figures:
        return True
    if (
        trigger.form != "noun"
        or happening.merged
        or happening.roles.actor is not None
        or happening.roles.target is not None
    ):
        return False
    if any(child.dep_ in ("prep", "acl", "relcl", "nummod") for child in token.children):
        return False
    if token.dep_ == "pobj" and token.head.head.lemma_ in _ASPECTS:
        return False
    return token.dep_ == "pobj" and token.head.lower_ in (
        "during",
        "amid",
        "after",
        "before",
        "since",
        "of",
        "from",
        "against",
        "for",
        "to",
        "in",
        "with",
        "on",
        "despite",
    )


_ASPECTS = frozenset({"start", "beginning", "outbreak", "implementation", "introduction", "declaration", "imposition", "end", "wave",
                      "series", "onset", "launch", "extension", "resumption", "establishment"})  # fmt: skip


def _is_response(token: Token) -> bool:
    """ "in response to the attacks", "in retaliation for the raid": told only as the reason of another act."""
    return token.dep_ == "pobj" and token.head.head.lemma_ in (
        "response",
        "retaliation",
        "revenge",
        "reaction",
        "connection",
        "wake",
    )


def _with_figures(
    happenings: list[Happening], figures: Sequence[FoundFigure], classes: NounClasses
) -> list[Happening]:
    """Each figure given to the happening that it hangs on; a part follows its whole."""
    owner: dict[int, int] = {}
    figures = list(figures)
    for index, item in enumerate(figures):
        if item.figure.measure == "distance_km" and _tells_where(item):
            continue
        if item.loose and item.parent is None:
            home = _home_of_loose(item, happenings, classes)
            if home is not None:
                owner[index], figures[index] = home
            continue
        if item.parent is not None:
            figures[index] = replace(
                item, figure=replace(item.figure, measure=figures[item.parent].figure.measure)
            )
        if item.parent is not None and item.parent in owner:
            owner[index] = owner[item.parent]
            continue
        ranked = sorted((_remoteness(item, happening), k) for k, happening in enumerate(happenings))
        if ranked and ranked[0][0] < 8:
            owner[index] = ranked[0][1]
    happenings = happenings + _from_figures_alone(figures, owner, happenings)
    out = []
    for k, happening in enumerate(happenings):
        mine = [index for index in range(len(figures)) if owner.get(index) == k]
        position = {index: place for place, index in enumerate(mine)}
        kept = tuple(
            replace(
                figures[i], parent=None if (whole := figures[i].parent) is None else position.get(whole)
            )
            for i in mine
        )
        out.append(replace(happening, figures=kept))
    return out


_KIND_OF_MEASURE = {
    "killed": "casualties", "injured": "casualties", "casualties": "casualties", "missing": "casualties", "losses": "casualties",
    "displaced": "displacement", "evacuated": "evacuation", "arrested": "arrest", "captured": "captured_persons",
    "abducted": "abduction", "hostages": "abduction", "weapons_downed": "interception",
}  # fmt: skip


def _from_figures_alone(
    figures: list[FoundFigure], owner: dict[int, int], happenings: Sequence[Happening]
) -> list[Happening]:
    """Happenings that only a figure tells ("one sailor badly burned"); `owner` is given their places."""
    added: list[Happening] = []
    for index, item in enumerate(figures):
        kind = _KIND_OF_MEASURE.get(item.figure.measure)
        if index in owner or item.loose or kind is None:
            continue
        if item.parent is not None and item.parent in owner:
            owner[index] = owner[item.parent]
            continue
        known = next((k for k, h in enumerate(added) if h.kind == kind and h.trigger.token.head == item.anchor.head), None)
        if known is None:
            anchor = item.anchor
            trigger = Trigger(anchor, anchor.i, anchor.i + 1, kind, "noun", True, f"a count of {item.figure.measure} tells it")
            added.append(Happening(trigger, kind, anchor.sent, Roles()))
            known = len(added) - 1
        owner[index] = len(happenings) + known
    return added


def _tells_where(item: FoundFigure) -> bool:
    """ "7 km east of Pokrovsk" says where; it is the place's own distance, a figure only where it is what is told."""
    doc = item.counted.noun.doc
    after = [token.lower_ for token in doc[item.counted.last : item.counted.last + 4]]
    return (
        bool(after)
        and (after[0] in _BEARINGS or "of" in after[:3])
        and any(word in _BEARINGS for word in after[:3])
    )


_BEARINGS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "north-east", "north-west",
                       "south-east", "south-west", "outside", "away"})  # fmt: skip


def _home_of_loose(
    item: FoundFigure, happenings: Sequence[Happening], classes: NounClasses
) -> tuple[int, FoundFigure] | None:
    """The happening that a count without a measure of its own belongs to, and the measure that it takes from there."""
    noun = item.counted.noun
    for k, happening in sorted(enumerate(happenings), key=lambda pair: _steps(noun, pair[1])):
        if _steps(noun, happening) > 3 + _hops(noun):
            break
        measure = default_measure(happening.kind, noun, classes)
        if measure is not None:
            return k, replace(item, figure=replace(item.figure, measure=measure))
    return None


def _hops(noun: Token) -> int:
    """How far along a list the noun stands."""
    hops = 0
    while noun.dep_ == "conj" and hops < 6:
        noun, hops = noun.head, hops + 1
    return hops


def _steps(noun: Token, happening: Happening) -> int:
    return min(syntax.distance(noun, token) for token in happening.tokens)


_KINDS_OF_MEASURES = {
    "killed": VIOLENT | {"bodies_found", "ground_advance", "protest", "abduction", "outage"}, "injured": VIOLENT | {"protest", "ground_advance"},
    "casualties": VIOLENT | {"ground_advance", "protest"}, "losses": VIOLENT | {"attack_repelled", "ground_advance"},
    "arrested": {"arrest"}, "captured": {"captured_persons"}, "abducted": {"abduction"}, "hostages": {"abduction", "prisoner_exchange"},
    "displaced": {"displacement", "evacuation"}, "evacuated": {"evacuation", "displacement", "warning"},
    "troops": {"deployment", "ground_advance", "withdrawal"}, "weapons_launched": {"missile_strike", "drone_strike", "air_strike", "shelling", "attack"},
    "weapons_downed": {"interception"}, "vehicles_destroyed": VIOLENT | {"territory_captured", "attack_repelled"},
    "buildings_damaged": VIOLENT, "settlements": {"territory_captured", "ground_advance", "evacuation", "attack_repelled", "withdrawal"},
    "distance_km": {"ground_advance", "site_risk", "territory_captured"}, "area_km2": {"territory_captured", "ground_advance"},
    "missing": VIOLENT | {"abduction"},
}  # fmt: skip


def _remoteness(item: FoundFigure, happening: Happening) -> float:
    steps = min(syntax.distance(item.anchor, token) for token in happening.tokens)
    if item.anchor.i in {token.i for token in happening.tokens}:
        return 0
    fits = happening.kind in _KINDS_OF_MEASURES.get(item.figure.measure, frozenset())
    gap = min(abs(item.counted.first - token.i) for token in happening.tokens) / 20
    return steps + gap + (0 if fits else 5)
