"""Origins: where a claim's knowledge comes from, link by link. In: fuse. Out: standings, tolls, `show` and
`explain`."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.span import Span

UNKNOWN = "unknown:"


@dataclass(frozen=True, slots=True)
class OriginNode:
    """One through whom knowledge came on its way to a claim.

    `kind` is `report`, `copy` (the report that was copied), `outlet`, `agency`, `media` (quoted by the
    outlet), `network` (where it was posted), `person`, `body`, `unnamed` or `hearsay`. `span` are the words
    that say so, in the text of the report `report_id`; None where no words do."""

    kind: str
    key: str
    name: str
    span: Span | None = None
    report_id: str | None = None

    def __str__(self) -> str:
        kind = "copy of" if self.kind == "copy" else self.kind
        words = " ".join(self.span.text.split()) if self.span else ""
        return f"{kind} {self.name}" + (f" “{words}”" if words and words != self.name else "")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim's knowledge comes from: the end of its chain that is known.

    `key` is the same for all that know it from the same source; an unknown origin never corroborates. `side`
    is the side for which a speaker, or the state behind an agency, speaks; None for all others. `body` is for
    whom a person speaks, or of which class an unnamed one is: origins of one body do not support each other.
    `chain` leads from the report to the origin."""

    key: str
    reason: str
    side: str | None = None
    body: str | None = None
    chain: tuple[OriginNode, ...] = ()

    @property
    def is_known(self) -> bool:
        return not self.key.startswith(UNKNOWN)

    @property
    def way(self) -> str:
        """The chain in a line, from the report to the origin: "Dale Courier <- agency Reuters “Reuters”"."""
        if not self.chain:
            return self.key
        told = " <- ".join(map(str, self.chain))
        return told if self.is_known else f"{told} <- unknown: {self.reason}"
