"""Answers: our happenings as MUC-4 templates. In: claims of a message, its date. Out: for each template its
answers by slot, in MUC-4's words, and with its references.

Only what the claims hold is used: no word of the text is read again, but for the last word of a noun phrase,
whose class tells persons from things and bodies from individuals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.data.lexicons import noun_classes
from reportedly.evaluate.muc4_happenings import ROBBERY, Incident, group_claims
from reportedly.evaluate.names import fold
from reportedly.model.actor import Actor
from reportedly.model.claim import Claim
from reportedly.model.figure import Figure

Interval = tuple[str | None, str]
"""ISO days, both inclusive; without a first day it is "on or before"."""

COUNTRY_NAMES: Final[Mapping[str, str]] = {
    "SLV": "EL SALVADOR", "GTM": "GUATEMALA", "HND": "HONDURAS", "ARG": "ARGENTINA", "BOL": "BOLIVIA",
    "CHL": "CHILE", "COL": "COLOMBIA", "ECU": "ECUADOR", "PER": "PERU", "NIC": "NICARAGUA", "PAN": "PANAMA",
    "CRI": "COSTA RICA", "MEX": "MEXICO", "USA": "UNITED STATES", "ESP": "SPAIN", "BRA": "BRAZIL",
    "VEN": "VENEZUELA", "CUB": "CUBA",
}  # fmt: skip
_HUMAN: Final = frozenset({"person", "civilians", "fighter", "state_force", "group", "troops", "prisoner"})
_THING: Final = frozenset({"building", "vehicle", "infrastructure", "aircraft", "utility", "road", "airport"})
_INDIVIDUAL: Final = frozenset({"person", "fighter"})
_PERSON_KINDS: Final = frozenset(
    {"military", "armed_group", "official", "resident", "medic", "media", "witness"}
)
_HARM: Final[Mapping[str, str]] = {"killed": "DEATH", "injured": "INJURY"}
_OF_PEOPLE: Final = frozenset({"killed", "injured", "casualties", "abducted", "hostages", "missing"})
_OF_THINGS: Final = frozenset({"buildings_damaged", "vehicles_destroyed"})
_DEADLY: Final = ("kill", "murder", "assassin", "die", "dead", "death", "slay", "slain", "massacre", "execut")
_HURTING: Final = ("wound", "injur", "hurt")
_DESTROYING: Final = ("destroy", "destruct", "blow", "blew", "raze", "demolish", "burn down")
_DAMAGING: Final = ("damage", "burn", "fire", "torch")
_TRYING: Final = ("attempt", "tried to", "try to", "foil", "defus", "deactivat")
_PHRASE_ENDS: Final = frozenset(
    {"of", "in", "at", "on", "from", "to", "who", "whom", "that", "which", "with", "near", "and", "by", "for"}
)
_PRONOUNS: Final = frozenset(
    {"he", "she", "they", "it", "him", "her", "them", "who", "which", "that", "we", "i", "us", "you"}
    | {"his", "its", "their", "our", "my", "each", "other", "himself", "themselves"}
)
# General words for people who act together name no body (taskdoc, slot 9: "guerrilla column").
_BANDS: Final = frozenset({"column", "patrol", "group", "unit", "commando", "squad", "band", "gang", "cell"})


@dataclass(frozen=True, slots=True)
class Target:
    """A person or thing that was attacked: its words, how many in MUC-4's notation, what became of it."""

    words: str
    number: str | None = None
    effects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """One template as we fill it; the place is its country and the names of what is more specific."""

    type: str
    stage: str
    date: Interval | None
    country: str | None
    places: tuple[str, ...]
    instruments: tuple[str, ...]
    individuals: tuple[str, ...]
    organizations: tuple[str, ...]
    things: tuple[Target, ...]
    persons: tuple[Target, ...]


def answer_message(claims: Sequence[Claim], published: str | None) -> tuple[Answers, ...]:
    """The templates that the claims of one message make, in the order of the text."""
    usual = _usual_country(claims)
    return tuple(_answers(incident, published, usual) for incident in group_claims(claims, published))


def _usual_country(claims: Sequence[Claim]) -> str | None:
    """The country most named by places and, where no place says one, by the sides of those who act."""
    countries = Counter(c.place.country for c in claims if c.place is not None and c.place.country)
    actors = (actor for c in claims for actor in (c.actor, c.target, c.speaker) if actor is not None)
    sides = Counter(actor.side for actor in actors if actor.side is not None)
    countries = countries or Counter({side: n for side, n in sides.items() if side in COUNTRY_NAMES})
    return countries.most_common(1)[0][0] if countries else None


def _answers(incident: Incident, published: str | None, usual: str | None) -> Answers:
    claims = incident.claims
    acting = [c.actor.span.text for c in claims if c.actor is not None and not _is_place(c.actor, c)]
    actors = _unlike(acting)
    placed = sorted((c.place for c in claims if c.place is not None), key=lambda place: place.inherited)
    country = next((place.country for place in placed if place.country), usual)
    specific = next((place for place in placed if place.precision != "country"), None)
    return Answers(
        type=incident.type,
        stage=_stage(claims),
        date=_date(claims, published),
        # The slot is never left empty (taskdoc 7.4): else the country most named in the message.
        country=COUNTRY_NAMES.get(country or ""),
        places=() if specific is None else tuple(p for p in (specific.span.text, specific.name) if p),
        instruments=_unlike([c.instrument.span.text for c in claims if c.instrument is not None]),
        individuals=tuple(words for words in actors if _is_individual(words)),
        organizations=tuple(words for words in actors if not _is_individual(words)),
        things=_joined(_things(incident)),
        persons=_joined(_persons(claims)),
    )


def _stage(claims: Sequence[Claim]) -> str:
    if all(claim.modality == "planned" for claim in claims):
        return "THREATENED"
    trying = any(word in claim.words.text.lower() for claim in claims for word in _TRYING)
    return "ATTEMPTED" if trying and not any(c.figures for c in claims) else "ACCOMPLISHED"


def _date(claims: Sequence[Claim], published: str | None) -> Interval | None:
    """The first day told; without any, "on or before" the message's date (taskdoc 7.3, note 3)."""
    for claim in sorted(claims, key=lambda c: c.time is not None and c.time.inherited):
        if claim.time is not None and claim.time.start and claim.time.end:
            return claim.time.start[:10], claim.time.end[:10]
    return None if published is None else (None, published)


def _things(incident: Incident) -> Iterator[Target]:
    for claim in incident.claims:
        if claim.target is not None and _classes(claim.target.span.text) & _THING:
            words = claim.target.span.text
            yield Target(words, _number_by_form(words), _effect_on_thing(claim, incident.type))
        for figure in claim.figures:
            if figure.measure in _OF_THINGS:
                effects = _effect_on_thing(claim, incident.type) or ("SOME DAMAGE",)
                yield Target(figure.counted or figure.span.text, _number(figure), effects)


def _persons(claims: Sequence[Claim]) -> Iterator[Target]:
    for claim in claims:
        if claim.target is not None and _is_human(claim.target) and not _is_place(claim.target, claim):
            words = claim.target.span.text
            yield Target(words, _number_by_form(words), _effect_on_person(claim))
        for figure in claim.figures:
            if figure.measure not in _OF_PEOPLE:
                continue
            effect = _HARM.get(figure.measure)
            if figure.best == 0:  # nobody: an effect without a target (taskdoc 7.24)
                yield Target("-", None, () if effect is None else (f"NO {effect}",))
            else:
                words = figure.counted or figure.span.text
                yield Target(words, _number(figure), () if effect is None else (effect,))


def _effect_on_thing(claim: Claim, kind: str) -> tuple[str, ...]:
    told = claim.trigger.text.lower() + " " + " ".join(claim.reasons).lower()
    if kind == ROBBERY:
        return ()
    if any(word in told for word in _DESTROYING):
        return ("DESTROYED",)
    return ("SOME DAMAGE",) if any(word in told for word in _DAMAGING) else ()


def _effect_on_person(claim: Claim) -> tuple[str, ...]:
    told = claim.trigger.text.lower()
    if claim.kind == "killing" or any(word in told for word in _DEADLY):
        return ("DEATH",)
    return ("INJURY",) if any(word in told for word in _HURTING) else ()


def _is_human(target: Actor) -> bool:
    classes = _classes(target.span.text)
    if classes & _HUMAN:
        return True
    # An unlisted name: a person's, unless the class says a thing or a place.
    return not classes and (target.kind is None or target.kind in _PERSON_KINDS)


def _is_place(actor: Actor, claim: Claim) -> bool:
    """Whether an actor or target is the place itself, which is neither (taskdoc 1.0, 7)."""
    place = set() if claim.place is None else set(fold(claim.place.span.text).split())
    return bool(place) and place <= set(fold(actor.span.text).split()) and not _classes(actor.span.text)


def _is_individual(words: str) -> bool:
    """Individuals are told by common nouns for people, and bodies by all else (taskdoc, slots 9 and 10)."""
    return bool(_classes(words) & _INDIVIDUAL) or _last_word(words) in _BANDS


def _classes(words: str) -> frozenset[str]:
    """The classes of the noun that heads a phrase: the last word before its first preposition."""
    word, table = _last_word(words), noun_classes()
    singular = [word.removesuffix(end) for end in ("s", "es")]
    forms = (word, *singular, word.replace("men", "man"), f"{word.removesuffix('ies')}y")
    return frozenset(name for form in forms for name in table.get(form, ()))


def _last_word(words: str) -> str:
    phrase = list[str]()
    for word in words.lower().replace(",", " ,").split():
        if phrase and (word in _PHRASE_ENDS or word in (",", "(", "[")):
            break
        phrase.append(word.strip("\"'()[]"))
    return phrase[-1] if phrase else ""


def _number(figure: Figure) -> str:
    """A figure in MUC-4's notation: "3", "~10", "6-" for at least, "6-8" for a range, PLURAL."""
    if figure.bound == "vague" or (figure.low is None and figure.best is None and figure.high is None):
        return "PLURAL"
    if figure.bound == "range" and figure.low is not None and figure.high is not None:
        return f"{figure.low:g}-{figure.high:g}"
    value = next(v for v in (figure.best, figure.low, figure.high) if v is not None)
    return {"about": "~{:g}", "over": "{:g}-"}.get(figure.bound, "{:g}").format(value)


def _number_by_form(words: str) -> str:
    last = _last_word(words)
    plural = last.endswith(("s", "men", "people", "children", "police")) and not last.endswith("ss")
    # A name that ends in s is still one person's.
    return "PLURAL" if plural and _classes(words) else "1"


def _unlike(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts without those whose words another one holds; pronouns name nobody."""
    kept: list[str] = []
    for text in sorted(dict.fromkeys(texts), key=lambda text: -len(text)):
        words = set(fold(text).split())
        if words and not words <= _PRONOUNS and not any(words <= set(fold(k).split()) for k in kept):
            kept.append(text)
    return tuple(kept)


def _joined(targets: Iterable[Target]) -> tuple[Target, ...]:
    """Targets that are told twice, once: the words of one are among the other's. A counted number stands
    before one by the form of the word."""
    kept: list[Target] = []
    for target in targets:
        words = set(fold(target.words).split())
        if words <= _PRONOUNS and target.words != "-":
            continue
        same = next((i for i, k in enumerate(kept) if _is_same(words, set(fold(k.words).split()))), None)
        if same is None:
            kept.append(target)
            continue
        old = kept[same]
        number = target.number if old.number in (None, "1", "PLURAL") and target.number else old.number
        longer = max(old.words, target.words, key=len)
        kept[same] = Target(longer, number, tuple(dict.fromkeys((*old.effects, *target.effects))))
    return tuple(kept)


def _is_same(one: set[str], other: set[str]) -> bool:
    return one == other or bool(one and other and (one <= other or other <= one))
