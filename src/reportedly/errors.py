"""The error tree: what may go wrong, and whether the run can go on.

    ReportedlyError
    ├── ConfigError              a setting is wrong; nothing was started
    ├── InputError               something given from outside cannot be used; the rest goes on
    ├── StepError
    │   ├── RecordFailed         one report or claim failed; note it and go on
    │   └── StepUnavailable      a step cannot work at all (model, gazetteer); stop
    │       ├── ModelError       the language or the attribution model is missing, foreign or altered
    │       └── GazetteerError   the gazetteer is missing or corrupt
    └── StoreError               the situation's file or database cannot be used

Every message names the thing, the reason and the remedy.
"""


class ReportedlyError(Exception):
    """Anything that Reportedly raises on purpose."""


class ConfigError(ReportedlyError):
    """A setting or flag cannot be used."""


class InputError(ReportedlyError):
    """Something from outside cannot be read; the message names it, the reason and the remedy."""

    def __init__(self, source: str, reason: str, remedy: str = "") -> None:
        super().__init__(f"{source}: {reason}" + (f"; {remedy}" if remedy else ""))
        self.source = source
        self.reason = reason
        self.remedy = remedy


class StepError(ReportedlyError):
    """A step of the pipeline failed."""


class RecordFailed(StepError):
    """One report failed in a step; the others go on."""

    def __init__(self, report_id: str, step: str, reason: str) -> None:
        super().__init__(f"{report_id}: {step} failed: {reason}")
        self.report_id = report_id
        self.step = step
        self.reason = reason


class StepUnavailable(StepError):
    """A step cannot work at all; the message says what to run."""


class ModelError(StepUnavailable):
    """The language model or the attribution model is missing, foreign or altered."""


class GazetteerError(StepUnavailable):
    """The gazetteer is missing or corrupt."""


class StoreError(ReportedlyError):
    """The situation cannot be read or written."""
