"""Checks: what `doctor` looks at. In: settings. Out: findings, each with what was found or the remedy."""
# ruff: noqa: PLC0415 - each check loads what it checks, and says so where that fails

from __future__ import annotations

import hashlib
import json
import platform
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata, resources
from pathlib import Path

from reportedly.cli.session import Session
from reportedly.config import Settings
from reportedly.errors import ReportedlyError

_PACKAGES = (
    "reportedly",
    "spacy",
    "onnxruntime",
    "tokenizers",
    "sqlalchemy",
    "alembic",
    "trafilatura",
    "py3langid",
    "rensa",
    "geographiclib",
)
_LEAST_FREE = 500 * 2**20  # bytes: an unpacked gazetteer and a small situation


@dataclass(frozen=True, slots=True)
class Finding:
    name: str
    text: str
    is_well: bool = True


class _WrongError(Exception):
    """A check found something wrong; the message says what, and the remedy."""


def check_all(settings: Settings) -> list[Finding]:
    """All checks that need no situation; one that fails never stops the others."""
    checks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("versions", _versions),
        ("database", _database),
        ("language model", _model),
        ("attribution model", _tagger),
        ("places", _places),
        ("gazetteer in use", lambda: _gazetteer(settings.places)),
        ("actors", _actors),
        ("conflicts", _conflicts),
        ("sites", _sites),
        ("lexicons", _lexicons),
        ("vocabulary", _vocabulary),
        ("cache", _cache),
    )
    return [_found(name, check) for name, check in checks]


def check_situation(session: Session, db: Path) -> list[Finding]:
    """The situation's file and, where there is one, the custody chain of its originals."""

    def situation() -> str:
        with session.open_old(db) as opened:
            reports, claims = len(opened.reports()), len(opened.claims())
            return f"{db}: reports {reports:,}, claims {claims:,}, incidents {len(opened.incidents()):,}"

    def archive() -> str:
        from reportedly.ingest import Archive
        from reportedly.pipeline import ARCHIVE_SUFFIX

        root = db.with_suffix(ARCHIVE_SUFFIX)
        check = Archive(root).verify()
        if not check.is_whole:
            raise _WrongError(f"{root}: {check.flaw}")
        return f"{root}: {check.originals:,} originals, {check.entries:,} custody entries, the chain is whole"

    return [_found("situation", situation), _found("originals", archive)]


def _found(name: str, check: Callable[[], str]) -> Finding:
    try:
        return Finding(name, check())
    except (ReportedlyError, _WrongError, metadata.PackageNotFoundError) as error:
        return Finding(name, str(error), is_well=False)
    except Exception as error:  # noqa: BLE001 - whatever is wrong is what the doctor is asked for
        return Finding(name, f"{type(error).__name__}: {error}; reinstall reportedly", is_well=False)


def _versions() -> str:
    said = ", ".join(f"{name} {metadata.version(name)}" for name in _PACKAGES)
    return f"Python {platform.python_version()}, {said}"


def _database() -> str:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
    return f"SQLite {sqlite3.sqlite_version} with full-text search"


def _model() -> str:
    from reportedly.annotate.language_model import identify_model

    found = identify_model()
    return f"{found.package} {found.version}, files verified, SHA-256 {found.digest}"


def _tagger() -> str:
    from reportedly.extract.tagging.tagger_files import SHIPPED, load_tagger_files

    digest = load_tagger_files().digest
    megabytes = sum(path.stat().st_size for path in SHIPPED.iterdir()) / 1_000_000
    return f"{megabytes:.0f} MB, verified, sha256 {digest[:12]}"


def _places() -> str:
    from reportedly.data.gazetteer_build import shipped_digest

    meta = json.loads((_data() / "places.meta.json").read_text(encoding="utf-8"))
    counts = ", ".join(
        f"{meta['counts'][name]:,} {name}" for name in ("places", "admin1", "admin2", "alternates")
    )
    return f"{counts}; built {meta['built']}, verified, SHA-256 with overlay {shipped_digest()}"


def _gazetteer(places: Path | None) -> str:
    from reportedly.data.gazetteer import open_gazetteer

    gazetteer = open_gazetteer(places)
    found = gazetteer.find("Geneva")
    gazetteer.close()
    if not found:
        raise _WrongError(f'{gazetteer.path}: does not know Geneva; run "reportedly places build"')
    return f"{gazetteer.path}, {_size(gazetteer.path.stat().st_size)}"


def _actors() -> str:
    from reportedly.data.register import load_register

    register = load_register()
    return f"{len(register.countries):,} countries, {len(register.actors):,} actors; {_dated('actors')}"


def _conflicts() -> str:
    from reportedly.data.conflicts import load_conflicts

    return f"{len(load_conflicts().all):,} conflicts; {_dated('conflicts')}"


def _sites() -> str:
    from reportedly.data.sites import open_sites

    return f"{len(open_sites()):,} sites; {_dated('sites.csv')}"


def _lexicons() -> str:
    from reportedly.data.lexicons import load_lexicon

    names = sorted(path.stem for path in (_data() / "lexicons").glob("*.yaml"))
    for name in names:
        load_lexicon(name)
    return f"{len(names)} lexicons; {_dated('lexicons')}"


def _vocabulary() -> str:
    from reportedly.model.vocabulary import KINDS, LISTS

    return f"{len(LISTS)} closed lists, {len(KINDS)} kinds of claims"


def _cache() -> str:
    from reportedly.data.gazetteer_build import cache_directory

    folder = cache_directory()
    free = shutil.disk_usage(folder).free
    if free < _LEAST_FREE:
        raise _WrongError(f"{folder}: only {_size(free)} free; free some space or set REPORTEDLY_CACHE")
    return f"{folder}, {_size(free)} free"


def _data() -> Path:
    return Path(str(resources.files("reportedly.data")))


def _dated(name: str) -> str:
    """The newest date and one SHA-256 of a data file, or of all files of a folder."""
    path = _data() / name
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    newest = max(file.stat().st_mtime for file in files)
    return f"{datetime.fromtimestamp(newest, UTC).date().isoformat()}, SHA-256 {digest}"


def _size(count: float) -> str:
    return f"{count / 2**30:.1f} GB" if count >= 2**30 else f"{count / 2**20:.0f} MB"
