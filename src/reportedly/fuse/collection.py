"""Garbage collection during fusion: paused. In: a function. Out: the same one, without Python's search for
cycles, of which fusion makes none; over millions of small values it took a third of the time."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")


def without_collector(step: Callable[_P, _R]) -> Callable[_P, _R]:
    """The step with the collector paused; as it was before, also where the step fails."""

    @wraps(step)
    def paused(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        was_on = gc.isenabled()
        gc.disable()
        try:
            return step(*args, **kwargs)
        finally:
            if was_on:
                gc.enable()

    return paused
