"""The samples' brief, from the files to the page: what a growing toll, rival counts and one governor in many
outlets look like, and that no sentence says more than its words. The same over simulated situations."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from tools.simulate.dispatches import Dispatch
from tools.simulate.noise import read_noise
from tools.simulate.stream import simulate
from tools.simulate.world import World

from brief.mutations import mutations
from doc_pages import ROOT
from reportedly.brief import Brief, BriefOptions, Request, build_brief, check_brief
from reportedly.brief.checker import unsupported
from reportedly.brief.markdown import markdown_brief
from reportedly.brief.page import html_brief
from reportedly.brief.proofs import record_of
from reportedly.brief.records import brief_json
from reportedly.brief.retelling import Retelling
from reportedly.brief.rows import TollSeries
from reportedly.brief.wording import is_loaded
from reportedly.fuse.origins import find_origins
from reportedly.fuse.plain import PlainLinker
from reportedly.model.claim import Claim
from reportedly.model.report import Report
from reportedly.pipeline import default_pipeline
from reportedly.registry import Resources
from reportedly.situation import Situation

OPTIONS = BriefOptions(written="2024-08-16")


@dataclass(frozen=True)
class Made:
    brief: Brief
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]


@pytest.fixture(scope="module")
def samples(resources: Resources) -> Iterator[Made]:
    pipeline = default_pipeline()
    with Situation.open() as situation:
        for result in pipeline.read_claims(pipeline.find_reports([str(ROOT / "samples")])):
            situation.add(result.report, result.claims)
        pipeline.fuse(situation)
        known = situation.evidence(resources.sides).origins
        origins = {id_: origin.key for id_, origin in known.items()}
        reports, claims = situation.reports(), situation.claims()
        brief = build_brief(
            reports, claims, situation.incidents(), resources.sides, OPTIONS, request=Request(origins=origins)
        )
        yield Made(brief, reports, claims)


def _series(brief: Brief, measure: str) -> TollSeries:
    return max((s for s in brief.tolls if s.measure == measure), key=lambda s: len(s.points))


def _line(series: TollSeries, side: str) -> list[tuple[str | None, str]]:
    return [(p.day, p.wording) for line in series.lines if line.side == side for p in line.points]


def test_the_toll_of_evacuees_grows_on_one_line(samples: Made) -> None:
    evacuated = _series(samples.brief, "evacuated")
    assert _line(evacuated, "RUS") == [
        ("2024-08-10", "more than 76,000"),
        ("2024-08-12", "about 121,000"),
        ("2024-08-15", "about 200,000"),
    ]
    assert len(evacuated.lines) == 1
    (sentence,) = evacuated.sentences
    assert "grew from more than 76,000" in sentence.text


def test_the_counts_of_settlements_stand_apart_with_their_days(samples: Made) -> None:
    settlements = _series(samples.brief, "settlements")
    assert _line(settlements, "RUS") == [("2024-08-12", "28")]
    assert _line(settlements, "UKR") == [("2024-08-13", "74"), ("2024-08-15", "82")]
    rival = next(r for r in samples.brief.rivals if r.title.startswith("Settlements"))
    assert [column.voice for column in rival.columns] == ["Russia", "Ukraine"]
    assert "of different days" in rival.note


def test_one_governor_in_many_outlets_is_one_origin(samples: Made) -> None:
    (row,) = [row for row in samples.brief.origins if "Aleksei Smirnov" in row.label]
    quoting = {c.report_id for c in samples.claims if c.speaker and c.speaker.name == "Aleksei Smirnov"}
    carried = {r.publisher for r in samples.reports if r.id in quoting}
    assert len(row.outlets) >= 8 and carried <= set(row.outlets)


def test_no_sentence_of_the_samples_says_more_than_its_words(samples: Made) -> None:
    found = check_brief(samples.brief, samples.reports, samples.claims, OPTIONS)
    assert found.faults == () and found.sentences > 60


def test_every_altered_sentence_of_the_samples_is_found(samples: Made) -> None:
    """Each number and name altered, any two numbers and any two names swapped."""
    record = record_of(samples.reports, samples.claims, OPTIONS)
    retelling = Retelling(samples.brief, record.claims, record.scene)
    missed = [
        (sort, text)
        for sentence in samples.brief.sentences()
        for sort, text in mutations(sentence.text)
        if not unsupported(false := replace(sentence, text=text), record) and retelling.tells(false)
    ]
    assert missed == []


def test_judging_words_stand_in_quotation_marks_alone(samples: Made) -> None:
    for sentence in samples.brief.sentences():
        # names of bodies may hold one; the words of a report stand between quotation marks
        ours = "".join(
            part.partition("”")[2] if i else part for i, part in enumerate(sentence.text.split("“"))
        )
        named = ours.replace("National Anti-Terrorism Committee", "")
        assert not is_loaded(named), sentence.text


def test_every_format_holds_the_growing_toll(samples: Made) -> None:
    page, text = html_brief(samples.brief), markdown_brief(samples.brief)
    assert page.count('class="chart"') >= 2
    for words in ("more than 76,000", "about 121,000", "about 200,000"):
        assert words in page and words in text
    record = json.loads(brief_json(samples.brief))
    assert record["tolls"][0]["lines"] and len(record["origins"]) == len(samples.brief.origins)


@pytest.fixture(scope="module")
def world() -> World:
    return World()


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("level", ["low", "high"])
def test_no_sentence_of_a_simulated_situation_says_more_than_its_words(
    resources: Resources, world: World, level: str, seed: int
) -> None:
    dispatches = [
        item
        for item in simulate(world, read_noise(level), seed=seed, claims=150)
        if isinstance(item, Dispatch)
    ]
    reports = [dispatch.report for dispatch in dispatches]
    claims = [true.claim for dispatch in dispatches for true in dispatch.claims]
    origins = {id_: origin.key for id_, origin in find_origins(claims, reports).items()}
    brief = build_brief(
        reports,
        claims,
        PlainLinker().link(claims, reports),
        resources.sides,
        OPTIONS,
        request=Request(origins=origins),
    )
    found = check_brief(brief, reports, claims, OPTIONS)
    assert found.faults == () and found.numbers > 100
