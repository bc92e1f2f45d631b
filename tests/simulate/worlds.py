"""The world of the simulator, read once for all tests."""

from functools import cache

from tools.simulate.world import World


@cache
def world() -> World:
    return World()
