"""Writes the gazetteer's SQLite file. In: rows of the sources. Out: a file that `gazetteer` opens read-only.

The shipped file is unpacked once into the user's cache directory, under a name made of the data's hash.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import os
import re
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import platformdirs

from reportedly.data.gazetteer_writer import PlaceWriter
from reportedly.data.place_rows import PlaceRow, dump_rows, overlay_rows, shipped_rows, village_rows
from reportedly.errors import GazetteerError

SCHEMA = 3
_SHIPPED = re.compile(r"places-\d+-[0-9a-f]{16}\.sqlite")  # and nothing that a user put beside it
_STALE_SECONDS = 24 * 60 * 60  # a build takes seconds; one of today may still run
_FOLDER = Path(__file__).parent
_VILLAGES = "places_villages"
_REMEDY = 'reinstall reportedly, or run "reportedly places build"'


def shipped_digest(folder: Path = _FOLDER) -> str:
    """A hash of the shipped data (places and overlay), after checking that the places are whole.

    Raises GazetteerError if the file is missing, empty, cut short or altered."""
    digest = hashlib.sha256(_checked_places(folder))
    digest.update(_checked_places(folder, _VILLAGES))
    digest.update(_overlay(folder).encode("utf-8"))
    return digest.hexdigest()


def cached_gazetteer(folder: Path = _FOLDER) -> Path:
    """The SQLite file of the shipped data, built now if it is not in the cache or is damaged there."""
    path = cache_directory() / f"places-{SCHEMA}-{shipped_digest(folder)[:16]}.sqlite"
    if not is_whole(path):
        build_shipped(path, folder)
        _remove_leftovers(path)
    return path


def cache_directory() -> Path:
    """REPORTEDLY_CACHE, else the user's cache directory, else a temporary one if neither can be written."""
    chosen = os.environ.get("REPORTEDLY_CACHE") or platformdirs.user_cache_dir("reportedly")
    owner = os.getuid() if hasattr(os, "getuid") else "cache"
    temporary = Path(tempfile.gettempdir()) / f"reportedly-{owner}"
    for folder in (Path(chosen), temporary):
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    raise GazetteerError(
        f"no directory for the gazetteer's cache: {chosen} and {temporary} cannot be written;"
        " set REPORTEDLY_CACHE"
    )


def build_shipped(out: Path, folder: Path = _FOLDER) -> None:
    """Write the shipped places and the overlay into `out`, all or nothing."""
    try:
        places = lzma.decompress(_checked_places(folder)).decode("utf-8")
        villages = lzma.decompress(_checked_places(folder, _VILLAGES)).decode("utf-8")
        sources = [shipped_rows(places), village_rows(villages), overlay_rows(_overlay(folder))]
        _write(out, None, sources)
    except (ValueError, lzma.LZMAError) as error:
        raise _broken(folder / "places.tsv.xz", f"it cannot be read ({error})") from error


def build_from_dump(dump: Path, out: Path, *, alone: bool = False) -> int:
    """Write the shipped places and those of a GeoNames country dump into `out`; give how many the dump has.

    If `out` is a gazetteer already, the dump is added to it. A dump's place replaces the shipped one of the
    same geonameid, but for the name shown. With `alone`, only the dump's places are written.
    Raises GazetteerError if `dump` is no such dump."""
    base = None
    if not alone:
        base = out if is_whole(out) else cached_gazetteer()
    countries = _alpha3(cached_gazetteer())
    rows = list(dump_rows(dump, countries))
    if not rows:
        raise GazetteerError(f"{dump} has no places; give an official XX.zip or XX.txt with 19 columns")
    _write(out, base, [rows])
    return len(rows)


def is_whole(path: Path) -> bool:
    """Whether the file is a finished gazetteer of this version, as long as its header says."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
        if header[:15] != b"SQLite format 3" or int.from_bytes(header[60:64], "big") != SCHEMA:
            return False
        page = int.from_bytes(header[16:18], "big")
        length = (65536 if page == 1 else page) * int.from_bytes(header[28:32], "big")
        return path.stat().st_size == length
    except OSError:
        return False


def _write(out: Path, base: Path | None, sources: Iterable[Iterable[PlaceRow]]) -> None:
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=".places-", suffix=".part")
    except OSError as error:
        raise GazetteerError(f"{out} cannot be written: {error}; choose another place") from error
    os.close(handle)
    part = Path(name)
    try:
        if base is not None:
            shutil.copyfile(base, part)
        with PlaceWriter(part, SCHEMA) as writer:
            for rows in sources:
                writer.add(rows)
        part.replace(out)
    except (sqlite3.Error, OSError) as error:
        raise GazetteerError(f"{out} cannot be written: {error}; free space, set REPORTEDLY_CACHE") from error
    finally:
        part.unlink(missing_ok=True)


def _remove_leftovers(newest: Path) -> None:
    """Remove what other versions unpacked into the cache, and what a build that was cut off left there."""
    others = (path for path in newest.parent.glob("places-*.sqlite") if _SHIPPED.fullmatch(path.name))
    parts = (path for path in newest.parent.glob(".places-*.part*") if _age_seconds(path) > _STALE_SECONDS)
    for path in (*others, *parts):
        if path != newest:
            with suppress(OSError):  # another user's, or in use where that keeps a file in place
                path.unlink()


def _age_seconds(path: Path) -> float:
    """Seconds since it was written; 0 where it is gone meanwhile."""
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0


def _alpha3(gazetteer: Path) -> dict[str, str]:
    connection = sqlite3.connect(f"{gazetteer.as_uri()}?mode=ro", uri=True)
    try:
        return dict(connection.execute("SELECT alpha2, country FROM units WHERE alpha2 <> ''"))
    finally:
        connection.close()


def _checked_places(folder: Path, name: str = "places") -> bytes:
    path = folder / f"{name}.tsv.xz"
    try:
        packed = path.read_bytes()
        meta = json.loads((folder / f"{name}.meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _broken(path, f"it or its meta file cannot be read ({error})") from error
    if not packed:
        raise _broken(path, "it is empty")
    if len(packed) < meta["bytes"]:
        raise _broken(path, f"it is cut short: {len(packed)} of {meta['bytes']} bytes")
    if hashlib.sha256(packed).hexdigest() != meta["sha256"]:
        raise _broken(path, "its SHA-256 is not the one in its meta file")
    return packed


def _overlay(folder: Path) -> str:
    path = folder / "places_overlay.csv"
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise _broken(path, f"it cannot be read ({error})") from error


def _broken(path: Path, reason: str) -> GazetteerError:
    return GazetteerError(f"gazetteer data {path}: {reason}; {_REMEDY}")
