"""Private names by the words around them: "a farmer named Kofi Mensah", "Okoro's son Emeka". In: a document.
Out: ranges of tokens that name a private person, also where the language model sees no person or none at
all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from reportedly.data.lexicons import load_lexicon
from reportedly.model.document import Document
from reportedly.model.span import Span

_PLACES = ("place", "region", "country", "site", "date", "weapon")
_SURE = frozenset({"register", "sites"})
_PARTICLES = frozenset({"al", "el", "ag", "bin", "ben", "ibn", "de", "da", "dos", "del", "van", "von", "abu"})
# Whose they are tells a person: a town has residents and traders, but no wife.
_RELATED = frozenset({
    "parent", "uncle", "aunt", "cousin", "nephew", "niece", "widow", "widower", "relative", "neighbour",
    "neighbor", "friend", "child", "family", "colleague", "fiancé", "fiancée", "grandson", "granddaughter",
})  # fmt: skip
_NAMED_AS = frozenset({"named", "called", ",", "and"})
_GOES_ON = frozenset({"of", "in", "from", "at", "near", "who", "whose", "and", "with", "-"})
_LONGEST = 6  # words between a name's comma and the noun that says who it is


@dataclass(frozen=True, slots=True)
class NameRun:
    """The tokens from `first` up to, without, `last`; `owner` where it stands for somebody's relative."""

    first: int
    last: int
    owner: bool = False


def private_runs(document: Document) -> Iterator[NameRun]:
    """The names of which the words beside them say that they are private people's, in reading order."""
    for run in name_runs(document):
        if run.owner or _is_after_noun(document.doc, run.first) or _is_explained(document.doc, run.last):
            yield run


def name_runs(document: Document, first: int = 0, last: int | None = None) -> Iterator[NameRun]:
    """The runs of proper nouns that are no place, no body of the register, no date and no title."""
    doc = document.doc
    taken = _taken(document)
    last = len(doc) if last is None else last
    while first < last:
        end = _run_end(doc, first, last, taken)
        if end > first and not _is_place_like(doc, first, end):
            is_owner = end < len(doc) and doc[end].tag_ == "POS"
            if not is_owner or _is_relative(doc, end + 1):
                yield NameRun(first, end, is_owner)
        first = max(end, first + 1)


def private_name(document: Document, source: Token, words: Span, kind: str) -> str | None:
    """The name in the words of a source or beside them that no known person bears: "a farmer named Kofi".

    Residents and witnesses are people; other kinds may be bodies, where the model or a noun says so."""
    doc = document.doc
    tokens = doc.char_span(words.start, words.end, alignment_mode="expand")
    if tokens is None or (kind not in ("resident", "witness") and _names_body(tokens)):
        return None
    beside = max((child.i + 1 for child in source.children if child.dep_ == "appos"), default=0)
    run = next(name_runs(document, tokens.start, max(tokens.end, beside)), None)
    if run is None:
        return None
    return str(doc[run.first : max(run.last, source.i + 1) if run.owner else run.last].text)


def _names_body(tokens: Tokens) -> bool:
    bodies = load_lexicon("roles")["institutions"]
    return any(t.ent_type_ not in ("", "PERSON") or t.lemma_.lower() in bodies for t in tokens)


def _taken(document: Document) -> frozenset[int]:
    doc = document.doc
    sure = {
        i
        for m in document.mentions
        if m.kind in _PLACES or (m.kind == "actor" and m.source in _SURE)
        for i in range(m.first, m.last)
    }
    times = {doc.vocab.strings[label] for label in ("DATE", "TIME")}
    # An array of numbers: asking every token for its label costs a twentieth of the extraction.
    labels = doc.to_array("ENT_TYPE").tolist()
    return frozenset(sure | {i for i, label in enumerate(labels) if label in times})


def _run_end(doc: Doc, first: int, limit: int, taken: frozenset[int]) -> int:
    end = first
    while end < limit and end not in taken:
        token = doc[end]
        is_joined = end > first and (token.lower_ in _PARTICLES or _is_hyphen(doc, end))
        if not (is_joined or _is_name_word(token)):
            break
        end += 1
    while end > first and not _is_name_word(doc[end - 1]):
        end -= 1
    return end


def _is_name_word(token: Token) -> bool:
    is_proper = token.pos_ == "PROPN" and token.text[:1].isalpha()
    return is_proper and token.lower_ not in _no_names() and not token.is_stop


def _is_hyphen(doc: Doc, index: int) -> bool:
    return doc[index].text == "-" and not doc[index - 1].whitespace_ and not doc[index].whitespace_


def _is_place_like(doc: Doc, first: int, last: int) -> bool:
    """ "in Zuwara", "Zuwara district": a place of which no list knows."""
    after = doc[last].lower_ if last < len(doc) else ""
    return (first > 0 and doc[first - 1].pos_ == "ADP") or after in load_lexicon("roles")["region_words"]


def _is_relative(doc: Doc, index: int) -> bool:
    """Whether a noun for a relative stands here, adjectives before it let be."""
    for token in doc[index : index + 4]:
        if token.lemma_.lower() in _relatives():
            return True
        if token.pos_ not in ("ADJ", "NUM", "NOUN", "PUNCT") and token.tag_ != "VBN":
            return False
    return False


def _is_after_noun(doc: Doc, first: int) -> bool:
    """ "a farmer named Kofi", "his son, Yaw", "resident Kofi"."""
    at = first - 1
    has_comma = at > 0 and doc[at].text == ","
    if at > 0 and doc[at].lower_ in _NAMED_AS - {"and"}:
        at -= 1
    if at < 0 or doc[at].pos_ not in ("NOUN", "PROPN", "ADJ"):
        return False
    is_private = doc[at].lemma_.lower() in _private_nouns() or doc[at].lower_ in _private_nouns()
    return is_private and not (has_comma and doc[at].tag_ == "NNS")


def _is_explained(doc: Doc, last: int) -> bool:
    """ ", a resident," and ", 34, a farmer from the hills": an apposition that closes or goes on."""
    if last >= len(doc) or doc[last].text not in (",", "("):
        return False
    following = list(doc[last + 1 : last + 1 + _LONGEST])
    has_article = any(t.lower_ in ("a", "an", "the", "his", "her") or t.like_num for t in following[:1])
    for token, after in zip(following, [*following[1:], None], strict=True):
        if token.pos_ == "VERB" and token.tag_ != "VBN":
            return False
        if has_article and token.lemma_.lower() in _private_nouns():
            return after is None or after.is_punct or after.lower_ in _GOES_ON
    return False


@cache
def _private_nouns() -> frozenset[str]:
    kinds = load_lexicon("roles")["speaker_kinds"]
    return frozenset(kinds["resident"]) | frozenset(kinds["witness"]) | _relatives()


@cache
def _relatives() -> frozenset[str]:
    return frozenset(load_lexicon("numbers")["kin"]) | _RELATED


@cache
def _no_names() -> frozenset[str]:
    """Titles, roles and words for bodies, which newspapers write with a capital too."""
    roles = load_lexicon("roles")
    kinds: frozenset[str] = frozenset(word for words in roles["speaker_kinds"].values() for word in words)
    return kinds.union(
        roles["titles"], roles["ranks"], roles["institutions"], roles["region_words"],
        roles["settlement_words"], _relatives(),
    )  # fmt: skip
