"""Roles: who did it, to whom, with what. In: a trigger and the parse. Out: head tokens of actor and
target, the weapon's mention. A role that the words do not give stays None."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.events.parties import (
    WEAPONS,
    acting_party,
    bare_name,
    is_target,
    may_act,
    owning_party,
)
from reportedly.extract.events.triggers import Trigger
from reportedly.extract.events.weapons import weapon_of_act
from reportedly.extract.nouns import NounClasses
from reportedly.extract.wordlists import word_set
from reportedly.model.document import Mention


@dataclass(frozen=True, slots=True)
class Roles:
    """The parts of one happening, as head tokens; `weapon` is a mention of the entity layer."""

    actor: Token | None = None
    target: Token | None = None
    weapon: Mention | None = None


def find_roles(trigger: Trigger, classes: NounClasses) -> Roles:
    """The roles of one trigger."""
    if trigger.form == "verb":
        actor, target = _verb_roles(trigger.token, classes)
        if trigger.outcome and trigger.token.lemma_ == "lose":
            actor, target = None, _losing(trigger.token, classes) or target
        if trigger.token.lemma_ in ("die", "perish", "succumb"):
            actor, target = None, syntax.subject(trigger.token)
        if (
            trigger.kind == "displacement"
            and not syntax.is_passive(trigger.token)
            and trigger.token.lemma_ not in ("displace", "uproot", "force", "drive")
        ):
            actor, target = None, syntax.subject(trigger.token)  # those who flee are the displaced
    else:
        actor, target = _noun_roles(trigger.token, classes)
    holder = _holder(trigger.token, classes) if trigger.kind == "territory_captured" else None
    if holder is not None:
        actor, target = holder, None
    if trigger.kind in word_set("roles", "mutual_kinds"):
        actor, target = _both_sides(trigger, classes) or (actor, target)
    if target is not None and trigger.kind == "interception" and "air_defence" in classes.of(target):
        target = None  # air defences do not intercept themselves
    if trigger.kind in word_set("roles", "kinds_without_target"):
        target = None  # troops that leave, aid that comes: nobody else bears it
    return Roles(actor, target, weapon_of_act(trigger, classes))


def _losing(verb: Token, classes: NounClasses) -> Token | None:
    """ "The army lost 40 men": its own, at the hands of others."""
    loser = None if syntax.is_passive(verb) else syntax.subject(verb)
    return loser if loser is not None and may_act(loser, classes) else None


def _both_sides(trigger: Trigger, classes: NounClasses) -> tuple[Token, Token] | None:
    """ "clashes between A and B", "fighting broke out between A and B", "A and B exchanged fire", "A clashed
    with B": the first and the other."""
    told = [trigger.token]
    if trigger.form == "noun" and trigger.token.dep_ == "nsubj":
        told.append(trigger.token.head)
    named = [noun for word in told for p, noun in syntax.prepositions(word) if p == "between"]
    subject = syntax.subject(trigger.token) if trigger.form == "verb" else None
    sides = syntax.conjuncts(named[0]) if named else ([] if subject is None else syntax.conjuncts(subject))
    if len(sides) == 1:
        sides += [noun for p, noun in syntax.prepositions(trigger.token) if p in ("with", "and")]
    acting = [side for side in sides if (named and is_target(side, classes)) or may_act(side, classes)]
    return (acting[0], acting[1]) if len(acting) > 1 else None


def _holder(verb: Token, classes: NounClasses) -> Token | None:
    """ "Is under rebel control", "fell into the army's hands", "fell to the army": whose control it is."""
    for preposition, noun in syntax.prepositions(verb) if syntax.is_verb(verb) else ():
        if preposition == "to" and verb.lemma_ == "fall" and may_act(noun, classes):
            return noun
        if preposition in ("in", "into", "under") and noun.lemma_.lower() in word_set("roles", "holds"):
            held_by = [
                owning_party(noun, classes),
                *(other for p, other in syntax.prepositions(noun) if p == "of"),
            ]
            return next((party for party in held_by if party is not None), None)
    return None


def _verb_roles(verb: Token, classes: NounClasses) -> tuple[Token | None, Token | None]:
    subject = syntax.agent(verb) if syntax.is_passive(verb) else syntax.subject(verb)
    borne = _borne(verb)
    if subject is not None and (borne or verb.lemma_ == "come"):
        told = (found for word in (verb, *borne) for found in syntax.prepositions(word))
        source = next((noun for p, noun in told if p in ("from", "by")), None)
        return (None if source is None else acting_party(source, classes)), subject
    actor = None if subject is None else acting_party(subject, classes)
    if subject is not None and actor is None and syntax.is_passive(verb):
        actor = bare_name(subject, classes)
    targets = [noun for noun in syntax.objects(verb) if noun != subject and not _is_sent(noun, verb, classes)]
    acts = [noun for noun in targets if noun.lemma_.lower() in word_set("roles", "no_targets")]
    if acts or not targets:  # "imposed sanctions on the group"
        aims = word_set("roles", "aiming_prepositions")
        targets += [noun for word in (verb, *acts) for p, noun in syntax.prepositions(word) if p in aims]
    target = next((noun for noun in targets if is_target(noun, classes)), None)
    return actor, target or _of_repelled(targets, classes)


def _borne(verb: Token) -> list[Token]:
    """ "Came under fire", "remains under siege": what the subject bears, and did not do; control is held."""
    if verb.lemma_ not in word_set("roles", "standing_verbs"):
        return []
    held = word_set("roles", "holds")
    under = (noun for preposition, noun in syntax.prepositions(verb) if preposition == "under")
    return [noun for noun in under if noun.lemma_.lower() not in held]


def _is_sent(noun: Token, verb: Token, classes: NounClasses) -> bool:
    """ "fired eight rockets at a base": what is fired is the weapon, and the base the target."""
    return verb.lemma_ in word_set("roles", "weapon_verbs") and bool(classes.of(noun) & WEAPONS)


def _of_repelled(objects: Sequence[Token], classes: NounClasses) -> Token | None:
    """ "repelled an assault by rebels": who made the assault."""
    for noun in objects:
        if noun.lemma_.lower() in word_set("roles", "no_targets"):
            made_by = (other for p, other in syntax.prepositions(noun) if p == "by")
            doer = next(made_by, None) or owning_party(noun, classes)
            if doer is not None and may_act(doer, classes):
                return doer
    return None


def _noun_roles(noun: Token, classes: NounClasses) -> tuple[Token | None, Token | None]:
    counts = noun.lemma_.lower() in word_set("happenings", "count_nouns")  # "the mayor's toll": he counted
    actor, target = None if counts else owning_party(noun, classes), None
    for preposition, other in _prepositions_of_act(noun):
        if preposition == "by" or (preposition == "from" and actor is None and may_act(other, classes)):
            actor = acting_party(other, classes) or bare_name(other, classes) or actor
        elif preposition == "of" and noun.lemma_.lower() == "control" and may_act(other, classes):
            actor = actor or other  # "under the control of the army": who holds, not what is held
        elif (
            preposition in ("on", "against", "at", "targeting")
            and target is None
            and is_target(other, classes)
        ) or (preposition == "of" and target is None and _is_borne_by(noun, other, classes)):
            target = other
    for clause in _clauses_of_act(noun):
        if clause.lower_ in ("targeting", "hitting"):
            target = next((n for n in syntax.objects(clause) if is_target(n, classes)), target)
        if clause.tag_ == "VBN" and actor is None:
            agent = syntax.agent(clause)
            actor = None if agent is None else acting_party(agent, classes)
    return _from_carrier(noun, actor, target, classes)


def _clauses_of_act(noun: Token) -> Iterator[Token]:
    """ "Shelling blamed on", "a raid, which was carried out by": also where the parse hangs the clause on the
    place ("a raid in Goma, which ..."). Of other relative clauses the agent did something else."""
    yield from syntax.children(noun, "acl")
    for word in (noun, *(other for _, other in syntax.prepositions(noun))):
        for clause in syntax.children(word, "relcl"):
            if clause.lemma_ in word_set("roles", "doing_verbs"):
                yield clause


def _prepositions_of_act(noun: Token) -> Iterator[tuple[str, Token]]:
    """Also those that the parse hangs one too deep: "the bombing of a shop by rebels", "the seizure by the
    army of a depot"."""
    for preposition, other in syntax.prepositions(noun):
        yield preposition, other
        if preposition in ("by", "of"):
            yield from (
                (p, inner) for p, inner in syntax.prepositions(other) if {p, preposition} == {"by", "of"}
            )


def _is_borne_by(noun: Token, other: Token, classes: NounClasses) -> bool:
    """ "the killing of a farmer", "the shelling of a hospital"."""
    mention = classes.mention_at(other)
    if mention is not None and mention.kind == "date":
        return False
    if "person" in classes.of(other):
        return True
    suffered = noun.lemma_.lower() in word_set("roles", "acts_of_something")
    return suffered and is_target(other, classes) and not may_act(other, classes)


def _from_carrier(
    noun: Token, actor: Token | None, target: Token | None, classes: NounClasses
) -> tuple[Token | None, Token | None]:
    verb = noun.head
    if noun.dep_ in ("pobj", "pcomp") and actor is None:
        blamed = syntax.accused(noun.head)
        actor = None if blamed is None else acting_party(blamed, classes)
    if noun.dep_ == "pobj":
        verb = noun.head.head
    if verb.lemma_ == "responsibility":
        verb = verb.head
    if not syntax.is_verb(verb) or _is_inquiry(noun, verb):
        return actor, target
    subject = syntax.subject(verb)
    if verb.lemma_ in word_set("roles", "taking_on") and subject is not None and _is_nobody(subject):
        return actor, target
    if actor is None or actor.pos_ == "PRON":
        actor = _claiming(verb, noun, classes) or actor
    if noun.lemma_.lower() == "control" and actor is None and subject is not None:
        return acting_party(subject, classes), target  # "the army is in control", "has control"
    if actor is None and noun.dep_ in ("dobj", "pobj") and verb.lemma_ in word_set("roles", "doing_verbs"):
        subject = syntax.agent(verb) if syntax.is_passive(verb) else subject
        actor = None if subject is None else acting_party(subject, classes)
    if actor is None and noun.dep_ == "nsubjpass" and verb.lemma_ in word_set("roles", "doing_verbs"):
        agent = syntax.agent(verb)
        actor = None if agent is None else acting_party(agent, classes)
    if (
        target is None
        and noun.dep_ in ("dobj", "pobj")
        and verb.lemma_ in word_set("roles", "bearing_verbs")
        and subject is not None
        and is_target(subject, classes)
    ):
        target = subject
    return actor, target


def _is_inquiry(noun: Token, verb: Token) -> bool:
    """ "Opened an investigation into the raid": who looks into an act did not do it."""
    if noun.dep_ != "pobj":
        return False
    carried = (*syntax.objects(verb), noun.head.head)
    return noun.head.lower_ == "into" or any(
        other.lemma_.lower() in word_set("roles", "inquiries") for other in carried
    )


def _is_nobody(noun: Token) -> bool:
    """ "No group has claimed the attack"."""
    return any(child.dep_ == "det" and child.lower_ in ("no", "neither") for child in noun.children)


def _claiming(verb: Token, noun: Token, classes: NounClasses) -> Token | None:
    """ "The militia claimed responsibility for the bombing", "the army escalated its attacks": who says that
    it did it, and whose it is."""
    subject = syntax.subject(verb)
    if subject is None or subject.pos_ == "PRON":
        return None
    taken = noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.lemma_ == "responsibility"
    own = noun.dep_ == "dobj" and verb.lemma_ in word_set("roles", "doing_verbs")
    if own and any(c.dep_ == "poss" and c.lower_ in ("its", "their") for c in noun.children):
        return acting_party(subject, classes)
    return acting_party(subject, classes) if taken and verb.lemma_ in word_set("roles", "taking_on") else None
