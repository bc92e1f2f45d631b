"""The English extractor: rules over the parse and lexicons. In: a document. Out: its claims, unresolved,
in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.extract.claims import MADE_BY, ClaimBuilder
from reportedly.extract.context import with_context
from reportedly.extract.drafts import find_drafts
from reportedly.extract.verification import Unverified, find_unverified
from reportedly.model.claim import Claim, Verification
from reportedly.model.document import Document


class EnglishExtractor:
    """General rules; nothing here knows a particular report, place or war."""

    name = MADE_BY

    def extract(self, document: Document) -> tuple[Claim, ...]:
        """The claims of the document in the order of their triggers."""
        if not document.report.is_readable:
            return ()
        builder = ClaimBuilder(document)
        drafts = find_drafts(document)
        groups = [builder.claims(draft) for draft in drafts]
        claims = with_context(document, drafts, groups)
        return tuple(_with_verification(document, claims))


def _with_verification(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Apply each notice of missing verification to the claims that it speaks of."""
    out = list(claims)
    sentences = list(document.doc.sents)
    starts = [s.start_char for s in sentences]
    for notice in find_unverified(document):
        own = {
            i
            for i, c in enumerate(out)
            if starts[notice.sentence] <= c.trigger.start < sentences[notice.sentence].end_char
        }
        targets = own if own and not notice.reaches_back else _before(out, starts, notice)
        for index in targets:
            out[index] = replace(
                out[index], verification=Verification("unverified", "claim", None, notice.span)
            )
        if notice.side_words is not None:
            out = _over_side(out, targets, notice)
    return out


def _before(claims: Sequence[Claim], starts: Sequence[int], notice: Unverified) -> set[int]:
    """The claims of the nearest sentence before that has any."""
    earlier = [i for i, claim in enumerate(claims) if claim.trigger.start < starts[notice.sentence]]
    if not earlier:
        return set()
    last = claims[earlier[-1]].words.start
    attributed = {
        i
        for i in earlier
        if claims[i].words.start == last and claims[i].stance in ("attributed", "denied", "hypothetical")
    }
    return attributed or {i for i in earlier if claims[i].words.start == last}


def _over_side(claims: Sequence[Claim], targets: set[int], notice: Unverified) -> list[Claim]:
    """Other claims of the side that the notice names: settled by the resolver, which knows sides; marked
    by the words here."""
    assert notice.side_words is not None
    stem = notice.side_words.text.removesuffix("'s").removesuffix("’s")[:5].lower()
    mark = Verification("unverified", "side", None, notice.span)
    return [
        replace(claim, verification=mark)
        if index not in targets and claim.verification is None and stem in _speaker_words(claim)
        else claim
        for index, claim in enumerate(claims)
    ]


def _speaker_words(claim: Claim) -> str:
    if claim.speaker is None:
        return ""
    return f"{claim.speaker.span.text} {claim.speaker.name or ''}".lower()
