"""What a linker holds once it has put claims together. In: nothing. Out: Protocols for what assessment and
the store ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from reportedly.model.claim import Claim
from reportedly.model.incident import Incident, IncidentChange
from reportedly.model.judgement import Rulings
from reportedly.model.origin import Origin
from reportedly.model.report import Report


class Known(Protocol):
    """What is known of claims that were put together."""

    @property
    def claims(self) -> Mapping[str, Claim]: ...

    @property
    def reports(self) -> Mapping[str, Report]: ...

    @property
    def origins(self) -> Mapping[str, Origin]:
        """By claim."""


class Fusing(Known, Protocol):
    """Claims put together, and ready for more."""

    def incidents(self) -> tuple[Incident, ...]:
        """Every claim in exactly one incident, not yet assessed; the same in whatever order claims came."""

    def holding(self, claim_ids: Iterable[str]) -> tuple[Incident, ...]:
        """The incidents that hold these claims."""

    def change(
        self,
        reports: Sequence[Report] = (),
        claims: Iterable[Claim] = (),
        gone: Iterable[str] = (),
        rulings: Rulings | None = None,
    ) -> IncidentChange:
        """Take the reports with their claims, in place of what they had, forget the reports in `gone`, and
        take the rulings, where there are any, in place of those before."""
