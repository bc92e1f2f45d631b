"""Masks: private names out of what is shared. In: claims of one report, texts. Out: the texts with [name] in
their place. Offsets stay those of the original: a masked text no longer has the length that its `start` and
`end` say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from reportedly.model.actor import Actor, Speaker
from reportedly.model.claim import Claim
from reportedly.model.span import Span

MASK = "[name]"

_PROPER = re.compile(r"[^\W\d_][\w'’-]*")
_NO_NAMES = frozenset((
    "a", "an", "the", "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "doctor", "professor",
    "father", "mother", "son", "daughter", "brother", "sister", "resident", "witness", "local",
    "one", "two", "three",
))  # fmt: skip
# Fields that hold places, publishers and addresses: a town that is called like a victim stays a town.
_KEPT = frozenset((
    "place", "sites", "report", "path", "url", "publisher", "id", "report_id", "claim_id", "schema",
    "mention_group",
))  # fmt: skip

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
    private: set[str] = set()
    public: set[str] = set()
    for claim in claims:
        for person in (claim.speaker, claim.actor, claim.target):
            if person is not None:
                (private if person.private else public).update(_parts(person))
        if claim.place is not None:
            public.update(_PROPER.findall(f"{claim.place.name or ''} {claim.place.span.text}"))
    return frozenset(private - public)


def mask_names(text: str, names: Names) -> str:
    """The text with [name] wherever one of the names stands as a word, neighbouring ones as one."""
    if not names or not text:
        return text
    one = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    return re.sub(rf"(?<!\w)(?:{one})(?:[ ](?:{one}))*(?!\w)", MASK, text)


def mask_record(record: Mapping[str, Any], names: Names) -> dict[str, Any]:
    """The record with the names masked in every text that it holds, save places, publishers and addresses."""
    return {key: value if key in _KEPT else _masked(value, names) for key, value in record.items()}


def _masked(value: Any, names: Names) -> Any:
    if isinstance(value, str):
        return mask_names(value, names)
    if isinstance(value, list):
        return [_masked(item, names) for item in value]
    if isinstance(value, dict):
        return mask_record(value, names)
    return value


def _parts(person: Actor | Speaker) -> set[str]:
    """The capitalised words of the person's name, or without one of its words in the text: what tells who it
    is.

    "a resident" has none and stays as it is."""
    words = _PROPER.findall(person.name or person.span.text)
    names = {
        word for word in words if word[:1].isupper() and word.casefold() not in _NO_NAMES and len(word) > 1
    }
    # scripts without capital letters: the resolved name as a whole
    if person.name and not any(char.isupper() or char.islower() for char in person.name):
        names.add(person.name)
    return names | {name.removesuffix(suffix) for name in names for suffix in ("'s", "’s")}
