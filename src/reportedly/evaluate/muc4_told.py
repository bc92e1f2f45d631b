"""Told templates: which gold template of its message a claim tells, by words alone. In: a claim, templates.
Out: the template's number, None where none or several alike are told.

The words of a template are words of the text, so that they can be sought in a claim: in its values, where
they count twice, else in its sentence. How the claim was put together with others is not asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from reportedly.evaluate.muc4 import Template
from reportedly.evaluate.muc4_happenings import ARSON, ATTACK, BOMBING, KIDNAPPING, ROBBERY, TYPES, type_of
from reportedly.evaluate.muc4_scores import (
    DATE,
    INDIVIDUAL,
    INSTRUMENT,
    ORGANIZATION,
    PLACE,
    TYPE,
    fits_date,
    place_segments,
    things_and_persons,
)
from reportedly.evaluate.names import fold, same_speaker_name
from reportedly.model.claim import Claim

# As what else the filled templates may count a claim's type; results are of any.
_MAY_BE: Final = {
    ATTACK: (ATTACK, BOMBING, ARSON, ROBBERY), BOMBING: (BOMBING, ATTACK, ARSON), ARSON: (ARSON, BOMBING),
    KIDNAPPING: (KIDNAPPING,), ROBBERY: (ROBBERY,),
}  # fmt: skip
# A target counts most: it is what the templates of one message differ in.
_TARGET, _PLACE, _OTHER, _TYPE, _DAY = 2, 1, 1, 1, 1
_LEAST = 3
_OWN = 2  # in the claim's own values, not only in its sentence

_DATELINE: Final = re.compile(r"^.{0,80}? -- ")

Forms = Sequence[str]


def told_template(claim: Claim, templates: Sequence[Template]) -> int | None:
    """The number of the template of which the claim has most; None where that is too little, or where
    another has as much."""
    if claim.kind not in TYPES or claim.polarity != "affirmed":
        return None
    points = [_points(claim, template) for template in templates]
    most = max(points, default=0)
    return points.index(most) if most >= _LEAST and points.count(most) == 1 else None


def _points(claim: Claim, template: Template) -> int:
    """What the claim has of the template, 0 where it is of another type, or names neither a target nor the
    place."""
    types = [value for fill in template.slots.get(TYPE, ()) for value in fill.values]
    kind = type_of(claim)
    if kind and not any(value in _MAY_BE[kind] for value in types):
        return 0
    sentence, slots = f" {fold(_DATELINE.sub('', claim.words.text))} ", template.slots
    things, persons = things_and_persons(template)
    where = _sum((_segments(fill.values) for fill in slots.get(PLACE, ())), _places(claim), sentence)
    whom = _sum((fill.values for fill in (*things, *persons)), _targets(claim), sentence)
    if not where and not whom:
        return 0
    by = [fill.values for slot in (INDIVIDUAL, ORGANIZATION) for fill in slots.get(slot, ())]
    with_what = [fill.values for fill in slots.get(INSTRUMENT, ())]
    others = _sum(by, _actors(claim), sentence) + _sum(with_what, _instruments(claim), sentence)
    return (
        _TARGET * whom + _PLACE * where + _OTHER * others + _TYPE * (kind in types)
        + _DAY * any(_is_day(claim, value) for fill in slots.get(DATE, ()) for value in fill.values)
    )  # fmt: skip


def _sum(fills: Iterable[Forms], own: Forms, sentence: str) -> int:
    """How many of the fills the claim names, those in its own values counted twice."""
    return sum(
        _OWN if any(_names(form, own) for form in forms) else any(f" {fold(f)} " in sentence for f in forms)
        for forms in fills
    )


def _names(form: str, own: Forms) -> bool:
    """Whether one of the claim's values names it: "Vell" names "Ana Vell", but "members" no "members of a
    commission"."""
    *_, last = fold(form).split() or [""]
    return any(same_speaker_name([form], [text]) and last in fold(text).split() for text in own)


def _targets(claim: Claim) -> list[str]:
    """Whom or what it says was hit: its target, and who or what is counted."""
    whom = [] if claim.target is None else [claim.target.span.text]
    return whom + [figure.counted for figure in claim.figures if figure.counted]


def _places(claim: Claim) -> list[str]:
    place = claim.place
    if place is None or place.inherited:
        return []
    return [name for name in (place.span.text, place.name) if name]


def _actors(claim: Claim) -> list[str]:
    return [] if claim.actor is None else [claim.actor.span.text]


def _instruments(claim: Claim) -> list[str]:
    return [] if claim.instrument is None else [claim.instrument.span.text]


def _segments(values: Forms) -> tuple[str, ...]:
    """The names of what is more specific than the country."""
    return tuple(name for value in values for name in place_segments(value)[1:])


def _is_day(claim: Claim, value: str) -> bool:
    time = claim.time
    if time is None or time.inherited or not time.start or not time.end:
        return False
    return fits_date(value, (time.start[:10], time.end[:10]))
