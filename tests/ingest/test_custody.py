"""The custody log: whatever is done to a line, `find_break` names it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import StoreError
from reportedly.ingest.archive import Archive
from reportedly.ingest.custody import GENESIS, CustodyEntry, CustodyLog, Flaw, find_break

entries = st.lists(
    st.builds(CustodyEntry, time=st.just("2024-08-11T10:15:00+00:00"), action=st.just("archived"),
              sha256=st.text("0123456789abcdef", min_size=64, max_size=64), name=st.text()),
    min_size=1, max_size=6,
)  # fmt: skip


def chained(raw: list[CustodyEntry]) -> list[CustodyEntry]:
    previous, chain = GENESIS, []
    for entry in raw:
        chain.append(entry.sealed(previous))
        previous = chain[-1].hash
    return chain


def broken(chain: list[CustodyEntry]) -> Flaw | None:
    return find_break(iter(list(enumerate(chain, start=1))))


@given(entries)
def test_a_chain_is_whole(raw: list[CustodyEntry]) -> None:
    assert broken(chained(raw)) is None


@given(entries, st.data())
def test_a_changed_entry_is_named(raw: list[CustodyEntry], data: st.DataObject) -> None:
    chain = chained(raw)
    index = data.draw(st.integers(0, len(chain) - 1))
    old = chain[index]
    chain[index] = CustodyEntry(old.time, "changed", old.sha256, old.name, old.previous, old.hash)
    flaw = broken(chain)
    assert flaw is not None and flaw.line == index + 1 and "was changed" in flaw.reason
    chain[index] = CustodyEntry(old.time, "changed", old.sha256, old.name).sealed(old.previous)
    flaw = broken(chain)  # sealed anew by a forger: then the next entry does not follow
    assert (flaw.line if flaw else None) == (index + 2 if index + 1 < len(chain) else None)


@given(entries, st.data())
def test_a_removed_entry_is_named(raw: list[CustodyEntry], data: st.DataObject) -> None:
    chain = chained(raw)
    index = data.draw(st.integers(0, len(chain) - 1))
    was_last = index == len(chain) - 1
    del chain[index]
    flaw = broken(chain)
    assert (flaw.line if flaw else None) == (None if was_last else index + 1)


@pytest.mark.parametrize("line", ["no json\n", '{"time": 1}\n', "[]\n", '{"cut', '{"a": "b"}\n'])
def test_a_line_that_is_no_entry_is_named_and_nothing_added_after_it(tmp_path: Path, line: str) -> None:
    archive = Archive(tmp_path)
    archive.keep(b"one", "a.txt")
    path = tmp_path / "custody.jsonl"
    with path.open("a", encoding="utf-8") as stream:
        stream.write(line)
    flaw = archive.verify().flaw
    assert flaw == Flaw(2, "is no custody entry")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="line 2: no custody entry"):
        archive.keep(b"two", "b.txt")
    assert path.read_bytes() == before


def test_every_line_is_plain_json(tmp_path: Path) -> None:
    log = CustodyLog(tmp_path / "custody.jsonl")
    with log.locked():
        log.append(CustodyEntry("2024-08-11T10:15:00+00:00", "archived", "a" * 64, "x\ny"))
    (line,) = (tmp_path / "custody.jsonl").read_text("utf-8").splitlines()
    assert set(json.loads(line)) == {"time", "action", "sha256", "name", "previous", "hash"}
