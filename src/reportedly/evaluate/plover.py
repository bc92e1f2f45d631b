"""PLOVER's gold standard records: one sentence with the event, its source and its target -> how often our
claim of the sentence has a kind that means the event, and whose words it names. Source: Open Event Data
Alliance, PLOVER_GSR_CAMEO, 2016, which follows CAMEO's own examples."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from reportedly.errors import InputError
from reportedly.evaluate.corpora import half_of
from reportedly.evaluate.names import fold
from reportedly.evaluate.rows import Rows
from reportedly.evaluate.tallies import Found
from reportedly.model.claim import Claim

_EVENT_WORDS: Final = re.compile(r"\(EVT: *([^()]*)\)")
_EMPTY: Final = frozenset(
    {"a", "an", "the", "of", "and", "or", "in", "on", "at", "to", "for", "with", "by", "from", "its", "their"}
)
_VIOLENCE: Final = frozenset({"ASSAULT", "FIGHT"})
_SPEECH: Final = frozenset({"DEMAND", "REJECT", "THREATEN", "DISAPPROVE", "SUPPORT", "AGREE", "INVESTIGATE"})
_COERCION: Final = frozenset({"COERCE"})

EVENTS_OF_KINDS: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(
        ("air_strike", "missile_strike", "drone_strike", "shelling", "bombing", "attack", "explosion",
         "killing", "armed_clash", "casualties", "attack_repelled", "interception", "bodies_found"),
        _VIOLENCE,
    ),
    # CAMEO 192 and 193 are FIGHT, 191 (blockades) too.
    **dict.fromkeys(("ground_advance", "territory_captured"), frozenset({"FIGHT"})),
    "siege": frozenset({"FIGHT", "COERCE"}),
    # CAMEO 181 to 183: abduction, torture and sexual assault.
    **dict.fromkeys(("abduction", "ill_treatment", "sexual_violence"), _VIOLENCE | _COERCION),
    # CAMEO 171 to 174: seize or damage property, impose curfews, arrest, expel; 203 is ethnic cleansing.
    **dict.fromkeys(("arrest", "restriction", "looting", "aid_obstruction", "captured_persons"), _COERCION),
    "property_damage": _COERCION | _VIOLENCE,
    **dict.fromkeys(("forcible_transfer", "displacement"), frozenset({"COERCE", "FIGHT"})),
    "withdrawal": frozenset({"RETREAT"}),
    "prisoner_exchange": frozenset({"RETREAT", "CONCEDE", "AGREE"}),
    "ceasefire": frozenset({"RETREAT", "AGREE", "REJECT"}),
    "evacuation": frozenset({"AID", "RETREAT"}),
    "deployment": frozenset({"MOBILIZE", "RETREAT"}),
    "protest": frozenset({"PROTEST"}),
    "aid": frozenset({"AID"}),
    "talks": frozenset({"CONSULT", "AGREE"}),
    "sanction": frozenset({"SANCTION"}),
    "warning": frozenset({"THREATEN"}),
    "statement": _SPEECH,
}  # fmt: skip
MATERIAL: Final = frozenset(
    {"ASSAULT", "FIGHT", "COERCE", "MOBILIZE", "PROTEST", "AID", "RETREAT", "SANCTION"}
)
"""The events that are deeds; what is only said is a kind of ours where it speaks of the conflict alone."""


# CAMEO 03 is the intent to cooperate, 13 the intent to harm or to stop cooperating.
_COOPERATIVE: Final = frozenset(
    {"talks", "ceasefire", "aid", "evacuation", "prisoner_exchange", "withdrawal", "deployment"}
)


@dataclass(frozen=True, slots=True)
class PloverRecord:
    """A sentence with its event; `sources` did it to `targets`, and where both sides did it to each other
    they are all sources. `words` are those that tell the event, folded."""

    id: str
    text: str
    event: str
    words: frozenset[str]
    sources: tuple[str, ...]
    targets: tuple[str, ...]

    @property
    def is_mutual(self) -> bool:
        return len(self.sources) > 1 and not self.targets


def read_plover(path: Path, half: str | None = None) -> Iterator[PloverRecord]:
    """The records of one half (`dev` or `test`), or of both. Raises InputError where the file is another."""
    try:
        records = json.loads(path.read_text(encoding="utf-8"))
        found = [_record(raw) for raw in records if raw["event"] != "DOCUMENT"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            str(path), f"is no file of PLOVER records ({error!r})", "put the corpus there"
        ) from error
    yield from (record for record in found if half in (None, half_of(record.id)))


def _record(raw: Mapping[str, Any]) -> PloverRecord:
    info = raw["textInfo"]
    markup = info if isinstance(info, str) else info["markup"]
    told = " ".join((raw["eventText"], *_EVENT_WORDS.findall(markup)))
    return PloverRecord(
        raw["id"], raw["text"], raw["event"], _content(told), _actors(raw, "source"), _actors(raw, "target")
    )


def _actors(raw: Mapping[str, Any], role: str) -> tuple[str, ...]:
    return tuple(actor["actorText"] for actor in raw.get(role) or () if "actorText" in actor)


def events_of(claim: Claim) -> frozenset[str]:
    """The events that a claim may mean. PLOVER codes what is not done as speech: what is ordered is a demand,
    what is planned or feared a threat or an offer, a refused peaceful deed a rejection."""
    if claim.polarity == "denied" and claim.kind in _COOPERATIVE:
        return frozenset({"REJECT"})
    if claim.modality == "ordered":
        return frozenset({"DEMAND"})
    if claim.modality != "actual":
        offer = frozenset({"AGREE"}) if claim.kind in _COOPERATIVE else frozenset[str]()
        return offer | {"THREATEN"} if claim.kind not in ("talks", "aid") else offer
    return EVENTS_OF_KINDS.get(claim.kind, frozenset())


def claim_of(record: PloverRecord, claims: Sequence[Claim]) -> Claim | None:
    """The claim that stands for the record: the first whose trigger is among the words of the event, else
    the first of the sentence."""
    of_event = (claim for claim in claims if _content(claim.trigger.text) & record.words)
    return next(of_event, claims[0] if claims else None)


def score_record(record: PloverRecord, claims: Sequence[Claim]) -> Rows:
    """One record: whether the kind means the event (over all and over deeds), and the words of the actors."""
    claim = claim_of(record, claims)
    kind = Found(
        int(claim is not None and record.event in events_of(claim)),
        int(claim is not None),
        1,
    )
    source, target = _words_of_actors(record, claim)
    is_deed = record.event in MATERIAL
    nothing = Found()
    return Rows(
        1,
        {
            "kind": kind,
            "kind of deeds": kind if is_deed else nothing,
            "source, words": source,
            "source of deeds, words": source if is_deed else nothing,
            "target, words": target,
            "target of deeds, words": target if is_deed else nothing,
            f"  {record.event}": kind,
        },
    )


def _words_of_actors(record: PloverRecord, claim: Claim | None) -> tuple[Found, Found]:
    """Source and target; who says a statement is its source, and two sides that do the same are one set."""
    actor = claim and (claim.actor or (claim.speaker if claim.kind in ("statement", "warning") else None))
    ours = _content(actor.span.text) if actor else frozenset()
    theirs = _content(claim.target.span.text) if claim and claim.target else frozenset()
    sources, targets = _content(" ".join(record.sources)), _content(" ".join(record.targets))
    if record.is_mutual:
        return _common(sources, ours | theirs), Found()
    return _common(sources, ours), _common(targets, theirs)


def _common(gold: Collection[str], given: Collection[str]) -> Found:
    return Found(len({*gold} & {*given}), len(given), len(gold))


def _content(text: str) -> frozenset[str]:
    return frozenset(word for word in fold(text).split() if word not in _EMPTY)
