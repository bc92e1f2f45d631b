"""data/sites.csv and Sites: coordinates, names as texts write them, nearness, and a broken file."""

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.data.distance import distance_km
from reportedly.data.sites import KINDS, STATUSES, Sites, normalise_name, open_sites
from reportedly.errors import InputError, StepUnavailable

SITES = open_sites()
SUDZHA = (51.191, 35.271)  # GeoNames
ZAPORIZHZHIA_THERMAL = (47.508, 34.627)
HEADER = "site_id,name,aliases,kind,status,country,admin1,nearest_town,lat,lon,source,checked"
ROW = "a_dam,A dam,,dam,operating,UKR,Oblast,Town,48.5,35.1,by hand,WRI 0.1 km"

NAMES = [
    ("the Kursk nuclear power plant", "kursk_npp"),
    ("Kursk NPP", "kursk_npp"),
    ("the Kursk plant", "kursk_npp"),
    ("Kursk's nuclear station", "kursk_npp"),
    ("nuclear plant in Kurchatov", "kursk_npp"),
    ("the Zaporizhzhia plant", "zaporizhzhia_npp"),
    ("ZNPP", "zaporizhzhia_npp"),
    ("Zaporizhzhya NPP", "zaporizhzhia_npp"),
    ("Zaporozhye nuclear plant", "zaporizhzhia_npp"),
    ("Enerhodar nuclear plant", "zaporizhzhia_npp"),
    ("the nuclear power station at Enerhodar", "zaporizhzhia_npp"),
    ("South Ukraine Nuclear Power Plant", "south_ukraine_npp"),
    ("Chornobyl", "chernobyl_npp"),
    ("the Bushehr reactor", "bushehr_npp"),
    ("the Natanz facility", "natanz_enrichment"),
    ("Fordo", "fordow_enrichment"),
    ("Nova Kakhovka dam", "kakhovka_dam"),
    ("Kakhovka hydroelectric power plant", "kakhovka_dam"),
    ("Dnipro hydroelectric station", "dniprohes"),
    ("GERD", "gerd"),
    ("the Avdiivka plant", "avdiivka_coke"),
    ("Sudzha gas metering station", "sudzha_gas"),
    ("Dar al-Shifa Hospital", "al_shifa_hospital"),
    ("Al Shifa medical complex", "al_shifa_hospital"),
    ("Shifa hospital", "al_shifa_hospital"),
    ("Okhmatdyt children's hospital", "okhmatdyt"),
    ("Temelín nuclear power plant", "temelin_npp"),
    ("Temelin NPP", "temelin_npp"),
]


def test_rows_are_sound() -> None:
    ids = [entry.site_id for entry in SITES.entries]
    assert len(ids) == len(set(ids)) == len(SITES)
    for entry in SITES.entries:
        assert entry.site_id.isascii() and entry.site_id == entry.site_id.lower()
        assert entry.kind in KINDS and entry.status in STATUSES
        assert len(entry.country) == 3 and entry.country.isupper()
        assert -60 < entry.lat < 75 and -180 <= entry.lon <= 180
        assert entry.source and entry.checked and entry.admin1 and entry.nearest_town


def test_every_kind_is_there_in_number() -> None:
    counts = {kind: sum(entry.kind == kind for entry in SITES.entries) for kind in KINDS}
    assert counts["nuclear"] >= 190 and counts["hospital"] >= 25
    assert counts["dam"] + counts["gas"] + counts["chemical"] >= 110


def test_every_name_finds_its_site() -> None:
    for entry in SITES.entries:
        for name in (entry.name, *entry.aliases):
            assert entry in SITES.find(name), name


def test_kursk_plant_to_sudzha() -> None:
    (kursk,) = SITES.find("Kursk nuclear power plant")
    assert distance_km(kursk.lat, kursk.lon, *SUDZHA) == pytest.approx(58.6, abs=0.3)


def test_zaporizhzhia_is_not_the_thermal_plant() -> None:
    (plant,) = SITES.find("Zaporizhzhia nuclear power plant")
    assert distance_km(plant.lat, plant.lon, 47.512, 34.586) < 0.3
    assert distance_km(plant.lat, plant.lon, *ZAPORIZHZHIA_THERMAL) > 2.5
    assert SITES.find("Zaporizhzhia thermal power plant") == ()


@pytest.mark.parametrize(("name", "site_id"), NAMES)
def test_find(name: str, site_id: str) -> None:
    assert site_id in {entry.site_id for entry in SITES.find(name)}


@pytest.mark.parametrize(
    "name", ["", "the", "Kursk", "Zaporizhzhia", "plant", "nuclear power plant", "Kyiv barrage"]
)
def test_find_refuses_what_is_no_site(name: str) -> None:
    assert SITES.find(name) == ()


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Kursk nuclear power plant was shelled", 4),
        ("the Kursk plant , said", 3),
        ("the Kursk nuclear power plant", 0),
        ("Kursk plant", 0),
        ("Kursk , nuclear power plant", 0),
        ("al - Shifa Hospital in Gaza", 4),
        ("Zaporizhzhia region", 0),
        ("Kyiv 's Okhmatdyt hospital", 0),
        ("Kakhovka dam 's collapse", 2),
        ("boost hospital capacity", 0),
        ("nuclear plant at Enerhodar .", 4),
        ("", 0),
    ],
)
def test_longest_match(words: str, count: int) -> None:
    assert SITES.longest_match(words.split()) == count


def test_near_is_sorted_and_within_reach() -> None:
    found = SITES.near(*SUDZHA, 300)
    distances = [km for _, km in found]
    assert distances == sorted(distances) and max(distances) <= 300
    assert "kursk_npp" in {entry.site_id for entry, _ in SITES.near(*SUDZHA, 60, kinds=["nuclear"])}
    assert all(entry.kind == "dam" for entry, _ in SITES.near(*SUDZHA, 300, kinds={"dam"}))


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 3000))
def test_near_misses_nothing(lat: float, lon: float, km: float) -> None:
    some = Sites(SITES.entries[::23])
    slow = {e.site_id for e in some.entries if distance_km(lat, lon, e.lat, e.lon) <= km}
    assert {entry.site_id for entry, _ in some.near(lat, lon, km)} == slow


def test_near_refuses_the_impossible() -> None:
    for arguments in [(91.0, 0.0, 5.0), (0.0, 181.0, 5.0), (math.nan, 0.0, 5.0), (0.0, 0.0, -1.0)]:
        with pytest.raises(InputError):
            SITES.near(*arguments)
    with pytest.raises(InputError, match="airport"):
        SITES.near(0.0, 0.0, 5.0, kinds=["airport"])


def test_normalise_name() -> None:
    assert normalise_name("The “Dukovany” plant’s") == ("dukovany", "plant")
    assert normalise_name("Ma'rib dam") == ("marib", "dam")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "first line"),
        (HEADER, "no sites"),
        (f"{HEADER}\n{ROW}\n{ROW}", "twice"),
        (f"{HEADER}\n{ROW.replace('48.5', '98.5')}", "line 2"),
        (f"{HEADER}\n{ROW.replace('48.5', 'north')}", "line 2"),
        (f"{HEADER}\n{ROW.replace(',dam,', ',castle,')}", "castle"),
        (f"{HEADER}\n{ROW},more", "13 fields"),
    ],
)
def test_corrupt_file_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "sites.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(StepUnavailable, match=reason) as caught:
        open_sites(path)
    assert "sites.csv" in str(caught.value) and "; correct the file" in str(caught.value)


def test_missing_or_undecodable_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StepUnavailable, match="No such file"):
        open_sites(tmp_path / "none.csv")
    (tmp_path / "bad.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StepUnavailable, match=r"bad\.csv"):
        open_sites(tmp_path / "bad.csv")
