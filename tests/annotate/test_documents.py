"""Documents as a whole: paragraphs end sentences, hard wraps do not, and long or capital texts keep their
offsets."""

from __future__ import annotations

import pytest

from factory import make_report
from reportedly.model.document import Document
from reportedly.model.report import Report
from text_reader import TextReader


def sentences(document: Document) -> list[str]:
    return [sentence.text.strip() for sentence in document.doc.sents if sentence.text.strip()]


@pytest.mark.parametrize(
    "text",
    [
        "Shelling kills two in Kharkiv\n\nTwo people were killed on Friday, the governor said.",
        "Shelling kills two in Kharkiv\n\nKHARKIV, Ukraine - Two people were killed on Friday.",
        "Situation on 11 August\n\nTwo people were killed on Friday.",
    ],
)
def test_a_headline_is_a_sentence_of_its_own(text: str, reader: TextReader) -> None:
    assert sentences(reader.document(text))[0] == text.split("\n\n", maxsplit=1)[0]


def test_list_items_are_sentences_of_their_own(reader: TextReader) -> None:
    text = "The day in short:\n- two people killed in Kharkiv\n- five drones shot down over Kyiv"
    found = sentences(reader.document(text))
    assert found[-2:] == ["- two people killed in Kharkiv", "- five drones shot down over Kyiv"]


def test_a_hard_wrap_does_not_end_a_sentence(reader: TextReader) -> None:
    text = "Two people were killed on Friday when shells\nhit a market in Kharkiv."
    assert sentences(reader.document(text)) == [text]


def test_a_long_report_is_one_document_with_its_offsets(reader: TextReader) -> None:
    """Longer than what the model reads at once; the pieces are put together again."""
    paragraph = "The council met in Lviv to speak of roads and schools, and it rained all day. " * 12
    text = "\n\n".join([paragraph.strip()] * 70) + "\n\nTwo drones struck a bus in Kherson on Friday."
    assert len(text) > 60_000
    document = reader.document(text)
    assert document.doc.text == text
    last = [m for m in document.mentions if m.span.text == "Kherson"]
    assert len(last) == 1 and text[last[0].span.start : last[0].span.end] == "Kherson"
    assert [claim.place.span.text for claim in reader.claims_of(document) if claim.place] == ["Kherson"]


def test_a_long_report_without_any_break_is_read(reader: TextReader) -> None:
    text = "rain" * 16_000 + " Two drones struck a bus in Kherson on Friday."
    assert reader.document(text).doc.text == text


def test_many_reports_come_out_in_their_order(reader: TextReader) -> None:
    reports = [
        make_report(f"Shells fell on {name}.", url=name) for name in ("Kharkiv", "Sumy", "Izium", "Goma") * 8
    ]
    found = list(reader.annotator.annotate(reports))
    assert [document.report.id for document in found] == [report.id for report in reports]
    assert all(document.doc.text == report.text for document, report in zip(found, reports, strict=True))


@pytest.mark.parametrize(
    "report", [make_report(""), make_report("  \n "), make_report("Ein Text.", status="unsupported_language")]
)
def test_what_cannot_be_read_is_an_empty_document(report: Report, reader: TextReader) -> None:
    document = next(iter(reader.annotator.annotate([report])))
    assert document.mentions == () and document.persons == ()
    assert reader.claims_of(document) == ()


CAPITALS = "TWO DRONES STRUCK A BUS IN KHERSON ON FRIDAY, KILLING FOUR PASSENGERS. THE GOVERNOR SAID SO."


def test_a_text_in_capitals_keeps_its_length_and_its_words(reader: TextReader) -> None:
    document = reader.document(CAPITALS)
    assert len(document.doc.text) == len(CAPITALS)
    claims = reader.claims_of(document)
    assert {claim.kind for claim in claims} == {"drone_strike"}
    assert claims[0].trigger.text.isupper()
    assert CAPITALS[claims[0].trigger.start : claims[0].trigger.end] == claims[0].trigger.text
