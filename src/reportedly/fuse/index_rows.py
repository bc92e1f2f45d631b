"""Rows of the index: what a later fusion needs to know of this one. In: reports, texts, tellings, incidents.
Out: rows. Keys are numbers, the same in every process; two that share one cost a look, and lose nothing."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache
from zlib import crc32

from reportedly.fuse.bodies import media_key
from reportedly.fuse.campaigns import keys_of_part, keys_of_whole
from reportedly.fuse.origins import speaker_names
from reportedly.fuse.partners import kept_keys
from reportedly.fuse.shingles import BANDS, PERMUTATIONS, Digest, Print
from reportedly.fuse.tellings import Telling
from reportedly.model.claim import Claim
from reportedly.model.fused import ClaimKey, FusedClaim, FusedReport, FusedText, IncidentKey, TextBand
from reportedly.model.incident import Incident
from reportedly.model.origin import Origin
from reportedly.model.origin_records import origin_text
from reportedly.model.report import Report

_SIGNATURE = struct.Struct(f"<{PERMUTATIONS}I")
_BAND_BYTES = _SIGNATURE.size // BANDS


@lru_cache(maxsize=1 << 17)
def number_of(key: Hashable) -> int:
    """A number for a key; the same for equal keys, also for 5 and 5.0."""
    return crc32(repr(_plain(key)).encode())


def _plain(part: Hashable) -> Hashable:
    if isinstance(part, tuple):
        return tuple(map(_plain, part))
    return float(part) if isinstance(part, int) else part


def report_row(report: Report, digest: Digest | None, leader: str) -> FusedReport:
    return FusedReport(report.id, digest, leader, media_key(report.publisher) if report.publisher else None)


def text_rows(number: int, own: Print) -> tuple[FusedText, list[TextBand]]:
    signature = _SIGNATURE.pack(*own.signature.digest())
    return FusedText(number, own.digest, signature), bands_of(number, signature)


def bands_of(number: int, signature: bytes) -> list[TextBand]:
    parts = (signature[start : start + _BAND_BYTES] for start in range(0, len(signature), _BAND_BYTES))
    return [TextBand(crc32(part, index), number) for index, part in enumerate(parts)]


def likeness(one: bytes, other: bytes) -> float:
    """How much two signatures have in common, as MinHash counts it."""
    pairs = zip(_SIGNATURE.unpack(one), _SIGNATURE.unpack(other), strict=True)
    return sum(1 for a, b in pairs if a == b) / PERMUTATIONS


def claim_row(
    number: int, claim: Claim, origin: Origin, keys: bytes, home: tuple[str, str] = ("", "")
) -> FusedClaim:
    """The row of a claim; `home` are its circle and its incident."""
    full_name = next(iter(speaker_names((claim,))), None)
    return FusedClaim(
        number, claim.id, claim.report_id, *home, origin_text(origin),
        surname_of(full_name), full_name, keys,
    )  # fmt: skip


def surname_of(full_name: str | None) -> str | None:
    """The last part of a name that has more than one."""
    first, _, last = (full_name or "").rpartition("-")
    return last if first else None


def keys_of(telling: Telling, asked: Iterable[int]) -> bytes:
    """All keys under which a claim stands, as its row keeps them; `asked` are those of the names it asked
    for."""
    return array("I", sorted({*map(number_of, kept_keys(telling)), *asked})).tobytes()


def key_rows(row: FusedClaim) -> list[ClaimKey]:
    return [ClaimKey(key, row.number) for key in array("I", row.keys)]


def incident_rows(incident: Incident, *, is_whole: bool) -> Iterator[IncidentKey]:
    for key in dict.fromkeys(keys_of_part(incident)):
        yield IncidentKey(number_of(key), incident.id, is_whole=False)
    if is_whole:
        for key in dict.fromkeys(keys_of_whole(incident)):
            yield IncidentKey(number_of(key), incident.id, is_whole=True)
