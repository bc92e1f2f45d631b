"""Model names: what the language model takes for a name. In: a parsed document. Out: candidates, and the
surnames that tell a person from a place of the same name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc

from reportedly.annotate.candidates import Candidate, name_words, trimmed
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
        texts = [token.text for token in doc[first:last]]
        if not any(text[0].isupper() for text in texts):
            continue
        if all(text.lower() in name_words("never_names") or sources.is_nationality(text) for text in texts):
            continue
        yield Candidate(first, last, kind, "ner", 1 if kind == "person" and last - first > 1 else 5)


def find_surnames(doc: Doc) -> frozenset[str]:
    """Last names (as written) of the persons whom the text names in full."""
    names: set[str] = set()
    for entity in doc.ents:
        if entity.label_ == "PERSON":
            first, last = trimmed(doc, entity.start, entity.end)
            if last - first >= 2 and doc[last - 1].text[0].isupper():
                names.add(doc[last - 1].text)
    return frozenset(names)
