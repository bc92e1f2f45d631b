"""Quotes: the attributions of one report with the people that it names. In: the pipeline. Out: exports."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.errors import ReportedlyError
from reportedly.model.actor import Speaker
from reportedly.model.attribution import Attribution
from reportedly.model.report import Report


@dataclass(frozen=True, slots=True)
class Quotes:
    """A report, its attributions, and all the people it names, its speakers among them, each with whether
    the name is a private person's. `failure` says why there are none, None where all went well."""

    report: Report
    attributions: tuple[Attribution, ...] = ()
    people: tuple[Speaker, ...] = ()
    failure: ReportedlyError | None = None
