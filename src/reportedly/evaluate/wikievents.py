"""WikiEvents: encyclopedic news reports with event triggers -> how many triggers of violence, arrest and
protest we find, and under which kind. Source: Li, Ji and Han, "Document-Level Event Argument Extraction by
Conditional Generation", NAACL 2021."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from reportedly.errors import InputError
from reportedly.evaluate.polnear import Range
from reportedly.evaluate.rows import Rows
from reportedly.evaluate.tallies import Found
from reportedly.model.claim import Claim

_STRIKES: Final = frozenset(
    {"air_strike", "missile_strike", "drone_strike", "shelling", "bombing", "explosion", "attack"}
)
_DEATHS: Final = frozenset({"killing", "casualties", "bodies_found"})
# Type of the corpus -> our kinds that say the same; a death told as a strike's result is the strike's claim.
KINDS_OF_TYPES: Final[Mapping[str, frozenset[str]]] = {
    "Conflict.Attack": _STRIKES
    | {"killing", "armed_clash", "attack_repelled", "ground_advance", "ill_treatment", "sexual_violence"},
    "Conflict.Defeat": frozenset({"territory_captured", "attack_repelled", "armed_clash", "ground_advance"}),
    "Conflict.Demonstrate": frozenset({"protest"}),
    "Life.Die": _DEATHS | _STRIKES | {"armed_clash"},
    "Life.Injure": frozenset({"casualties", "ill_treatment"}) | _STRIKES | {"armed_clash"},
    "ArtifactExistence.DamageDestroyDisableDismantle": frozenset({"property_damage", "interception"})
    | _STRIKES,
    "Justice.ArrestJailDetain": frozenset({"arrest", "captured_persons", "abduction"}),
    "Movement.Transportation.Evacuation": frozenset({"evacuation", "displacement"}),
}
_OURS: Final = frozenset(kind for kinds in KINDS_OF_TYPES.values() for kind in kinds)


@dataclass(frozen=True, slots=True)
class GoldTrigger:
    """The words of one event of a type in `KINDS_OF_TYPES`, by its key there."""

    span: Range
    type: str


@dataclass(frozen=True, slots=True)
class EventText:
    """An article with the triggers of the types that we read for, in the order of the text."""

    name: str
    text: str
    triggers: tuple[GoldTrigger, ...]


def read_wikievents(path: Path) -> Iterator[EventText]:
    """The articles of a split. Their sentences are put on lines of their own where the corpus has joined them
    without a space. Raises InputError where the file is none of WikiEvents'."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error})", "put the corpus there") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _event_text(json.loads(line))
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise InputError(f"{path}:{number}", f"is no article ({error!r})", "fetch it anew") from error


def _event_text(raw: Mapping[str, Any]) -> EventText:
    text, places = "", list[Range]()
    for words, sentence in raw["sentences"]:
        offset = words[0][1] if words else 0
        start = len(text)
        places += [Range(start + first - offset, start + last - offset) for _, first, last in words]
        text += sentence.strip() + "\n"
    triggers = []
    for event in raw["event_mentions"]:
        kind = next((k for k in KINDS_OF_TYPES if event["event_type"].startswith(k)), None)
        if kind is not None:
            first, last = event["trigger"]["start"], event["trigger"]["end"] - 1
            triggers.append(GoldTrigger(Range(places[first].start, places[last].end), kind))
    return EventText(raw["doc_id"], text, tuple(sorted(triggers, key=lambda trigger: trigger.span)))


def score_triggers(gold: EventText, claims: Collection[Claim], candidates: Collection[Range]) -> Rows:
    """One article. `candidates` are the trigger words before acts of one sentence are joined.

    A claim joins what its sentence tells of one act ("the bomb killed 12 and hurt 30"), so that the gold's
    further triggers can be found by the claim's words alone: that is the row `told in a claim`."""
    kinds: dict[Range, set[str]] = {}
    for claim in claims:
        if claim.kind in _OURS:
            kinds.setdefault(Range(claim.trigger.start, claim.trigger.end), set()).add(claim.kind)
    found = {
        "triggers": _count(gold.triggers, [(span, ()) for span in kinds]),
        "triggers with kind": _count(gold.triggers, list(kinds.items())),
        "triggers before joining": _count(gold.triggers, [(span, ()) for span in candidates]),
        "told in a claim, kind right": _told(gold.triggers, claims),
    }
    for name in KINDS_OF_TYPES:
        of_type = [t for t in gold.triggers if t.type == name]
        right = sum(any(_meet(t.span, span) for span in kinds) for t in of_type)
        found[f"  {name}"] = Found(right, 0, len(of_type))
    return Rows(1, found)


def _count(gold: Collection[GoldTrigger], given: Collection[tuple[Range, Collection[str]]]) -> Found:
    """One to one in the order of the text; without kinds the words alone decide."""
    free = list(given)
    right = 0
    for trigger in gold:
        match = next((item for item in free if _fits(trigger, *item)), None)
        if match is not None:
            free.remove(match)
            right += 1
    return Found(right, len(given), len(gold))


def _told(gold: Collection[GoldTrigger], claims: Collection[Claim]) -> Found:
    """Recall alone: in the words of how many gold triggers' claims one has a kind that says the same."""
    told = sum(
        any(
            claim.kind in KINDS_OF_TYPES[trigger.type]
            and claim.words.start <= trigger.span.start < claim.words.end
            for claim in claims
        )
        for trigger in gold
    )
    return Found(told, 0, len(gold))


def _fits(trigger: GoldTrigger, span: Range, kinds: Collection[str]) -> bool:
    return _meet(trigger.span, span) and (not kinds or bool(KINDS_OF_TYPES[trigger.type] & {*kinds}))


def _meet(a: Range, b: Range) -> bool:
    return a.start < b.end and b.start < a.end
