"""Lexicons: word lists of the English extractor, as data. In: the YAML files beside this module. Out: frozen
tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

from reportedly.errors import StepUnavailable


@cache
def load_lexicon(name: str) -> Mapping[str, Any]:
    """The lexicon `name` as plain values. Raises StepUnavailable where the file is missing or broken."""
    path = resources.files(__package__) / f"{name}.yaml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        value = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except (OSError, yaml.YAMLError) as error:
        raise StepUnavailable(f"lexicon {path}: {error}; reinstall reportedly") from error
    if not isinstance(value, dict):
        raise StepUnavailable(f"lexicon {path}: not a mapping; reinstall reportedly")
    return value


@cache
def noun_classes() -> Mapping[str, frozenset[str]]:
    """For each lemma (also of several words) the classes that it belongs to."""
    classes: dict[str, set[str]] = {}
    for name, lemmas in load_lexicon("nouns").items():
        for lemma in lemmas:
            classes.setdefault(lemma, set()).add(name)
    return {lemma: frozenset(names) for lemma, names in classes.items()}
