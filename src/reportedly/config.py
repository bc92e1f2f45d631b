"""Settings: from `reportedly.toml` and the environment. In: a file, variables. Out: frozen `Settings`,
read by cli alone. A variable goes before the file, the file before the defaults."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from reportedly.errors import ConfigError

FILE_NAME = "reportedly.toml"
_PREFIX = "REPORTEDLY_"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set once for all commands.

    `cache` is the folder for what is unpacked once, None for the user's own; `places` a gazetteer built by
    `reportedly places build`, None for the shipped one; `site_km` how near a site must be to be named;
    `busy_seconds` how long to wait while another program writes to the situation; `author` who judges, None
    for the one who is logged in."""

    cache: Path | None = None
    places: Path | None = None
    site_km: float = 30.0
    busy_seconds: float = 5.0
    author: str | None = None


def read_settings(file: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of `file`, or of `reportedly.toml` in the working folder, and of the environment.

    Raises ConfigError, naming the setting, the reason and the remedy."""
    given = _from_file(file or Path(FILE_NAME), must_exist=file is not None)
    variables = os.environ if environment is None else environment
    known = {field.name for field in fields(Settings)}
    for name in sorted(known):
        if variable := variables.get(_PREFIX + name.upper()):
            given[name] = (_PREFIX + name.upper(), variable)
    return Settings(**{name: _CONVERTERS[name](*given[name]) for name in given})


_Given = dict[str, tuple[str, Any]]


def _from_file(path: Path, *, must_exist: bool) -> _Given:
    """Setting -> where it stands, for messages, and its value."""
    try:
        with path.open("rb") as stream:
            values = tomllib.load(stream)
    except FileNotFoundError:
        if must_exist:
            raise ConfigError(f"{path}: there is no such file; check --config") from None
        return {}
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); check that you may read it") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: is no TOML ({error}); correct it") from error
    known = [field.name for field in fields(Settings)]
    if unknown := sorted(set(values) - set(known)):
        raise ConfigError(f"{path}: there is no setting {unknown[0]!r}; valid are: {', '.join(known)}")
    base = path.resolve().parent
    return {name: (f"{path}: {name}", _beside(base, name, value)) for name, value in values.items()}


def _beside(base: Path, name: str, value: Any) -> Any:
    """A path in a file counts from the folder of that file."""
    if name not in ("cache", "places") or not isinstance(value, str):
        return value
    return str(base / Path(value).expanduser())


def _as_path(where: str, value: Any) -> Path:
    if not isinstance(value, str):
        raise ConfigError(f"{where} is {value!r}; give a path in quotation marks")
    return Path(value).expanduser()


def _as_amount(where: str, value: Any) -> float:
    try:
        number = (
            float(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else -1.0
        )
    except ValueError:
        number = -1.0
    if not 0 <= number < float("inf"):
        raise ConfigError(f"{where} is {value!r}; give a number, 0 or more")
    return number


def _as_name(where: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(f"{where} is {value!r}; give a name in quotation marks")
    return value.strip()


_CONVERTERS: Mapping[str, Callable[[str, Any], Any]] = {
    "cache": _as_path,
    "places": _as_path,
    "site_km": _as_amount,
    "busy_seconds": _as_amount,
    "author": _as_name,
}
