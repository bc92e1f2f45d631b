"""Whom the tagger's sources speak for: the cue in their sentence, or next to it."""

from __future__ import annotations

from reportedly.extract.attribution.tagged import tagged_attributions
from reportedly.extract.tagging.labels import Part
from reportedly.extract.tagging.links import LinkedTags
from reportedly.extract.tagging.tagger import Tag
from text_reader import TextReader

TEXT = (
    "Harvest aid reached Belmora, the relief office in Korrin. A truce had held since May. "
    "The provincial council said that two mills were shelled."
)
CONTENT = "two mills were shelled"


def tag(part: Part, words: str, text: str = TEXT) -> Tag:
    start = text.index(words)
    return Tag(part, 0, 1, start, start + len(words))


def sources(reader: TextReader, text: str, *words: str) -> list[str | None]:
    group = LinkedTags(
        tag("cue", "said", text), [tag("source", w, text) for w in words], [tag("content", CONTENT, text)]
    )
    found = tagged_attributions(reader.document(text), [group])
    return [item.source and item.source.text for item in found]


def test_a_source_in_the_sentence_of_the_cue_goes_before_one_far_from_it(reader: TextReader) -> None:
    assert sources(reader, TEXT, "the relief office", "The provincial council") == ["council"]


def test_a_source_far_from_the_cue_is_none_of_it(reader: TextReader) -> None:
    assert sources(reader, TEXT, "the relief office") == ["council"]  # the parse's own


def test_a_source_in_the_sentence_before_counts_where_there_is_no_other(reader: TextReader) -> None:
    text = "A word from the relief office. It was said: two mills were shelled."
    assert sources(reader, text, "the relief office") == ["office"]
