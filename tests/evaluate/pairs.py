"""A gold pair written by hand into a folder, and the claims that a system might give for it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from reportedly.evaluate import GoldReport, load_gold
from reportedly.model.claim import Claim
from reportedly.model.figure import Figure
from reportedly.model.place import Place
from reportedly.model.span import Span

SHELLING = (
    "Shelling by the RSF killed nine civilians and hurt at least 20 in Omdurman on Sunday, the ministry said."
)
TAKEN = "Troops took two villages near Bara and Kazgeil on Monday, the army said."
DENIED = "The RSF denied this."
TEXT = f"Shells hit Omdurman\n\n{SHELLING} {TAKEN} {DENIED}\n"
HEADER = {"report": {"publisher": "A Wire", "published": "2024-03-12", "conflict": "sudan", "style": "wire"}}


def figure(
    measure: str, bounds: tuple[int | None, int | None, int | None], bound: str, text: str
) -> dict[str, Any]:
    low, best, high = bounds
    return {"measure": measure, "low": low, "best": best, "high": high, "bound": bound, "text": text,
            "status": "unknown", "demographic": "unknown"}  # fmt: skip


def line(kind: str, words: str, trigger: str, **more: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "stance": "attributed", "polarity": "affirmed", "modality": "actual", "hearsay": None,
        "background": False, "verification": None, "speaker": None, "via": None, "actor": None,
        "target": None, "instrument": None, "place": None, "time": None, "figures": [],
    }  # fmt: skip
    return {"kind": kind, "words": words, "trigger": trigger, **plain, **more}


def lines() -> list[dict[str, Any]]:
    army = {"text": "the army", "side": "SDN", "kind": "military"}
    monday = {"text": "Monday", "from": "2024-03-11", "to": "2024-03-11"}
    villages = [figure("settlements", (2, 2, 2), "exact", "two villages")]
    taken = {"speaker": army, "time": monday, "figures": villages, "group": "villages"}
    bara = {"text": "near Bara", "country": "SDN", "precision": "near"}
    return [
        line("shelling", SHELLING, "Shelling",
             speaker={"text": "the ministry", "name": "the health ministry", "side": "SDN",
                      "kind": "official"},
             actor={"text": "the RSF", "side": "grp_rsf"}, target={"text": "civilians"},
             place={"text": "Omdurman", "country": "SDN", "precision": "town"},
             time={"text": "Sunday", "from": "2024-03-10", "to": "2024-03-10"},
             figures=[figure("killed", (9, 9, 9), "exact", "nine civilians"),
                      figure("injured", (20, None, None), "over", "at least 20")]),
        line("territory_captured", TAKEN, "took", place=bara, **taken),
        line("territory_captured", TAKEN, "took",
             place={"text": "Kazgeil", "country": "SDN", "precision": "near"}, **taken),
        line("territory_captured", DENIED, "denied", stance="denied", polarity="denied", group="villages",
             speaker={"text": "The RSF", "side": "grp_rsf", "kind": "armed_group"},
             place={**bara, "inherited": True}),
    ]  # fmt: skip


def write_pair(
    folder: Path, coded: list[dict[str, Any]] | None = None, *, text: str = TEXT, name: str = "01-a"
) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    rows = [HEADER, *(lines() if coded is None else coded)]
    coding = folder / f"{name}.jsonl"
    coding.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return coding


def load_one(folder: Path, coded: list[dict[str, Any]] | None = None) -> GoldReport:
    write_pair(folder, coded)
    return load_gold(folder)[0]


def given_claims(gold: GoldReport) -> list[Claim]:
    """What a perfect system gives: the gold claims under ids of its own."""
    return [replace(claim, id=f"clm_{i}", made_by="system") for i, claim in enumerate(gold.coded)]


def span(gold: GoldReport, words: str) -> Span:
    start = gold.report.text.index(words)
    return Span(start, start + len(words), words)


def with_figure(claim: Claim, index: int, **changes: Any) -> Claim:
    figures: list[Figure] = list(claim.figures)
    figures[index] = replace(figures[index], **changes)
    return replace(claim, figures=tuple(figures))


def with_place(claim: Claim, **changes: Any) -> Claim:
    assert claim.place is not None
    place: Place = replace(claim.place, **changes)
    return replace(claim, place=place)
