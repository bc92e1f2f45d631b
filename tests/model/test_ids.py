"""Ids: the same for the same key on every run, different for different keys, and never mixed up in kind."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.ids import bytes_digest, claim_id, group_id, incident_id, report_id

digests = st.binary(max_size=20).map(bytes_digest)
keys = st.tuples(digests, st.none() | st.integers(0, 1000), st.none() | st.text(min_size=1, max_size=20))


def test_ids_are_these_for_ever() -> None:
    """An id that changes loses the judgements that name it: change these only with a migration."""
    digest = bytes_digest(b"A report.")
    assert digest == "51a44f9871e7e5409fa93bb2a9486fee048c162c43990183707e42dde432b825"
    report = report_id(digest, None, "An outlet")
    assert report == "rep_74fe9a713b4c3b53"
    assert claim_id(report, 17, 0) == "clm_fcf1374d5cc62765"
    assert group_id(report, 17) == "grp-ad329655cacb6f90"


@given(keys, keys)
def test_reports_have_one_id_a_key(
    a: tuple[str, int | None, str | None], b: tuple[str, int | None, str | None]
) -> None:
    assert (report_id(*a) == report_id(*b)) == (a == b)
    assert report_id(*a).startswith("rep_")


@given(
    st.tuples(st.integers(0, 9999), st.integers(0, 20)), st.tuples(st.integers(0, 9999), st.integers(0, 20))
)
def test_claims_have_one_id_a_trigger_and_ordinal(a: tuple[int, int], b: tuple[int, int]) -> None:
    assert (claim_id("rep_1", *a) == claim_id("rep_1", *b)) == (a == b)
    assert claim_id("rep_1", *a) != claim_id("rep_2", *a)


@given(st.integers(0, 9999), st.integers(0, 20))
def test_claims_of_one_trigger_share_their_group(start: int, ordinal: int) -> None:
    assert group_id("rep_1", start) == group_id("rep_1", start)
    assert group_id("rep_1", start) != group_id("rep_1", start + 1)
    assert group_id("rep_1", start) != claim_id("rep_1", start, ordinal)


@given(st.lists(st.text("0123456789abcdef", min_size=4, max_size=4), min_size=1, max_size=6, unique=True))
def test_an_incident_keeps_its_id_in_any_order(found: list[str]) -> None:
    ids = [f"clm_{part}" for part in found]
    assert incident_id(ids) == incident_id(list(reversed(ids))) == incident_id(sorted(ids))


@given(st.lists(st.text("123456789abcdef", min_size=4, max_size=4), min_size=1, max_size=6))
def test_a_growing_incident_keeps_its_id(later: list[str]) -> None:
    first = "clm_0000"
    assert incident_id([first]) == incident_id([first, *(f"clm_{part}" for part in later)])
