"""The closed lists: kinds, measures, bounds and all other words that a record may use. In: `vocabulary.yaml`
beside it, read on first use. Out: `Term`s by list, for every step that writes or checks a value, and for
`docs/vocabulary.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, TypeVar

from reportedly.errors import ConfigError

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a closed list, with what it means and where it ends.

    `acled` is the event type and sub-event type, None where ACLED has no place for it or the list has none.
    `ucdp` is `counts` (where a direct death and an organised actor are stated) or `not`; None outside kinds.
    `plover` is the PLOVER kind, None where it has none. `violent` is set for kinds only.
    """

    value: str
    definition: str
    positive: str
    negative: str
    acled: tuple[str, str] | None = None
    ucdp: str | None = None
    plover: str | None = None
    violent: bool = False


@cache
def _raw() -> Mapping[str, Any]:
    import yaml  # noqa: PLC0415 - 10 ms that a mere import of the lists need not cost

    text = resources.files("reportedly.model").joinpath("vocabulary.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    raw: Mapping[str, Any] = yaml.load(text, Loader=loader)
    return raw


def _term(value: str, fields: Mapping[str, Any]) -> Term:
    acled = fields.get("acled")
    plain = {key: fields[key] for key in ("definition", "positive", "negative")}
    return Term(
        value=value,
        acled=(acled[0], acled[1]) if acled else None,
        ucdp=fields.get("ucdp"),
        plover=fields.get("plover"),
        violent=bool(fields.get("violent", False)),
        **plain,
    )


@cache
def _terms(name: str) -> Mapping[str, Term]:
    return {value: _term(value, fields) for value, fields in _raw()[name].items()}


class ClosedList(Mapping[str, Term]):
    """A closed list by its values, in the written order; read from the file when it is first asked."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __getitem__(self, value: str) -> Term:
        return _terms(self.name)[value]

    def __iter__(self) -> Iterator[str]:
        return iter(_terms(self.name))

    def __len__(self) -> int:
        return len(_terms(self.name))

    def __repr__(self) -> str:
        return f"ClosedList({self.name!r})"

    def check(self, value: str) -> str:
        """The value itself; raises ConfigError, naming the valid ones, where it is not on the list."""
        if value in self:
            return value
        raise ConfigError(f"{value!r} is not one of the {self.name}; valid are: {', '.join(self)}")


class _ViolentKinds(AbstractSet[str]):
    @classmethod
    def _from_iterable(cls, it: Iterable[_T]) -> AbstractSet[_T]:
        return frozenset(it)  # what `&` and `|` give is a plain set

    def __contains__(self, value: object) -> bool:
        return isinstance(value, str) and value in KINDS and KINDS[value].violent

    def __iter__(self) -> Iterator[str]:
        return (value for value, term in KINDS.items() if term.violent)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _VagueLows(Mapping[str, int]):
    def __getitem__(self, words: str) -> int:
        low: int = _raw()["vague_lows"][words]
        return low

    def __iter__(self) -> Iterator[str]:
        return iter(_raw()["vague_lows"])

    def __len__(self) -> int:
        return len(_raw()["vague_lows"])


KINDS = ClosedList("kinds")
FLAGS = ClosedList("flags")
MEASURES = ClosedList("measures")
BOUNDS = ClosedList("bounds")
BASES = ClosedList("basis")
PHASES = ClosedList("phase")
STATUSES = ClosedList("status")
DEMOGRAPHICS = ClosedList("demographic")
PLACE_PRECISIONS = ClosedList("place_precision")
TIME_PRECISIONS = ClosedList("time_precision")
STANCES = ClosedList("stance")
POLARITIES = ClosedList("polarity")
MODALITIES = ClosedList("modality")
VERIFICATIONS = ClosedList("verification")
VERIFICATION_SCOPES = ClosedList("verification_scope")
STANDINGS = ClosedList("standing")
TOLL_RELATIONS = ClosedList("toll_relation")
SPEAKER_KINDS = ClosedList("speaker_kinds")
PROOF_KINDS = ClosedList("proof_kinds")
CUE_CLASSES = ClosedList("cue_classes")
MANNERS = ClosedList("manners")

LISTS: tuple[ClosedList, ...] = (
    KINDS,
    FLAGS,
    MEASURES,
    BOUNDS,
    BASES,
    PHASES,
    STATUSES,
    DEMOGRAPHICS,
    PLACE_PRECISIONS,
    TIME_PRECISIONS,
    STANCES,
    POLARITIES,
    MODALITIES,
    VERIFICATIONS,
    VERIFICATION_SCOPES,
    STANDINGS,
    TOLL_RELATIONS,
    SPEAKER_KINDS,
    PROOF_KINDS,
    CUE_CLASSES,
    MANNERS,
)

VIOLENT_KINDS: AbstractSet[str] = _ViolentKinds()
"""Kinds that are violence against people or things, or that armed sides do to each other while fighting."""

VAGUE_LOWS: Mapping[str, int] = _VagueLows()
"""By lower-case words ("dozens"), the least number that they stand for: a convention, always shown as one."""
