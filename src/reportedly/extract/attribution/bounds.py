"""Bounds of a content: what stands in the sentence of a speaker and is the report's own. In: an attribution,
with the content that the tagger gave its cue. Out: the attribution without the clauses that only frame the
saying ("a day after ...") or that another part of the sentence tells."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.attribution.cues import Attribution, subtree

_FRAMING = frozenset({"before", "after", "since", "until", "when", "while", "as", "once"})
_RELATIVE = frozenset({"which", "who", "whom", "whose", "where", "when"})


def bounded(found: Attribution, tagged: frozenset[int] | None) -> Attribution:
    """The attribution with what its speaker says alone; `tagged` is the tagger's content of the cue, None
    where it saw no such cue."""
    if found.source is None or found.complement in ("colon", "continued", "statement"):
        return found
    content = _inside_frame(found) - _before_that(found)
    if tagged:
        content -= _beyond_semicolon(found, content - tagged)
        content -= _relative_clause(found, content, tagged)
    return found if content == found.content else replace(found, content=content)


def _inside_frame(found: Attribution) -> frozenset[int]:
    """ "Hours before the governor said that ...": only what hangs on his saying is his."""
    assert found.source is not None
    first = min(found.source.left_edge.i, found.cue[0])
    doc = found.source.doc
    before = doc[first - 1] if first > found.source.sent.start else None
    if before is None or before.lower_ not in _FRAMING:
        return found.content
    verb = next((t for t in doc[found.cue[0] : found.cue[1]] if syntax.is_verb(t)), None)
    own = found.content if verb is None or verb.dep_ == "ROOT" else found.content & subtree(verb)
    if before.lower_ == "as" and any(i < first for i in found.content):
        return found.content  # "..., as the army put it"
    own = frozenset(i for i in own if i > first)
    return own if verb is None or verb.lemma_ not in ("speak", "talk") else frozenset()


def _before_that(found: Attribution) -> frozenset[int]:
    """ "Said on Friday, two days after rebels took the town, that ...": what stands before "that"."""
    assert found.source is not None
    cue = found.source.doc[found.cue[0] : found.cue[1]]
    clauses = [child for token in cue for child in token.children if child.dep_ == "ccomp"]
    marks = [m.i for c in clauses for m in c.children if m.dep_ == "mark" and m.lower_ == "that"]
    first = min((i for i in marks if i > found.cue[1]), default=found.cue[1])
    return frozenset(range(found.cue[1], first))


def _beyond_semicolon(found: Attribution, loose: frozenset[int]) -> frozenset[int]:
    """The tokens on the other side of a semicolon than the cue."""
    assert found.source is not None
    marks = [t.i for t in found.source.sent if t.text == ";"]
    left = max((i for i in marks if i < found.cue[0]), default=-1)
    right = min((i for i in marks if i > found.cue[0]), default=len(found.source.doc))
    return frozenset(i for i in loose if i < left or i > right)


def _relative_clause(found: Attribution, content: frozenset[int], tagged: frozenset[int]) -> frozenset[int]:
    """The clause after a comma that tells more of a place or person in passing, where the tagger stopped
    before it."""
    assert found.source is not None
    last = max(tagged)
    doc = found.source.doc
    following = [t for t in doc[last + 1 : last + 4] if t.i in content or t.is_punct]
    if len(following) < 2 or following[0].text != "," or not _opens_relative(following[1:]):
        return frozenset()
    return frozenset(i for i in content if i > last)


def _opens_relative(tokens: list[Token]) -> bool:
    return any(token.lower_ in _RELATIVE for token in tokens[:2])
