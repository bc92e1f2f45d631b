"""The tagger's files: what ships loads; what is missing, altered or foreign is refused with the remedy."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from reportedly.errors import ModelError
from reportedly.extract.tagging.tagger_files import SHIPPED, load_tagger_files

REMEDY = "pip install --force-reinstall"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "attribution"))


def change_card(folder: Path, **fields: object) -> None:
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    (folder / "card.json").write_text(json.dumps(card | fields), encoding="utf-8")


def refused(folder: Path, *reasons: str) -> None:
    with pytest.raises(ModelError) as caught:
        load_tagger_files(folder)
    assert all(reason in str(caught.value) for reason in (*reasons, str(folder), REMEDY)), caught.value


def test_what_ships_is_whole_and_below_30_megabytes() -> None:
    assert len(load_tagger_files().digest) == 64
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 30_000_000


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "card.json"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    refused(folder, name, "No such file")


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_file_with_another_hash_is_refused(folder: Path, name: str) -> None:
    with (folder / name).open("ab") as file:
        file.write(b" ")
    refused(folder, name, "not the one that its card names")


def test_a_truncated_model_whose_hash_was_adapted_is_refused(folder: Path) -> None:
    import hashlib

    content = (folder / "model.onnx").read_bytes()[:5000]
    (folder / "model.onnx").write_bytes(content)
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    change_card(folder, sha256=card["sha256"] | {"model.onnx": hashlib.sha256(content).hexdigest()})
    refused(folder, "cannot be loaded")


def test_a_card_that_is_no_json_is_refused(folder: Path) -> None:
    (folder / "card.json").write_text("{", encoding="utf-8")
    refused(folder, "card.json", "no JSON")


def test_other_labels_are_refused(folder: Path) -> None:
    change_card(folder, labels=["O", "B", "I"])
    refused(folder, "other labels")


def test_a_card_without_a_hash_is_refused(folder: Path) -> None:
    change_card(folder, sha256={})
    refused(folder, "no hash of model.onnx, tokenizer.json")
