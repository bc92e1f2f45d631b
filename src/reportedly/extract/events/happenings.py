"""Happenings: triggers of one sentence that tell of one act, put together. In: the triggers of a sentence.
Out: happenings, each with its kind, its roles and the results told with it; `figure_homes` gives them
their figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.events.act_kinds import kind_of_act
from reportedly.extract.events.roles import Roles, find_roles
from reportedly.extract.events.triggers import Trigger
from reportedly.extract.figures.found import FoundFigure
from reportedly.extract.merging import is_one_act
from reportedly.extract.nouns import NounClasses
from reportedly.extract.wordlists import word_set

# The least specific kinds; the trigger of the highest rank names the act.
_GENERAL = {
    "casualties": 0,
    "property_damage": 1,
    "explosion": 2,
    "attack": 3,
    "killing": 4,
    "armed_clash": 4,
    "aid": 5,
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One act told in one sentence: the trigger that names it best, the others merged into it, its figures
    and roles."""

    trigger: Trigger
    kind: str
    sentence: Tokens
    roles: Roles
    merged: tuple[Trigger, ...] = ()
    figures: tuple[FoundFigure, ...] = ()

    @property
    def tokens(self) -> list[Token]:
        return [self.trigger.token, *(trigger.token for trigger in self.merged)]


def find_happenings(sentence: Tokens, triggers: Sequence[Trigger], classes: NounClasses) -> list[Happening]:
    """The happenings of one sentence, in the order of their triggers."""
    groups: list[list[Trigger]] = []
    for trigger in triggers:
        home = next(
            (group for group in groups if any(is_one_act(trigger, other, classes) for other in group)), None
        )
        if home is None:
            groups.append([trigger])
        else:
            home.append(trigger)
    happenings = [_happening(sentence, group, classes) for group in _with_lone_outcomes(groups)]
    return _without_context(happenings)


def _with_lone_outcomes(groups: Sequence[list[Trigger]]) -> list[list[Trigger]]:
    """Results that no act claims, put to the one violent act that the sentence tells.

    With two acts, or with a place of their own, they stay apart."""
    acts = [group for group in groups if any(not t.outcome for t in group)]
    costly = word_set("happenings", "violent") | {"attack_repelled"}
    violent = [group for group in acts if any(t.kind in costly for t in group)]
    if len(acts) != 1 or len(violent) != 1:
        return list(groups)
    first = min(t.first for t in acts[0])
    results = [g for g in groups if g is not acts[0] and not any(_has_place(t.token, first) for t in g)]
    apart = [g for g in groups if g is not acts[0] and g not in results]
    return [[*acts[0], *(t for g in results for t in g)], *apart]


def _has_place(token: Token, act: int) -> bool:
    """Whether a result has a place of its own; one before the `act` is the act's too."""
    clause = syntax.clause_root(token)
    return any(
        p in ("in", "at", "near", "outside", "around") and noun.pos_ == "PROPN" and not noun.i < act < token.i
        for word in (token, clause)
        for p, noun in syntax.prepositions(word)
    )


def _happening(sentence: Tokens, group: Sequence[Trigger], classes: NounClasses) -> Happening:
    main = max(group, key=lambda t: (_rank(t.kind), -t.first))
    found = [find_roles(trigger, classes) for trigger in [main, *(t for t in group if t is not main)]]
    roles = Roles(
        next((r.actor for r in found if r.actor is not None), None),
        next((r.target for r in found if r.target is not None), None),
        next((r.weapon for r in found if r.weapon is not None), None),
    )
    kind = kind_of_act(main, roles, group, classes)
    return Happening(main, kind, sentence, roles, tuple(t for t in group if t is not main))


def _rank(kind: str) -> int:
    if kind == "evacuation":
        return 10  # "have left or been evacuated"
    return 10 if kind == "interception" else _GENERAL.get(kind, 9)


def _without_context(happenings: Sequence[Happening]) -> list[Happening]:
    """Without nouns that only set the scene of another happening ("during ongoing attacks", "amid the
    fighting")."""
    if len(happenings) < 2:
        return list(happenings)
    return [h for h in happenings if not _is_context(h)]


def _is_context(happening: Happening) -> bool:
    trigger = happening.trigger
    token = trigger.token
    if _is_response(token):
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
    if _is_condition(token) or _is_judged(token):
        return True
    if token.dep_ == "pobj" and token.head.head.lemma_ in ("blame", "accuse"):
        return False  # "blamed the gang for the kidnapping": the kidnapping is what is told
    if token.dep_ == "pobj" and token.head.head.lemma_ in word_set("happenings", "aspects"):
        return False
    return token.dep_ == "pobj" and token.head.lower_ in word_set("happenings", "context_prepositions")


def _is_condition(noun: Token) -> bool:
    """ "if fighting reaches the city", "should fighting spread": only what would follow is told."""
    clause = noun.head
    return noun.dep_ == "nsubj" and any(
        child.lower_ in ("if", "unless", "should") and child.dep_ in ("mark", "aux")
        for child in clause.children
    )


def _is_judged(noun: Token) -> bool:
    """ "condemned the strike": what somebody thinks of an act told elsewhere."""
    judging = noun.head.lemma_.lower() in word_set("happenings", "judging")
    return noun.dep_ == "dobj" and judging and any(c.lower_ in _BACKWARD for c in noun.children)


_BACKWARD = frozenset({"the", "this", "that", "these", "those", "such"})


def _is_response(token: Token) -> bool:
    """ "in response to the attacks", "in retaliation for the raid": told only as the reason of another
    act."""
    return token.dep_ == "pobj" and token.head.head.lemma_ in (
        "response",
        "retaliation",
        "revenge",
        "reaction",
        "connection",
        "wake",
    )
