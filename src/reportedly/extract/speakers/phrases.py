"""Phrases of speakers: from a source's head token to its words. In: tokens of a parsed document. Out: spans,
determiners and the words that go with a head."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.wordlists import word_set
from reportedly.model.document import Document
from reportedly.model.span import Span

# What may stand before a head in one phrase; a verb there is a noun misread ("Aid workers").
_PARTS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "VERB"})
_OWN_LINKS = ("for", "with", "at", "from", "in")
_PARTITIVE = frozenset({"one", "two", "three", "some", "several", "another", "member"})
_NAMED_AS = ("calling", "named", "called", "styling")


def head_of(source: Token) -> Token:
    """The noun that a source is about: the antecedent of "who", the noun after a lone determiner or
    modifier."""
    if source.tag_ in ("WP", "WDT") and not source.text.isupper() and source.head.dep_ == "relcl":
        return source.head.head
    if source.pos_ in ("DET", "ADJ") or source.dep_ == "compound" or source.tag_ == "PRP$":
        return _following_noun(source)
    return source


def _following_noun(token: Token) -> Token:
    noun = token
    for following in token.doc[token.i + 1 : min(token.i + 4, token.sent.end)]:
        if following.pos_ not in ("NOUN", "PROPN", "ADJ"):
            break
        noun = following
    if noun.lemma_.lower() in word_set("measures", "count_nouns") and token.lower_ != "death":
        return token  # "the police count": the police
    return noun if noun.pos_ in ("NOUN", "PROPN") else token


def phrase_span(document: Document, source: Token, marked: tuple[int, int] | None = None) -> Span:
    """The words of the source, with a body's name that runs on and "for the army" after a spokesman.

    Where the tagger `marked` more before the head, the parse has misread it, and the marked words count."""
    first, last = syntax.noun_phrase(source)
    doc = document.doc
    if marked is not None and all(t.pos_ in _PARTS for t in doc[marked[0] : first]):
        first = min(first, marked[0])
    while last - 1 > first and (doc[last - 1].is_punct or doc[last - 1].is_space):
        last -= 1
    last = max(last, _name_end(document, source, last))
    tokens = doc[first:last]
    return Span.of(document.text, tokens.start_char, tokens.end_char)


def _name_end(document: Document, source: Token, last: int) -> int:
    """The end of a body's name that runs on ("... Observatory for Human Rights"), or of "a spokesman
    for the army"."""
    at = bisect_right(document.mentions, source.i, key=lambda mention: mention.first)
    for mention in document.mentions[max(0, at - 3) : at]:
        if mention.first <= source.i < mention.last and mention.kind == "actor":
            last = max(last, mention.last)
    for child in source.children:
        if _speaks_for(source, child):
            ends = [token.right_edge.i for token in child.children if token.dep_ == "pobj"]
            last = max(last, max(ends, default=last - 1) + 1)
        elif child.dep_ == "acl" and child.lower_ in _NAMED_AS and child.right_edge.i - child.i < 10:
            last = max(last, child.right_edge.i + 1)
    return last


def _speaks_for(source: Token, preposition: Token) -> bool:
    if preposition.dep_ != "prep" or preposition.i != source.i + 1:
        return False
    if source.lemma_.lower().startswith("spokes"):
        return preposition.lower_ in _OWN_LINKS
    return source.lemma_.lower() in ("source", "official", "officer", "commander", "member") and (
        preposition.lower_ in ("in", "within", "from", "at", "with")
        and any(token.dep_ == "pobj" and token.pos_ in ("PROPN", "NOUN") for token in preposition.children)
    )


def own_words(name: Token) -> str:
    """A name with the words before it that belong to it."""
    return str(name.doc[name.left_edge.i : name.i + 1].text)


def tail_text(source: Token) -> str:
    """What is said of the speaker right after its head: "who asked not to be named", ", its director"."""
    following = [c for c in source.children if c.dep_ in ("relcl", "appos", "acl") and c.i > source.i]
    return " ".join(
        source.doc[child.left_edge.i : child.right_edge.i + 1].text
        for child in following
        if child.right_edge.i - child.left_edge.i < 25
    )


def apposition(source: Token) -> str:
    """What stands beside the speaker's noun: "one of them, a trader"."""
    return " ".join(
        source.doc[child.left_edge.i : child.i + 1].text for child in source.children if child.dep_ == "appos"
    )


def said_beside(source: Token) -> str:
    """ "speaking on condition of anonymity" anywhere in the clause of the speaker's verb."""
    verb = source.head
    if not syntax.is_verb(verb):
        return ""
    parts = [c for c in verb.children if c.dep_ in ("advcl", "prep", "conj") and c.i > source.i]
    return " ".join(source.doc[c.left_edge.i : c.right_edge.i + 1].text for c in parts)


def determiner(source: Token) -> str:
    """The article or demonstrative of the phrase in lower case, empty where it has none."""
    return next((str(c.lower_) for c in source.children if c.dep_ == "det"), "")


def owner_pronoun(source: Token) -> Token | None:
    """ "its" in "its director"."""
    return next((c for c in source.children if c.tag_ == "PRP$"), None)


def owner_of_whole(source: Token) -> Token | None:
    """ "their" in "one of their commanders"."""
    if source.lower_ not in _PARTITIVE:
        return None
    wholes = [n for of in source.children if of.lower_ == "of" for n in of.children if n.dep_ == "pobj"]
    return next((p for p in map(owner_pronoun, wholes) if p is not None), None)
