"""Persons: full names, surnames and the words that say who each is. In: a parsed document. Out: one
`Person` a name, under the fullest form that the report gives."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from reportedly.data.lexicons import load_lexicon
from reportedly.model.document import Mention, Person
from reportedly.model.span import Span


def find_persons(doc: Doc, text: str, mentions: Sequence[Mention]) -> tuple[Person, ...]:
    """The persons that the report names, in the order of their first mention."""
    names: dict[str, str] = {}
    roles: dict[str, list[Span]] = {}
    tokens: dict[str, list[int]] = {}
    for mention in mentions:
        if mention.kind != "person":
            continue
        name = _full_name(mention.span.text, names)
        key = name.split()[-1]
        names.setdefault(key, name)
        if len(name) > len(names[key]):
            names[key] = name
        tokens.setdefault(key, []).append(mention.last - 1)
        roles.setdefault(key, []).extend(_roles(doc, text, mention))
    return tuple(Person(name, tuple(roles[key]), tuple(tokens[key])) for key, name in names.items())


def _full_name(name: str, known: dict[str, str]) -> str:
    return known.get(name, " ".join(name.split()))


def _roles(doc: Doc, text: str, mention: Mention) -> list[Span]:
    """Titles before the name, an apposition after it, or the noun that the name stands in apposition to."""
    found = []
    before = _before(doc, mention)
    if before is not None:
        found.append(_span(doc, text, *before))
    head = _head(doc, mention)
    for child in head.children:
        if child.dep_ == "appos" and child.i >= mention.last and child.pos_ in ("NOUN", "PROPN"):
            found.append(_span(doc, text, child.left_edge.i, _phrase_end(child)))
    governor = head.head
    if head.dep_ == "appos" and governor.i < mention.first and governor.pos_ in ("NOUN", "PROPN"):
        found.append(_span(doc, text, governor.left_edge.i, _noun_end(governor, mention.first)))
    return found


def _head(doc: Doc, mention: Mention) -> Token:
    return doc[mention.first : mention.last].root


def _before(doc: Doc, mention: Mention) -> tuple[int, int] | None:
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
