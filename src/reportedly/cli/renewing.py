"""Renewing: what a command says where it had to put all together anew. In: what became of a renewal. Out: a
note on stderr, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.cli.session import report_note

if TYPE_CHECKING:
    from reportedly.resuming import Renewal

# Only what costs more than the user may expect: a new file has nothing to go on from.
_SAID = {
    "no index": "the file holds nothing of the last fusion to go on from",
    "version": "the file was fused by other rules, or by another version of Reportedly",
    "rules": "rules were left out at the last fusion",
}


def report_anew(renewal: Renewal, *, quiet: bool) -> None:
    if not quiet and (why := _SAID.get(renewal.anew)):
        report_note(f"all claims were put together anew: {why}")
