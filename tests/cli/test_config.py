"""Settings: a file in the working folder or one that is named, the environment before both."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.config import Settings, read_settings
from reportedly.errors import ConfigError


def test_without_anything_the_defaults_hold() -> None:
    assert read_settings(environment={}) == Settings()


def test_the_file_of_the_working_folder(tmp_path: Path) -> None:
    Path("reportedly.toml").write_text('site_km = 10\nplaces = "my.sqlite"\n')
    settings = read_settings(environment={})
    assert settings == Settings(site_km=10.0, places=tmp_path / "my.sqlite")


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("site_km = 10\nbusy_seconds = 1\n")
    settings = read_settings(
        file, {"REPORTEDLY_SITE_KM": "50", "REPORTEDLY_CACHE": "/c", "REPORTEDLY_OTHER": "1"}
    )
    assert settings == Settings(site_km=50.0, busy_seconds=1.0, cache=Path("/c"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("site_km = ", "is no TOML"),
        (
            "sitekm = 3",
            "there is no setting 'sitekm'; valid are: cache, places, site_km, busy_seconds, author",
        ),
        ('site_km = "far"', "give a number"),
        ("site_km = -1", "give a number"),
        ("site_km = true", "give a number"),
        ("site_km = inf", "give a number"),
        ("places = 3", "give a path"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(content)
    with pytest.raises(ConfigError, match=r"mine\.toml") as caught:
        read_settings(file, {})
    assert said in str(caught.value)


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file; check --config"):
        read_settings(tmp_path / "none.toml", {})


def test_a_bad_variable_is_named() -> None:
    with pytest.raises(ConfigError, match="REPORTEDLY_SITE_KM is 'far'; give a number"):
        read_settings(environment={"REPORTEDLY_SITE_KM": "far"})
