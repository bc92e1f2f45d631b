"""Situation -> cited brief: every sentence names who says it and points at the words. `build_brief` makes the
content, `terminal`, `markdown`, `page`, `pdf` and `records` write it, `check_brief` proves it."""

from reportedly.brief.briefs import Brief
from reportedly.brief.build import Request, build_brief
from reportedly.brief.checker import check_brief
from reportedly.brief.content import BriefOptions, Citation, Sentence

__all__ = ["Brief", "BriefOptions", "Citation", "Request", "Sentence", "build_brief", "check_brief"]
