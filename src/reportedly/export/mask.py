"""Masks: private names out of what is shared. In: claims of one report, texts. Out: the texts with [name] in
their place. Offsets stay those of the original: a masked text no longer has the length that its `start` and
`end` say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, cast

from reportedly.model.actor import Actor, Speaker
from reportedly.model.claim import Claim
from reportedly.model.span import Span

MASK = "[name]"

_PROPER = re.compile(r"[^\W\d_][\w'’-]*")
_SUFFIX = re.compile(r"['’]s?$", re.IGNORECASE)
_HYPHEN = re.compile(r"-")
# Kinds of those who speak for themselves; an actor or a body of any other kind is public.
_PRIVATE_KINDS = frozenset((None, "resident", "witness", "medic", "rescuer", "anonymous", "other"))
_NO_NAMES = frozenset((
    "a", "an", "the", "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "doctor", "professor",
    "father", "mother", "son", "daughter", "brother", "sister", "resident", "witness", "local",
    "wife", "husband", "relative", "neighbour", "neighbor", "family", "one", "two", "three",
))  # fmt: skip
# Fields that hold places, publishers and addresses: a town that is called like a victim stays a town.
_KEPT = frozenset((
    "place", "sites", "report", "path", "url", "publisher", "id", "report_id", "claim_id", "schema",
    "mention_group",
))  # fmt: skip

PRIVATE_KEY = re.compile(r"private:[0-9a-f]{10}")  # as fuse/origins.py makes them

Names = frozenset[str]


def mask_text(text: str, spans: Iterable[Span], *, start: int = 0) -> str:
    """The text with [name] in place of each span; the spans count from the report's beginning, `text` from
    `start`.

    Spans may overlap each other or reach beyond the text; offsets taken from the report stay valid there, not
    here."""
    reach = sorted((max(0, span.start - start), min(len(text), span.end - start)) for span in spans)
    merged: list[tuple[int, int]] = []
    for first, last in reach:
        if last <= first:
            continue
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    for first, last in reversed(merged):
        text = text[:first] + MASK + text[last:]
    return text


def private_names(claims: Iterable[Claim]) -> Names:
    """The private names of one report, whole and in their parts; parts that a public person or a place there
    shares are left."""
    people: list[Actor] = []
    places: set[str] = set()
    for claim in claims:
        people += [person for person in (claim.speaker, claim.actor, claim.target) if person is not None]
        if claim.place is not None:
            places.update(_PROPER.findall(f"{claim.place.name or ''} {claim.place.span.text}"))
    return _without(names_of_people(people), places)


def names_of_people(people: Iterable[Actor]) -> Names:
    """The names of the private ones among these, without the parts that a public one shares.

    Whoever is private in one place and public in another is private; only a known public person or body
    takes parts away, never a phrase such as "Mensah's wife"."""
    given = list(people)
    hidden = {person.name.casefold() for person in given if person.private and person.name}
    private: set[str] = set()
    public: set[str] = set()
    for person in given:
        if person.private or (person.name or "").casefold() in hidden:
            private.update(_parts(person))
        elif _is_known(person) and not any(name in str(person.name).casefold() for name in hidden):
            public.update(_parts(person))
    return _without(private, public)


def _is_known(person: Actor) -> bool:
    """Whether it has a name and is somebody public: of the register, of a public kind, a known side."""
    return person.name is not None and (person.kind not in _PRIVATE_KINDS or person.side is not None)


def _without(names: Iterable[str], left: Iterable[str]) -> Names:
    kept = {name.casefold() for name in left}
    return frozenset(name for name in names if name.casefold() not in kept)


def mask_names(text: str, names: Names) -> str:
    """The text with [name] wherever one of the names stands as a word, neighbouring ones as one."""
    if not names or not text:
        return text
    return name_pattern(names).sub(MASK, text)


@lru_cache(maxsize=256)
def name_pattern(names: Names) -> re.Pattern[str]:
    """What finds the names as words, neighbouring ones as one.

    One counts as it is written, with a capital or in capitals, for "he said" is no Mr Said; several in a row
    also where all are small."""
    forms = {form for name in names for form in (name, name.upper(), name[:1].upper() + name[1:])}
    written = _any_of(forms | {name.title() for name in names if name.isupper()})
    small = _any_of(name.lower() for name in names)
    joint = r"(?:[^\S\n]|-)+"
    return re.compile(
        rf"(?<!\w)(?:(?:{written})(?:{joint}(?:{written}))*|(?:{small})(?:{joint}(?:{small}))+)(?!\w)"
    )


def _any_of(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def mask_record(record: Mapping[str, Any], names: Names) -> dict[str, Any]:
    """The record with the names masked in every text that it holds, save places, publishers and addresses.

    Private origins are numbered as they come: the key that fusion gives them is made of the name, and could
    be tried out."""
    numbers: dict[str, str] = {}

    def masked(value: Any) -> Any:
        if isinstance(value, str):
            if PRIVATE_KEY.fullmatch(value):
                return numbers.setdefault(value, f"private:{len(numbers) + 1}")
            return mask_names(value, names)
        if isinstance(value, list):
            return [masked(item) for item in value]
        if isinstance(value, dict):
            return {key: item if key in _KEPT else masked(item) for key, item in value.items()}
        return value

    return cast("dict[str, Any]", masked(dict(record)))


def _parts(person: Actor | Speaker) -> set[str]:
    """The capitalised words of the person's name, or without one of its words in the text: what tells who it
    is. A double name also in its halves; a name that the text writes small, small.

    "a resident" has none and stays as it is."""
    words = [_SUFFIX.sub("", word) for word in _PROPER.findall(person.name or person.span.text)]
    names = {word for word in words if _is_name(word)}
    if person.name and person.name.islower():  # a text all in small letters
        names = {word for word in words if len(word) > 2 and word not in _NO_NAMES}
    names |= {half for word in names for half in _HYPHEN.split(word) if len(half) > 2 and _is_name(half)}
    written = {_SUFFIX.sub("", word) for word in _PROPER.findall(person.span.text) if word.islower()}
    names |= {name.casefold() for name in names if name.casefold() in written}
    # scripts without capital letters: the resolved name as a whole
    if person.name and not any(char.isupper() or char.islower() for char in person.name):
        names.add(person.name)
    return names


def _is_name(word: str) -> bool:
    """ "Mensah", "al-Hassan" and "d'Almeida", but neither an initial nor "Mother"."""
    has_capital = any(half[:1].isupper() for half in re.split(r"[-'’]", word))
    return has_capital and len(word) > 1 and word.casefold() not in _NO_NAMES
