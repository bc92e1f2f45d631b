"""The collector is paused while a step runs, and then as it was before."""

from __future__ import annotations

import gc

import pytest

from reportedly.fuse.collection import without_collector


@without_collector
def _step(fails: bool) -> bool:
    if fails:
        raise ValueError("it fails")
    return gc.isenabled()


def test_the_collector_rests_and_comes_back() -> None:
    assert gc.isenabled()
    assert _step(False) is False
    assert gc.isenabled()
    with pytest.raises(ValueError, match="it fails"):
        _step(True)
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        _step(False)
        assert not gc.isenabled()
    finally:
        gc.enable()
