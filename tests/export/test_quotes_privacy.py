"""Private names in what is shared of quotes: texts read by the shipped steps, written as JSON lines, as a
table and for brat. Nobody private is named there; towns, bodies and officials are."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from factory import make_report
from reportedly.cli.quote_table import print_quotes
from reportedly.export.quotes import FILL, write_brat, write_jsonl
from reportedly.model.quotes import Quotes
from reportedly.pipeline import Pipeline, default_pipeline


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return default_pipeline()


def shared(quotes: Quotes, folder: Path) -> Iterator[tuple[str, str]]:
    """All that is given away of a report, by format."""
    lines, table = io.StringIO(), io.StringIO()
    write_jsonl([quotes], lines)
    print_quotes([quotes], table)
    write_brat([quotes], folder)
    yield "jsonl", lines.getvalue()
    yield "table", table.getvalue()
    for path in folder.glob("*.[ta]*"):
        if path.name != "annotation.conf":
            yield path.suffix, path.read_text(encoding="utf-8")


PRIVATE = [
    ("A farmer named Kofi Mensah said shells fell. 'My son Yaw was hurt,' Mensah said.", "Kofi Mensah Yaw"),
    ("Kofi Mensah's brother said shells fell on Bawku. Mensah's wife denied it.", "Kofi Mensah"),
    ("Kofi Mensah, a shopkeeper, said shells fell. Two people died, Mensah added.", "Kofi Mensah"),
    ("Anne-Marie Dubois, a resident, said shells fell on Bambari.", "Anne Marie Dubois"),
    ("Okoro's son Emeka was killed, residents said.", "Okoro Emeka"),
    ("RESIDENT KOFI MENSAH SAID SHELLS FELL ON BAWKU.", "KOFI MENSAH"),
    ("Fatima al-Hassan, a teacher, said shells fell on Aleppo. Al-Hassan fled.", "Fatima Hassan"),
    ("Shells fell, a resident, Kwame Boateng, said. Boateng’s sister Esi fled.", "Kwame Boateng Esi"),
    ("kofi mensah, a farmer, said shells fell. mensah said two died.", "kofi mensah"),
    ("The woman, Ama Owusu, and resident Abena Sarpong fled, police said.", "Ama Owusu Abena Sarpong"),
    ("A mother of three, Zeinab Traoré, said her nephew Moussa had died.", "Zeinab Traoré Moussa"),
    ("A neighbour of Lydia Achieng said that Achieng's children had fled Bunia.", "Lydia Achieng"),
    ("“They burned it,” said Temur Aliev, 34, a driver from the hills. Aliev's house burned.", "Temur Aliev"),
    ("Said Haddad, a baker, said shells fell. Haddad’s cousin Nour Haddad-Saleh fled.", "Haddad Nour Saleh"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), PRIVATE)
def test_no_private_name_is_shared(pipeline: Pipeline, tmp_path: Path, text: str, names: str) -> None:
    title = text.split(".", maxsplit=1)[0].upper()
    (quotes,) = pipeline.read_quotes([make_report(text, title=title, path="told.txt")])
    assert quotes.attributions
    for format_, written in shared(quotes, tmp_path):
        for name in names.split():
            assert not re.search(rf"\b{name}\b", written, re.IGNORECASE), (format_, name, written)


def test_a_title_in_capitals_is_masked(pipeline: Pipeline, tmp_path: Path) -> None:
    text = "Kofi Mensah, a shopkeeper, said shells fell on Bawku."
    (quotes,) = pipeline.read_quotes([make_report(text, title="KOFI MENSAH SAW SHELLS")])
    found = dict(shared(quotes, tmp_path))
    assert "[name] SAW SHELLS" in found["jsonl"] and "[name] SAW SHELLS" in found["table"]
    assert f"{FILL * 4} {FILL * 6}, a shopkeeper" in found[".txt"]


PUBLIC = [
    ("Mayor Oleh Synko said shells hit Izium. Olena Marchuk, a resident, denied it.", "Oleh Synko Izium"),
    ("Gaza resident Huda Qasem said that Hamas fighters left Rafah.", "Gaza Hamas Rafah"),
    ("A trader from Bawku said the army left. Bawku's residents fled, police said.", "Bawku"),
    ("In Zuwarat, a resident said shells fell on Zuwarat.", "Zuwarat"),
    ("The Red Crescent and Amnesty International said aid reached Gaza.", "Red Crescent Amnesty Gaza"),
    ("Tomas Lind, a baker, said Governor Aleksei Smirnov fled Kursk.", "Aleksei Smirnov Kursk"),
    ("Said Haddad, a baker, said a shell fell. He said two died.", "said a shell fell baker"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), PUBLIC)
def test_towns_bodies_and_officials_stay(pipeline: Pipeline, tmp_path: Path, text: str, names: str) -> None:
    (quotes,) = pipeline.read_quotes([make_report(text)])
    written = dict(shared(quotes, tmp_path))[".txt"]
    assert all(name in written for name in names.split()), written
