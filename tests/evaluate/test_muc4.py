"""MUC-4: fills with their alternatives, templates of a key file, messages without the breaks of the wire."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import InputError
from reportedly.evaluate.muc4 import date_of, read_muc4
from reportedly.evaluate.muc4_fills import Fill, parse_fills

KEY = """;;; a note of the editors
0.  MESSAGE: ID                     TST1-MUC3-0001
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  (04 FEB 90) / (- 04 FEB 90)
3.  INCIDENT: LOCATION              PERU: DALE (CITY)
4.  INCIDENT: TYPE                  BOMBING
6.  INCIDENT: INSTRUMENT ID         ? "BOMB"
12. PHYS TGT: ID                    "TOLL HOUSE" / "HOUSE"
                                    "CART"
14. PHYS TGT: NUMBER                1: "TOLL HOUSE" / "HOUSE"
                                    PLURAL: "CART"
18. HUM TGT: NAME                   -

0.  MESSAGE: ID                     TST1-MUC3-0001
1.  MESSAGE: TEMPLATE               2 (OPTIONAL)
4.  INCIDENT: TYPE                  ATTACK

0.  MESSAGE: ID                     TST1-MUC3-0002
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *
"""
TEXTS = """TST1-MUC3-0001

   DALE, 5 FEB 90 (OWN) -- [TEXT] A BOMB BLEW UP THE
TOLL HOUSE.

   NOBODY WAS HURT.


TST1-MUC3-0002

   NO CITY, NO DATE -- [TEXT] RAIN FELL.


TST1-MUC3-0009

   A TEXT WITHOUT A KEY.
"""


def _write(folder: Path) -> Path:
    (folder / "key-tst1.v7").write_text(KEY, encoding="latin-1")
    (folder / "tst1-muc3").write_text(TEXTS, encoding="latin-1")
    return folder


def test_messages_are_read_with_their_templates(tmp_path: Path) -> None:
    first, second = read_muc4(_write(tmp_path))
    assert (first.id, first.published) == ("TST1-MUC3-0001", "1990-02-05")
    assert first.text == ("DALE, 5 FEB 90 (OWN) -- A BOMB BLEW UP THE TOLL HOUSE.\n\nNOBODY WAS HURT.\n")
    assert [template.optional for template in first.templates] == [False, True]
    assert (second.published, second.templates) == (None, ())


def test_fills_are_read_with_alternatives_and_targets(tmp_path: Path) -> None:
    slots = next(read_muc4(_write(tmp_path))).templates[0].slots
    assert slots[2] == (Fill(("04 FEB 90", "- 04 FEB 90")),)
    assert slots[3] == (Fill(("PERU: DALE (CITY)",)),)
    assert slots[6] == (Fill(("BOMB",), (), optional=True),)
    assert slots[12] == (Fill(("TOLL HOUSE", "HOUSE")), Fill(("CART",)))
    assert slots[14] == (Fill(("1",), ("TOLL HOUSE", "HOUSE")), Fill(("PLURAL",), ("CART",)))
    assert slots[18] == ()


@pytest.mark.parametrize(
    ("slot", "lines", "fills"),
    [
        (19, ['"CLERK": "ANA VELL"', '"COOKS"'], [Fill(("CLERK",), ("ANA VELL",)), Fill(("COOKS",))]),
        (19, ['"CLERK OF DALE" / "MISS": "VELL"'], [Fill(("CLERK OF DALE", "MISS"), ("VELL",))]),
        (12, ['"\\"EL RIO\\" FARM" /', '"FARM"'], [Fill(('"EL RIO" FARM', "FARM"))]),
        (9, ['"MEN WITH', 'MASKS"'], [Fill(("MEN WITH MASKS",))]),
        (3, ["PERU: A (CITY) - B (TOWN)"], [Fill(("PERU: A (CITY) - B (TOWN)",))]),
        (3, ["(PERU: A (CITY)) / (PERU)"], [Fill(("PERU: A (CITY)", "PERU"))]),
        (23, ['NO INJURY: "-"'], [Fill(("NO INJURY",), ("-",))]),
        (6, ["*"], []),
    ],
)
def test_one_slot(slot: int, lines: list[str], fills: list[Fill]) -> None:
    assert list(parse_fills(slot, lines)) == fills


def test_dates() -> None:
    assert date_of("- 04 FEB 90") == "1990-02-04"
    assert date_of("NO DATE") is None


def test_what_is_broken_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no key"):
        list(read_muc4(tmp_path))
    folder = _write(tmp_path)
    (folder / "key-tst1.v7").write_text("4.  INCIDENT: TYPE                  ATTACK\n", encoding="latin-1")
    with pytest.raises(InputError, match="no message or number"):
        list(read_muc4(folder))
