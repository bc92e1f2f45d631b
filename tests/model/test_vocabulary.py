"""The closed lists: complete, each value explained, and the page of them up to date."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from reportedly.errors import ConfigError
from reportedly.model import vocabulary
from reportedly.model.vocabulary import KINDS, LISTS, VAGUE_LOWS, VIOLENT_KINDS, ClosedList

ROOT = Path(__file__).resolve().parents[2]
ACLED_TYPES = {
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Protests",
    "Riots",
    "Strategic developments",
}
PLOVER_KINDS = {
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
}


def _page_module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("vocabulary_page", ROOT / "tools/docs/vocabulary_page.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("terms", LISTS, ids=lambda terms: terms.name)
def test_every_value_has_a_definition_and_two_examples(terms: ClosedList) -> None:
    assert len(terms) >= 2
    for value, term in terms.items():
        assert term.value == value
        assert term.definition.strip() and term.positive.strip() and term.negative.strip()


def test_every_kind_knows_its_place_elsewhere() -> None:
    assert len(KINDS) == 41
    for term in KINDS.values():
        assert term.ucdp in {"counts", "not"}
        assert term.plover is None or term.plover in PLOVER_KINDS
        assert term.acled is None or term.acled[0] in ACLED_TYPES


def test_violent_kinds() -> None:
    assert {"air_strike", "killing", "casualties", "attack"} <= VIOLENT_KINDS
    assert not {"talks", "aid", "statement", "evacuation"} & VIOLENT_KINDS
    assert "no such kind" not in VIOLENT_KINDS
    assert all(KINDS[kind].violent for kind in VIOLENT_KINDS)


def test_vague_lows_of_the_design() -> None:
    expected = {"several": 3, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}
    assert {words: VAGUE_LOWS[words] for words in expected} == expected
    assert all(words == words.lower() for words in VAGUE_LOWS)


def test_an_unknown_value_lists_the_valid_ones() -> None:
    assert vocabulary.POLARITIES.check("denied") == "denied"
    with pytest.raises(ConfigError, match="'maybe' is not one of the polarity; valid are: affirmed, denied"):
        vocabulary.POLARITIES.check("maybe")


def test_import_reads_no_file() -> None:
    code = "import sys, reportedly.model.vocabulary; sys.exit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT / "src").returncode == 0


def test_the_page_is_up_to_date() -> None:
    module = _page_module()
    written = module.PAGE.read_text(encoding="utf-8")
    assert written == module.page(), "run: python tools/docs/vocabulary_page.py"
    assert set(module.TITLES) == {terms.name for terms in LISTS}
