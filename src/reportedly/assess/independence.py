"""Independence: how many of those who say it rest on nobody else among them. In: voices of a case. Out: the
groups that count once each: a body and who speaks for it, the speakers of one side and its allies."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.assess.cases import Case, Voice


def independent_groups(voices: Iterable[Voice], case: Case) -> tuple[tuple[Voice, ...], ...]:
    """The known voices, those together of which none can support the other; each group is one independent
    origin, however many it holds."""
    groups: list[list[Voice]] = []
    for voice in {voice.origin: voice for voice in voices if voice.is_known}.values():
        mine = [group for group in groups if any(_rest_on_each_other(voice, other, case) for other in group)]
        groups = [group for group in groups if group not in mine]
        groups.append([*(other for group in mine for other in group), voice])
    return tuple(map(tuple, groups))


def _rest_on_each_other(a: Voice, b: Voice, case: Case) -> bool:
    return not a.is_apart_from(b) or case.same_camp(a.side, b.side)
