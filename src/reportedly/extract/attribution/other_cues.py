"""Other cues than verbs: "according to", adverbs ("reportedly"), nouns ("a statement by"), a body before a
colon. In: a token of a sentence's parse. Out: attributions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.attribution.cues import Attribution, owner_of, subtree
from reportedly.extract.speakers.finder import speaker_kind
from reportedly.extract.wordlists import labels_by_word, word_set


def by_adverb(adverb: Token) -> Attribution:
    """ "Reportedly", "allegedly": hearsay, over the clause that the adverb stands in."""
    head = adverb.head
    covered = subtree(head) - {adverb.i}
    # A coordinated clause before the adverb is not covered by it.
    covered = {
        i for i in covered if i > adverb.i or (head.left_edge.i <= i and _same_clause(adverb.doc[i], head))
    }
    return Attribution(
        (adverb.i, adverb.i + 1), "hearsay", None, frozenset(covered | {head.i}), complement="adverb"
    )


def _same_clause(token: Token, head: Token) -> bool:
    return token.i == head.i or syntax.clause_root(token) == head or head in token.ancestors


def by_noun(noun: Token) -> Iterator[Attribution]:
    """ "a statement by X that ...", "reports of shelling", "claims that ..."."""
    content = {
        i
        for child in noun.children
        if child.dep_ in ("acl", "ccomp") and child.i > noun.i and _is_that_clause(child)
        for i in subtree(child)
    }
    if noun.lemma_.lower() in ("report", "claim", "allegation", "rumour", "rumor", "denial", "confirmation"):
        content |= {
            i for p, inner in syntax.prepositions(noun) if p in ("of", "about") for i in subtree(inner)
        }
    if not content:
        yield from _by_count(noun)
        return
    owner = _owner_apart_from(noun, content)
    cue_class = labels_by_word("attribution", "nouns")[noun.lemma_.lower()]
    yield Attribution(
        (noun.i, noun.i + 1),
        cue_class if owner is not None else "hearsay",
        owner,
        frozenset(content),
        complement="noun",
    )


def _by_count(noun: Token) -> Iterator[Attribution]:
    """ "The mayor's toll stands at nine": whose count it is says so."""
    if noun.lemma_.lower() not in word_set("attribution", "counts") or noun.dep_ not in (
        "nsubj",
        "nsubjpass",
    ):
        return
    owner = next(iter(syntax.children(noun, "poss")), None)
    if owner is None or noun.head.lemma_ not in word_set("attribution", "counting") or not _counts(owner):
        return
    content = subtree(noun.head) - subtree(owner)
    yield Attribution((noun.i, noun.i + 1), "say", owner, frozenset(content), complement="noun")


def _counts(owner: Token) -> bool:
    """Whether the owner of a count counted: "the ministry's toll", not "the city's", "the bombing's"."""
    if owner.ent_type_ in ("GPE", "LOC", "FAC", "EVENT", "DATE", "TIME"):
        return False
    named = owner.pos_ == "PROPN" or owner.lower_ in ("his", "her")
    return named or speaker_kind("", owner.lemma_.lower()) != "other"


def _is_that_clause(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def _owner_apart_from(noun: Token, content: set[int]) -> Token | None:
    owner = owner_of(noun)
    return owner if owner is not None and owner.i not in content else None


def by_colon(colon: Token) -> Iterator[Attribution]:
    """ "Israeli army: 25 launches identified", "...: civil defence": a body before or after a colon says
    the rest."""
    sentence = colon.sent
    before = [t for t in sentence.doc[sentence.start : colon.i] if not t.is_space]
    after = [t for t in sentence.doc[colon.i + 1 : sentence.end] if not (t.is_space or t.is_punct)]
    for short, rest in ((before, after), (after, before)):
        if 0 < len(short) <= 6 and len(rest) > 1 and not any(syntax.is_verb(t) for t in short):
            head = _body_in(short)
            if head is not None and (len(rest) > 4 or short is before):
                content = frozenset(t.i for t in rest)
                yield Attribution((colon.i, colon.i + 1), "say", head, content, complement="colon")
                return


def _body_in(words: Sequence[Token]) -> Token | None:
    """The speaker in the words before or after a colon: its last noun, or the last before "to" ("Mayor to
    Radio Slovo")."""
    to = next((i for i, token in enumerate(words) if token.lower_ == "to"), len(words))
    head = words[to - 1] if to else None
    if head is None or head.pos_ not in ("NOUN", "PROPN"):
        return None
    names_body = len(words) == 1 and head.ent_type_ == "ORG" and head.text.isupper()
    return (
        head if names_body or any(speaker_kind("", t.lemma_.lower()) != "other" for t in words[:to]) else None
    )


def _another_says(phrase: Token) -> bool:
    """Whether the sentence has a verb of saying besides "according to"."""
    return any(
        token.lemma_.lower() in word_set("attribution", "tail_verbs") and token.pos_ == "VERB"
        for token in phrase.sent
    )


def according_to(token: Token) -> Iterator[Attribution]:
    """ "According to the army and the police": one attribution each; hearsay where the source has no name."""
    source = next(
        (noun for to in token.children if to.lower_ == "to" for noun in to.children if noun.dep_ == "pobj"),
        None,
    )
    if source is None:
        source = next((child for child in token.children if child.dep_ == "pobj"), None)
    if source is None:
        return
    owner = owner_of(source)
    if owner is not None and source.lemma_.lower() in labels_by_word("attribution", "nouns"):
        source = owner  # "according to figures from the ministry"
    elif owner is None and source.lemma_.lower() in word_set("attribution", "nameless"):
        source = None
    phrase = subtree(token)
    root = syntax.clause_root(token.head)
    whole = token.head == token or token.i == token.sent.start or not _another_says(token)
    covered = {t.i for t in token.sent} if whole else subtree(root)
    content = frozenset(covered - phrase)
    if source is None:
        yield Attribution((token.i, token.i + 2), "hearsay", None, content)
        return
    for speaker in syntax.conjuncts(source):
        yield Attribution((token.i, token.i + 2), "say", speaker, content)
