"""Sites at risk: nuclear plants, dams and the like that a text names as endangered or says where they
stand. In: a document. Out: triggers of `site_risk`, with the name that a bare "the plant" stands for."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from reportedly.extract.events.triggers import Trigger
from reportedly.extract.wordlists import word_set
from reportedly.model.document import Document, Mention

_BARE = frozenset({"plant", "station", "facility", "dam", "reactor", "complex", "site"})
_KINDS = {
    "gas": "gas",
    "nuclear": "nuclear",
    "atomic": "nuclear",
    "chemical": "chemical",
    "ammonia": "chemical",
    "hydroelectric": "dam",
}


def site_triggers(document: Document, taken: frozenset[int]) -> list[Trigger]:
    """Mentions of a site in a sentence that speaks of its danger or of its distance; `taken` are sentences
    (by start) that have a trigger of site_risk already."""
    found: list[Trigger] = []
    seen = set(taken)
    named = sites_by_token(document)
    for index, mention in named.items():
        token = document.doc[index]
        sentence = token.sent
        if sentence.start in seen or not any(
            t.lemma_.lower() in word_set("happenings", "risk") for t in sentence
        ):
            continue
        seen.add(sentence.start)
        first = mention.first if mention.first <= index < mention.last else index
        found.append(
            Trigger(
                token,
                first,
                index + 1,
                "site_risk",
                "noun",
                False,
                f"the text speaks of {mention.span.text} and its danger",
            )
        )
    return found


def sites_by_token(document: Document) -> Mapping[int, Mention]:
    """For each head token of a site's name, or of a bare "the plant" after it, the site's mention."""
    found: dict[int, Mention] = {}
    last: Mention | None = None
    by_last = {mention.last - 1: mention for mention in document.mentions_of("site")}
    for token in document.doc:
        if token.i in by_last:
            last = by_last[token.i]
            found[token.i] = last
        elif last is not None and _is_bare(token, last):
            found[token.i] = last
    return found


def _is_bare(token: Token, site: Mention) -> bool:
    if token.lemma_.lower() not in _BARE or token.i < site.last:
        return False
    words = [child.lower_ for child in token.children]
    return (
        "the" in words
        and not any(child.pos_ == "PROPN" for child in token.children)
        and token.lower_ in site.span.text.lower().split()
    )


def unnamed_site_kind(token: Token) -> str | None:
    """The kind of a site that the text does not name: "a key gas facility"."""
    if token.lemma_.lower() not in ("facility", "plant", "station", "works", "complex", "depot", "terminal"):
        return None
    for child in token.children:
        if child.lower_ in _KINDS:
            return _KINDS[child.lower_]
    return None
