"""The plain linker: claims of many reports -> incidents, by written rules and weights. In: claims, reports.
Out: incidents."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.fuse.growing import Fusion
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.judgement import NO_RULINGS, Rulings
from reportedly.model.report import Report


class PlainLinker:
    """Puts claims together by what they say, and by nothing that was learnt from their likes."""

    name = "plain"

    def link(
        self, claims: Sequence[Claim], reports: Sequence[Report], rulings: Rulings = NO_RULINGS
    ) -> tuple[Incident, ...]:
        """Every claim in exactly one incident, not yet assessed; the same in whatever order the claims
        come."""
        return self.fuse(claims, reports, rulings).incidents()

    def fuse(
        self, claims: Sequence[Claim], reports: Sequence[Report], rulings: Rulings = NO_RULINGS
    ) -> Fusion:
        """The same, with what it was made of: it grows by further reports without linking all anew."""
        fusion = Fusion(rulings)
        fusion.change(reports, claims)
        return fusion
