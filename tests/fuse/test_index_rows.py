"""Rows of the index: keys that are the same in every process, and texts that meet as in memory."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import date

import pytest
from rensa import RMinHashLSH

from factory import make_claim, make_place, make_report, make_speaker, make_time
from reportedly.fuse.index_rows import bands_of, claim_row, likeness, number_of, text_rows
from reportedly.fuse.shingles import BANDS, LEAST_JACCARD, PERMUTATIONS, digest_of, prints_of
from reportedly.model.origin import Origin, OriginNode
from reportedly.model.origin_records import origin_of, origin_text
from reportedly.model.span import Span


def test_equal_keys_have_one_number() -> None:
    assert number_of(("killed", 5, date(2024, 8, 10))) == number_of(("killed", 5.0, date(2024, 8, 10)))
    assert number_of(("killed", 5)) != number_of(("killed", 6))
    assert number_of(("told", ("a", "b"))) != number_of(("asked", ("a", "b")))


def test_keys_are_the_same_in_another_process() -> None:
    code = (
        "from reportedly.fuse.index_rows import number_of; print(number_of(('told', ('strikes', None, 3))))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert int(found) == number_of(("told", ("strikes", None, 3)))


def test_texts_meet_in_bands_where_they_meet_in_memory() -> None:
    pick = random.Random(1)
    texts: list[list[str]] = []
    for _ in range(200):
        old = pick.choice(texts)[: pick.randint(0, 60)] if texts else []
        texts.append([*old, *(f"word{pick.random()}" for _ in range(60 - len(old)))])
    prints = prints_of({digest_of(words): words for words in texts})
    memory = RMinHashLSH(LEAST_JACCARD, PERMUTATIONS, BANDS)
    memory.insert_many([own.signature for own in prints], 0)
    rows = [text_rows(number, own) for number, own in enumerate(prints)]
    under: dict[int, set[int]] = {}
    for _, bands in rows:
        for row in bands:
            under.setdefault(row.band, set()).add(row.number)
    met = 0
    for (text, bands), likes in zip(rows, memory.query_all([p.signature for p in prints]), strict=True):
        assert set().union(*(under[row.band] for row in bands)) == set(likes)
        assert bands_of(text.number, text.signature) == bands
        met += len(likes) - 1
        for like in likes:
            other, own = prints[like], prints[text.number]
            assert likeness(text.signature, rows[like][0].signature) == pytest.approx(
                own.signature.jaccard(other.signature)
            )
    assert met > 100


def test_an_origin_comes_back_as_it_was() -> None:
    span = Span(3, 10, "Reuters")
    chain = (OriginNode("report", "rep_1", "A “title”"), OriginNode("agency", "outlet:r", "R", span, "rep_1"))
    for origin in (Origin("unknown:x", "why"), Origin("outlet:r", "Überschrift", "UKR", "UKR.army", chain)):
        assert origin_of(origin_text(origin)) == origin


@pytest.mark.parametrize(
    ("name", "surname"),
    [("Aleksei Smirnov", "smirnov"), ("Smirnov", None), (None, None)],
)
def test_a_row_says_whose_surname_it_is(name: str | None, surname: str | None) -> None:
    report = make_report("Shells hit it.")
    speaker = make_speaker(name) if name else None
    claim = make_claim(report, place=make_place(), time=make_time(), speaker=speaker)
    row = claim_row(7, claim, Origin("a", "b"), b"", ("clm_1", "inc_1"))
    assert (row.number, row.surname, row.circle, row.incident_id) == (7, surname, "clm_1", "inc_1")
