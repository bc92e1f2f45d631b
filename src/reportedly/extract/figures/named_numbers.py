"""Named numbers: which numbers of a text are part of a date or a name. In: a document. Out: the tokens whose
numbers are no counts."""

from __future__ import annotations

from reportedly.data.lexicons import load_lexicon
from reportedly.model.document import Document, Mention


def named_tokens(document: Document) -> frozenset[int]:
    """Tokens whose numbers are no counts: inside dates, names and sites."""
    mentions = document.mentions_of("date", "person", "place", "region", "site", "actor", "weapon")
    return frozenset(
        i
        for m in mentions
        for i in range(m.first, m.last)
        if not (m.kind == "weapon" and document.doc[i].is_alpha) and not _is_number(document, m)
    )


def _is_number(document: Document, mention: Mention) -> bool:
    """ "Forty-two" at a sentence's start, taken for a name."""
    units = load_lexicon("numbers")["units"]
    tokens = document.doc[mention.first : mention.last]
    return mention.kind != "date" and all(t.lower_ in units or t.text == "-" for t in tokens)
