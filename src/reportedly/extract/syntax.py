"""Syntax: who is subject, object and complement of a word, over the model's parse. In: tokens. Out: tokens.

The small model's parse errs often on news; every function here prefers giving nothing over guessing."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.extract.wordlists import word_set

SUBJECT = frozenset({"nsubj", "csubj"})
PASSIVE = frozenset({"nsubjpass", "csubjpass"})
OBJECT = frozenset({"dobj", "obj", "attr"})
CLAUSAL = frozenset({"ccomp", "advcl", "relcl", "acl", "xcomp", "pcomp", "parataxis", "conj", "ROOT"})


def children(token: Token, *deps: str) -> list[Token]:
    return [child for child in token.children if child.dep_ in deps]


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it, in order."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj":
            found.extend(conjuncts(child))
    return found


def is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


def is_passive(verb: Token) -> bool:
    if any(child.dep_ in ("nsubjpass", "auxpass", "agent") for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ in ("nsubj", "dobj") for child in verb.children):
        return False
    if verb.dep_ == "conj" and verb.head.tag_ == "VBN" and not has_auxiliary(verb):
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "amod", "ROOT", "ccomp", "advcl", "dep") and not has_auxiliary(verb)


def has_auxiliary(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lemma_ in ("have", "do") for child in verb.children)


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The grammatical subject, its own or that of the clause it depends on; for passives the agent is
    `agent`."""
    for child in verb.children:
        if child.dep_ in SUBJECT:
            return _antecedent(child)
    if depth > 4 or is_passive(verb):
        return None
    return _inherited_subject(verb, depth)


def _described(verb: Token) -> Token | None:
    """What is said to be so in "named two towns as being under its control"."""
    is_so = verb.lemma_ == "be" and verb.head.lower_ == "as"
    named = children(verb.head.head, "dobj") if is_so else []
    return named[0] if named else None


def _subject_before(preposition: Token, depth: int) -> Token | None:
    verb = preposition.head
    return subject(verb, depth + 1) or passive_subject(verb) if is_verb(verb) else None


def accused(preposition: Token) -> Token | None:
    """Who did it in "accused the army of shelling", whichever of the two the parse hangs the "of" on."""
    noun = preposition.head
    if noun.dep_ == "dobj" and noun.head.lemma_ in _ACCUSING and preposition.lower_ == "of":
        return noun
    found = children(noun, "dobj") if noun.lemma_ in _ACCUSING else []
    return found[0] if found else None


def _is_of_an_act(preposition: Token) -> bool:
    """ "Accused the army of shelling", "of the attack": the deed is no part of who did it."""
    return bool(children(preposition, "pcomp")) or accused(preposition) == preposition.head


# Of these the object did it: "accused the army of shelling", "suspects rebels of shelling".
_ACCUSING = frozenset({"accuse", "suspect", "blame", "convict"})


def _inherited_subject(verb: Token, depth: int) -> Token | None:
    head = verb.head
    if verb.dep_ in ("acl", "relcl") and not is_verb(head):
        return head
    if verb.dep_ == "conj" and is_verb(head):
        return subject(head, depth + 1) or (passive_subject(head) if not is_passive(verb) else None)
    if verb.dep_ in ("advcl", "xcomp", "pcomp") and is_verb(head):
        if verb.dep_ == "xcomp":
            controllers = children(head, "dobj")
            if controllers:
                return controllers[0]
        return subject(head, depth + 1) or passive_subject(head)
    if verb.dep_ == "pcomp":
        return accused(head) or _described(verb) or _subject_before(head, depth)
    return None


def passive_subject(verb: Token, depth: int = 0) -> Token | None:
    for child in verb.children:
        if child.dep_ in PASSIVE:
            return _antecedent(child)
    if depth > 3 or not is_passive(verb):
        return None
    if verb.dep_ == "conj" and is_verb(verb.head):
        return passive_subject(verb.head, depth + 1)
    if verb.dep_ in ("acl", "relcl", "amod") and not is_verb(verb.head):
        return verb.head
    return None


def _antecedent(token: Token) -> Token:
    """For a relative pronoun the noun that it stands for."""
    if token.tag_ in ("WDT", "WP") or (token.lower_ == "that" and token.head.dep_ == "relcl"):
        clause = token.head
        if clause.dep_ == "relcl":
            return clause.head
    return token


def objects(verb: Token) -> list[Token]:
    """Direct objects, or the subject of a passive: what the act was done to."""
    passive = passive_subject(verb)
    if passive is not None:
        return conjuncts(passive)
    found = [child for child in verb.children if child.dep_ in OBJECT]
    if (
        not found
        and verb.dep_ == "relcl"
        and any(c.tag_ in ("WDT", "WP") and c.dep_ == "dobj" for c in verb.children)
    ):
        found = [verb.head]
    found = found or list(_counted_up_to(verb))
    return [item for noun in found for item in conjuncts(_antecedent(noun))]


def _counted_up_to(verb: Token) -> Iterator[Token]:
    """ "Lost up to 90 men": the parse makes a particle of the "up"."""
    for child in children(verb, "prep"):
        if child.lower_ == "to" and child.i == verb.i + 2 and child.nbor(-1).lower_ == "up":
            yield from (noun for noun in children(child, "pobj") if children(noun, "nummod"))


def agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for noun in children(child, "pobj"):
                return noun
    return None


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """Pairs of a preposition (lower case) and its object, of the token's own phrase."""
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative"):
            for noun in child.children:
                if noun.dep_ in ("pobj", "pcomp"):
                    yield child.lower_, noun
                elif noun.dep_ == "prep":
                    for inner in children(noun, "pobj"):
                        yield f"{child.lower_} {noun.lower_}", inner


def particle(verb: Token) -> str | None:
    for child in verb.children:
        if child.dep_ == "prt":
            return str(child.lower_)
    following = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    if following is not None and following.lower_ == "dead" and verb.lemma_ == "shoot":
        return "dead"
    if (
        following is not None
        and following.tag_ in ("RP", "RB", "IN")
        and following.lower_ in word_set("happenings", "particles")
    ):
        return str(following.lower_)
    return None


def noun_phrase(noun: Token) -> tuple[int, int]:
    """Token range of the noun with its modifiers to the left and an `of` phrase, name or number to the
    right."""
    first, last = noun.i, noun.i
    for child in noun.children:
        if child.i < noun.i and child.dep_ not in (
            "cc",
            "conj",
            "punct",
            "prep",
            "relcl",
            "advmod",
            "mark",
            "aux",
        ):
            first = min(first, child.left_edge.i)
        elif child.dep_ == "prep" and child.lower_ == "of" and not _is_of_an_act(child):
            last = max(last, child.right_edge.i)
    for index in range(noun.i - 1, first - 1, -1):
        if (
            noun.doc[index].text in ("-", "–", "—", ":")
            and noun.doc[index].whitespace_
            and index > 0
            and noun.doc[index - 1].whitespace_
        ):
            first = index + 1  # a dash with spaces parts a dateline or a stamp from the phrase
            break
    while first < noun.i and noun.doc[first].is_space:
        first += 1
    return first, last + 1


def clause_root(token: Token) -> Token:
    """The verb of the clause in which the token stands (or the sentence's root)."""
    current = token
    while current.dep_ != "ROOT" and not (is_verb(current) and current.dep_ in CLAUSAL):
        current = current.head
    return current


def distance(first: Token, second: Token) -> int:
    """Steps between two tokens in the parse tree; 99 where they stand in different sentences."""
    path = {first.i: 0}
    current, steps = first, 0
    while current.dep_ != "ROOT":
        current, steps = current.head, steps + 1
        path[current.i] = steps
    current, steps = second, 0
    while current.i not in path:
        if current.dep_ == "ROOT":
            return 99
        current, steps = current.head, steps + 1
    return path[current.i] + steps
