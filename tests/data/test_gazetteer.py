"""The gazetteer: names as keys, building, asking, and what happens when a file is missing or broken."""

from __future__ import annotations

import csv
import hashlib
import json
import lzma
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from reportedly.data import gazetteer_build
from reportedly.data.gazetteer import Gazetteer, normalise_name, open_gazetteer
from reportedly.data.gazetteer_build import build_from_dump, build_shipped, cached_gazetteer
from reportedly.data.place_names import region_stem
from reportedly.data.place_rows import OVERLAY_COLUMNS, SHIPPED_COLUMNS, overlay_rows, useful_alternates
from reportedly.errors import GazetteerError

SHIPPED = Path(gazetteer_build.__file__).parent

ROWS = [
    "1\tRussia\t\t61.66\t99.06\tPCLI\tRUS\tRU\t\t144000000\toutline",
    "2\tSyria\tSyrian Arab Republic\t35\t38.5\tPCLI\tSYR\tSY\t\t17000000\toutline",
    "3\tEl Salvador\tSalvador\t13.8\t-88.9\tPCLI\tSLV\tSV\t\t6420000\toutline",
    "4\tBrazil\t\t-10.8\t-53\tPCLI\tBRA\tBR\t\t209000000\toutline",
    "10\tKursk Oblast\tKurskaya oblast'\t51.67\t35.97\tADM1\tRUS\t41\t\t797000\t41",
    "11\tSudzhanskiy Rayon\tSudzha District\t51.19\t35.27\tADM2\tRUS\t41\t486813\t6940\tseat",
    "12\tDeir ez-Zor\tDayr az Zawr\t35.02\t40.47\tADM1\tSYR\t07\t\t400000\t20",
    "20\tKursk\tKoursk\t51.7269\t36.1846\tPPLA\tRUS\t41\t\t448733\t",
    "21\tKursk\t\t43\t40\tPPL\tRUS\t\t\t900\t",
    "22\tSudzha\t\t51.19\t35.27\tPPL\tRUS\t41\t486813\t6940\t",
    "23\tDeir ez-Zor\tDayr az Zawr\t35.336\t40.141\tPPLA\tSYR\t07\t\t271800\t",
    "24\tAl Bāb\t\t36.37\t37.52\tPPLA2\tSYR\t\t\t130745\t",
    "25\tSalvador\tBahia\t-12.97\t-38.51\tPPLA\tBRA\t\t\t2711840\t",
    "26\tAr Raqqah\t\t35.95\t39.01\tPPLA\tSYR\t\t\t531952\t",
]
VILLAGES = [
    "40\tMalenkoye\tMaloe\t60.3\t60.3\tPPL\tRUS\t41\t\t\t",
    "41\tSudzha\t\t55.0\t40.0\tPPL\tRUS\t\t\t\t",
    "42\tZarya\t\t48.1\t37.1\tPPL\tUKR\t\t\t\t",
]
OVERLAY = [
    "20,Kursk,Kursk-on-Tuskar,RUS,,51.7269,36.1846,PPLA,,GeoNames; names curated",
    ",Snagost,Snagost',RUS,Kursk Oblast,51.3133,34.8936,PPL,,curated",
    ",Zarya,,UKR,,48.1,37.1,PPL,,curated",
    ",Red Sea,,,,20.0,38.5,SEA,,curated",
    "1,Russia,US;Russian Federation,RUS,,61.66,99.06,PCLI,,names in English reports",
]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("REPORTEDLY_CACHE", str(folder))
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder with small shipped files, their meta files and a small overlay."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name, rows in (("places", ROWS), ("places_villages", VILLAGES)):
        text = "\n".join(["\t".join(SHIPPED_COLUMNS), *rows]) + "\n"
        packed = lzma.compress(text.encode("utf-8"))
        (folder / f"{name}.tsv.xz").write_bytes(packed)
        meta = {"sha256": hashlib.sha256(packed).hexdigest(), "bytes": len(packed)}
        (folder / f"{name}.meta.json").write_text(json.dumps(meta), encoding="utf-8")
    overlay = "\n".join([",".join(OVERLAY_COLUMNS), *OVERLAY]) + "\n"
    (folder / "places_overlay.csv").write_text(overlay, encoding="utf-8")
    return folder


@pytest.fixture
def gazetteer(small: Path) -> Gazetteer:
    return open_gazetteer(cached_gazetteer(small))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Deir ez-Zor", "deir al zor"),
        ("Deir El-Zor", "deir al zor"),
        ("ash-Shaddadi", "al shaddadi"),
        ("Ma'arrat an-Nu'man", "maarrat al numan"),
        ("Ma‘arrat al-Nuʿmān", "maarrat al numan"),
        ("As Pontes", "as pontes"),
        ("St. Petersburg", "saint petersburg"),
        ("Łódź", "lodz"),
        ("Chasiv  Yar", "chasiv yar"),
        ("--", ""),
    ],
)
def test_one_spelling_has_one_key(name: str, key: str) -> None:
    assert normalise_name(name) == key
    assert normalise_name(key) == key


@pytest.mark.parametrize(
    ("name", "stem", "kind"),
    [
        ("Kursk region", "kursk", "region"),
        ("the Kursk Oblast", "kursk", "oblast"),
        ("province of Idlib", "idlib", "province"),
        ("Jewish Autonomous Oblast", "jewish", "oblast"),
        ("North Kivu", "north kivu", ""),
        ("Region", "region", ""),
    ],
)
def test_region_stem(name: str, stem: str, kind: str) -> None:
    assert region_stem(name) == (stem, kind)


def test_alternates_keep_latin_names_once() -> None:
    raw = ["Kursk", "Koursk", "KOURSK", "URS", "ku er si ke", "Курск", "Ko", ""]
    assert list(useful_alternates("Kursk", raw)) == ["Koursk"]


def test_find_gives_the_most_populous_first(gazetteer: Gazetteer) -> None:
    first, second = gazetteer.find("KURSK")
    assert (first.key, first.country, first.admin1, first.population) == (
        "gn:20",
        "RUS",
        "Kursk Oblast",
        448733,
    )
    assert second.key == "gn:21"
    assert gazetteer.find("Nowhere at all") == ()


def test_place_has_the_names_of_its_units(gazetteer: Gazetteer) -> None:
    (sudzha,) = gazetteer.find("Sudzha")
    assert (sudzha.admin1, sudzha.admin2, sudzha.feature_class) == ("Kursk Oblast", "Sudzhanskiy Rayon", "P")


def test_a_place_better_known_by_another_name_comes_later(gazetteer: Gazetteer) -> None:
    assert [entry.country for entry in gazetteer.find("Salvador")] == ["BRA", "SLV"]
    assert [entry.country for entry in gazetteer.find("El Salvador")] == ["SLV"]


@pytest.mark.parametrize("name", ["al-Bab", "Bab", "Al-Bāb", "el Bab"])
def test_arabic_article_may_be_left_out(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.find(name)[0].name == "Al Bāb"


@pytest.mark.parametrize("name", ["Raqqa", "al-Raqqa", "ar-Raqqah"])
def test_final_h_may_be_left_out(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.find(name)[0].geonameid == 26


def test_overlay_adds_places_and_names(gazetteer: Gazetteer) -> None:
    (snagost,) = gazetteer.find("Snagost'")
    assert (snagost.key, snagost.geonameid, snagost.admin1) == ("ov:snagost", None, "Kursk Oblast")
    assert gazetteer.find("Kursk on Tuskar")[0].population == 448733
    assert gazetteer.find("Red Sea")[0].country == ""
    assert gazetteer.find("Russia")[0].population == 144000000


def test_a_village_is_found_but_makes_no_place_of_a_word(gazetteer: Gazetteer) -> None:
    assert [entry.key for entry in gazetteer.find("Malenkoye")] == ["gn:40"]
    assert gazetteer.longest_match(["Malenkoye"]) == 0
    assert not gazetteer.starts_phrase("Malenkoye")


def test_a_village_gives_way_to_a_better_known_place(gazetteer: Gazetteer) -> None:
    assert [entry.key for entry in gazetteer.find("Sudzha") if entry.feature_class == "P"] == ["gn:22"]


def test_a_village_that_the_overlay_has_too_is_a_place_by_itself(gazetteer: Gazetteer) -> None:
    assert [entry.key for entry in gazetteer.find("Zarya")] == ["gn:42"]
    assert gazetteer.longest_match(["Zarya"]) == 1


@pytest.mark.parametrize(
    "name", ["Kursk region", "Kursk oblast", "Kursk Province", "Kurskaya oblast", "Kursk"]
)
def test_find_region_takes_any_word_for_its_kind(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.find_region(name)[0].key == "gn:10"


def test_find_region_by_district_and_country(gazetteer: Gazetteer) -> None:
    assert gazetteer.find_region("Sudzha district")[0].key == "gn:11"
    assert gazetteer.find_region("Kursk region", "SYR") == ()
    unit = gazetteer.find_region("Deir Ezzor governorate") or gazetteer.find_region("Deir ez-Zor governorate")
    assert unit[0].population == 0
    assert "middle of 20" in unit[0].source


@pytest.mark.parametrize(
    ("words", "length"),
    [
        (["Deir", "ez", "-", "Zor", "province"], 4),
        (["Deir", "ez-Zor", ","], 2),
        (["Deir"], 0),
        (["al-Bab", "city"], 1),
        (["El", "Salvador", "said"], 2),
        (["kursk"], 0),
        (["us", "too"], 0),
        (["US", "troops"], 1),
        (["-", "Kursk"], 0),
        ([], 0),
    ],
)
def test_longest_match(gazetteer: Gazetteer, words: list[str], length: int) -> None:
    assert gazetteer.longest_match(words) == length


def test_starts_phrase(gazetteer: Gazetteer) -> None:
    assert gazetteer.starts_phrase("Deir")
    assert gazetteer.starts_phrase("Sudzha")
    assert not gazetteer.starts_phrase("Zor")
    assert not gazetteer.starts_phrase("...")


def test_near_gives_points_and_no_units(gazetteer: Gazetteer) -> None:
    assert [entry.name for entry in gazetteer.near(51.19, 35.27, 40)] == ["Sudzha", "Snagost"]
    assert gazetteer.near(51.19, 35.27, 0) == ()


def test_country_admin1_and_entry(gazetteer: Gazetteer) -> None:
    syria, oblast = gazetteer.country("SYR"), gazetteer.admin1("RUS", "41")
    assert syria is not None and syria.name == "Syria"
    assert oblast is not None and oblast.name == "Kursk Oblast"
    assert gazetteer.country("ZZZ") is None
    assert gazetteer.admin1("RUS", "") is None
    assert gazetteer.entry("gn:20") == gazetteer.find("Kursk")[0]
    assert gazetteer.entry("gn:0") is None


def test_cache_is_built_once(small: Path, cache: Path) -> None:
    first = cached_gazetteer(small)
    built = first.stat().st_mtime_ns
    assert cached_gazetteer(small) == first
    assert first.stat().st_mtime_ns == built
    assert [path.name for path in cache.iterdir()] == [first.name]


@pytest.mark.parametrize("damage", ["empty", "short", "foreign"])
def test_damaged_cache_is_built_again(small: Path, damage: str) -> None:
    path = cached_gazetteer(small)
    whole = path.read_bytes()
    path.write_bytes({"empty": b"", "short": whole[:-4096], "foreign": b"no database" * 9}[damage])
    assert open_gazetteer(cached_gazetteer(small)).find("Sudzha")


def test_cache_damaged_inside_is_built_again_when_asked(small: Path) -> None:
    path = cached_gazetteer(small)
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    gazetteer = Gazetteer(path, rebuild=lambda out: build_shipped(out, small))
    assert gazetteer.find("Sudzha")


def test_changed_overlay_is_another_cache(small: Path) -> None:
    before = cached_gazetteer(small)
    with (small / "places_overlay.csv").open("a", encoding="utf-8") as file:
        file.write(",Guyevo,,RUS,Kursk Oblast,51.09,35.26,PPL,,curated\n")
    after = cached_gazetteer(small)
    assert after != before
    assert open_gazetteer(after).find("Guyevo")
    assert not before.exists()


def test_building_the_cache_tidies_it(small: Path, cache: Path) -> None:
    names = {
        "old": "places-1-0123456789abcdef.sqlite",
        "cut off": ".places-a.part",
        "running": ".places-b.part",
        "own": "places-mine.sqlite",
        "dump": "places.sqlite",
    }
    cache.mkdir(exist_ok=True)
    for name in names.values():
        (cache / name).write_bytes(b"")
    os.utime(cache / names["cut off"], (0, 0))
    built = cached_gazetteer(small)
    kept = {built.name, names["running"], names["own"], names["dump"]}
    assert {path.name for path in cache.iterdir()} == kept


def test_unwritable_cache_falls_back_to_a_temporary_one(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("in the way")
    monkeypatch.setenv("REPORTEDLY_CACHE", str(blocker / "cache"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert cached_gazetteer(small).is_relative_to(tmp_path)


@pytest.mark.parametrize(
    ("damage", "reason"),
    [("missing", "cannot be read"), ("empty", "is empty"), ("short", "cut short"), ("altered", "SHA-256")],
)
def test_broken_data_is_named_with_its_remedy(small: Path, damage: str, reason: str) -> None:
    path = small / "places.tsv.xz"
    packed = path.read_bytes()
    if damage == "missing":
        path.unlink()
    else:
        broken = {"empty": b"", "short": packed[:-5], "altered": packed[:-1] + b"\x00"}
        path.write_bytes(broken[damage])
    with pytest.raises(GazetteerError, match=reason) as caught:
        cached_gazetteer(small)
    assert "places.tsv.xz" in str(caught.value)
    assert "reportedly places build" in str(caught.value)


def test_bad_overlay_names_its_line(small: Path) -> None:
    with (small / "places_overlay.csv").open("a", encoding="utf-8") as file:
        file.write(",Nowhere,,RUS,,north,35.26,PPL,,curated\n")
    with pytest.raises(GazetteerError, match="line 7"):
        cached_gazetteer(small)


def test_given_path_must_be_a_gazetteer(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="missing"):
        open_gazetteer(tmp_path / "none.sqlite")


def dump_line(**fields: str) -> str:
    letter, code = fields["code"].split(".")
    values = dict.fromkeys(range(19), "") | {
        0: fields["id"], 1: fields["name"], 2: fields["name"], 3: fields.get("alternates", ""),
        4: fields["lat"], 5: fields["lon"], 6: letter, 7: code, 8: "RU", 10: "41",
        14: fields.get("population", "0"), 18: "2026-07-29",
    }  # fmt: skip
    return "\t".join(values.values())


DUMP = [
    dump_line(id="486813", name="Sudzha", lat="51.2", lon="35.3", code="P.PPL", alternates="Суджа,Sudja"),
    dump_line(id="22", name="Sudzha", lat="51.2", lon="35.3", code="P.PPLA2", population="7000"),
    dump_line(id="31", name="Snagost’", lat="51.31", lon="34.9", code="P.PPL"),
    dump_line(id="32", name="Psel", lat="51.1", lon="35.3", code="H.STM"),
    dump_line(id="33", name="Some Hotel", lat="51.1", lon="35.3", code="S.HTL"),
    dump_line(id="34", name="Old Place", lat="51.1", lon="35.3", code="P.PPLH"),
]


@pytest.fixture
def with_dump(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gazetteer:
    monkeypatch.setattr(gazetteer_build, "cached_gazetteer", lambda: cached_gazetteer(small))
    dump = tmp_path / "RU.zip"
    with zipfile.ZipFile(dump, "w") as archive:
        archive.writestr("readme.txt", "read me")
        archive.writestr("RU.txt", "\n".join(DUMP) + "\n")
    assert build_from_dump(dump, tmp_path / "mine.sqlite") == 4
    return open_gazetteer(tmp_path / "mine.sqlite")


def test_dump_replaces_and_adds(with_dump: Gazetteer) -> None:
    sudzha, other = with_dump.find("Sudzha")
    assert (sudzha.geonameid, sudzha.population, sudzha.feature_code) == (22, 7000, "PPLA2")
    assert (other.admin1, other.country) == ("Kursk Oblast", "RUS")
    assert with_dump.find("Sudja") == (other,)
    assert sudzha.source == "GeoNames dump of 2026-07-29"
    assert with_dump.find("Psel")[0].feature_class == "H"
    assert with_dump.find("Some Hotel") == with_dump.find("Old Place") == ()
    assert with_dump.find("Deir ez-Zor")


def test_dump_place_takes_over_its_overlay_twin(with_dump: Gazetteer) -> None:
    assert [entry.key for entry in with_dump.find("Snagost")] == ["gn:31"]


@pytest.mark.parametrize("text", ["only\ttwo\n", "", DUMP[0].replace("51.2", "north") + "\n"])
def test_what_is_no_dump_is_refused(
    text: str, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gazetteer_build, "cached_gazetteer", lambda: cached_gazetteer(small))
    dump = tmp_path / "XX.txt"
    dump.write_text(text, encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"XX\.txt.*19 columns"):
        build_from_dump(dump, tmp_path / "out.sqlite")
    assert not (tmp_path / "out.sqlite").exists()


def test_shipped_overlay_is_sound() -> None:
    text = (SHIPPED / "places_overlay.csv").read_text(encoding="utf-8")
    rows = list(overlay_rows(text))
    assert len(rows) >= 400
    ids = [row.geonameid for row in rows if row.geonameid]
    assert len(ids) == len(set(ids))
    for row in rows:
        assert -90 <= row.lat <= 90 and -180 <= row.lon <= 180, row.name
        assert len(row.country) in (0, 3) and row.source, row.name
        keys = [normalise_name(name) for name in (row.name, *row.aliases)]
        assert len(keys) == len(set(keys)), row.name
    assert len(next(csv.reader([text.splitlines()[0]]))) == len(OVERLAY_COLUMNS)


def test_shipped_meta_describes_the_file() -> None:
    meta = json.loads((SHIPPED / "places.meta.json").read_text(encoding="utf-8"))
    packed = (SHIPPED / meta["file"]).read_bytes()
    assert (len(packed), hashlib.sha256(packed).hexdigest()) == (meta["bytes"], meta["sha256"])
    assert "CC BY 4.0" in meta["licence"]


@pytest.fixture(scope="module")
def shipped() -> Gazetteer:
    """The shipped gazetteer, from the user's own cache: unpacked there once, not for every run."""
    return open_gazetteer()


@pytest.mark.parametrize(
    ("name", "country", "code"),
    [
        ("Kursk", "RUS", "PPLA"), ("Sudzha", "RUS", "PPL"), ("Snagost", "RUS", "PPL"),
        ("Goma", "COD", "PPLA"),
        ("Zamzam", "SDN", "CMP"), ("Bunagana", "COD", "PPL"), ("Deir Ezzor", "SYR", "PPLA"),
        ("Deir ez-Zor", "SYR", "PPLA"), ("Douma", "SYR", "PPLA2"), ("Aleppo", "SYR", "PPLA"),
        ("Khan Sheikhoun", "SYR", "PPLA3"), ("Hodeida", "YEM", "PPLA"), ("Robotyne", "UKR", "PPL"),
        ("Kharkov", "UKR", "PPLA"), ("Donbas", "UKR", "RGN"), ("Jabalia camp", "PSE", "CMPRF"),
        ("Rafah crossing", "PSE", "PSTB"), ("Syria", "SYR", "PCLI"), ("DRC", "COD", "PCLI"),
        ("Tigray", "ETH", "ADM1"), ("Sahel", "", "RGN"), ("Georgia", "GEO", "PCLI"),
    ],
)  # fmt: skip
def test_shipped_names_that_reports_use(shipped: Gazetteer, name: str, country: str, code: str) -> None:
    first = shipped.find(name)[0]
    assert (first.country, first.feature_code) == (country, code)


@pytest.mark.parametrize(
    ("name", "key"),
    [("Kursk region", "gn:538555"), ("Kyiv region", "gn:703446"), ("Idlib governorate", "gn:169387")],
)
def test_shipped_regions(shipped: Gazetteer, name: str, key: str) -> None:
    assert shipped.find_region(name)[0].key == key


def test_shipped_copy_in_another_folder_is_the_same(tmp_path: Path) -> None:
    files = [
        f"places{end}"
        for end in (".tsv.xz", ".meta.json", "_villages.tsv.xz", "_villages.meta.json", "_overlay.csv")
    ]
    for name in files:
        shutil.copy(SHIPPED / name, tmp_path)
    assert gazetteer_build.shipped_digest(tmp_path) == gazetteer_build.shipped_digest()
