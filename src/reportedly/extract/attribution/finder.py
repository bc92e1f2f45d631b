"""Who says what in a document. In: a document. Out: for each sentence the attributions that its claims may
stand under, and all attributions as quotes: the tagger's spans, the parse's structure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from spacy.tokens import Span as Tokens

from reportedly.extract import syntax
from reportedly.extract.attribution.chains import with_chain
from reportedly.extract.attribution.cues import WITHHELD
from reportedly.extract.attribution.cues import Attribution as Found
from reportedly.extract.attribution.quotations import with_continued
from reportedly.extract.attribution.quotes import find_quotes
from reportedly.extract.attribution.records import find_attributions
from reportedly.extract.attribution.tagged import merged, tagged_attributions
from reportedly.extract.speakers.finder import SpeakerFinder
from reportedly.extract.stance.negation import clause_negator
from reportedly.extract.tagging.links import LinkedTags, link_tags
from reportedly.extract.tagging.tagger import AttributionTagger
from reportedly.model.attribution import Attribution
from reportedly.model.document import Document

# What opens a clause that may not be so.
_OPEN = frozenset({"that", "whether", "if"})


class AttributionFinder:
    """The attributions of one document; each view is made when it is first asked for. Without a tagger the
    parse alone tells."""

    def __init__(
        self, document: Document, tagger: AttributionTagger | None, *, certain: bool = False
    ) -> None:
        self._document = document
        self._tagger = tagger
        self._certain = certain

    @cached_property
    def sentences(self) -> Sequence[Tokens]:
        """The sentences that have words."""
        return [sentence for sentence in self._document.doc.sents if sentence.text.strip()]

    @cached_property
    def by_sentence(self) -> Sequence[Sequence[Found]]:
        """The attributions that reach into each of `sentences`."""
        return with_continued(self.sentences, self._merged)

    @cached_property
    def marked(self) -> Mapping[int, tuple[int, int]]:
        """The token ranges of the sources that the tagger marked, by the index of their head."""
        return {
            item.source.i: item.source_words
            for items in self._merged
            for item in items
            if item.source is not None
            and item.source_words is not None
            and item.source_words[0] <= item.source.i < item.source_words[1]
        }

    def quotes(self) -> tuple[Attribution, ...]:
        """All attributions of the text, speakers not yet resolved."""
        found = dict.fromkeys(item for items in self._merged for item in items)
        return find_quotes(
            self._document, self._groups, list(found), SpeakerFinder(self._document, self.marked)
        )

    @cached_property
    def _merged(self) -> list[list[Found]]:
        found: list[list[Found]] = [find_attributions(sentence) for sentence in self.sentences]
        if self._tagger is not None:
            found = merged(self.sentences, found, tagged_attributions(self._document, self._groups))
        return [[with_chain(_withheld(item)) for item in items] for items in found]

    @cached_property
    def _groups(self) -> list[LinkedTags]:
        # The parse's text, not the report's: wire text in capitals has been given its sentence case there.
        if self._tagger is None:
            return []
        return link_tags(self._tagger.tag(self._document.doc.text, certain=self._certain))


def _withheld(found: Found) -> Found:
    """ "Did not confirm that ...": nobody says it, so that no claim comes of it. "Did not comment on the
    raid", "did not say how many died" take it for granted, and nobody in particular says so."""
    if found.source is None or found.cue_class in ("deny", "doubt", "fear"):
        return found
    cue = next((t for t in found.source.doc[found.cue[0] : found.cue[1]] if syntax.is_verb(t)), None)
    if cue is None or clause_negator(cue) is None:
        return found
    first = found.source.doc[min(found.content)]
    asks = first.tag_ in ("WRB", "WP", "WDT", "IN") and first.lower_ not in _OPEN
    is_granted = asks or found.complement == "noun"
    return replace(found, content=frozenset()) if is_granted else replace(found, cue_class=WITHHELD)
