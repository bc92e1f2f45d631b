"""The answers of the actor register: an entry or a pattern, put into a neutral name, a side and a reason.

In: what PhraseReader recognised. Out: ActorMatch. Every reason names the rule in words a person can check.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from reportedly.data.actor_entries import ActorEntry, ActorMatch, BodyPattern, CountryEntry, SideIs

# Titles that people of many countries bear: with a person's name, the report's country tells nothing.
NATIONAL_TITLES = frozenset(
    [
        "presidency",
        "prime_minister",
        "defence_ministry",
        "foreign_ministry",
        "interior_ministry",
        "ministry",
        "parliament",
        "health_ministry",
        "judiciary",
        "military",
    ]
)


def actor(entry: ActorEntry, on: date | None, role: str | None) -> ActorMatch:
    """A named entry."""
    side = entry.side_on(on)
    reason = f"the register lists this name as {entry.name}"
    if side is None:
        reason += ", which speaks for no party"
    elif side != entry.id:
        reason += f", on the side of {side}"
    return ActorMatch(
        id=entry.id,
        name=entry.name,
        kind=entry.kind,
        side=side,
        side_is="known" if side else "none",
        country=entry.country,
        combatant=entry.combatant,
        reason=reason,
        role=role,
        entry=entry,
    )


def body_of_actor(entry: ActorEntry, on: date | None, body: BodyPattern, role: str | None) -> ActorMatch:
    """A body of a named entry: the police of an armed group's administration."""
    side = entry.side_on(on) if body.side == "country" else None
    side_is: SideIs = "known" if side else "none" if body.side != "unknown" else "unknown"
    if body.side == "unknown":
        # "Hamas militants" are Hamas.
        return replace(actor(entry, on, role or "member"), combatant=True)
    return ActorMatch(
        id=f"{entry.id}.{body.id_part}",
        name=f"{body.name} of {entry.name}",
        kind=body.kind,
        side=side,
        side_is=side_is,
        country=entry.country,
        combatant=body.combatant,
        role=role,
        entry=entry,
        reason=f'a name of the register ({entry.name}) with a body ("{body.name.lower()}")',
    )


def country_alone(
    country: CountryEntry, forms: Collection[str], alias: str, government: BodyPattern, among: int
) -> ActorMatch | None:
    """A country's, capital's or people's name with nothing after it; None for a lone adjective."""
    if "name" in forms:
        return ActorMatch(
            id=country.id,
            name=country.name,
            kind="government",
            side=country.id,
            side_is="known",
            country=country.id,
            combatant=False,
            reason=f'"{alias}" is a name of {country.in_text}' + shared(among),
        )
    if "capital" in forms:
        return replace(
            seat(country, government, alias),
            place=True,
            reason=f'"{alias}", the capital, stands for the government of {country.in_text}',
        )
    if "people" in forms:
        return ActorMatch(
            id=f"{country.id}.people",
            name=f"People of {country.in_text}",
            kind="civilian",
            side=None,
            side_is="unknown",
            country=country.id,
            combatant=False,
            reason=f'"{alias}" is a nationality, which by itself gives no side' + shared(among),
        )
    return None


def seat(country: CountryEntry, body: BodyPattern, alias: str, role: str | None = None) -> ActorMatch:
    """The body that a seat's name stands for: the Kremlin."""
    return ActorMatch(
        id=f"{country.id}.{body.id_part}",
        name=f"{body.name} of {country.in_text}",
        kind=body.kind,
        side=country.id,
        side_is="known",
        country=country.id,
        combatant=body.combatant,
        reason=f'"{alias}" stands for the {body.name.lower()} of {country.in_text}',
        role=role,
    )


def body_of_country(
    country: CountryEntry, body: BodyPattern, role: str | None, *, alias: str, among: int
) -> ActorMatch:
    """A country with a body: "Ukrainian forces"."""
    side = country.id if body.side == "country" else None
    side_is: SideIs = "known" if side else "none" if body.side == "none" else "unknown"
    reason = f'"{alias}" with a word for {body.name.lower()}: {_side_words(body, country.in_text)}'
    reason += shared(among) + (f"; {body.note}" if body.note else "")
    return ActorMatch(
        id=f"{country.id}.{body.id_part}",
        name=f"{body.name} of {country.in_text}",
        kind=body.kind,
        side=side,
        side_is=side_is,
        country=country.id,
        combatant=body.combatant,
        reason=reason,
        role=role,
    )


def body_at_place(body: BodyPattern, place: ActorMatch) -> ActorMatch:
    """People or unnamed groups somewhere: "residents of Kyiv"."""
    return ActorMatch(
        id=f"{place.country}.{body.id_part}" if place.country else body.id_part,
        name=body.name,
        kind=body.kind,
        side=None,
        side_is="none" if body.side == "none" else "unknown",
        country=place.country,
        combatant=body.combatant,
        reason=f"{body.name.lower()}, of {place.name}: {_side_words(body, '')}",
    )


def bare(
    body: BodyPattern,
    role: str | None,
    country: CountryEntry | None,
    *,
    place: str | None = None,
    told: bool = True,
) -> ActorMatch:
    """A role without a country; state bodies take the side of the report's country, if there is one.

    They do not where the words leave it open (`told` is False): "troops", "its military", "President Putin".
    """
    words = f"a word for {body.name.lower()} " + (f'with "{place}"' if place else "alone")
    if body.bare != "context" or country is None or not told:
        side_is: SideIs = "none" if body.bare == "none" or (place and body.side == "none") else "unknown"
        sideless = body.bare != "context"
        why = _side_words(body, "") if sideless else "whose is not said, so its side is unknown"
        return ActorMatch(
            id=body.id_part,
            name=body.name,
            kind=body.kind,
            side=None,
            side_is=side_is,
            country=country.id if country and told else None,
            combatant=body.combatant,
            reason=f"{words}; {why}",
            role=role,
        )
    check = "; who controls the place was not checked" if place else ""
    return ActorMatch(
        id=f"{country.id}.{body.id_part}",
        name=f"{body.name} of {country.in_text}",
        kind=body.kind,
        side=country.id,
        side_is="known",
        country=country.id,
        combatant=body.combatant,
        role=role,
        reason=f"{words}; the report is about {country.in_text}, so it is that state's{check}",
        by_context=True,
    )


def of_the_army_there(match: ActorMatch, country: CountryEntry) -> ActorMatch:
    """Soldiers in a country without an army of its own."""
    about = f"the report is about {country.in_text}, which has no army; the one there is {match.country}'s"
    return replace(match, reason=f"{match.reason.split('; ')[0]}; {about}") if match.side else match


def installed(patron: ActorMatch, match: ActorMatch, word: str) -> ActorMatch:
    """Somebody whom a power put in office: speaks for that power, wherever the place lies."""
    return replace(
        match,
        id=f"{patron.side or patron.id}.{match.id.split('.')[-1]}_installed",
        side=patron.side,
        name=f"{match.name.split(' of ')[0]} {word} by {patron.name}",
        side_is=patron.side_is,
        reason=f'"{word}" by {patron.name}: an official speaks for the authority that commands the post',
    )


def backed(patron: str, match: ActorMatch, word: str) -> ActorMatch:
    """Somebody who is helped by a power: the help gives no side."""
    return replace(
        match,
        id=match.id.split(".")[-1],
        name=match.name.split(" of ")[0],
        side=None,
        side_is="unknown",
        country=None,
        reason=f'"{word}", of {patron}: support or sympathy is no command, so the side is unknown',
    )


def former(match: ActorMatch) -> ActorMatch:
    """Somebody who no longer holds the post: speaks for no party."""
    return replace(
        match,
        side=None,
        side_is="none",
        role="former",
        reason=match.reason + '; "former": speaks for no party any more',
    )


def with_role(match: ActorMatch, role: str) -> ActorMatch:
    """The same actor, with what a phrase such as "a spokesman for" adds."""
    return replace(match, role=role, place=False)


def shared(among: int) -> str:
    """What to add where the word is shared by several countries."""
    return "; other countries share the word, this is its usual or the report's country" if among > 1 else ""


def _side_words(body: BodyPattern, country: str) -> str:
    if body.side == "country":
        return f"on the side of {country}"
    return "they have no side" if body.side == "none" else "their side is not said"
