"""Texts: .txt and .md files, with or without YAML front matter -> one report each.

The text is that of the file, character by character, with line ends made `\\n`; only front matter, and the
empty lines after it, are taken off. A headline stays in the text, so that offsets count from the file's first
character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import yaml

from reportedly.errors import InputError
from reportedly.ingest.drafts import Draft, finish_draft
from reportedly.ingest.encodings import decode
from reportedly.ingest.normal_form import plain_text
from reportedly.model.ids import bytes_digest
from reportedly.model.report import Report
from reportedly.model.source import ReadOptions, Source

_FRONT = re.compile(r"\A---[ \t]*\n(?P<block>.{0,20000}?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_EMPTY_LINES = re.compile(r"(?:[ \t]*\n)*")
_KEY_LINE = re.compile(r"^(?P<key>[A-Za-z_]+):[ \t]+(?P<value>\S.*?)[ \t]*$", re.MULTILINE)
_FIRST_LINE = re.compile(r"\A\s*(?P<line>\S[^\n]*)\n[ \t]*\n(?=\s*\S)")
_SENTENCE_END = re.compile(r"[.!?:;,\u2026][\"'\u201d\u2019)\]]*$")
_BYLINE = re.compile(r"^(?:By|BY|by)\s+[A-Z]")
_LONGEST_HEADLINE = 120
_KEYS = ("title", "publisher", "published", "url")


class TextReader:
    """Plain text and Markdown: one report a file."""

    name = "text"
    suffixes = frozenset({".txt", ".text", ".md", ".markdown"})

    def read(self, source: Source, options: ReadOptions) -> Iterator[Report | InputError]:
        """The one report of the file. Raises InputError for a binary file."""
        front, text = split_front_matter(plain_text(decode(source.content, source.name)))
        draft = Draft(
            text=text,
            digest=bytes_digest(source.content),
            label=source.name,
            title=front.get("title") or find_headline(text),
            publisher=front.get("publisher"),
            url=front.get("url"),
            published=front.get("published"),
            path=source.name,
        )
        yield from finish_draft(draft, options)


def split_front_matter(text: str) -> tuple[Mapping[str, str], str]:
    """The known keys of the front matter, and the text without it; no keys and the whole text where there is
    none.

    A block that names none of our keys is not front matter but part of the report."""
    match = _FRONT.match(text)
    keys = _front_keys(match["block"]) if match else {}
    if match is None or not keys:
        return {}, text
    rest = text[match.end() :]
    blank = _EMPTY_LINES.match(rest)
    return keys, rest[blank.end() if blank else 0 :]


def find_headline(text: str) -> str | None:
    """A short first line that ends no sentence and stands alone; None where the text begins at once."""
    match = _FIRST_LINE.match(text)
    line = match["line"].strip() if match else ""
    if line.startswith("#"):
        line = line.strip("# \t")
    if not line or len(line) > _LONGEST_HEADLINE or _SENTENCE_END.search(line) or _BYLINE.match(line):
        return None
    return line


def _front_keys(block: str) -> dict[str, str]:
    try:
        # The base loader builds strings only: dates stay as written, and no tag can make an object.
        loaded = yaml.load(block, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        # `title: Goma: what is known` is no YAML, but plain enough to read.
        loaded = {match["key"]: match["value"].strip("\"'") for match in _KEY_LINE.finditer(block)}
    if not isinstance(loaded, dict):
        return {}
    known = {str(key).lower(): value for key, value in loaded.items()}
    return {key: known[key] for key in _KEYS if isinstance(known.get(key), str) and known[key].strip()}
