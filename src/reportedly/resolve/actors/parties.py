"""Parties: an actor or speaker with the identity that a match gives. In: the words of a claim and a match.
Out: the same with name, id, side and the reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from reportedly.data.actor_entries import ActorMatch
from reportedly.model.actor import Actor, Speaker
from reportedly.model.document import Person

Party = TypeVar("Party", Actor, Speaker)


def identified(party: Party, match: ActorMatch, person: Person | None) -> Party:
    """The party under its neutral name, or under the person's own, on the side that the match gives."""
    # "Civilians", "Armed group (not named)": a class is no name; the report's own words say it better.
    named = (
        match.entry is not None or (match.country is not None and "." in match.id) or match.side_is == "known"
    )
    name = person.name if person is not None else (match.name if named else None)
    private = party.private and match.side_is != "known"
    return replace(party, name=name, actor_id=match.id, side=match.side, private=private, reason=match.reason)
