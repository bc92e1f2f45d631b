"""Listed names: words that the gazetteer, the register or the sites know. In: a parsed document. Out:
candidates, with the region of which a place name speaks ("Kursk region")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc, Token

from reportedly.annotate.candidates import MODEL_PLACES, Candidate, name_words
from reportedly.annotate.name_sources import NameSources
from reportedly.data.lexicons import load_lexicon

_LONGEST = 8
_SHORTEST = 4  # letters; "Ads" and "Gas" are no towns
_SIGNS = "ʿ‘’"  # a name may begin with them


def find_listed_names(doc: Doc, sources: NameSources) -> Iterator[Candidate]:
    """Every name that a list knows, each list's longest match from each word on."""
    indexes = (("site", "sites", sources.sites, 1), ("actor", "register", sources.actors, 2),
               ("place", "gazetteer", sources.places, 3))  # fmt: skip
    # Strings are tested first: a token costs more than all of this.
    texts = [token.text for token in doc]
    links = name_words("links")
    for first, text in enumerate(texts):
        if not (text[0].isupper() or text[0] in _SIGNS or text.lower() in links):
            continue
        window = texts[first : first + _LONGEST]
        if is_owner_without_apostrophe(doc[first], sources) and _is_name_like(doc, first, [text], "place"):
            yield Candidate(first, first + 1, "place", "gazetteer", 3)
            continue
        for kind, source, index, rank in indexes:
            words = window[: index.longest_match(window)]
            if not words or not _is_name_like(doc, first, words, kind):
                continue
            if kind == "place" and len(words) == 1 and sources.is_nationality(text):
                continue
            last = first + len(words)
            is_country = kind == "actor" and sources.is_country(doc[first:last].text)
            yield Candidate(first, last, "country" if is_country else kind, source, rank)
            if kind == "place" and last < len(texts) and _is_region_word(texts[last]):
                yield Candidate(first, last + 1, "region", source, rank)


def is_owner_without_apostrophe(token: Token, sources: NameSources) -> bool:
    """ "Aleppos eastern districts": a listed name with a possessive s whose apostrophe was lost. A word of
    the language only where the report has it without the s too."""
    word = token.text
    if not word.endswith("s") or not word[0].isupper() or len(word) <= _SHORTEST:
        return False
    places = sources.places
    if places.longest_match([word[:-1]]) != 1 or places.longest_match([word]):
        return False
    return not sources.is_word(word.lower()) or any(other.text == word[:-1] for other in token.doc)


def _is_name_like(doc: Doc, first: int, words: Sequence[str], kind: str) -> bool:
    if not any(word[0].isupper() for word in words):
        return False
    if len(words) > 1 or kind != "place":
        return kind == "site" or any(word.lower() not in name_words("never_names") for word in words)
    if words[0].lower() in name_words("never_names") or len(words[0]) < 3:
        return False
    if _heads_dateline(doc, first):
        return True
    token = doc[first]
    if token.pos_ == "PROPN" or token.ent_type_ in MODEL_PLACES:
        return not _is_common_start(token)
    return token.ent_type_ in ("PERSON", "ORG", "PRODUCT", "NORP") and not token.is_sent_start


def _heads_dateline(doc: Doc, first: int) -> bool:
    """A word in capitals at the head of a paragraph, before a comma, a bracket or a dash: "KHARKIV (Agency)
    -"."""
    if not doc[first].text.isupper() or first + 1 >= len(doc):
        return False
    is_head = first == 0 or (doc[first - 1].is_space and "\n" in doc[first - 1].text)
    return is_head and doc[first + 1].text in (",", "(", "-", "--", "–", "—")


def _is_common_start(token: Token) -> bool:
    """A sentence's first word that the model takes for a name only because of its capital letter."""
    return bool(token.is_sent_start and token.lower_ in token.vocab and token.is_stop)


def _is_region_word(word: str) -> bool:
    return word.lower().rstrip("s") in _region_words()


@cache
def _region_words() -> frozenset[str]:
    return frozenset(load_lexicon("roles")["region_words"])
