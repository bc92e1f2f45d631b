"""Word forms: what is a word of the language, in any of its forms. In: the model's word lists. Out: a
question that takes a word in small letters."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language

_ENDINGS = (
    ("", ""), ("s", ""), ("es", ""), ("ies", "y"), ("men", "man"), ("d", ""), ("ed", ""), ("ied", "y"),
    ("r", ""), ("er", ""), ("st", ""), ("est", ""), ("ing", ""), ("ing", "e"), ("ly", ""), ("ness", ""),
    ("n't", ""), ("n’t", ""),
)  # fmt: skip


def forms_of(nlp: Language, *parts: str) -> Callable[[str], bool]:
    """Whether small letters make a word of these parts of speech, in any of its forms, by the model's word
    lists."""
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    index, irregular = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
    lemmas = {word for part in parts for word in index[part]}
    forms = {word for part in parts for word in irregular.get(part, ())}

    @cache
    def has(word: str) -> bool:
        if word in STOP_WORDS or word in forms:
            return True
        stem = re.sub(r"(\w)\1(?:ed|ing)$", r"\1", word)  # "stopped", "planning"
        return stem in lemmas or any(
            word.endswith(ending) and word[: len(word) - len(ending)] + instead in lemmas
            for ending, instead in _ENDINGS
        )

    return has
