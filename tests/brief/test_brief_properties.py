"""Whatever parts a claim has or lacks, its sentences are well formed, cited and say nothing without words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import StringIO

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from reportedly.brief import BriefOptions, build_brief
from reportedly.brief.checker import check_brief
from reportedly.brief.markdown import markdown_brief
from reportedly.brief.page import html_brief
from reportedly.brief.terminal import print_brief
from reportedly.model import vocabulary
from reportedly.model.actor import Actor, Speaker, Via
from reportedly.model.claim import Claim, Instrument, Proof, Verification
from reportedly.model.figure import Figure
from reportedly.model.incident import Incident
from reportedly.model.place import Place, RelativePlace, SiteNear
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.model.standing import Standing
from reportedly.model.timeref import TimeRef
from reportedly.model.toll import Toll, TollEntry

WORDS = [
    "they",
    "the enemy",
    "Upland forces",
    "Captain Joss Tarrow",
    "a mill",
    "market",
    "police",
    "Lissoy",
    "residents of Dale",
    "12",
    "dozens of people",
    "Iskander missiles",
    "who",
    "“quoted”",
    "one child",
    "it",
    "the\nministry",
    "League's guns",
]
COUNTS = {
    "12 of them": 12, "90,000 mice": 90000, "a single mouse, 1 in all": 1, "37.5 villages": 37.5,
    "none, 0": 0, "40 boats": 40,
}  # fmt: skip
TEXT = ". ".join([*WORDS, *COUNTS]) + "."


def _span(words: str) -> Span:
    return Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


def spans() -> st.SearchStrategy[Span]:
    return st.sampled_from(WORDS).map(_span)


def maybe(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | values


NAMES = st.sampled_from([None, "Joss Tarrow", "Ministry of Defence of Tarvenia", "Upland League"])
SIDES = st.sampled_from([None, "TRV", "grp_upland_league"])
KINDS_OF_WHO = maybe(st.sampled_from([*vocabulary.SPEAKER_KINDS, "no such kind"]))
ACTORS = st.builds(Actor, spans(), NAMES, st.none(), SIDES, KINDS_OF_WHO, st.booleans())
SPEAKERS = st.builds(Speaker, spans(), NAMES, st.none(), SIDES, KINDS_OF_WHO, st.booleans())
DATES = st.dates(date(2020, 1, 1), date(2025, 1, 1)).map(date.isoformat)
CLOCKS = st.datetimes().map(lambda at: f"2024-08-{at.day:02}T{at.hour:02}:{at.minute:02}")


@st.composite
def times(draw: st.DrawFn) -> TimeRef:
    start, end = sorted(draw(st.tuples(DATES, DATES) | st.tuples(CLOCKS, CLOCKS)))
    placed = draw(st.booleans())
    precision = draw(maybe(st.sampled_from(list(vocabulary.TIME_PRECISIONS))))
    return TimeRef(
        draw(spans()),
        start if placed else None,
        end if placed else None,
        precision,
        draw(st.sampled_from([None, "UTC"])),
    )  # type: ignore[arg-type]


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    words, others = draw(st.tuples(*[st.sampled_from(list(COUNTS))] * 2))
    low, high = sorted((COUNTS[words], COUNTS[others]))
    bound = draw(st.sampled_from(list(vocabulary.BOUNDS)))
    bounds = {
        "exact": (low, low, low),
        "about": (low, low, low),
        "over": (low, None, None),
        "at_most": (None, None, high),
        "range": (low, None, high),
        "vague": (low, None, None),
    }[bound]
    if draw(st.booleans()) and draw(st.booleans()):
        bounds = (None, None, None)
    return Figure(
        draw(st.sampled_from([*vocabulary.MEASURES, "no such measure"])),
        _span(words),
        *bounds,
        bound,
        draw(st.sampled_from([None, "people", "mice", "a father and son", "Terrorists", "village"])),
        draw(st.sampled_from(list(vocabulary.STATUSES))),
        draw(st.sampled_from(list(vocabulary.DEMOGRAPHICS))),
        basis=draw(st.sampled_from(list(vocabulary.BASES))),
        phase=draw(st.sampled_from(list(vocabulary.PHASES))),
        subset_of=draw(st.sampled_from([None, None, 0, 7])),
        superseded=draw(st.booleans()) and draw(st.booleans()),
        more_spans=(_span(others),),  # a figure's words state its numbers, or its sentence has no ground
    )


PLACES = st.builds(
    Place,
    spans(),
    st.sampled_from([None, "Lissoy", "Black Sea"]),
    country=st.sampled_from([None, "TRV"]),
    admin1=st.sampled_from([None, "Upland Province"]),
    lat=st.sampled_from([None, 12.5]),
    lon=st.just(7.0),
    precision=maybe(st.sampled_from(list(vocabulary.PLACE_PRECISIONS))),
    relative=maybe(
        st.builds(
            RelativePlace, st.just("Dale"), st.sampled_from([None, 12, 9.5]), st.sampled_from([None, "north"])
        )
    ),
)
SITES = st.builds(
    SiteNear,
    st.none(),
    st.just("Lissoy dam"),
    st.sampled_from(["dam", "unheard-of"]),
    st.sampled_from([None, 58.64]),
    st.booleans(),
    st.sampled_from([None, 60.0]),
    st.sampled_from([None, True, False]),
)
CHECKS = st.builds(
    Verification,
    st.sampled_from(list(vocabulary.VERIFICATIONS)),
    st.just("claim"),
    st.sampled_from([None, "Upland League"]),
)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    return Claim(
        id=f"clm_{draw(st.integers(0, 10**9))}",
        report_id=draw(st.sampled_from(["rep_1", "rep_2", "rep_gone"])),
        mention_group="",
        kind=draw(st.sampled_from([*vocabulary.KINDS, "no such kind"])),
        words=Span.of(TEXT, 0, len(TEXT)),
        trigger=draw(spans()),
        polarity=draw(st.sampled_from(list(vocabulary.POLARITIES))),
        modality=draw(st.sampled_from(list(vocabulary.MODALITIES))),
        flags=tuple(draw(st.sets(st.sampled_from(list(vocabulary.FLAGS))))),
        verification=draw(maybe(CHECKS)),  # type: ignore[arg-type]
        hearsay=draw(st.sampled_from([None, "reportedly"])),
        background=draw(st.booleans()),
        speaker=draw(maybe(SPEAKERS)),  # type: ignore[arg-type]
        via=tuple(draw(st.lists(st.builds(Via, spans(), NAMES), max_size=2))),
        actor=draw(maybe(ACTORS)),
        target=draw(maybe(ACTORS)),  # type: ignore[arg-type]
        instrument=draw(maybe(st.builds(Instrument, spans()))),
        place=draw(maybe(PLACES)),
        time=draw(maybe(times())),  # type: ignore[arg-type]
        sites=tuple(draw(st.lists(SITES, max_size=2))),
        figures=tuple(draw(st.lists(figures(), max_size=4))),
        proof=tuple(
            draw(
                st.lists(st.builds(Proof, st.sampled_from(list(vocabulary.PROOF_KINDS)), spans()), max_size=2)
            )
        ),
    )


@st.composite
def situations(draw: st.DrawFn) -> tuple[list[Report], list[Claim], list[Incident]]:
    found = draw(st.lists(claims(), min_size=1, max_size=4, unique_by=lambda claim: claim.id))
    cut = draw(st.integers(1, len(found)))
    reports = [
        Report("rep_1", TEXT, "", "A title", "Harbour Post", None, "2024-08-11"),
        Report("rep_2", TEXT, ""),
    ]
    parts = [part for part in (found[:cut], found[cut:]) if part]
    return (
        reports,
        found,
        [_incident(part, draw(st.sampled_from(list(vocabulary.STANDINGS)))) for part in parts],
    )


def _incident(part: list[Claim], standing: str) -> Incident:
    entries = tuple(TollEntry(c.id, c.report_id, f, c.report_id) for c in part for f in c.figures)
    measures = dict.fromkeys(entry.figure.measure for entry in entries)
    tolls = tuple(
        Toll(measure, tuple(e for e in entries if e.figure.measure == measure), Standing(standing))
        for measure in measures
    )
    return Incident(
        f"inc_{part[0].id}",
        part[0].kind,
        tuple(c.id for c in part),
        (),
        Standing(standing, ("a reason",)),
        part[0].place,
        part[0].time,
        tolls,
    )


class _Sides:
    def opposed(self, a: str, b: str, *, country: str | None, on: date | None) -> str | None:
        return None

    def parties(self, *, country: str | None, on: date | None) -> tuple[str, ...]:
        return ("TRV", "grp_upland_league")


OPTIONS = BriefOptions(side_names={"TRV": "Tarvenia"})


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(situations())
def test_every_sentence_is_sound(situation: tuple[list[Report], list[Claim], list[Incident]]) -> None:
    reports, found, incidents = situation
    brief = build_brief(reports, found, incidents, _Sides(), OPTIONS)
    for part in (brief.happened, brief.background):
        texts = [s.text for group in part for paragraph in group.paragraphs for s in paragraph.sentences]
        assert len(texts) == len(set(texts))
    assert not brief.is_empty
    assert {i for s in brief.sentences() for i in s.claim_ids} == {claim.id for claim in found}
    assert [str(f) for f in check_brief(brief, reports, found, OPTIONS).faults] == []
    for sentence in brief.sentences():
        text = sentence.text
        assert text.endswith(".") and not text[0].islower() and sentence.claim_ids, text
        for wrong in (
            "  ",
            "None",
            "..",
            " ,",
            ",,",
            " .",
            "{",
            "}",
            "  ",
            "the the ",
            "a a ",
            "; ;",
            ", ;",
            ",;",
        ):
            assert wrong not in text, (wrong, text)
        private = any(
            who and who.private
            for c in found
            for who in (c.speaker, c.actor, c.target)
            if who and who.name == "Joss Tarrow"
        )
        assert not (private and "Joss Tarrow" in text), text


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(situations())
def test_every_writer_can_write_it(situation: tuple[list[Report], list[Claim], list[Incident]]) -> None:
    brief = build_brief(*situation, _Sides(), OPTIONS)
    assert html_brief(brief).endswith("</html>") and markdown_brief(brief)
    print_brief(replace(brief, title="x"), Console(file=StringIO(), width=80))
