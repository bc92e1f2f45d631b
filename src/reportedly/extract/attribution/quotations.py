"""Words that run on: sentences inside quotation marks, or of a statement after a colon, whose speaker was
named before. In: a document's sentences and their attributions. Out: the attributions, with those that
continue a speaker's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from reportedly.extract.attribution.cues import Attribution
from reportedly.extract.attribution.verbs import announcement

_OPENING: Final = "“«„"
_CLOSING: Final = "”»"
_PLAIN: Final = '"'
_OWN: Final = frozenset({"i", "we"})
_FIRST_PERSON: Final = frozenset({"i", "we", "my", "our", "us", "me"})
_LONGEST_STATEMENT: Final = 30
"""Sentences that a statement without quotation marks may have; beyond, the report itself speaks again."""


@dataclass(slots=True)
class _Running:
    """What runs at a sentence's end: an open quotation, or a statement's sentences left."""

    speaker: Attribution | None = None
    quoted: bool = False
    statement: int = 0


def with_continued(
    sentences: Sequence[Tokens], attributions: Sequence[Sequence[Attribution]]
) -> list[list[Attribution]]:
    """Each sentence's attributions; a sentence wholly inside a running quotation or statement gets the last
    speaker, who is also the "I" and "we" of a statement."""
    out: list[list[Attribution]] = []
    running = _Running()
    for index, (sentence, own) in enumerate(zip(sentences, attributions, strict=True)):
        found = [_in_statement(item, running) for item in own]
        continued = _continued(sentence, running, found)
        out.append(found if continued is None else [*found, continued])
        _run_on(sentence, running, own)
        announced = announcement(sentence)
        if announced is not None and not running.quoted:
            running.speaker = announced
            running.statement = _statement_length(sentences[index + 1 : index + 1 + _LONGEST_STATEMENT])
    return out


def _statement_length(following: Sequence[Tokens]) -> int:
    """How many of the sentences after "the minister said:" are the minister's: those of the next paragraph,
    and of further ones as long as a first person speaks in them or after them."""
    length, paragraph = 0, 0
    for number, sentence in enumerate(following, start=1):
        paragraph += _opens_paragraph(sentence)
        if paragraph <= 1 or any(token.lower_ in _FIRST_PERSON for token in sentence):
            length = number
    while length < len(following) and length and not _opens_paragraph(following[length]):
        length += 1
    return length


def _in_statement(found: Attribution, running: _Running) -> Attribution:
    if running.statement and running.speaker is not None and _is_own(found):
        return replace(found, source=running.speaker.source)
    return found


def _is_own(found: Attribution) -> bool:
    return found.source is not None and found.source.lower_ in _OWN


def quoted_tokens(doc: Doc) -> frozenset[int]:
    """The tokens between quotation marks; a quotation that is never closed ends with its paragraph."""
    found: set[int] = set()
    inside = False
    text = doc.text
    for token in doc:
        if "\n" in token.text:
            inside = False
        end = token.idx + len(token.text)
        around = text[token.idx - 1] if token.idx else " ", text[end] if end < len(text) else " "
        after = _inside_after(token.text, inside, before=around[0], after=around[1])
        if inside or after:
            found.add(token.i)
        inside = after
    return frozenset(found)


def _continued(sentence: Tokens, running: _Running, found: Sequence[Attribution]) -> Attribution | None:
    if running.speaker is None:
        return None
    if running.statement == 0:
        quoted = _is_open_at_start(sentence, running.quoted) and not _is_scare(sentence.text.lstrip())
        if not quoted or any(item.source is not None for item in found):
            return None
    elif any(_ends_statement(item) for item in found):
        return None
    content = frozenset(range(sentence.start, sentence.end))
    return replace(running.speaker, content=content, complement="continued")


def _run_on(sentence: Tokens, running: _Running, own: Sequence[Attribution]) -> None:
    """Note what runs on after the sentence."""
    running.quoted = _inside_after(sentence.text, _is_open_at_start(sentence, running.quoted, opening=False))
    running.statement = max(0, running.statement - 1)
    others = [item for item in own if item.source is not None and not _is_own(item)]
    if others and (running.statement == 0 or any(_ends_statement(item) for item in others)):
        running.speaker, running.statement = others[-1], 0


def _ends_statement(found: Attribution) -> bool:
    """Whether the report itself speaks again: it names a person, or a spokesman, who says something."""
    source = found.source
    if source is None or found.cue_class not in ("say", "confirm", "deny"):
        return False
    return source.ent_type_ == "PERSON" or source.lemma_.lower().startswith("spokes")


def _is_open_at_start(sentence: Tokens, quoted: bool, *, opening: bool = True) -> bool:
    """Whether the sentence begins inside a quotation. One that was never closed ends with its paragraph,
    unless the next one opens with a mark again."""
    text = sentence.text.lstrip()
    opens = text[:1] != "" and text[0] in (*_OPENING, _PLAIN)
    if opens and opening:
        return True
    if _opens_paragraph(sentence):
        # The mark that opens it again is read as an opening one, whatever was left open before.
        return False
    return quoted


def _opens_paragraph(sentence: Tokens) -> bool:
    before = sentence.doc[sentence.start - 1] if sentence.start else None
    return before is None or "\n" in before.text or sentence.text[:1] == "\n"


def _inside_after(text: str, inside: bool, *, before: str = " ", after: str = " ") -> bool:
    """Whether a quotation is open after the text; `before` and `after` are the characters around it."""
    for index, character in enumerate(text):
        if character in _OPENING:
            inside = True
        elif character in _CLOSING:
            inside = False
        elif character == _PLAIN:
            left = text[index - 1] if index else before
            right = text[index + 1 :].lstrip(_PLAIN)[:1] or after
            # Of two marks in a row, as tables double them, the first counts.
            inside = inside if left == _PLAIN else _opens(left, right, inside)
    return inside


def _opens(left: str, right: str, inside: bool) -> bool:
    """Whether a plain mark opens: by the white space around it, since in wire copy marks get lost and mere
    turns would read all that follows inside out."""
    if left.isspace() != right.isspace():
        return left.isspace()
    return not inside


def _is_scare(text: str) -> bool:
    """A sentence that opens with a quoted word or two is no quotation."""
    closing = max(text.find(mark, 1) for mark in (*_CLOSING, _PLAIN))
    return 0 < closing < 40 and closing < len(text) * 0.5
