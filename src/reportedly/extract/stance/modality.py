"""Modality and polarity: whether a happening is told as having happened. In: any token of a parse. Out:
modality, polarity and the words that decide. Cues are those of `lexicons/modality.yaml` and
`lexicons/negation.yaml`."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.stance import negation
from reportedly.extract.stance.modal_cues import Cue, governing_cue, own_cue
from reportedly.extract.wordlists import labels_by_word, word_set


@dataclass(frozen=True, slots=True)
class Factuality:
    """`modality` as in the closed list, or `requested` for what is only called for; `cue` the deciding
    word, `negator` the first word that negates. `negated` is false where negations cancel out."""

    modality: str = "actual"
    cue: str | None = None
    negated: bool = False
    negator: str | None = None


def factuality_of(token: Token, stops: frozenset[int]) -> Factuality:
    """What the words between the token and its sentence's root, or a cue of attribution (`stops`), make of
    it: the nearest cue of modality, and the negations."""
    if token.lemma_.lower() == "threaten":
        return Factuality("possible", token.text)
    walk = _Walk(stops)
    walk.start(token)
    walk.climb(token)
    return walk.found()


@dataclass(slots=True)
class _Walk:
    """The way up from a token, with what was met on it."""

    stops: frozenset[int]
    cue: Cue | None = None
    negators: list[Token] = field(default_factory=list)

    def start(self, token: Token) -> None:
        self._meet(own_cue(token), negation.own_negator(token))

    def climb(self, token: Token) -> None:
        """From the token to the governor at which the text begins to speak of something else."""
        child = token
        for _ in range(12):
            if _ends_at(child):
                return
            child, head = _shared(child), _shared(child).head
            if head.i in self.stops:
                self._meet_saying(head, child)
                return
            self._meet(governing_cue(head, child), negation.governing_negator(head, child))
            if not self._passes(head, child):
                return
            child = head

    def _meet_saying(self, head: Token, child: Token) -> None:
        """What a cue of attribution says itself of its content: "is expected to", "ruled out that"."""
        if not syntax.is_verb(head):
            self._meet(None, _negated_saying(head))
            return
        only_says = head.lemma_.lower() in labels_by_word("attribution", "verbs") and child.dep_ != "xcomp"
        cue = None if only_says else governing_cue(head, child)
        self._meet(cue, negation.governing_negator(head, child))

    def _passes(self, head: Token, child: Token) -> bool:
        """Whether what holds of the head may hold of the child; if so, what negates the head is met too."""
        if not syntax.is_verb(head):
            return not _presupposes(head, child)
        if child.dep_ in ("conj", "parataxis"):
            return False
        if child.dep_ in _ARGUMENTS_AND_CLAUSES:
            if not negation.passes_down(head, child):
                return False
            self._meet(None, negation.clause_negator(head))
        return True

    def _meet(self, cue: Cue | None, negator: Token | None) -> None:
        self.cue = self.cue or cue
        if negator is not None and negator not in self.negators:
            self.negators.append(negator)

    def found(self) -> Factuality:
        modality, word = ("actual", None) if self.cue is None else (self.cue.modality, self.cue.word)
        first = self.negators[0].text if self.negators else None
        return Factuality(modality, word, len(self.negators) % 2 == 1, first)


_ARGUMENTS_AND_CLAUSES = frozenset({"xcomp", "ccomp", "dobj", "obj", "attr", "nsubj", "nsubjpass"})


def _ends_at(word: Token) -> bool:
    """Whether the text above a word says nothing of whether it is so: the root, a relative clause, a
    participle in passing ("sanctions imposed on"), a clause of time or reason."""
    if word.dep_ in ("ROOT", "relcl") or (word.dep_ == "advcl" and _is_circumstance(word)):
        return True
    if word.dep_ == "amod":
        return True
    is_participle = word.dep_ == "acl" and word.tag_ in ("VBN", "VBG", "VBD")
    return is_participle and not any(child.dep_ in ("mark", "nsubj", "nsubjpass") for child in word.children)


def _shared(word: Token) -> Token:
    """The first of coordinated words, whose governors hold for all of them: "plans to attack and loot"."""
    while word.dep_ == "conj" and word.head.dep_ != "ROOT" and _is_alike(word, word.head):
        word = word.head
    return word


def _is_alike(word: Token, first: Token) -> bool:
    if syntax.is_verb(first):
        return syntax.is_verb(word) and not any(c.lower_ == "but" and c.dep_ == "cc" for c in first.children)
    return not syntax.is_verb(word)


def _is_circumstance(clause: Token) -> bool:
    """A clause of time or reason tells of its own: "... to seek shelter as air defences were engaged"."""
    return any(
        child.dep_ in ("mark", "advmod")
        and child.lower_ in word_set("modality", "governing", "circumstances")
        for child in clause.children
    )


def _negated_saying(head: Token) -> Token | None:
    """ "No reports of shelling", "claims that ... are false"."""
    return negation.negated_noun(head) or (head if negation.is_called_false(head) else None)


def _presupposes(head: Token, child: Token) -> bool:
    """Whether the child stands after a preposition that takes it as having happened."""
    return head.pos_ in ("ADP", "SCONJ") and head.lower_ in word_set("negation", "presupposing")
