"""Chains: whose words an outlet or a document passes on. In: an attribution. Out: the same with the speaker
at the chain's end, and through whom the words came ("state television quoted the ministry as saying").

The words around the cue are read rather than the parse, which is unsure of just these sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.attribution.cues import Attribution
from reportedly.extract.speakers.kinds import speaker_kind
from reportedly.extract.wordlists import word_set

_NEAR = 14
"""How many tokens a quoting word may stand from the source or the cue that it belongs to."""


def with_chain(found: Attribution) -> Attribution:
    """The attribution with its chain: as it is where nobody passes the words on."""
    if found.source is None:
        return found
    quoted = _quoted(found)
    if quoted is not None and quoted.i not in _phrase(found.source):
        return replace(found, source=quoted, via=found.source)
    through = _quoter(found.source) or _addressee(found) or _channel(found)
    return found if through is None else replace(found, via=found.via or through)


def _phrase(noun: Token) -> range:
    return range(*syntax.noun_phrase(noun))


def _quoted(found: Attribution) -> Token | None:
    """Whom the source cites: "the agency said, citing the ministry", "the agency quoted the ministry as"."""
    assert found.source is not None
    for token in _around(found):
        if token.lemma_.lower() not in word_set("attribution", "chains", "quoting"):
            continue
        if token.tag_ == "VBG" and token.i > found.source.i:
            return _noun_after(token)
        if token.tag_ in ("VBD", "VBZ", "VBP") and token.i > found.source.i and _is_cue_of(token, found):
            return _noun_after(token)
        if token.tag_ == "VBN" and _is_cue_of(token, found) and found.source == syntax.agent(token):
            return syntax.passive_subject(token)
    return None


def _is_cue_of(quoting: Token, found: Attribution) -> bool:
    """Whether the quoting verb is the cue, or stands before it: "quoted the ministry as saying"."""
    if found.cue[0] <= quoting.i < found.cue[1]:
        return True
    return quoting.i < found.cue[0] and quoting.doc[found.cue[0] - 1].lower_ == "as"


def _around(found: Attribution) -> Iterator[Token]:
    """The tokens of the sentence near source and cue, in order, those said by the speaker left out."""
    assert found.source is not None
    doc, sentence = found.source.doc, found.source.sent
    first = max(sentence.start, min(found.source.i, found.cue[0]) - _NEAR)
    last = min(sentence.end, max(found.source.i, found.cue[1]) + _NEAR)
    for index in range(first, last):
        if index not in found.content or found.cue[0] <= index < found.cue[1]:
            yield doc[index]


def _noun_after(verb: Token) -> Token | None:
    """The head of the noun phrase that follows the verb."""
    direct = next(
        (child for child in verb.children if child.dep_ in ("dobj", "pobj") and child.i > verb.i), None
    )
    if direct is not None:
        return direct
    for token in verb.doc[verb.i + 1 : min(verb.i + 8, verb.sent.end)]:
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "nmod", "amod", "poss"):
            return token
        if syntax.is_verb(token) or token.text in (",", ";") or token.lower_ == "that":
            return None
    return None


def _quoter(source: Token) -> Token | None:
    """Who quotes the source: "a mayor quoted by the broadcaster", "the minister, as cited by the agency"."""
    last = min(syntax.noun_phrase(source)[1] + _NEAR, source.sent.end)
    for token in source.doc[source.i + 1 : last]:
        if token.lemma_.lower() in word_set("attribution", "chains", "quoting") and token.tag_ == "VBN":
            by = next((t for t in source.doc[token.i + 1 : min(token.i + 6, last)] if t.lower_ == "by"), None)
            return None if by is None else next((c for c in by.children if c.dep_ == "pobj"), None)
    return None


def _addressee(found: Attribution) -> Token | None:
    """An outlet that was told: "two officials told Radio Sawt"."""
    assert found.source is not None
    doc = found.source.doc
    for verb in doc[found.cue[0] : found.cue[1]]:
        if verb.lemma_.lower() not in word_set("attribution", "chains", "telling"):
            continue
        told = next((c for c in verb.children if c.dep_ in ("dobj", "dative", "iobj") and c.i > verb.i), None)
        told = told or _noun_after(verb)
        if told is not None and _is_outlet(told):
            return told
    return None


def _channel(found: Attribution) -> Token | None:
    """By what it was said: "in an interview with Radio Sawt", "on its Telegram channel"."""
    assert found.source is not None
    doc = found.source.doc
    for verb in doc[found.cue[0] : found.cue[1]]:
        for preposition, noun in syntax.prepositions(verb):
            if noun.i in found.content:
                continue
            inner = next((n for p, n in syntax.prepositions(noun) if _carries(p, n)), None)
            if inner is not None:
                return inner
            if preposition in ("on", "in", "to", "through", "via") and _is_channel(noun):
                return noun
    return None


def _carries(preposition: str, noun: Token) -> bool:
    if noun.ent_type_ in ("GPE", "LOC", "FAC"):
        return False  # "in an interview in Kyiv"
    return preposition in ("with", "by", "on", "to") and (_is_outlet(noun) or _is_channel(noun))


def _is_outlet(noun: Token) -> bool:
    """A medium by its kind or, for a name, by being neither a person nor an assembly; "SANA's reporter" is
    one, "reporters" are none."""
    if any(child.lower_ in ("this", "our") for child in noun.children):
        return False
    lemma = noun.lemma_.lower()
    if lemma in word_set("attribution", "chains", "audiences"):
        before = noun.doc[noun.i - 1] if noun.i else noun
        return _is_acronym(before) or (before.pos_ == "PROPN" and before.head == noun)
    phrase = noun.doc[slice(*syntax.noun_phrase(noun))].text
    if speaker_kind(phrase, lemma) == "media":
        return True
    return _is_acronym(noun) or (noun.pos_ == "PROPN" and noun.ent_type_ not in ("PERSON", "DATE", "TIME"))


def _is_acronym(token: Token) -> bool:
    """ "AFP", "SANA", "SANA's": a body's name, whatever the parse takes it for."""
    return len(token.text) > 2 and token.text.rstrip("s'’").isupper()


def _is_channel(noun: Token) -> bool:
    return noun.lemma_.lower() in word_set("attribution", "chains", "channels") or (
        noun.pos_ == "PROPN" and noun.text in word_set("attribution", "chains", "platforms")
    )
