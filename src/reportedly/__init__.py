"""Reportedly reads news reports of armed conflict and writes down what each claims, and according to whom.

from reportedly import read

situation = read("report.txt", published="2024-08-11")
for claim in situation.claims():
    print(claim.kind, claim.stance, claim.words.text)
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from importlib import import_module, metadata
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.errors import (
        ConfigError,
        InputError,
        RecordFailed,
        ReportedlyError,
        StepError,
        StepUnavailable,
        StoreError,
    )
    from reportedly.model.actor import Actor, Speaker
    from reportedly.model.attribution import Attribution
    from reportedly.model.claim import Claim
    from reportedly.model.figure import Figure
    from reportedly.model.incident import Incident
    from reportedly.model.place import Place
    from reportedly.model.report import Report
    from reportedly.model.span import Span
    from reportedly.model.standing import Standing
    from reportedly.model.timeref import TimeRef
    from reportedly.model.toll import Toll
    from reportedly.pipeline import Pipeline, default_pipeline
    from reportedly.situation import Situation

__version__ = metadata.version("reportedly")

__all__ = [
    "Actor",
    "Attribution",
    "Claim",
    "ConfigError",
    "Figure",
    "Incident",
    "InputError",
    "Pipeline",
    "Place",
    "RecordFailed",
    "Report",
    "ReportedlyError",
    "Situation",
    "Span",
    "Speaker",
    "Standing",
    "StepError",
    "StepUnavailable",
    "StoreError",
    "TimeRef",
    "Toll",
    "__version__",
    "attributions",
    "default_pipeline",
    "read",
]

_MODULES = {
    "errors": (
        "ConfigError", "InputError", "RecordFailed", "ReportedlyError",
        "StepError", "StepUnavailable", "StoreError",
    ),
    "model.actor": ("Actor", "Speaker"),
    "model.attribution": ("Attribution",),
    "model.claim": ("Claim",),
    "model.figure": ("Figure",),
    "model.incident": ("Incident", "Standing", "Toll"),
    "model.place": ("Place",),
    "model.report": ("Report",),
    "model.span": ("Span",),
    "model.timeref": ("TimeRef",),
    "pipeline": ("Pipeline", "default_pipeline"),
    "situation": ("Situation",),
}  # fmt: skip
_HOME = {name: module for module, names in _MODULES.items() for name in names}

_Path = str | PathLike[str]


def read(
    paths: _Path | Iterable[_Path],
    *,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    title: str | None = None,
    db: _Path | None = None,
) -> Situation:
    """Read files and folders of reports into a situation, and put their claims together into incidents.

    `published` (an ISO date) is needed to place "on Saturday" on the calendar where the report bears no date
    of its own. `db` is the situation's file, made where there is none, with the originals beside it; None
    keeps all in memory. What cannot be read is warned of, and the rest is read.
    Raises the first error where nothing could be read."""
    from reportedly.model.source import ReadOptions  # noqa: PLC0415 - importing reportedly must stay cheap
    from reportedly.pipeline import default_pipeline, open_situation  # noqa: PLC0415

    options = ReadOptions(published=published, publisher=publisher, url=url, title=title)
    given = [paths] if isinstance(paths, str | PathLike) else list(paths)
    pipeline = default_pipeline()
    situation, archive = open_situation(None if db is None else Path(db))
    try:
        reports = pipeline.find_reports([fspath(path) for path in given], options, archive=archive)
        summary = pipeline.read_into(situation, reports)
        if summary.failures and not summary.reports:
            raise summary.failures[0]
        pipeline.renew(situation)
    except BaseException:
        situation.close()
        raise
    for failure in summary.failures:
        warnings.warn(str(failure), stacklevel=2)
    return situation


def attributions(
    report: Report | str, *, nested: bool = False, pipeline: Pipeline | None = None
) -> tuple[Attribution, ...]:
    """Who says what in a report, or in a plain text: sources, cues and contents with their spans, speakers
    resolved, in the order of the text; with `nested` also what is said inside of what is said.

    Names of private people are as the text has them. For many reports give a `pipeline` made once.
    Raises RecordFailed where the report cannot be read."""
    from reportedly.model.ids import bytes_digest, report_id  # noqa: PLC0415
    from reportedly.model.report import Report  # noqa: PLC0415
    from reportedly.pipeline import default_pipeline  # noqa: PLC0415

    if isinstance(report, str):
        digest = bytes_digest(report.encode("utf-8", "surrogatepass"))
        report = Report(report_id(digest, None, None), report, digest)
    quotes = next(iter((pipeline or default_pipeline()).read_quotes([report], nested=nested)))
    if quotes.failure is not None:
        raise quotes.failure
    return quotes.attributions


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'reportedly' has no attribute {name!r}")
    value = getattr(import_module(f"reportedly.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
