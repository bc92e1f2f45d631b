"""Networks: where words are posted rather than who says them. In: the words for a source. Out: whether they
name a network alone, or media that nobody names. An official's post is the official's; a post of nobody
known is nobody's knowledge."""

from __future__ import annotations

import re

from reportedly.model.actor import Speaker

_NETWORKS = (
    r"Telegram|Twitter|X|Facebook|Instagram|TikTok|YouTube|VKontakte|VK|WhatsApp|Truth Social|Bluesky|WeChat"
)
_POSTED = r"(?:channels?|posts?|pages?|accounts?|users?|videos?|footage|messages?|statements?|groups?)"
_NETWORK = re.compile(
    rf"(?:an?|the|several|some|many|other|local|his|her|its|their)?\s*(?:\w+\s)?"
    rf"(?:{_POSTED}\s(?:on|in)\s)?(?:{_NETWORKS}|social media|social networks?|the internet)"
    rf"(?:\s(?:messaging app|{_POSTED}))*"
)
_MEDIA = frozenset(("media", "wire_agency"))
_CLASS = re.compile(r"^(?:[A-Z]{3}\.)?media$")


def is_network(words: str) -> bool:
    """Whether the words name where it was posted, and nobody who posted it: "a post on X"."""
    return _NETWORK.fullmatch(words.strip()) is not None


def is_unnamed_media(speaker: Speaker) -> bool:
    """Whether it is media or posts that nobody names: "local media", "Telegram channels"."""
    if is_network(speaker.name or speaker.span.text):
        return True
    if speaker.kind not in _MEDIA:
        return False
    # "Media of Israel" is a class of the register, no outlet's name
    return speaker.name is None or (
        speaker.actor_id is not None and _CLASS.match(speaker.actor_id) is not None
    )
