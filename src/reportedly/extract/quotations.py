"""Quotations that run on: sentences inside quotation marks whose speaker was named before. In: a
document's sentences and their attributions. Out: the attributions, with those that continue a speaker's
words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span as Tokens

from reportedly.extract.cues import Attribution

_OPENING, _CLOSING, _PLAIN = "“", "”", '"'


def with_continued(
    sentences: Sequence[Tokens], attributions: Sequence[Sequence[Attribution]]
) -> list[list[Attribution]]:
    """Each sentence's attributions; a sentence wholly inside a running quotation gets the last speaker."""
    out: list[list[Attribution]] = []
    last: Attribution | None = None
    inside = False
    for sentence, own in zip(sentences, attributions, strict=True):
        starts_inside = inside or sentence.text.lstrip()[:1] in (_OPENING, _PLAIN)
        inside = _inside_after(sentence.text, inside)
        speaking = [item for item in own if item.source is not None]
        if not speaking and starts_inside and last is not None and not _is_scare(sentence.text):
            content = frozenset(range(sentence.start, sentence.end))
            out.append([*own, replace(last, content=content, complement="continued")])
        else:
            out.append(list(own))
        if speaking:
            last = speaking[-1]
    return out


def _inside_after(text: str, inside: bool) -> bool:
    for character in text:
        if character == _OPENING:
            inside = True
        elif character == _CLOSING:
            inside = False
        elif character == _PLAIN:
            inside = not inside
    return inside


def _is_scare(text: str) -> bool:
    """A sentence that opens with a quoted word or two is no quotation."""
    stripped = text.lstrip()
    closing = max(stripped.find(_CLOSING, 1), stripped.find(_PLAIN, 1))
    return 0 < closing < 40 and closing < len(stripped) * 0.5
