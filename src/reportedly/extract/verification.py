"""Verification: sentences by which a text says that something could not be checked. In: a document. Out:
which sentence says so, of whose claims, and how far it reaches."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.model.document import Document
from reportedly.model.span import Span

_CHECKED = r"(?:verif(?:y|ied)|confirm(?:ed)?|corroborated?|authenticated?)"
_UNVERIFIED = re.compile(
    r"\b(?:(?:could|can|has|have|had|was|were|is|are|did|does|do)(?: not|n[o']t)(?: yet)?(?: been| be)?"
    rf"(?: able to)?(?: immediately)?(?: independently)? {_CHECKED}"
    r"|(?:unable|impossible|not possible|no way)(?: for \w+)? to"
    r" (?:independently )?(?:verify|confirm|corroborate)"
    r"|(?:independent )?(?:verification|confirmation)\b[^.]{0,60}?"
    r"\b(?:unconfirmed|impossible|not possible|unavailable|lacking|pending|was not)"
    r"|no independent (?:verification|confirmation)|without independent (?:verification|confirmation)"
    r"|(?:remains?|is|was|were|are) (?:still )?(?:unverified|unconfirmed)"
    r"|not independently (?:verified|confirmed)|unverified|unconfirmed"
    r"|independently (?:verify|confirm)\b[^.]{0,30}\bnot)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:claim|claims|report|reports|account|accounts|figure|figures|this|that|it|toll|statement|statements"
    r"|footage|video|which|information|allegation|assertion|details|numbers)\b",
    re.IGNORECASE,
)
_OF_A_SIDE = re.compile(
    r"\b([A-Z]\w+(?:n|i|sh|ese|ch|an)(?:['’]s)?|[A-Z]\w+['’]s)(?: \w+)?"
    r" (?:claims?|reports?|accounts?|statements?|figures?|assertions?)\b"
)


@dataclass(frozen=True, slots=True)
class Unverified:
    """One notice that something is unverified.

    `sentence` is the index of its sentence, `reaches_back` whether it speaks of the sentence before rather
    than of its own claims; `side_words` are the words that name whose claims ("Russian claims"), None
    where it names no side."""

    sentence: int
    span: Span
    reaches_back: bool
    side_words: Span | None


def find_unverified(document: Document) -> list[Unverified]:
    """The notices of the document, in order."""
    found = []
    for index, sentence in enumerate(document.doc.sents):
        text = document.text[sentence.start_char : sentence.end_char]
        match = _UNVERIFIED.search(text.replace("\n", " "))
        if match is None:
            continue
        start = sentence.start_char + match.start()
        span = Span.of(document.text, start, start + len(match.group()))
        found.append(
            Unverified(
                index, span, _reaches_back(text, match), _side_words(document, sentence.start_char, text)
            )
        )
    return found


def _reaches_back(text: str, match: re.Match[str]) -> bool:
    """Whether the subject of the notice is something said before, not a clause of this sentence."""
    before = text[: match.start()]
    has_own_clause = re.search(
        r",? (?:which|that|but|although|though|a claim|a figure|a report)\b[^.]*$", before, re.I
    )
    if has_own_clause and len(before) > 25:
        return False
    return bool(_BACK.search(text)) or len(before) < 40


def _side_words(document: Document, offset: int, text: str) -> Span | None:
    match = _OF_A_SIDE.search(text)
    if match is None or match.group(1).lower() in ("the", "this"):
        return None
    return Span.of(document.text, offset + match.start(1), offset + match.end(1))
