"""Persons: full names, surnames and the words that say who each is. In: a parsed document. Out: one
`Person` a name, under the fullest form that the report gives."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from reportedly.annotate.person_names import Naming, find_namings
from reportedly.data.lexicons import load_lexicon, noun_classes
from reportedly.model.document import Mention, Person
from reportedly.model.span import Span


def find_persons(doc: Doc, text: str, mentions: Sequence[Mention]) -> tuple[Person, ...]:
    """The persons that the report names, in the order of their first mention."""
    roles: dict[str, list[Span]] = {}
    tokens: dict[str, list[int]] = {}
    for naming in find_namings(doc, mentions):
        if _names_thing(doc, naming):
            continue
        tokens.setdefault(naming.name, []).append(naming.last - 1)
        known = roles.setdefault(naming.name, [])
        known.extend(role for role in _roles(doc, text, naming) if role not in known)
    return tuple(Person(name, tuple(roles[name]), tuple(found)) for name, found in tokens.items())


def _names_thing(doc: Doc, naming: Naming) -> bool:
    """ "The bulk carrier Aster Bay", "a splinter group, Ansar": the noun beside the name is for no person."""
    noun = _described(doc, _head(doc, naming), naming)
    if noun is None or noun.pos_ != "NOUN" or noun.lower_ in load_lexicon("roles")["titles"]:
        return False
    lemma = noun.lemma_.lower()
    bodies = {word for words in load_lexicon("roles")["body_words"].values() for word in words}
    classes = noun_classes().get(lemma, frozenset())
    return lemma in bodies or (bool(classes) and not classes & {"person", "civilians", "fighter"})


def _roles(doc: Doc, text: str, naming: Naming) -> list[Span]:
    """Titles before the name, an apposition after it, or the noun that the name stands in apposition to."""
    found = []
    before = _before(doc, naming)
    if before is not None:
        found.append(_span(doc, text, *before))
    head = _head(doc, naming)
    for child in head.children:
        if child.dep_ == "appos" and child.i >= naming.last and child.pos_ in ("NOUN", "PROPN"):
            found.append(_span(doc, text, child.left_edge.i, _phrase_end(child)))
    governor = _described(doc, head, naming)
    if governor is not None:
        found.append(_span(doc, text, governor.left_edge.i, _noun_end(governor, naming.first)))
    return found


def _described(doc: Doc, head: Token, naming: Naming) -> Token | None:
    """The noun that the name stands in apposition to; the model may hang it on the last noun before the
    comma ("The mayor of Lviv, Oleh Stasenko")."""
    governor = head.head
    if head.dep_ == "appos" and governor.i < naming.first and governor.pos_ in ("NOUN", "PROPN"):
        return _titled(governor) or governor
    if naming.first > 1 and doc[naming.first - 1].text == ",":
        before = doc[naming.first - 2]
        return _titled(before) or _plain_person(before) if before.pos_ in ("NOUN", "PROPN") else None
    return None


def _plain_person(noun: Token) -> Token | None:
    """ "A survivor, Asha Warsame": a noun for one person right before the comma."""
    is_person = "person" in noun_classes().get(noun.lemma_.lower(), frozenset())
    return noun if noun.tag_ == "NN" and is_person else None


def _titled(noun: Token) -> Token | None:
    """The noun with a title on which this one hangs ("mayor" for "Lviv" in "the mayor of Lviv")."""
    titles = load_lexicon("roles")["titles"]
    found: Token | None = None
    current = noun
    for _ in range(6):
        if current.lower_ in titles and current.pos_ in ("NOUN", "PROPN"):
            found = current  # "an aide to the president": the one farthest up
        if current.dep_ not in ("pobj", "prep", "compound", "poss"):
            break
        current = current.head
    return found


def _head(doc: Doc, mention: Naming) -> Token:
    return doc[mention.first : mention.last].root


def _before(doc: Doc, mention: Naming) -> tuple[int, int] | None:
    """The run of nouns, adjectives and possessives right before the name: "Kursk Governor"."""
    start = mention.first
    while start > 0:
        token = doc[start - 1]
        if token.is_sent_start and token.pos_ not in ("NOUN", "PROPN", "ADJ", "DET", "NUM"):
            break
        if (
            token.pos_ in ("NOUN", "PROPN", "ADJ")
            or token.tag_ == "POS"
            or token.text in ("-", "(", ")")
            or token.lower_ == "the"
        ):
            start -= 1
            if token.is_sent_start or token.lower_ == "the":
                break
            continue
        break
    while start < mention.first and (
        doc[start].text in ("-", "(", ")") or doc[start].tag_ == "POS" or doc[start].is_space
    ):
        start += 1
    if start >= mention.first or not _has_title(doc, start, mention.first):
        return None
    return start, mention.first


def _has_title(doc: Doc, first: int, last: int) -> bool:
    titles = load_lexicon("roles")["titles"]
    return any(token.lower_ in titles or token.pos_ == "NOUN" for token in doc[first:last])


def _phrase_end(token: Token) -> int:
    """The end of an apposition, before a relative clause or a verb."""
    for child in token.children:
        if child.i > token.i and child.dep_ in ("relcl", "acl", "punct"):
            return child.left_edge.i
    return token.right_edge.i + 1


def _noun_end(token: Token, limit: int) -> int:
    end = limit
    while end - 1 > token.i and (token.doc[end - 1].is_punct or token.doc[end - 1].is_space):
        end -= 1
    return end


def _span(doc: Doc, text: str, first: int, last: int) -> Span:
    while last - 1 > first and (doc[last - 1].is_space or doc[last - 1].is_punct):
        last -= 1
    tokens = doc[first:last]
    return Span.of(text, tokens.start_char, tokens.end_char)
