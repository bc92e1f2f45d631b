"""Act kinds: what kind of act a group of triggers tells, by its words, its weapon and its doer. In: the main
trigger, the others and their roles. Out: a kind of the closed list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.events.instruments import kind_of_weapon
from reportedly.extract.events.roles import Roles
from reportedly.extract.events.triggers import Trigger
from reportedly.extract.nouns import NounClasses
from reportedly.extract.wordlists import word_set

# Kinds whose words leave the means open; a weapon or its bearer names it.
_OPEN = frozenset({"attack", "explosion", "casualties", "killing", "bombing", "property_damage"})
# What is fired from a bearer is the bearer's act: a rocket from a helicopter is an air strike.
_BEARERS = {
    "aircraft": "air_strike",
    "drone": "drone_strike",
    "boat_drone": "drone_strike",
    "mortar_bomb": "shelling",
}
_FIRED = _OPEN | {"shelling", "missile_strike", "air_strike"}
_MUNITIONS = {"missile": "missile_strike", "shell": "shelling", "mine": "bombing", "bomb": "bombing"}
_ORDERING = frozenset({"order", "instruct", "command"})


def kind_of_act(main: Trigger, roles: Roles, group: Sequence[Trigger], classes: NounClasses) -> str:
    """The kind of the main trigger, made more specific by the weapon or its bearer, or `killing` where people
    kill people without a more specific act."""
    if main.kind in _FIRED and (borne := _kind_of_doers(group, _BEARERS, classes)) is not None:
        return borne
    if main.kind == "explosion" and _is_rigged(main.token, classes):
        return "bombing"
    if main.kind in _OPEN and (armed := _kind_by_weapon(main, roles, group, classes)) is not None:
        return armed
    if main.kind == "property_damage" and _is_strike(main, roles, classes):
        return "attack"
    if main.kind == "casualties" and main.form == "verb" and _is_killing(main, roles):
        return "killing"
    if main.kind == "displacement" and _is_ordered(main.token):
        return "evacuation"
    return main.kind


def _kind_by_weapon(
    main: Trigger, roles: Roles, group: Sequence[Trigger], classes: NounClasses
) -> str | None:
    implied = None if roles.weapon is None else kind_of_weapon(roles.weapon.span.text)
    if implied is not None and (main.kind != "casualties" or not any(t.kind == "killing" for t in group)):
        return implied
    if main.kind == "bombing":
        return None
    return _kind_of_doers(group, _MUNITIONS, classes)


def _kind_of_doers(group: Sequence[Trigger], kinds: Mapping[str, str], classes: NounClasses) -> str | None:
    """The kind that goes with the class of who or what did it."""
    for trigger in group:
        for noun in _doers(trigger):
            found = classes.of(noun)
            kind = next((kinds[name] for name in kinds if name in found), None)
            if kind is not None:
                return kind
    return None


def _doers(trigger: Trigger) -> Iterator[Token]:
    """The subject or agent of a verb; of a noun, by whom or with what it is told to be done."""
    token = trigger.token
    if trigger.form == "verb":
        doer = syntax.agent(token) if syntax.is_passive(token) else syntax.subject(token)
        if doer is not None:
            yield doer
        return
    yield from (noun for p, noun in syntax.prepositions(token) if p in ("by", "from", "with"))
    verb = token.head
    if token.dep_ == "dobj" and verb.lemma_ in word_set("roles", "doing_verbs"):
        doer = syntax.subject(verb)
        if doer is not None:
            yield doer  # "warplanes carried out six raids"
    for clause in syntax.children(token, "acl"):
        if (agent := syntax.agent(clause)) is not None:
            yield agent


def _is_rigged(verb: Token, classes: NounClasses) -> bool:
    """ "A lorry packed with explosives blew up": what exploded had been made a bomb of."""
    thing = verb.head if verb.dep_ in ("acl", "relcl") else syntax.subject(verb)
    if thing is None or "vehicle" not in classes.of(thing):
        return False
    clauses = syntax.children(thing, "acl", "relcl")
    return any(c.lemma_.lower() in word_set("happenings", "loading") for c in clauses) and any(
        "bomb" in classes.of(noun) for clause in clauses for _, noun in syntax.prepositions(clause)
    )


def _is_strike(main: Trigger, roles: Roles, classes: NounClasses) -> bool:
    """Damage that an armed party is told to have done is an attack, not what came of one."""
    if main.token.lemma_ not in ("destroy", "hit", "damage") or roles.actor is None:
        return False
    return bool(classes.of(roles.actor) & {"state_force", "fighter"})


def _is_killing(trigger: Trigger, roles: Roles) -> bool:
    return (
        trigger.token.lemma_.lower() in ("kill", "slay")
        and roles.actor is not None
        and roles.actor.lower_ not in ("it", "its")
    )


def _is_ordered(verb: Token) -> bool:
    """ "were ordered to leave", "must leave by Sunday": moved by an authority, not by their own fear."""
    if any(child.dep_ == "aux" and child.lower_ == "must" for child in verb.children):
        return True
    return verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ in _ORDERING
