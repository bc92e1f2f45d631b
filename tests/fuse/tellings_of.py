"""Tellings made by hand: a claim of a report that nobody copies, as linking sees it."""

from __future__ import annotations

from factory import make_report
from reportedly.fuse.origins import find_origins
from reportedly.fuse.tellings import Telling, make_tellings
from reportedly.model.claim import Claim


def telling_of(claim: Claim) -> Telling:
    report = make_report(claim.words.text, id=claim.report_id)
    origins = find_origins([claim], [report])
    return make_tellings([claim], [report], {report.id: report.id}, origins)[claim.id]
