"""MUC-4 scores: our templates of a message against the gold ones, slot by slot. In: gold templates, answers.
Out: rows of counts, addable over messages.

The scorer: templates are paired one to one, the pair with most right fills first; a pair needs the type and
one more right fill beside the stage, or two right phrases. All templates count: the fills of a gold template
without a partner are missed, those of ours without one are surplus; an OPTIONAL one may be missed. A phrase
is right if its words are all in one of the gold's forms or the other way round, a number or an effect if it
is said of a target that is right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, TypeVar

from reportedly.evaluate.matching import pair_up
from reportedly.evaluate.muc4 import Template, date_of
from reportedly.evaluate.muc4_answers import Answers, Interval, Target
from reportedly.evaluate.muc4_fills import Fill
from reportedly.evaluate.names import fold, same_speaker_name
from reportedly.evaluate.rows import Rows
from reportedly.evaluate.tallies import Found

_A = TypeVar("_A")

DATE, PLACE, TYPE, STAGE, INSTRUMENT, INDIVIDUAL, ORGANIZATION = 2, 3, 4, 5, 6, 9, 10
THING, THING_NUMBER, THING_EFFECT = 12, 14, 16
NAME, DESCRIPTION, PERSON_NUMBER, PERSON_EFFECT = 18, 19, 21, 23
_PHRASES: Final = ("perpetrator: individual", "perpetrator: organization", "physical target", "human target")
# The roles of Du et al., "Template Filling with Generative Transformers", 2021, and the type.
_ROLES: Final = ("type of incident", "instrument", *_PHRASES)
# Where MUC-4 writes the message's date and before for "on Wednesday", the Wednesday before it is right.
_WEEK: Final = timedelta(days=7)
_TYPE_SEGMENT: Final = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class PairedTemplates:
    """The templates of one message: pairs of gold and ours, and what has no partner."""

    pairs: tuple[tuple[Template, Answers], ...]
    missed: tuple[Template, ...]
    surplus: tuple[Answers, ...]


def pair_templates(gold: Sequence[Template], given: Sequence[Answers]) -> PairedTemplates:
    """The pairs, the one with most right fills first."""
    weighed = sorted(
        ((_weight(one, other), -i, -j) for i, one in enumerate(gold) for j, other in enumerate(given)),
        reverse=True,
    )
    chosen: dict[int, int] = {}
    for weight, i, j in weighed:
        if weight and -i not in chosen and -j not in chosen.values():
            chosen[-i] = -j
    return PairedTemplates(
        tuple((gold[i], given[j]) for i, j in sorted(chosen.items())),
        tuple(one for i, one in enumerate(gold) if i not in chosen),
        tuple(other for j, other in enumerate(given) if j not in chosen.values()),
    )


def score_message(gold: Sequence[Template], given: Sequence[Answers]) -> Rows:
    """The counts of one message, over all templates and over the paired ones alone."""
    paired = pair_templates(gold, given)
    required = [one for one in paired.missed if not one.optional]
    tallies = [_slots(one, other) for one, other in paired.pairs]
    in_pairs = _sum(tallies)
    tallies += [_slots(one, None) for one in required] + [_slots(None, other) for other in paired.surplus]
    found = _sum(tallies)
    told = any(not one.optional for one in gold)
    unsure = bool(gold) and not told  # nothing but OPTIONAL templates: silence and speech are both right
    return Rows(
        1,
        {
            "messages with incidents": Found(
                int(told and bool(given)), int(bool(given) and not unsure), int(told)
            ),
            "templates": Found(len(paired.pairs), len(given), len(paired.pairs) + len(required)),
            "all slots": _total(found, found),
            "type and five roles": _total(found, _ROLES),
            **found,
            "all slots of paired templates": _total(in_pairs, in_pairs),
        },
    )


def _total(found: Mapping[str, Found], names: Iterable[str]) -> Found:
    return sum((found[name] for name in names if name in found), Found())


def _sum(tallies: Sequence[dict[str, Found]]) -> dict[str, Found]:
    names = dict.fromkeys(name for tally in tallies for name in tally)
    return {name: sum((tally[name] for tally in tallies), Found()) for name in names}


def _weight(gold: Template, given: Answers) -> int:
    """The right fills of a pair, 0 where it can be none."""
    found = _slots(gold, given)
    right = sum(tally.right for tally in found.values())
    phrases = sum(found[name].right for name in _PHRASES)
    of_type = found["type of incident"].right and right - found["stage of execution"].right > 1
    return right if of_type or phrases > 1 else 0


def _slots(gold: Template | None, given: Answers | None) -> dict[str, Found]:
    """The counts of all slots; one side is None for a template without a partner."""
    slots = {} if gold is None else gold.slots
    things, persons = things_and_persons(gold)
    of_things, of_persons = ((), ()) if given is None else (given.things, given.persons)

    def told(part: str) -> Sequence[Any]:
        value = None if given is None else getattr(given, part)
        return () if value is None else (value,)

    def listed(part: str) -> Sequence[str]:
        return () if given is None else getattr(given, part)

    return {
        "type of incident": _count(slots.get(TYPE, ()), told("type"), _is_listed),
        "stage of execution": _count(slots.get(STAGE, ()), told("stage"), _is_listed),
        "date": _count(slots.get(DATE, ()), told("date"), _is_date),
        "country": _count(_countries(slots.get(PLACE, ())), told("country"), _is_listed),
        "place in the country": _place(slots.get(PLACE, ()), listed("places")),
        "instrument": _count(slots.get(INSTRUMENT, ()), listed("instruments"), _is_phrase),
        "perpetrator: individual": _count(slots.get(INDIVIDUAL, ()), listed("individuals"), _is_phrase),
        "perpetrator: organization": _count(slots.get(ORGANIZATION, ()), listed("organizations"), _is_phrase),
        "physical target": _count(things, _named(of_things), _is_target),
        "physical target: number": _count(slots.get(THING_NUMBER, ()), _counted(of_things), _is_number),
        "physical target: effect": _count(slots.get(THING_EFFECT, ()), _affected(of_things), _is_effect),
        "human target": _count(persons, _named(of_persons), _is_target),
        "human target: number": _count(slots.get(PERSON_NUMBER, ()), _counted(of_persons), _is_number),
        "human target: effect": _count(slots.get(PERSON_EFFECT, ()), _affected(of_persons), _is_effect),
    }


def _count(fills: Sequence[Fill], answers: Sequence[_A], fits: Callable[[Fill, _A], bool]) -> Found:
    """One to one; a fill that may be left out counts only where it is found."""
    pairs = pair_up(fills, answers, fits)
    found = {i for i, _ in pairs}
    asked = sum(not fill.optional or i in found for i, fill in enumerate(fills))
    return Found(len(pairs), len(answers), asked)


def _named(targets: Sequence[Target]) -> list[Target]:
    return [target for target in targets if target.words != "-"]


def _counted(targets: Sequence[Target]) -> list[Target]:
    return [target for target in targets if target.number]


def _affected(targets: Sequence[Target]) -> list[Target]:
    """One target for each of its effects."""
    return [Target(target.words, None, (effect,)) for target in targets for effect in target.effects]


def things_and_persons(gold: Template | None) -> tuple[tuple[Fill, ...], tuple[Fill, ...]]:
    """Things, and persons, of whom a name with what is said of it is one and a description alone another."""
    if gold is None:
        return (), ()
    names, alone = list(gold.slots.get(NAME, ())), list[Fill]()
    for description in gold.slots.get(DESCRIPTION, ()):
        of_name = next((i for i, n in enumerate(names) if {*n.values} & {*description.refers_to}), None)
        if of_name is None:
            alone.append(Fill(description.values, (), description.optional))
        else:
            name = names[of_name]
            names[of_name] = Fill((*name.values, *description.values), (), name.optional)
    return gold.slots.get(THING, ()), (*names, *alone)


def _is_listed(fill: Fill, given: str) -> bool:
    return given in fill.values


def _is_phrase(fill: Fill, given: str) -> bool:
    return same_speaker_name(fill.values, [given])


def _is_target(fill: Fill, given: Target) -> bool:
    return _is_phrase(fill, given.words)


def _is_of(fill: Fill, given: Target) -> bool:
    """Whether a number or an effect is said of the same target."""
    if given.words == "-" or not fill.refers_to or fill.refers_to == ("-",):
        return given.words == "-" and fill.refers_to in ((), ("-",))
    return same_speaker_name(fill.refers_to, [given.words])


def _is_number(fill: Fill, given: Target) -> bool:
    """The same number; "6-" for 6 and "~10" for 10 will do."""
    plain = {value.strip("~- ") for value in fill.values}
    return _is_of(fill, given) and (given.number or "").strip("~- ") in plain


def _is_effect(fill: Fill, given: Target) -> bool:
    effect = given.effects[0]
    both = effect in ("NO DEATH", "NO INJURY") and "NO INJURY OR DEATH" in fill.values
    return _is_of(fill, given) and (effect in fill.values or both)


def _is_date(fill: Fill, given: Interval) -> bool:
    return any(fits_date(value, given) for value in fill.values)


def fits_date(value: str, given: Interval) -> bool:
    """Whether the days given are the gold's, lie in its interval, or in the week before an "on or before"."""
    before, dash, after = value.partition("-")
    last = date_of(after if dash else before)
    if last is None:
        return False
    start, end = given
    if not before.strip():
        early = (date.fromisoformat(last) - _WEEK).isoformat()
        return end == last if start is None else early <= start and end <= last
    first = date_of(before)
    return start is not None and first is not None and first <= start and end <= last


def _countries(fills: Sequence[Fill]) -> list[Fill]:
    return [Fill(tuple(place_segments(v)[0] for v in fill.values), (), fill.optional) for fill in fills]


def _place(fills: Sequence[Fill], names: Sequence[str]) -> Found:
    """What is more specific than the country: right if one of its names is one of the gold's."""
    forms = [{fold(s) for value in f.values for s in place_segments(value)[1:]} for f in fills]
    given = {fold(name) for name in names}
    # The gold asks for no more than the country where one of its forms is the country alone.
    asked = sum(all(len(place_segments(value)) > 1 for value in fill.values) for fill in fills)
    right = sum(bool(form & given) for form in forms)
    return Found(right, int(bool(given)), max(asked, right))


def place_segments(value: str) -> list[str]:
    """ "PERU: LIMA (CITY): ATE (NEIGHBORHOOD)" as its names, with both of "CUCUTA (CITY) - BOGOTA (CITY)"."""
    parts = [part for segment in value.split(":") for part in segment.split(" - ")]
    return [_TYPE_SEGMENT.sub("", part).strip() for part in parts]
