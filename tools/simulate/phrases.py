"""Phrases: the sentences in which a simulated outlet tells something. `[...]` marks the words that carry the
kind, `{...}` a slot. All of them are constructed."""

from __future__ import annotations

import random
from typing import NamedTuple


class Wording(NamedTuple):
    """How a kind is told with its actor, without, and after "denied that"."""

    active: str
    passive: str
    denied: str


def _strike(article: str, words: str) -> Wording:
    return Wording(
        f"{{actor}} carried out {article} [{words}] on {{place}}",
        f"{article} [{words}] hit {{place}}",
        f"{{actor}} had carried out {article} [{words}] on {{place}}",
    )


WORDINGS: dict[str, Wording] = {
    "shelling": Wording(
        "{actor} [shelled] {place}",
        "{place} was [shelled]",
        "{actor} had [shelled] {place}",
    ),
    "air_strike": _strike("an", "air strike"),
    "missile_strike": _strike("a", "missile strike"),
    "drone_strike": _strike("a", "drone strike"),
    "bombing": Wording(
        "{actor} set off a [car bomb] in {place}",
        "a [car bomb] went off in {place}",
        "{actor} had set off a [car bomb] in {place}",
    ),
    "killing": Wording(
        "{actor} [shot dead] {killed} in {place}",
        "{killed} were [shot dead] in {place}",
        "{actor} had [shot dead] anyone in {place}",
    ),
    "armed_clash": Wording(
        "{actor} and {target} [clashed] in {place}",
        "[clashes] broke out in {place}",
        "{actor} and {target} had [clashed] in {place}",
    ),
    "territory_captured": Wording(
        "{actor} [captured] {place}", "{place} was [captured]", "{actor} had [captured] {place}"
    ),
    "attack_repelled": Wording(
        "{actor} [repelled] an attack on {place}",
        "an attack on {place} was [repelled]",
        "{actor} had [repelled] an attack on {place}",
    ),
    "withdrawal": Wording(
        "{actor} [withdrew] from {place}",
        "troops [withdrew] from {place}",
        "{actor} had [withdrawn] from {place}",
    ),
    "abduction": Wording(
        "{actor} [abducted] {abducted} in {place}",
        "{abducted} were [abducted] in {place}",
        "{actor} had [abducted] anyone in {place}",
    ),
    "arrest": Wording(
        "{actor} [arrested] {arrested} in {place}",
        "{arrested} were [arrested] in {place}",
        "{actor} had [arrested] anyone in {place}",
    ),
    "looting": Wording(
        "{actor} [looted] shops in {place}",
        "shops in {place} were [looted]",
        "{actor} had [looted] shops in {place}",
    ),
    "displacement": Wording(
        "{displaced} [fled] {place}",
        "{displaced} [fled] {place}",
        "anyone had [fled] {place}",
    ),
    "evacuation": Wording(
        "{evacuated} were [evacuated] from {place}",
        "{evacuated} were [evacuated] from {place}",
        "anyone had been [evacuated] from {place}",
    ),
    "attack": Wording(
        "{actor} [attacked] {place}", "an [attack] hit {place}", "{actor} had [attacked] {place}"
    ),
    "explosion": Wording(
        "an [explosion] hit {place}", "an [explosion] hit {place}", "an [explosion] had hit {place}"
    ),
    "casualties": Wording(
        "{killed} were [killed] in {place}",
        "{killed} were [killed] in {place}",
        "anyone had been [killed] in {place}",
    ),
}  # fmt: skip

NAMES = (
    ("Ivo", "Marta", "Taro", "Lena", "Oskar", "Dina", "Pavo", "Silke", "Ruben", "Anouk", "Joren", "Mirel"),
    ("Marekov", "Tallisen", "Brandauer", "Okoruwa", "Delvigne", "Harsani", "Quintrell", "Vasmer", "Lindorf",
     "Achterberg", "Molnari", "Sedgewarth", "Tornquist", "Belaffi", "Rademaker", "Ustinari"),
)  # fmt: skip
WIRES = ("Alder Wire", "Cobalt News Agency", "Transmeridian Press", "Foxglove Dispatch")
_OUTLETS = (
    ("Amber", "Birchfield", "Copperline", "Drumlin", "Eastmarch", "Fenwick", "Gannet", "Hollow Oak",
     "Ironbridge", "Juniper", "Kestrel", "Larkspur", "Millrace", "Nettle", "Oxbow", "Pinnacle"),
    ("Courier", "Gazette", "Herald", "Journal", "Ledger", "Mirror", "Observer", "Record", "Standard",
     "Times"),
)  # fmt: skip
_THINGS = (
    "market", "bus line", "bakery", "library", "mill", "post office", "ferry", "railway station",
    "cement works", "primary school", "swimming pool", "theatre", "cannery", "sugar mill",
    "water tower", "sports hall",
)  # fmt: skip
_STATES = (
    "open",
    "closed",
    "busy",
    "quiet",
    "half empty",
    "without heating",
    "under repair",
    "as crowded as ever",
)
_GOODS = (
    "bread",
    "flour",
    "rice",
    "diesel",
    "onions",
    "cooking oil",
    "sugar",
    "salt",
    "milk",
    "soap",
    "cement",
)
_SKIES = ("Rain", "Fog", "Dust", "A warm wind", "Sleet", "Low cloud", "Bright sun", "Drizzle", "A cold wind")
_FIELDS = (
    "orchards",
    "vineyards",
    "river bank",
    "ring road",
    "salt pans",
    "allotments",
    "playing fields",
    "quay",
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def month_day(month: int, day: int) -> str:
    return f"{day} {_MONTHS[month - 1]}"


def outlet_names(rng: random.Random, count: int) -> list[str]:
    """Invented names of papers, each another."""
    pairs = [(first, last) for first in _OUTLETS[0] for last in _OUTLETS[1]]
    return [" ".join(pair) for pair in rng.sample(pairs, count)]


def person_name(rng: random.Random) -> str:
    return " ".join(rng.choice(names) for names in NAMES)


def filler(rng: random.Random) -> str:
    """A sentence in which nothing happens, seldom the same twice: it tells one dispatch from another."""
    kind = rng.randrange(3)
    number, other = rng.randint(3, 89), rng.randint(2, 19)
    if kind == 0:
        where = rng.choice(("behind", "beside", "opposite", "north of", "south of"))
        one, two = rng.sample(_THINGS, 2)
        return (
            f"The {one} {where} the {two} stayed {rng.choice(_STATES)}"
            f" until {other % 12 + 1}:{number % 60:02d}."
        )
    if kind == 1:
        return (
            f"The price of {rng.choice(_GOODS)} has {rng.choice(('risen', 'fallen'))} by {number} per cent"
            f" since {rng.choice(_MONTHS)}, and that of {rng.choice(_GOODS)} by {other}."
        )
    return (
        f"{rng.choice(_SKIES)} lay over the {rng.choice(_FIELDS)} and the {rng.choice(_FIELDS)} at"
        f" {other} degrees, {number} per cent humidity."
    )
