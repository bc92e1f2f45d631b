"""Negation: whether a text says of an act that it did not happen. In: tokens. Out: the word that negates, of
`lexicons/negation.yaml`, or none. An even number of negations is none: "did not fail to"."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.wordlists import labels_by_word, word_set

_ARGUMENTS = frozenset({"dobj", "obj", "attr", "nsubj", "nsubjpass"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our"})


def clause_negator(verb: Token) -> Token | None:
    """The word that negates the clause of a verb: "not", "never", or a subject such as "no one"."""
    for child in verb.children:
        if child.dep_ in ("neg", "preconj", "advmod", "cc") and _negates(child):
            return child
        if child.dep_ in ("nsubj", "nsubjpass") and (word := negated_noun(child)) is not None:
            return word
    return None


def _negates(word: Token) -> bool:
    if word.dep_ != "neg" and word.lower_ not in word_set("negation", "adverbs"):
        return False
    following = word.doc[word.i + 1].lower_ if word.i + 1 < len(word.doc) else ""
    return following not in word_set("negation", "not_after")


def negated_noun(noun: Token) -> Token | None:
    """ "no", "neither" before a noun, "failed" in "a failed attempt", or a noun that is nobody itself."""
    if noun.lower_ in word_set("negation", "subjects"):
        return noun
    for child in noun.children:
        if child.dep_ in ("det", "neg") and child.lower_ in word_set("negation", "determiners"):
            return child
        if child.dep_ == "amod" and child.lower_ in word_set("negation", "modifiers"):
            return child
    return None


def own_negator(token: Token) -> Token | None:
    """The word that negates the token itself, verb or noun."""
    if syntax.is_verb(token):
        return clause_negator(token)
    if (word := negated_noun(token)) is not None:
        return word
    return clause_negator(token) if token.dep_ in ("ROOT", "acomp") else None


def governing_negator(word: Token, child: Token) -> Token | None:
    """The word that, as governor of `child`, denies it: "failed to", "without", "no evidence that"."""
    lemma = word.lemma_.lower()
    if syntax.is_verb(word):
        return _verb_negator(word, child, lemma)
    if word.pos_ in ("ADP", "SCONJ", "ADV"):
        pair = f"{lemma} {child.lower_}" if child.pos_ in ("ADP", "SCONJ") else f"{lemma} {_next(word)}"
        listed = lemma in word_set("negation", "prepositions")
        return word if listed or pair in word_set("negation", "preposition_pairs") else None
    if child.dep_ not in ("acl", "prep", "ccomp", "xcomp", "relcl", "advcl"):
        return None
    if word.pos_ == "ADJ":
        return word if lemma in word_set("negation", "adjectives") and child.dep_ != "advcl" else None
    if child.dep_ == "relcl" or child.tag_ in ("VBN", "VBG"):
        return None  # what is told of the noun in passing
    return word if lemma in word_set("negation", "nouns") else negated_noun(word)


def _verb_negator(verb: Token, child: Token, lemma: str) -> Token | None:
    if lemma in word_set("negation", "verbs") and child.dep_ in ("xcomp", "prep", "dobj", "ccomp", "advcl"):
        is_act = child.dep_ != "prep" or child.lower_ in ("from", "against")
        return verb if is_act and (child.dep_ != "advcl" or child.tag_ == "VB") else None
    if averts(verb) and child.dep_ in ("dobj", "xcomp", "ccomp", "nsubjpass", "prep", "pcomp"):
        return verb if child.dep_ != "prep" or child.lower_ == "from" else None
    return None


def averts(verb: Token) -> bool:
    """Whether a verb says that its object did not come about."""
    particle = syntax.particle(verb)
    lemma = verb.lemma_.lower()
    keys = {lemma, f"{lemma} {particle}"} if particle else {lemma}
    return bool(keys & word_set("negation", "averting"))


def passes_down(verb: Token, child: Token) -> bool:
    """Whether what holds of a verb (its negation, its "will") holds of this complement of its too: of a
    clause unless it is taken as so, of an act that only the verb brings about."""
    if child.dep_ in ("xcomp", "ccomp"):
        return not is_factive(verb, child)
    if child.dep_ not in _ARGUMENTS or syntax.is_verb(child):
        return False
    if verb.lemma_.lower() in word_set("negation", "act_verbs") or averts(verb) or _is_any(child):
        return True
    return not (is_pointed_at(child) or _is_of_speech(verb) or child.dep_ == "nsubj")


def _is_any(noun: Token) -> bool:
    """ "Any ceasefire": named only to be denied or asked for."""
    return any(child.dep_ == "det" and child.lower_ == "any" for child in noun.children)


def is_called_false(noun: Token) -> bool:
    """ "Rumours that ... are false", "false claims that"."""
    verb = noun.head
    near = [c for c in noun.children if c.dep_ == "amod"]
    if syntax.is_verb(verb) and noun.dep_ in ("nsubj", "nsubjpass"):
        near += [verb, *syntax.children(verb, "acomp", "attr", "oprd")]
        if any(c.dep_ == "neg" for c in verb.children):
            return False
    return any({w.lemma_.lower(), w.lower_} & word_set("negation", "called_false") for w in near)


def is_factive(verb: Token, clause: Token) -> bool:
    """Whether the clause under the verb is taken as so: "know that", "did not say who had fired"."""
    if verb.lemma_.lower() in word_set("negation", "factive") and clause.dep_ == "ccomp":
        return not _is_open(clause)
    return any(child.tag_ in ("WP", "WRB", "WDT", "WP$") for child in _words_of_clause(clause))


def _words_of_clause(clause: Token) -> list[Token]:
    return [item for item in clause.children if item.i < clause.i]


def _is_open(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in ("whether", "if") for child in clause.children)


def is_pointed_at(noun: Token) -> bool:
    """ "the attack", "its shelling": a happening that the text takes as known."""
    return any(
        (child.dep_ == "det" and child.lower_ in _POINTING) or child.dep_ == "poss" for child in noun.children
    )


def _is_of_speech(verb: Token) -> bool:
    return verb.lemma_.lower() in labels_by_word("attribution", "verbs")


def _next(word: Token) -> str:
    return str(word.doc[word.i + 1].lower_) if word.i + 1 < len(word.doc) else ""
