"""Fills: what stands in one slot of a MUC-4 template. In: the slot's lines. Out: fills, each with all its
right answers and what it refers to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_LOCATION: Final = 3


@dataclass(frozen=True, slots=True)
class Fill:
    """One right answer in any of its forms, `values`; `refers_to` are the forms of the target that it
    is said of, none where it stands alone. An `optional` one may be left out."""

    values: tuple[str, ...]
    refers_to: tuple[str, ...] = ()
    optional: bool = False


def parse_fills(slot: int, lines: Sequence[str]) -> tuple[Fill, ...]:
    """The fills of one slot, one a line; a line that ends or begins with `/` or `:`, or that leaves a quote
    open, is continued."""
    return tuple(
        fill
        for line in _whole_lines(lines)
        if (fill := _parse_fill(line, colons=slot != _LOCATION)) is not None
    )


def _whole_lines(lines: Sequence[str]) -> list[str]:
    whole: list[str] = []
    for line in lines:
        if whole and (whole[-1].endswith(("/", ":")) or line.startswith(("/", ":")) or _is_open(whole[-1])):
            whole[-1] = f"{whole[-1]} {line}"
        elif line:
            whole.append(line)
    return whole


def _is_open(line: str) -> bool:
    return line.replace('\\"', "").count('"') % 2 == 1


def _parse_fill(line: str, *, colons: bool) -> Fill | None:
    values, refers_to = list[str](), list[str]()
    optional = line.lstrip().startswith("?")
    for part in _split(line.strip().lstrip("?"), "/"):
        pieces = list(_split(_unwrapped(part), ":")) if colons else [part]
        if len(pieces) > 1:
            values.append(_bare(pieces[0]))
            refers_to.append(_bare(pieces[1]))
        elif refers_to:
            refers_to.append(_bare(pieces[0]))  # `1: "VAN" / "TRUCK"`: two names of what is counted
        else:
            values.append(_bare(pieces[0]))
    values = [value for value in values if value not in ("", "-", "*")]
    return Fill(tuple(values), tuple(refers_to), optional) if values else None


def _split(text: str, mark: str) -> Iterator[str]:
    """The parts between marks that stand outside quotes and parentheses."""
    quoted, depth, start = False, 0, 0
    for index, character in enumerate(text):
        if character == '"' and text[index - 1 : index] != "\\":
            quoted = not quoted
        elif not quoted:
            depth += (character == "(") - (character == ")")
            if character == mark and depth == 0:
                yield text[start:index]
                start = index + 1
    yield text[start:]


def _unwrapped(text: str) -> str:
    """Without the parentheses around the whole, and without a `?` before it."""
    text = text.strip().lstrip("?").strip()
    if text.startswith("(") and text.endswith(")") and _closes_late(text[1:-1]):
        return _unwrapped(text[1:-1])
    return text


def _bare(text: str) -> str:
    """Without the parentheses and then the quotes around the whole."""
    text = _unwrapped(text)
    if len(text) > 1 and text.startswith('"') and text.endswith('"'):
        text = text[1:-1]
    return text.replace('\\"', '"').strip()


def _closes_late(inside: str) -> bool:
    """Whether the parentheses around `inside` are a pair, unlike those of "(A) / (B)"."""
    depth = 0
    for character in inside:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return False
    return True
