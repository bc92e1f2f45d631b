"""Private names -> [name], in our sentences and in cited words and their context. In: claims with private
actors and speakers, reports. Out: a masker for each report. Offsets of spans stay those of the unmasked text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from reportedly.brief.names import MASK, name_parts
from reportedly.brief.wording import listed
from reportedly.model.claim import Claim
from reportedly.model.report import Report

Mask = Callable[[str], str]


def _people(claims: Iterable[Claim]) -> Iterable[tuple[str, bool, bool]]:
    for claim in claims:
        for who in (claim.speaker, claim.actor, claim.target):
            if who is not None:
                yield from (
                    (text, who.private, text is who.name) for text in (who.name, who.span.text) if text
                )
        yield from ((via.name, False, True) for via in claim.via if via.name)


def _is_name(part: str) -> bool:
    """Whether a lone word can be somebody's name: "Al" and "Ibn" are in every second name of a place."""
    return len(part) > 2 and part.lower() not in listed("name_particles")


def _name_in(text: str) -> str:
    """The name in words such as `Captain Joss Tarrow of Dale`: its capitalised words that are no rank and no
    place."""
    return " ".join(name_parts(text))


def _pattern(texts: Iterable[str]) -> str:
    ordered = sorted({text for text in texts if text}, key=len, reverse=True)
    return "|".join(r"\s+".join(re.escape(word) for word in text.split()) for text in ordered)


def _masker(private: set[str], public: set[str]) -> Mask:
    if not private:
        return lambda text: text
    # public full names come first, so that a shared surname does not blot out an official
    keep = _pattern(public)
    hide = _pattern(private)
    kept = f"(?P<keep>{keep})|" if keep else ""
    pattern = re.compile(rf"(?<!\w)(?:{kept}(?P<hide>{hide}))(?!\w)")

    def mask(text: str) -> str:
        masked = pattern.sub(lambda found: found.group() if found.groupdict().get("keep") else MASK, text)
        return re.sub(rf"{re.escape(MASK)}(?:[\s-]+{re.escape(MASK)})+", MASK, masked)

    return mask


def maskers(reports: Sequence[Report], claims: Sequence[Claim], *, show_names: bool) -> Mapping[str, Mask]:
    """For each report's id the function that masks a text of it; under "" the one for our own sentences.

    Full private names are masked everywhere, their parts (a surname alone) in the reports that name the
    person.
    """
    if show_names:
        return {key: lambda text: text for key in ("", *(report.id for report in reports))}
    people = [(claim.report_id, *person) for claim in claims for person in _people([claim])]
    public = {text for _, text, private, is_name in people if not private and is_name and " " in text}
    full = {_name_in(text) for _, text, private, _ in people if private and _name_in(text)}
    full |= {text for _, text, private, is_name in people if private and is_name}
    full = {name for name in full if " " in name or _is_name(name)}
    # a town that is called like a victim stays a town
    towns = {
        text
        for claim in claims
        if claim.place
        for text in (claim.place.name, claim.place.span.text)
        if text and text[0].isupper()
    }
    public = (public | {town for town in towns if not any(name in town for name in full)}) - full
    found: dict[str, Mask] = {"": _masker({name for name in full if " " in name} or full, public)}
    own: dict[str, set[str]] = {}
    for owner, text, private, _ in people:
        if private:
            own.setdefault(owner, set()).update(filter(_is_name, name_parts(text)))
    everywhere = _masker(full, public)
    for report in reports:  # a mask of its own only where a report names somebody: there are many reports
        parts = own.get(report.id, set()) - full
        found[report.id] = (
            _in_turn(everywhere, _masker(parts, _holding(parts, public))) if parts else everywhere
        )
    return found


def _in_turn(first: Mask, second: Mask) -> Mask:
    return lambda text: second(first(text))


def _holding(parts: set[str], public: set[str]) -> set[str]:
    """The public names in which one of the parts stands: no others need to be kept from them."""
    return {name for name in public if any(part in name for part in parts)}
