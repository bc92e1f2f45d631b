"""What a store keeps of the last fusion, so that the next one need not look at everything. In: fuse. Out:
rows, and the Protocol by which they are found again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar

from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.report import Report


class FusedReport(NamedTuple):
    """A report as it was fused: the digest of its words, None where it has none, the id that stands for all
    its copies, and the key of its publisher."""

    report_id: str
    digest: bytes | None
    leader: str
    publisher: str | None


class FusedText(NamedTuple):
    """A text long enough for near-copies, with its MinHash signature."""

    number: int
    digest: bytes
    signature: bytes


class TextBand(NamedTuple):
    """A part of a text's signature: texts that share one are compared."""

    band: int
    number: int


class TextsAlike(NamedTuple):
    """Two texts of which one is a copy; each pair stands there both ways."""

    digest: bytes
    other: bytes


class FusedClaim(NamedTuple):
    """A claim as it was fused: its circle, by the smallest id in it, and its incident; the record of its
    origin; and the full name of the person who speaks, with the surname, where there is one. `keys` are those
    of its `ClaimKey` rows."""

    number: int
    claim_id: str
    report_id: str
    circle: str
    incident_id: str
    origin: str
    surname: str | None
    full_name: str | None
    keys: bytes


class ClaimKey(NamedTuple):
    """A key under which a claim stands, by their numbers."""

    key: int
    number: int


class IncidentKey(NamedTuple):
    """An area and day where an incident may be a part of another, or, as a whole, hold others."""

    key: int
    incident_id: str
    is_whole: bool


Row = FusedReport | FusedText | TextBand | TextsAlike | FusedClaim | ClaimKey | IncidentKey
ROWS: tuple[type[Row], ...] = (
    FusedReport, FusedText, TextBand, TextsAlike, FusedClaim, ClaimKey, IncidentKey,
)  # fmt: skip
R = TypeVar("R", bound=Row)


class FusionIndex(Protocol):
    """The rows of the last fusion, and the nouns that they speak of, within one transaction."""

    def find(self, sort: type[R], column: str, values: Iterable[object]) -> list[R]:
        """All rows of this sort whose column has one of the values."""

    def has(self, sort: type[Row], column: str, value: object) -> bool:
        """Whether there is such a row."""

    def full_names(self, surname: str) -> frozenset[str]:
        """The full names of that surname; of many only two."""

    def next_number(self, sort: type[Row]) -> int:
        """The first number that no row of this sort has."""

    def put(self, rows: Sequence[Row]) -> None:
        """Write the rows; one that is there stays."""

    def forget(self, rows: Sequence[Row]) -> None:
        """Take the rows away; one that is not there does no harm."""

    def reports(self, ids: Iterable[str]) -> Mapping[str, Report]: ...

    def claims(self, ids: Iterable[str]) -> Mapping[str, Claim]: ...

    def claims_of(self, report_ids: Iterable[str]) -> Mapping[str, Claim]:
        """All claims of these reports, by their own ids."""

    def incidents(self, ids: Iterable[str]) -> Mapping[str, Incident]: ...
