"""Actors and speakers: who did it, to whom, and who says so. In: extract (words), resolve (identity). Out:
claims."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.span import Span


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor or a target: its words and, once resolved, its identity.

    `side` is the party for which it fights, None for civilians and for those who have none.
    `kind` says what sort of actor (military, armed_group, civilian ...); `reason` how that was found.
    """

    span: Span
    name: str | None = None
    actor_id: str | None = None
    side: str | None = None
    kind: str | None = None
    private: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker(Actor):
    """To whom the report attributes a claim, told by the same fields as an actor.

    `side` is the party for which it speaks, None for residents and media."""


@dataclass(frozen=True, slots=True)
class Via:
    """Through whom a speaker's words came: state media that quoted the ministry."""

    span: Span
    name: str | None = None
    actor_id: str | None = None
