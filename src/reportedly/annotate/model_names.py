"""Model names: what the language model takes for a name. In: a parsed document. Out: candidates, and the
surnames that tell a person from a place of the same name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from reportedly.annotate.candidates import Candidate, name_words, trimmed
from reportedly.annotate.listed_names import is_owner_without_apostrophe
from reportedly.annotate.name_sources import NameSources

_KINDS: Mapping[str, str] = {
    "PERSON": "person",
    "ORG": "actor",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}


def find_model_names(doc: Doc, sources: NameSources) -> Iterator[Candidate]:
    """The model's persons, bodies and places, without those of which every word is a common one."""
    for entity in doc.ents:
        kind = _KINDS.get(entity.label_)
        if kind is None:
            continue
        first, last = trimmed(doc, entity.start, entity.end)
        if last - first > 1 and is_owner_without_apostrophe(doc[first], sources):
            first += 1  # "Aleppos Salaheddin" is a place of Aleppo, no person
        texts = [token.text for token in doc[first:last]]
        if not any(text[0].isupper() for text in texts):
            continue
        if all(text.lower() in name_words("never_names") or sources.is_nationality(text) for text in texts):
            continue
        yield Candidate(first, last, kind, "ner", _rank(doc, first, last, kind, sources))


def _rank(doc: Doc, first: int, last: int, kind: str, sources: NameSources) -> int:
    """A full name is a person's, whatever a list says, but not where only a place can stand ("in Khan
    Younis", "stormed Burj Qinnarit"): there any other reading is better. A list is better too after "air
    strikes on"."""
    if kind == "person":
        if stands_for_place(doc[first]):
            return 8
        texts = [token.text for token in doc[first:last]]
        is_listed = _is_what_is_shelled(doc[first]) and sources.places.longest_match(texts) == last - first
        return 1 if last - first > 1 and not is_listed else 5
    return 8 if kind == "actor" and stands_for_place(doc[first]) else 5


def _is_what_is_shelled(token: Token) -> bool:
    """After "air strikes on" or "the bombardment of"."""
    doc, index = token.doc, token.i
    if index < 2 or doc[index - 1].lower_ not in ("on", "of"):
        return False
    return doc[index - 2].lemma_.lower() in name_words("shelling_nouns")


def stands_for_place(token: Token) -> bool:
    """Whether a name that begins here stands right after "in", after "the village of" or as what somebody
    storms."""
    doc, index = token.doc, token.i
    if index == 0:
        return False
    before = doc[index - 1]
    if before.lower_ in name_words("static_locatives"):
        return True
    if before.lower_ == "of" and index > 1 and doc[index - 2].lower_ in name_words("place_nouns"):
        return True
    return before.lemma_.lower() in name_words("place_taking_verbs") and before.pos_ == "VERB"


def find_surnames(doc: Doc) -> frozenset[str]:
    """Last names (as written) of the persons whom the text names in full."""
    names: set[str] = set()
    for entity in doc.ents:
        if entity.label_ == "PERSON":
            first, last = trimmed(doc, entity.start, entity.end)
            if last - first >= 2 and doc[last - 1].text[0].isupper():
                names.add(doc[last - 1].text)
    return frozenset(names)


def find_titled_names(doc: Doc) -> frozenset[str]:
    """Single names right after a title: "Mr. Lincoln", "Judge Welch"; two names may be an office of a
    place."""
    found: set[str] = set()
    for token in doc[:-2]:
        if token.lower_ in name_words("personal_titles") and token.text[0].isupper():
            first = token.i + 2 if doc[token.i + 1].text == "." else token.i + 1
            name, after = doc[first], doc[min(first + 1, len(doc) - 1)]
            if name.pos_ == "PROPN" and name.text[0].isupper() and not after.text[0].isupper():
                found.add(name.text)
    return frozenset(found)
