"""What holds of every claim, whatever sentences a report is mixed from: every value on its words, no figure
without them, ids unique and the same on every run, stance as its parts say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from case_tables import read_table
from factory import make_report
from reportedly.model.claim import Claim, derive_stance
from reportedly.model.span import Span
from reportedly.model.vocabulary import BOUNDS, KINDS, MEASURES, MODALITIES, POLARITIES
from text_reader import TextReader

HERE = Path(__file__).parent
SENTENCES = sorted(
    {
        case.get("sentence") or case["text"]
        for name in (
            "figures/numerals",
            "figures/figures",
            "events/kinds",
            "events/peaceful",
            "attribution/attributions",
            "stance/modality",
            "stance/verification",
            "places/locations",
        )
        for case in read_table(HERE / f"{name}.tsv")
    }
)
mixes = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6)
joints = st.sampled_from([" ", "\n", "\n\n"])
NUMBER_WORDS = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|\w*hundreds?|\w*thousands?|"
    r"millions?|dozens?|scores|tens|several|few|handful|couple|many|multiple|numerous|pair|both|half|no|none|nobody|"
    r"without|an?|his|her|their|its|the|and)\b",
    re.I,
)


def spans_of(value: object) -> Iterator[Span]:
    """Every span of a claim, however deep."""
    if isinstance(value, Span):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_of(getattr(value, field.name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from spans_of(inner)


@settings(deadline=None, max_examples=40)
@given(chosen=mixes, joint=joints)
def test_every_value_is_on_its_words(chosen: list[str], joint: str, reader: TextReader) -> None:
    text = joint.join(chosen)
    for claim in reader.read_report(make_report(text)):
        assert all(text[span.start : span.end] == span.text for span in spans_of(claim))
        assert claim.words.contains(claim.trigger)
        assert claim.kind in KINDS and claim.polarity in POLARITIES and claim.modality in MODALITIES
        attributed = any(value is not None for value in (claim.speaker, claim.hearsay, claim.cue))
        assert claim.stance == derive_stance(claim.polarity, claim.modality, attributed=attributed)
        assert 0 <= claim.confidence <= 1 and claim.reasons and claim.made_by


@settings(deadline=None, max_examples=40)
@given(chosen=mixes, joint=joints)
def test_no_figure_without_its_words(chosen: list[str], joint: str, reader: TextReader) -> None:
    text = joint.join(chosen)
    for claim in reader.read_report(make_report(text)):
        for figure in claim.figures:
            assert figure.measure in MEASURES and figure.bound in BOUNDS
            assert figure.best is None or figure.bound in ("exact", "about")
            assert (figure.low, figure.best, figure.high) != (None, None, None)
            assert NUMBER_WORDS.search(figure.span.text) or figure.low == 1, figure
            assert figure.subset_of is None or 0 <= figure.subset_of < len(claim.figures)


@settings(deadline=None, max_examples=30)
@given(chosen=mixes, joint=joints)
def test_a_second_run_gives_the_same_claims(chosen: list[str], joint: str, reader: TextReader) -> None:
    report = make_report(joint.join(chosen))
    first, second = (reader.read_report(report) for _ in range(2))
    assert first == second
    assert len({claim.id for claim in first}) == len(first)


@settings(deadline=None, max_examples=20)
@given(chosen=mixes)
def test_a_report_is_read_the_same_beside_others(chosen: list[str], reader: TextReader) -> None:
    reports = [make_report(sentence) for sentence in dict.fromkeys(chosen)]
    together = [reader.claims_of(document) for document in reader.annotator.annotate(reports)]
    assert [_outline(claims) for claims in together] == [
        _outline(reader.read_report(report)) for report in reports
    ]


def _outline(claims: tuple[Claim, ...]) -> list[tuple[str, str, int]]:
    return [(claim.id, claim.kind, len(claim.figures)) for claim in claims]
