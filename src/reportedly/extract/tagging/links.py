"""Links: which source and which content belong to which cue. In: the tags of a text and how well they fit.
Out: attributions as groups of tags, in the order of their first words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from reportedly.extract.tagging.tagger import Tag, Tagging
from reportedly.extract.tagging.words import Word

REACH: Final = 150
"""How many words a part may stand from its cue; a quotation may run over some paragraphs."""


@dataclass(slots=True)
class LinkedTags:
    """The parts of one attribution: a cue, its sources, and the pieces of its content. A content without any
    cue near it stands alone."""

    cue: Tag | None
    sources: list[Tag] = field(default_factory=list)
    contents: list[Tag] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The first word of all parts."""
        return min(tag.first for tag in self.parts)

    @property
    def parts(self) -> list[Tag]:
        """All parts in no order."""
        return [*self.sources, *([self.cue] if self.cue else []), *self.contents]


def link_tags(tagging: Tagging) -> list[LinkedTags]:
    """Tie each source and content to the cue that fits it best among those within reach."""
    cues = [tag for tag in tagging.tags if tag.part == "cue"]
    groups = [LinkedTags(cue) for cue in cues]
    alone: list[LinkedTags] = []
    paragraphs = _paragraphs(tagging.words)
    for row, tag in enumerate(tagging.tags):
        if tag.part == "cue":
            continue
        near = _within_reach(tag, cues, paragraphs)
        if near:
            group = groups[max(near, key=lambda i: tagging.fits[row, i])]
            (group.sources if tag.part == "source" else group.contents).append(tag)
        elif tag.part == "content":
            alone.append(LinkedTags(None, contents=[tag]))
    return sorted([*groups, *alone], key=lambda group: group.first)


def _within_reach(tag: Tag, cues: Sequence[Tag], paragraphs: Sequence[int]) -> list[int]:
    """The cues of the tag's own paragraph, near it where the text has lost its paragraphs; where it has none,
    those of the paragraphs around it."""
    own = [i for i, cue in enumerate(cues) if paragraphs[cue.first] == paragraphs[tag.first]]
    if own:
        return [i for i in own if abs(cues[i].first - tag.first) <= REACH]
    return [
        i
        for i, cue in enumerate(cues)
        if abs(cue.first - tag.first) <= REACH and abs(paragraphs[cue.first] - paragraphs[tag.first]) == 1
    ]


def _paragraphs(words: Sequence[Word]) -> list[int]:
    """The number of each word's paragraph."""
    numbers, number = [], -1
    for word in words:
        number += word.opens_paragraph
        numbers.append(number)
    return numbers
