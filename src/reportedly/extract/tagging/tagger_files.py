"""The tagger's files: found, verified and loaded. In: a folder with model.onnx, tokenizer.json and card.json.
Out: what `tagger` runs."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from reportedly.errors import ModelError
from reportedly.extract.tagging.decoding import Scores
from reportedly.extract.tagging.labels import LABELS

SHIPPED: Final = Path(str(resources.files("reportedly.data"))) / "models" / "attribution"
_REMEDY = 'install Reportedly anew ("pip install --force-reinstall --no-deps reportedly")'


@dataclass(frozen=True, slots=True)
class TaggerFiles:
    """The loaded files: the network, its tokenizer, the scores of label after label (labels, labels), and the
    digest that names this very model."""

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer
    transitions: Scores
    digest: str


@cache
def load_tagger_files(folder: Path = SHIPPED) -> TaggerFiles:
    """The verified files of a folder, loaded once. Raises ModelError where one is missing, altered or
    unreadable."""
    card = _card(folder)
    contents = {name: _verified(folder / name, wanted) for name, wanted in card["sha256"].items()}
    try:
        session = _session(contents["model.onnx"])
        tokenizer = Tokenizer.from_str(contents["tokenizer.json"].decode("utf-8"))
    except Exception as error:
        raise ModelError(f"attribution model {folder} cannot be loaded ({error}); {_REMEDY}") from error
    return TaggerFiles(
        session, tokenizer, np.array(card["transitions"], dtype=np.float32), card["sha256"]["model.onnx"]
    )


def _card(folder: Path) -> dict[str, Any]:
    path = folder / "card.json"
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(
            f"attribution model file {path} cannot be read ({error.strerror}); {_REMEDY}"
        ) from error
    except ValueError as error:
        raise ModelError(f"attribution model file {path} is no JSON ({error}); {_REMEDY}") from error
    if not isinstance(card, dict) or card.get("labels") != list(LABELS):
        raise ModelError(f"attribution model {folder} has other labels than this version knows; {_REMEDY}")
    missing = {"model.onnx", "tokenizer.json"} - set(card.get("sha256", {}))
    if missing:
        raise ModelError(
            f"attribution model file {path} has no hash of {', '.join(sorted(missing))}; {_REMEDY}"
        )
    return card


def _verified(path: Path, wanted: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(
            f"attribution model file {path} cannot be read ({error.strerror}); {_REMEDY}"
        ) from error
    if hashlib.sha256(content).hexdigest() != wanted:
        raise ModelError(f"attribution model file {path} is not the one that its card names; {_REMEDY}")
    return content


def _session(content: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    # One thread, which runs beside the parse; a second would cost more processor time than it saves.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # Unfused, an addition and a layer norm take a third of the time of their fusion (onnxruntime 1.32).
    return onnxruntime.InferenceSession(
        content, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )
