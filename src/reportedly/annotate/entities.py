"""The entity layer: names and terms over the model's own guesses, longest match wins, each with its source.
In: a parsed document. Out: mentions that do not overlap, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from reportedly.annotate.candidates import Candidate, name_words
from reportedly.annotate.listed_names import find_listed_names
from reportedly.annotate.model_names import find_model_names, find_surnames, find_titled_names
from reportedly.annotate.name_sources import NameSources
from reportedly.annotate.other_words import is_other_word
from reportedly.annotate.short_places import find_short_places
from reportedly.annotate.title_words import without_title_words
from reportedly.annotate.unlisted_places import find_unlisted_places
from reportedly.annotate.weapons import find_weapons
from reportedly.data.lexicons import load_lexicon
from reportedly.model.document import Mention
from reportedly.model.span import Span

_PLACES = ("place", "region")
_BEFORE_TOWNS = frozenset({"of", "in", "at", "for", "the", ",", "-", "'s", "’s"})


def find_mentions(doc: Doc, text: str, sources: NameSources) -> tuple[Mention, ...]:
    """The document's mentions. Where two overlap the longer wins, then the better source."""
    surnames = find_surnames(doc) | find_titled_names(doc)
    candidates = [
        *_find_times(doc, sources),
        *find_listed_names(doc, sources),
        *find_short_places(doc),
        *find_unlisted_places(doc, sources),
        *find_model_names(doc, sources),
        *find_weapons(doc),
    ]
    trimmed = (without_title_words(candidate, doc, sources) for candidate in candidates)
    believed = [c for c in trimmed if c is not None and _is_believed(c, doc, surnames)]
    kept = _without_overlaps(believed, doc)
    return tuple(
        _mention(doc, text, candidate) for candidate in sorted(kept, key=lambda c: (c.first, -c.last))
    )


def _find_times(doc: Doc, sources: NameSources) -> Iterator[Candidate]:
    for start, end in sources.times(doc.text):
        tokens = doc.char_span(start, end, alignment_mode="expand")
        if tokens is not None:
            yield Candidate(tokens.start, tokens.end, "date", "times", 0)


def _is_believed(candidate: Candidate, doc: Doc, surnames: frozenset[str]) -> bool:
    if candidate.kind not in _PLACES:
        return True
    if _holds_another(candidate, doc):
        return False
    # the model alone takes groups and persons for places too often
    if candidate.source == "ner" and not _follows_preposition(doc, candidate.first):
        return False
    return not is_other_word(candidate, doc) and not _is_person(candidate, surnames, doc)


def _holds_another(candidate: Candidate, doc: Doc) -> bool:
    """ "in Moscow-controlled Luhansk": a name that says who holds the place named next."""
    following = doc[candidate.last : candidate.last + 2]
    return len(following) > 1 and following[0].text == "-" and following[1].lower_ in _held()


@cache
def _held() -> frozenset[str]:
    return frozenset(load_lexicon("holding")["held"])


def _follows_preposition(doc: Doc, first: int) -> bool:
    return any(token.lower_ in name_words("before_places") for token in doc[max(0, first - 3) : first])


def _is_person(candidate: Candidate, surnames: frozenset[str], doc: Doc) -> bool:
    """Whether a place name is here part of a person's name: inside a full name, or a known surname by
    itself, be it with a lost apostrophe."""
    if candidate.last - candidate.first > 1:
        return False
    token = doc[candidate.first]
    if candidate.source != "gazetteer":
        return token.text in surnames or token.text.removesuffix("s") in surnames
    return token.text in surnames and token.ent_type_ in ("PERSON", "ORG", "")


def _without_overlaps(candidates: Sequence[Candidate], doc: Doc) -> list[Candidate]:
    """The winners, and the towns within the bodies' names that won over them."""
    kept: list[Candidate] = []
    inner: list[Candidate] = []
    taken: set[int] = set()
    for candidate in sorted(candidates, key=lambda c: (-(c.last - c.first), c.rank, c.first)):
        tokens = range(candidate.first, candidate.last)
        if taken.isdisjoint(tokens):
            kept.append(candidate)
            taken.update(tokens)
        elif (
            candidate.kind in _PLACES
            and candidate.source == "gazetteer"
            and _stands_for_town(candidate, doc)
            and _is_inside_actor(candidate, kept)
        ):
            inner.append(replace(candidate, kind="inner_place"))
    return kept + inner


def _stands_for_town(candidate: Candidate, doc: Doc) -> bool:
    """At the head of a body's name or after "of": "Kyiv Mayor", "University of Aleppo", no "Court"."""
    words = doc[candidate.first : candidate.last].text
    if words.lower() in name_words("body_words"):
        return False
    before = doc[candidate.first - 1] if candidate.first else None
    if candidate.last - candidate.first > 1 or before is None or before.lower_ in _BEFORE_TOWNS:
        return True
    return not (before.text[0].isupper() and before.pos_ == "PROPN")


def _is_inside_actor(candidate: Candidate, kept: Sequence[Candidate]) -> bool:
    """A town in a body's name ("Kyiv Mayor"): not where something happened, but a hint."""
    return any(
        other.kind == "actor"
        and other.first <= candidate.first
        and candidate.last <= other.last
        and (other.first, other.last) != (candidate.first, candidate.last)
        for other in kept
    )


def _mention(doc: Doc, text: str, candidate: Candidate) -> Mention:
    tokens = doc[candidate.first : candidate.last]
    span = Span.of(text, tokens.start_char, tokens.end_char)
    return Mention(candidate.kind, span, candidate.first, candidate.last, candidate.source)
