"""Holders: whose side those are who hold a place. In: the words that name them ("Russian", "rebel", "M23").
Out: the side, None where nothing tells."""

from __future__ import annotations

from functools import partial

from reportedly.data.lexicons import load_lexicon
from reportedly.model.actor import Actor
from reportedly.model.document import Document
from reportedly.model.span import Span
from reportedly.resolve.actors.finder import ActorResolver
from reportedly.resolve.places.control import Control

_GROUPS = frozenset({"armed_group", "militia", "gang"})


def control_of(document: Document, actors: ActorResolver) -> Control:
    """Who holds which place by the words of this document."""
    return Control(document, partial(_side, document, actors))


def _side(document: Document, actors: ActorResolver, words: Span) -> str | None:
    """By name; "rebel" is the one armed group that the report names."""
    first = words.text.lower().removeprefix("the ").split(" ")[0]
    armed = load_lexicon("holding")["armed"]
    if first in armed or first.removesuffix("s") in armed:
        return _only_group(document, actors)
    return actors.actor(Actor(words), None).side


def _only_group(document: Document, actors: ActorResolver) -> str | None:
    named = (actors.actor(Actor(mention.span), None) for mention in document.mentions_of("actor"))
    sides = {actor.side for actor in named if actor.kind in _GROUPS and actor.side is not None}
    return sides.pop() if len(sides) == 1 else None
