"""Situation -> cited brief: every sentence names who says it and points at the words. `build_brief` makes the
content, `terminal`, `markdown` and `page` write it."""

from reportedly.brief.build import build_brief
from reportedly.brief.content import Brief, BriefOptions, Citation, Sentence

__all__ = ["Brief", "BriefOptions", "Citation", "Sentence", "build_brief"]
