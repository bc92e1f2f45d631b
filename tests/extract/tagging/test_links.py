"""Links: each part goes to the cue that fits it best among those it may belong to."""

from __future__ import annotations

import numpy as np

from reportedly.extract.tagging.links import link_tags
from reportedly.extract.tagging.tagger import Tag, Tagging
from reportedly.extract.tagging.words import Word


def tagging(parts: str, fits: list[list[float]], paragraphs: tuple[int, ...] = (0,)) -> Tagging:
    """One word a letter: s, c and t are source, cue and content, a dot is none."""
    words = tuple(Word(2 * i, 2 * i + 1, (1,), 0, i in paragraphs) for i in range(len(parts)))
    names = {"s": "source", "c": "cue", "t": "content"}
    tags = tuple(
        Tag(names[letter], i, i + 1, 2 * i, 2 * i + 1, 0.9)  # type: ignore[arg-type]
        for i, letter in enumerate(parts)
        if letter != "."
    )
    return Tagging(words, tags, np.array(fits, dtype=np.float32).reshape(len(tags), -1))


def firsts(found: Tagging) -> list[tuple[int | None, list[int], list[int]]]:
    return [
        (g.cue and g.cue.first, [t.first for t in g.sources], [t.first for t in g.contents])
        for g in link_tags(found)
    ]


def test_a_content_cut_by_its_source_is_one_attribution() -> None:
    assert firsts(tagging("tsct", [[1], [1], [0], [1]])) == [(2, [1], [0, 3])]


def test_the_better_fitting_cue_wins() -> None:
    found = tagging("scsct", [[3, 1], [0, 0], [1, 3], [0, 0], [1, 3]])
    assert firsts(found) == [(1, [0], []), (3, [2], [4])]


def test_another_paragraphs_cue_counts_only_where_the_own_has_none() -> None:
    apart = tagging("sct.sct", [[1, 9], [0, 0], [1, 9], [1, 9], [0, 0], [1, 9]], (0, 4))
    assert firsts(apart) == [(1, [0], [2]), (5, [4], [6])]
    assert firsts(tagging("sct.t", [[1], [0], [1], [1]], (0, 4))) == [(1, [0], [2, 4])]


def test_a_content_far_from_every_cue_stands_alone() -> None:
    assert firsts(tagging("sc.t.t", [[1], [0], [1], [1]], (0, 3, 5))) == [(1, [0], [3]), (None, [], [5])]


def test_in_a_text_without_paragraphs_only_cues_in_reach_count() -> None:
    near = "sct" + "." * 10 + "s"
    assert firsts(tagging(near, [[1], [0], [1], [1]])) == [(1, [0, 13], [2])]
    far = "sct" + "." * 200 + "st"
    assert firsts(tagging(far, [[1], [0], [1], [1], [1]])) == [(1, [0], [2]), (None, [], [204])]
