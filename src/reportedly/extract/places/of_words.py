"""Places of words: where the act that one word tells took place. In: a document and a word, trigger or not.
Out: the mentions that a claim of it would name. For measuring on corpora that ask about any verb."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.extract.attribution.finder import AttributionFinder
from reportedly.extract.drafts import WordDrafts
from reportedly.extract.places.locations import LocationFinder
from reportedly.extract.tagging.tagger import AttributionTagger
from reportedly.model.document import Document, Mention


def places_of_word(
    document: Document, token: Token, tagger: AttributionTagger | None = None
) -> tuple[Mention, ...]:
    """The places of the act that `token` tells, several where the text lists several; none where its
    sentence names none. What other sentences say is not asked."""
    draft = WordDrafts(document, AttributionFinder(document, tagger)).draft_of(token)
    locations = list(draft.locations) or list(draft.fallback)
    if not locations:
        return ()
    listed = LocationFinder(document).listed_with(locations[0], locations)
    return tuple(sorted((item.mention for item in listed), key=lambda mention: mention.first))
