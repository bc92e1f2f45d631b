"""Kinds of speakers: from the words for a speaker to official, medic, witness ... In: a phrase and its head
noun. Out: a kind of the vocabulary; `other` where nothing tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from reportedly.data.lexicons import load_lexicon
from reportedly.extract.wordlists import word_set

_MONITORS = ("monitor", "observatory", "watchdog")
_PRIVATE_BODIES = ("rights group", "aid group", "aid agency", "human rights", "relief group", "aid worker")
_SAW_IT = re.compile(
    r"\bwho (?:\w+ )?(?:saw|survived|escaped|fled|got away|witnessed|watched|heard"
    r"|was (?:there|present|hurt|wounded)|were (?:there|present))\b|\b(?:released|freed|surviving)\b"
)
_WORD = re.compile(r"[\w.][\w.’'-]*", re.UNICODE)
# Words that say which office it is, so that nothing is withheld.
_OFFICES = re.compile(
    r"\b(?:parliament|council|senate|congress|district|provincial|regional|municipal|city|town|state|government"
    r"|ministry|health|election|customs|palace|presidential)\b"
)
_WITHHOLDING = frozenset({None, "ngo", "resident", "military"})
_FREE_TO_SEE = frozenset({"resident", "other", "anonymous"})


@lru_cache(maxsize=16384)
def speaker_kind(phrase: str, head: str) -> str:
    """The kind of a speaker by its head noun first, then by any word of its phrase; `other` where nothing
    tells. A head that anybody may bear ("spokesman", "worker") is told by the words beside it."""
    lowered = phrase.lower()
    if any(mark in lowered for mark in _MONITORS):
        return "monitor"
    if _is_withheld(lowered, head):
        return "anonymous"
    kind = _by_open_head(lowered, head) or _by_compound(lowered, head)
    kind = kind or _by_rank(lowered, head) or _by_head(head)
    if "human rights defender" in lowered or "human rights commissioner" in lowered:
        return "official"  # an office of state, as an ombudsman's
    if kind in (None, "ngo") and any(mark in lowered for mark in _PRIVATE_BODIES):
        return "ngo"
    kind = kind or _first_kind(_words(lowered)) or _by_any_word(phrase)
    if kind in (None, "resident") and head in word_set("roles", "go_betweens"):
        return "other"
    if kind is None and head in word_set("roles", "office_heads") and _OFFICES.search(lowered):
        return "official"
    kind = kind or ("medic" if "dr" in _words(lowered) or "dr." in _words(lowered) else "other")
    return "witness" if kind in _FREE_TO_SEE and _SAW_IT.search(lowered) else kind


def has_rank(phrase: str) -> bool:
    """Whether the words give a military rank; a secretary general has none."""
    words = _words(phrase)
    ranks = word_set("roles", "ranks")
    civil = word_set("roles", "civil_generals")
    return any(
        word in ranks and (index == 0 or words[index - 1] not in civil) for index, word in enumerate(words)
    )


def kind_of_roles(roles: Sequence[str]) -> str:
    """The kind by what a report says of a person, each role by its own head: "its director", "Dr". A rank or
    a doctor's title gives way to an office, "spokesman" to whom he speaks for."""
    if _is_police(roles):
        return "official"
    titles = [role for role in roles if role.lower().rstrip(".") == "dr"]
    found = [speaker_kind(role, _head_of(role)) for role in roles if role not in titles]
    if "military" not in found and any(has_rank(role) for role in roles):
        found.append("military")
    closer = [kind for kind in found if kind not in ("other", "official")]
    known = [kind for kind in found if kind != "other"]
    return next(iter(closer or known), "medic" if titles else "other")


def _is_police(roles: Sequence[str]) -> bool:
    return any("police" in role.lower() for role in roles)


def _head_of(role: str) -> str:
    """The noun that a role is about: the last word before "of", "for" or a comma."""
    words = _words(re.split(r"\s(?:of|for|in|at|to|with|from|who|and)\s|,", role.lower())[0])
    return words[-1] if words else ""


def names_withheld(phrase: str) -> bool:
    """Whether the words say that a name is withheld on purpose ("who asked not to be named")."""
    lowered = phrase.lower()
    return any(mark in lowered for mark in word_set("roles", "withheld_names"))


def _words(phrase: str) -> list[str]:
    """The words in lower case, a possessive without its mark."""
    return [re.sub(r"['’]s?$", "", word) for word in _WORD.findall(phrase.lower())]


def _is_withheld(lowered: str, head: str) -> bool:
    """A source whose name is kept back: said so, or one official of no named body ("a security official")."""
    if names_withheld(lowered):
        return True
    if head not in word_set("roles", "withheld_offices"):
        return False
    if head in ("source", "insider"):
        return _beside(lowered, head) != "medic"
    if _OFFICES.search(lowered):
        return False
    return lowered.startswith(("a ", "an ", "one ")) and _beside(lowered, head) in _WITHHOLDING


def _by_open_head(lowered: str, head: str) -> str | None:
    return _beside(lowered, head) if head in word_set("roles", "open_heads") else None


def _beside(lowered: str, head: str) -> str | None:
    """The kind that the words beside an open head make of it; the nearest before it count first."""
    words = _words(lowered.split(" who ", maxsplit=1)[0])
    at = next((i for i in range(len(words) - 1, -1, -1) if _is_form_of(words[i], head)), len(words))
    before, after = words[:at], words[at + 1 :]
    if any(_modifier_kinds().get(word) == "igo" for word in before):
        return "igo"  # "the UN aid chief" is no charity's
    for size in range(len(before)):
        near = before[len(before) - 1 - size :]
        kind = _modifier_kinds().get(near[0]) or _modifier_kinds().get(" ".join(near[:2]))
        if kind is not None:
            return kind
    return _first_kind(after)


def _first_kind(words: list[str]) -> str | None:
    for index, word in enumerate(words):
        kind = _modifier_kinds().get(" ".join(words[index : index + 2])) or _modifier_kinds().get(word)
        if kind is not None:
            return kind
    return None


def _is_form_of(word: str, head: str) -> bool:
    return word in (head, f"{head}s", head.replace("man", "men"))


def _by_rank(lowered: str, head: str) -> str | None:
    if not has_rank(lowered):
        return None
    return "official" if _beside(lowered, head) == "official" else "military"


def _by_compound(lowered: str, head: str) -> str | None:
    """The kind of a head with the word before it: "border guard", "attorney general"."""
    words = _words(lowered)
    pairs = {f"{first} {head}" for first, second in pairwise(words) if _is_form_of(second, head)}
    return next((kind for kind, listed in _kinds() if pairs & listed), None)


def _by_head(head: str) -> str | None:
    """The kind of the head itself; a capital may have kept the model from its singular."""
    forms = {head, head.removesuffix("s")} - {""}
    return next((kind for kind, words in _kinds() if forms & words), None)


def _by_any_word(phrase: str) -> str | None:
    text = f" {phrase.lower()} "
    for kind, words in _kinds():
        if any(f" {word} " in text or f" {word}s " in text or f" {word}, " in text for word in words):
            return kind
    return None


@cache
def _kinds() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((kind, frozenset(words)) for kind, words in load_lexicon("roles")["speaker_kinds"].items())


@cache
def _modifier_kinds() -> dict[str, str]:
    table: dict[str, str] = {}
    items: Iterable[tuple[str, list[str]]] = load_lexicon("roles")["modifier_kinds"].items()
    for kind, words in items:
        for word in words:
            table.setdefault(word, kind)
    return table
