"""`--min-confidence`: claims too unsure for a user -> left out, and said so. In: the option's values, claims.
Out: the claims that pass."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from reportedly.cli.session import report_note
from reportedly.errors import ConfigError
from reportedly.model.claim import Claim
from reportedly.model.confidence import FIELDS

MinConfidence = Annotated[
    list[str] | None,
    typer.Option(
        "--min-confidence",
        metavar="[FIELD=]P",
        help="Leave out claims below a probability: 0.5 of the whole being right, place=0.8 of a field.",
    ),
]
Floors = Sequence[tuple[str | None, float]]


def read_floors(given: Sequence[str] | None) -> Floors:
    """Each value as (field or None, probability). Raises ConfigError where one cannot be meant."""
    return [_floor(item) for item in given or ()]


def confident(claims: Sequence[Claim], floors: Floors, *, quiet: bool = False) -> list[Claim]:
    """The claims that reach every floor; a field that a claim has not holds nothing against it."""
    kept = [claim for claim in claims if all(_reaches(claim, *floor) for floor in floors)]
    if floors and not quiet:
        report_note(f"{len(claims) - len(kept):,} of {len(claims):,} claims are below --min-confidence")
    return kept


def _reaches(claim: Claim, field: str | None, least: float) -> bool:
    if field is None:
        return claim.confidence >= least
    value = None if claim.field_confidence is None else claim.field_confidence.of(field)
    return value is None or value >= least


def _floor(item: str) -> tuple[str | None, float]:
    field, sign, number = item.rpartition("=")
    try:
        least = float(number)
    except ValueError:
        least = -1.0
    if not 0 <= least <= 1 or (sign and field not in FIELDS):
        raise ConfigError(
            f"--min-confidence {item}: write a probability, as 0.5, or FIELD=0.5, one of {', '.join(FIELDS)}"
        )
    return field or None, least
