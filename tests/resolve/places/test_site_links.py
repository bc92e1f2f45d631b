"""Dangerous sites: named ones identified, those near a harmful event found, and stated distances compared."""

from __future__ import annotations

import pytest

from reportedly.model.claim import Claim
from reportedly.model.place import SiteNear
from reportedly.registry import RESOLVERS, Resources
from text_reader import TextReader

PLANT = "zaporizhzhia_npp"


def site(claim: Claim, site_id: str) -> SiteNear:
    found = [near for near in claim.sites if near.site_id == site_id]
    assert len(found) == 1, [(near.site_id, near.name) for near in claim.sites]
    return found[0]


def test_a_named_site_is_identified(reader: TextReader) -> None:
    claims = reader.read("A drone hit the Zaporizhzhia nuclear power plant.")
    near = site(claims[0], PLANT)
    assert near.named and near.kind == "nuclear"
    assert near.km == pytest.approx(0, abs=1)


def test_an_agreeing_distance_is_confirmed(reader: TextReader) -> None:
    claims = reader.read("A drone hit Enerhodar, 6 km from the Zaporizhzhia nuclear power plant.")
    near = site(claims[0], PLANT)
    assert near.km == pytest.approx(6.2, abs=1.5)
    assert (near.stated_km, near.agrees) == (6, True)


def test_a_distance_far_off_is_marked_and_kept(reader: TextReader) -> None:
    claims = reader.read("A drone hit Enerhodar, 60 km from the Zaporizhzhia nuclear power plant.")
    near = site(claims[0], PLANT)
    assert (near.stated_km, near.agrees) == (60, False)
    assert near.km == pytest.approx(6.2, abs=1.5)


def test_a_harmful_event_nearby_names_the_site_unasked(reader: TextReader) -> None:
    claims = reader.read("Two drones struck Nikopol in Ukraine.")
    near = site(claims[0], PLANT)
    assert not near.named and near.stated_km is None and near.agrees is None
    assert near.km == pytest.approx(16, abs=3)


@pytest.mark.parametrize(
    "text",
    [
        "Thousands of people protested in Nikopol in Ukraine.",
        "The two sides held talks in Nikopol in Ukraine.",
        "Police arrested two men in Nikopol in Ukraine.",
    ],
)
def test_a_harmless_event_nearby_does_not(text: str, reader: TextReader) -> None:
    assert [near for claim in reader.read(text) for near in claim.sites] == []


def test_a_region_is_no_point_to_measure_from(reader: TextReader) -> None:
    claims = reader.read("Shells fell on villages in Dnipropetrovsk region.")
    assert claims and [near for claim in claims for near in claim.sites] == []


def test_how_near_is_near_can_be_chosen(reader: TextReader) -> None:
    strict = RESOLVERS.make("english", Resources(site_km=5.0))
    document = reader.document("Two drones struck Nikopol in Ukraine.")
    claims = strict.resolve(document, reader.extractor.extract(document))
    assert claims and [near for claim in claims for near in claim.sites] == []
