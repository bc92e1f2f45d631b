"""Lemmas that the model gets wrong are found by the stems that an entry knows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.extract.events.trigger_conditions import known_lemma
from reportedly.model.document import Document


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("raped", {"rape"}, "rape"),
        ("gutted", {"gut"}, "gut"),
        ("shelled", {"shell"}, "shell"),
        ("evacuating", {"evacuate"}, "evacuate"),
        ("besieged", {"encircle"}, "besiege"),
    ],
)
def test_known_lemma(
    word: str, known: set[str], expected: str, annotate_text: Callable[..., Document]
) -> None:
    doc = annotate_text(f"The village was {word} on Monday.").doc
    assert known_lemma(doc[3], known) == expected
