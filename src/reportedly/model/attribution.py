"""Attributions: who says what, by which words. In: extract and resolve. Out: `reportedly quotes`, and every
claim that stands inside one."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.actor import Speaker, Via
from reportedly.model.span import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution of a report.

    `source` are the words that name who says it, empty where the text names nobody ("reportedly"); `cue` the
    words that say that it is said; `content` what is said. Each is a tuple of spans in the order of the text,
    since a content may be interrupted by its own source. `cue_class` is of the closed list of cue classes,
    `manner` is direct, indirect or mixed speech. `speaker` is whom the source stands for in this report, None
    without a source or where a pronoun finds nobody; `via` who passed the words on. `within` is the id of
    the attribution in whose content this one stands. `certainty` between 0 and 1 is the tagger's, None where
    a rule found the attribution."""

    id: str
    report_id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    cue_class: str
    manner: str
    speaker: Speaker | None = None
    via: tuple[Via, ...] = ()
    within: str | None = None
    certainty: float | None = None
    reasons: tuple[str, ...] = ()
    made_by: str = ""

    @property
    def start(self) -> int:
        """Where its first words begin."""
        return min(span.start for span in (*self.source, *self.cue, *self.content))
