"""Readers: which reader takes which suffix, and `read_reports`, which goes from paths to reports.

What cannot be used comes out as an InputError in its place, so that one bad file never stops the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from reportedly.errors import InputError
from reportedly.ingest.dates import parse_date
from reportedly.ingest.pages import PageReader
from reportedly.ingest.sources import describe_suffixes, find_sources
from reportedly.ingest.tables import FIELDS, DelimitedReader, JsonLinesReader, ParquetReader
from reportedly.ingest.texts import TextReader
from reportedly.model.report import Report
from reportedly.model.source import ReadOptions, Source
from reportedly.steps import Reader

_Key = tuple[str, int | None, str | None]


def shipped_readers() -> tuple[Reader, ...]:
    """The readers of this package, as the registry lists them."""
    return (TextReader(), PageReader(), DelimitedReader(), JsonLinesReader(), ParquetReader())


def check_options(options: ReadOptions) -> ReadOptions:
    """The options with their date in ISO form. Raises InputError, named like the flag, for what cannot be
    meant."""
    for field in options.columns:
        if field not in FIELDS:
            known = "the fields are " + ", ".join(FIELDS)
            raise InputError("--column", f'there is no field "{field}"', known)
    if options.published is None:
        return options
    return replace(options, published=parse_date(options.published, name="--published"))


def read_reports(
    paths: Iterable[str | Path],
    options: ReadOptions | None = None,
    *,
    readers: Sequence[Reader],
    keep: Callable[[Source], object] | None = None,
) -> Iterator[Report | InputError]:
    """The reports of `paths` in order, each once, with an InputError in the place of what cannot be read.

    `keep` is given every source just before its first report comes out: the archive's place. Raises
    InputError at once, before anything is read, where `options` cannot be meant."""
    return _read_all(paths, check_options(options or ReadOptions()), readers, keep)


def read_source(
    source: Source, options: ReadOptions, *, readers: Sequence[Reader]
) -> Iterator[Report | InputError]:
    """The reports of one source by the reader of its suffix; whatever the reader refuses comes as
    InputError."""
    by_suffix = {suffix: reader for reader in readers for suffix in reader.suffixes}
    reader = by_suffix.get(source.suffix)
    if reader is None:
        reason = f'files that end in "{source.suffix}" cannot be read'
        yield InputError(source.name, reason, describe_suffixes(by_suffix))
        return
    try:
        for item in reader.read(source, options):
            if isinstance(item, Report | InputError):
                yield item
            else:
                yield InputError(source.name, str(item))
    except InputError as error:
        yield error


def _read_all(
    paths: Iterable[str | Path],
    options: ReadOptions,
    readers: Sequence[Reader],
    keep: Callable[[Source], object] | None,
) -> Iterator[Report | InputError]:
    suffixes = frozenset(suffix for reader in readers for suffix in reader.suffixes)
    seen: set[_Key] = set()
    for source in find_sources(paths, suffixes):
        if isinstance(source, InputError):
            yield source
            continue
        kept = keep is None
        for item in read_source(source, options, readers=readers):
            if isinstance(item, Report):
                key = (item.digest, item.row, item.url)
                if key in seen:
                    continue
                seen.add(key)
                if not kept and keep is not None:
                    keep(source)
                    kept = True
            yield item
