"""The spaCy component: attributions inside a pipeline of one's own."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from reportedly.annotate.language_model import identify_model
from reportedly.errors import ConfigError
from reportedly.spacy_component import GROUP


def test_it_is_added_by_name_and_marks_the_doc() -> None:
    nlp = spacy.util.load_model(identify_model().folder)
    nlp.add_pipe("reportedly_attribution")
    doc = nlp("The mayor of Izium said that shelling had killed two people.")
    (found,) = doc._.attributions
    assert found.speaker.side == "UKR"
    assert [(part.text, part.label_, part.id_) for part in doc.spans[GROUP]] == [
        ("The mayor of Izium", "SOURCE", found.id),
        ("said", "CUE", found.id),
        ("that shelling had killed two people", "CONTENT", found.id),
    ]


def test_without_a_parse_it_says_what_is_missing() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("reportedly_attribution")
    with pytest.raises(ConfigError, match="after the parser"):
        nlp("The mayor said so.")


def test_a_marked_doc_can_be_written_and_read_again() -> None:
    nlp = spacy.util.load_model(identify_model().folder)
    nlp.add_pipe("reportedly_attribution")
    doc = nlp("The mayor of Izium said that shelling had killed two people.")
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.attributions == doc._.attributions != ()
