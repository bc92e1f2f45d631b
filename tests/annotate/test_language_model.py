"""The language model: verified file by file; missing, foreign or altered is an error with its remedy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportedly.annotate import language_model
from reportedly.annotate.language_model import MODEL_VERSION, identify_model, load_model, verify_model
from reportedly.errors import ModelError, StepUnavailable

REMEDY = "pip install"


@pytest.fixture
def model_copy(tmp_path: Path) -> Path:
    """The installed model's folder again, its files linked, so that a test may put others in their place."""
    identity = identify_model()
    copy = tmp_path / identity.folder.name
    shutil.copytree(
        identity.folder, copy, copy_function=lambda source, target: Path(target).symlink_to(source)
    )
    return copy


def replace_file(path: Path, content: bytes) -> None:
    path.unlink()
    path.write_bytes(content)


def test_the_installed_model_is_the_official_one() -> None:
    identity = identify_model()
    assert identity.version == MODEL_VERSION
    assert len(identity.digest) == 64
    assert identity == verify_model(identity.package, identity.folder)


def test_the_model_is_loaded_once() -> None:
    assert load_model() is load_model()


def test_a_copy_of_the_same_files_is_the_same_model(model_copy: Path) -> None:
    assert verify_model("a_copy", model_copy).digest == identify_model().digest


def test_an_altered_file_is_refused(model_copy: Path) -> None:
    path = model_copy / "tagger" / "model"
    replace_file(path, path.read_bytes() + b"\x00")
    with pytest.raises(ModelError, match=r"tagger/model is not that of the official release") as caught:
        verify_model("a_copy", model_copy)
    assert REMEDY in str(caught.value)


def test_a_missing_file_is_named(model_copy: Path) -> None:
    (model_copy / "parser" / "moves").unlink()
    with pytest.raises(ModelError, match=r"parser/moves cannot be read") as caught:
        verify_model("a_copy", model_copy)
    assert REMEDY in str(caught.value)


def test_another_version_is_refused(model_copy: Path) -> None:
    older = model_copy.rename(model_copy.with_name("en_core_web_sm-3.7.1"))
    with pytest.raises(ModelError, match=r"has version 3\.7\.1") as caught:
        verify_model("a_copy", older)
    assert MODEL_VERSION in str(caught.value) and REMEDY in str(caught.value)


def test_no_model_at_all_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_model, "_model_folder", lambda package: None)
    with pytest.raises(ModelError, match="is not installed") as caught:
        identify_model.__wrapped__()
    assert REMEDY in str(caught.value)


def test_a_model_error_stops_the_run() -> None:
    assert issubclass(ModelError, StepUnavailable)
