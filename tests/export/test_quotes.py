"""Exports of attributions: records that parse, brat files whose offsets fit, and no private names."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from factory import make_report, make_speaker
from reportedly.errors import InputError
from reportedly.export.quotes import write_brat, write_jsonl
from reportedly.model.attribution import Attribution
from reportedly.model.quotes import Quotes
from reportedly.model.span import Span

TEXT = "“We fled,” Maria Testova said,\n“at dawn.”"


def span(words: str) -> Span:
    return Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


def quotes() -> Quotes:
    report = make_report(TEXT)
    speaker = make_speaker("Maria Testova", None, words="A report.", private=True)
    found = Attribution(
        id="att_1",
        report_id=report.id,
        source=(span("Maria Testova"),),
        cue=(span("said"),),
        content=(span("“We fled,”"), span("“at dawn.”")),
        cue_class="say",
        manner="direct",
        speaker=speaker,
        certainty=0.9,
    )
    return Quotes(report, (found,), (speaker,))


def records(*, private: bool) -> list[dict[str, object]]:
    stream = io.StringIO()
    assert write_jsonl([quotes()], stream, private=private) == 1
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_record_has_every_part_with_its_offsets() -> None:
    (record,) = records(private=True)
    assert record["schema"] == "reportedly.attribution/1"
    assert [part["text"] for part in record["content"]] == ["“We fled,”", "“at dawn.”"]  # type: ignore[attr-defined]
    assert record["source"] == [{"text": "Maria Testova", "start": 11, "end": 24}]


def test_private_names_are_masked_unless_asked_for() -> None:
    assert "Testova" not in json.dumps(records(private=False))
    assert "Testova" in json.dumps(records(private=True))


@pytest.mark.parametrize("private", [False, True])
def test_brat_offsets_fit_the_text_beside_them(tmp_path: Path, private: bool) -> None:
    assert write_brat([quotes()], tmp_path, private=private) == 1
    (text_path,) = tmp_path.glob("*.txt")
    text = text_path.read_text(encoding="utf-8")
    assert len(text) == len(TEXT)
    assert ("Testova" in text) == private
    for line in text_path.with_suffix(".ann").read_text(encoding="utf-8").splitlines():
        bound = re.match(r"T\d+\t\w+ ([\d ;]+)\t(.*)", line)
        if bound:
            pieces = [text[int(s) : int(e)] for s, e in (p.split() for p in bound[1].split(";"))]
            assert " ".join(pieces) == bound[2]
    assert "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3" in text_path.with_suffix(".ann").read_text(
        "utf-8"
    )


def test_two_reports_of_one_name_keep_apart(tmp_path: Path) -> None:
    assert write_brat([quotes(), quotes()], tmp_path) == 2
    assert len(list(tmp_path.glob("*.ann"))) == 2


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="another folder"):
        write_brat([quotes()], tmp_path / "file")


def test_annotations_that_are_there_are_never_written_over(tmp_path: Path) -> None:
    assert write_brat([quotes()], tmp_path) == 1
    with pytest.raises(InputError, match="annotations already"):
        write_brat([quotes()], tmp_path)
