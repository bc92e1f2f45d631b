"""The English extractor: rules over the parse and lexicons. In: a document. Out: its claims, unresolved,
in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.extract.attribution.finder import AttributionFinder
from reportedly.extract.claims import MADE_BY, ClaimBuilder
from reportedly.extract.context import with_context
from reportedly.extract.drafts import find_drafts
from reportedly.extract.scenes import find_scenes
from reportedly.extract.stance.corrections import with_corrections
from reportedly.extract.stance.verified_claims import with_verification
from reportedly.extract.tagging.tagger import AttributionTagger
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim
from reportedly.model.document import Document
from reportedly.model.report import Report


class EnglishExtractor:
    """General rules; nothing here knows a particular report, place or war."""

    name = MADE_BY

    def __init__(self, tagger: AttributionTagger | None = None) -> None:
        """Without a tagger the parse alone tells who says so."""
        self._tagger = tagger

    def expect(self, reports: Sequence[Report]) -> None:
        """Let the tagger begin with the texts of reports that are being parsed."""
        if self._tagger is not None:
            self._tagger.expect(report.text for report in reports if report.is_readable)

    def attributions(self, document: Document) -> tuple[Attribution, ...]:
        """All attributions of the document, speakers unresolved, in the order of the text."""
        if not document.report.is_readable:
            return ()
        return AttributionFinder(document, self._tagger, certain=True).quotes()

    def extract(self, document: Document) -> tuple[Claim, ...]:
        """The claims of the document in the order of their triggers."""
        if not document.report.is_readable:
            return ()
        attributions = AttributionFinder(document, self._tagger)
        builder = ClaimBuilder(document, attributions)
        drafts = find_drafts(document, attributions)
        scenes = find_scenes(document, attributions, drafts)
        ordered = sorted([*drafts, *scenes], key=lambda draft: draft.sentence_index)
        groups = [builder.claims(draft) for draft in ordered]
        silent = frozenset(scene.sentence_index for scene in scenes)
        claims = with_context(document, ordered, groups, silent)
        return with_corrections(document, with_verification(document, claims))
