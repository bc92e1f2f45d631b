"""The docs of attributions: record, closed lists, the tagger's card and its training. Nothing here reads a
report."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from typing import Any

from doc_pages import CARD, blocks_of, section_of, text_of
from factory import make_report, make_speaker
from reportedly.model.actor import Via
from reportedly.model.attribution import Attribution
from reportedly.model.attribution_records import attribution_record
from reportedly.model.span import Span
from reportedly.model.vocabulary import CUE_CLASSES, MANNERS

_SPAN = Span(0, 1, "A")


def test_every_cue_class_and_manner_is_documented() -> None:
    for terms, heading in ((CUE_CLASSES, "## Classes of cues"), (MANNERS, "## Manners of speech")):
        section = section_of(text_of("docs/vocabulary.md"), heading)
        assert [value for value in terms if f"| `{value}` |" not in section] == []


def _full_attribution() -> dict[str, Any]:
    report = make_report()
    found = Attribution(
        "att_1", report.id, (_SPAN,), (_SPAN,), (_SPAN,), "say", "direct", make_speaker(), (Via(_SPAN),)
    )
    return attribution_record(found, report)


def test_every_field_of_the_attribution_record_is_documented() -> None:
    page, record = text_of("docs/attribution-record.md"), _full_attribution()
    assert record["schema"] in page
    top = section_of(page, "## The attribution")
    speaker = section_of(page, "## The speaker")
    for keys, section in (
        (record, top),
        (record["report"], top),
        (record["via"][0], top),
        (record["speaker"], speaker),
    ):
        assert [key for key in keys if f"`{key}`" not in section] == []
    assert list(record) == re.findall(r"^\| `(\w+)` \|", top, flags=re.MULTILINE)


def _spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "start" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _spans(part)


def test_the_example_of_the_attribution_record_is_right() -> None:
    page = text_of("docs/attribution-record.md")
    text, filled, notes = blocks_of(page, "text")
    (records,) = (json.loads(block) for block in blocks_of(page, "json"))
    for record in records:
        assert list(record) == list(_full_attribution())
        assert record["cue_class"] in CUE_CLASSES and record["manner"] in MANNERS
        for span in _spans(record):
            assert text[span["start"] : span["end"]] == span["text"]
    assert len(filled) == len(text.split("\n", maxsplit=1)[0]) + 1
    for line in notes.splitlines():
        if bound := re.fullmatch(r"T\d+\t\w+ ([\d ;]+)\t(.*)", line):
            pieces = (filled[int(first) : int(last)] for first, last in map(str.split, bound[1].split(";")))
            assert " ".join(pieces) == bound[2]


def test_the_card_of_the_tagger_names_its_files_and_sources() -> None:
    card, notice = CARD.read_text(encoding="utf-8"), text_of("NOTICE")
    for name in ("model.onnx", "tokenizer.json", "card.json"):
        assert f"| `{name}` |" in card
    for source in ("sentence-transformers/all-MiniLM-L6-v2", "Newell", "PolNeAR"):
        assert source in card and source in notice


def test_every_option_of_the_training_that_is_named_is_there() -> None:
    tree = ast.parse(text_of("tools/tagger/training.py"))
    (options,) = (n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == "Options")
    known = {
        n.target.id for n in options.body if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)
    }
    for command in re.findall(r"-m tools\.tagger train (.*)", text_of("docs/extending.md")):
        named = {name.removeprefix("no-") for name in re.findall(r"--(\S+)", command)}
        assert named and named <= known, command
