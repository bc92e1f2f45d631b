"""Versions: what incidents depend on beside reports and judgements, as one short text. In: a linker, sides,
and the files of this package. Out: another text wherever one of them is another."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path

from reportedly.model.conflict import Sides
from reportedly.steps import Linker

_FOLDERS = ("model", "data", "extract", "resolve", "fuse", "assess", "store")
_SUFFIXES = frozenset((".py", ".json", ".yaml", ".csv", ".tsv", ".txt"))


def version_of(linker: Linker, sides: Sides) -> str:
    """The version of what links and assesses. Sides of one's own may say theirs in an attribute `version`,
    else they count by the name of their class."""
    own = (f"{type(part).__module__}.{type(part).__qualname__}" for part in (linker, sides))
    return " ".join((version_of_package(), *own, str(getattr(sides, "version", ""))))


@cache
def version_of_package() -> str:
    """A digest of the rules and their data, as they are installed."""
    digest = blake2b(digest_size=8)
    root = Path(__file__).parent
    within = (path for folder in _FOLDERS for path in (root / folder).rglob("*"))
    for path in sorted((*root.glob("*"), *within)):
        if path.suffix in _SUFFIXES and path.is_file():
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
