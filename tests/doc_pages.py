"""The pages of the docs and what is read out of them. In: the tree. Out: texts, sections and blocks for the
tests that hold the docs to the code."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
CARD = ROOT / "src" / "reportedly" / "data" / "models" / "attribution" / "README.md"
_OF_THE_ROOT = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
PAGES = sorted([*(ROOT / name for name in _OF_THE_ROOT), CARD, *DOCS.rglob("*.md")])
BLOCK = re.compile(r"^ *```(?P<language>\w*)\n(?P<body>.*?)^ *```", re.MULTILINE | re.DOTALL)


def text_of(name: str) -> str:
    """The text of a file by its path from the root."""
    return (ROOT / name).read_text(encoding="utf-8")


def name_of(path: Path) -> str:
    """A page's path from the root."""
    return path.relative_to(ROOT).as_posix()


def prose_of(text: str) -> str:
    """The text without its code blocks."""
    return BLOCK.sub("", text)


def blocks_of(text: str, language: str) -> list[str]:
    """The code blocks of a language."""
    return [block["body"] for block in BLOCK.finditer(text) if block["language"] == language]


def section_of(text: str, heading: str) -> str:
    """The text below a heading, up to the next of its level; fails where there is none."""
    level = heading.split(maxsplit=1)[0]
    parts = re.split(rf"^{level} ", prose_of(text), flags=re.MULTILINE)
    title = heading.removeprefix(level).strip()
    found = [part for part in parts if part.partition("\n")[0].strip() == title]
    assert found, f"there is no heading {heading!r}"
    return found[0]
