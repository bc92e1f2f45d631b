"""Quotes: all attributions of a report as a reader would mark them. In: a document and its linked tags. Out:
attributions with spans, class, manner and speaker, in the order of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.attribution.cue_classes import class_of_cue
from reportedly.extract.attribution.cues import Attribution as Found
from reportedly.extract.attribution.tagged import tokens_of
from reportedly.extract.speakers.finder import SpeakerFinder
from reportedly.extract.tagging.links import LinkedTags
from reportedly.extract.tagging.tagger import Tag
from reportedly.model.actor import Speaker, Via
from reportedly.model.attribution import Attribution
from reportedly.model.document import Document
from reportedly.model.ids import attribution_id
from reportedly.model.span import Span

MADE_BY = "reportedly-tagger/1"
BY_PARSE = "reportedly-rules/1"
_NEAR = 300  # characters between a speaker's words and a quotation that goes on with them
_OPENING, _CLOSING, _PLAIN = "“«„", "”»", '"'


def find_quotes(
    document: Document, groups: Iterable[LinkedTags], parsed: Sequence[Found], speakers: SpeakerFinder
) -> tuple[Attribution, ...]:
    """One attribution a cue that has a source or a content, and one a quotation that goes on without a cue:
    its speaker is the last before it. `parsed` are the attributions found in the parse: they tell through
    whom a speaker's words came."""
    ordinals: Counter[int] = Counter()
    out: list[Attribution] = []
    for group in groups:
        if group.cue is not None and not (group.sources or group.contents):
            continue
        found = _quote(document, group, speakers, parsed)
        if group.cue is None:
            found = _going_on(found, out)
        start = (found.cue or found.content)[0].start
        out.append(replace(found, id=attribution_id(document.report.id, start, ordinals[start])))
        ordinals[start] += 1
    out += [_by_parse(document, item, speakers, ordinals) for item in _inner(document, out, parsed)]
    nested = [_nested(found, out) for found in sorted(out, key=lambda found: found.start)]
    return tuple(found for found in nested if found.made_by != BY_PARSE or found.within is not None)


def _quote(
    document: Document, group: LinkedTags, speakers: SpeakerFinder, parsed: Sequence[Found]
) -> Attribution:
    content = _spans(document, group.contents)
    cue = _spans(document, [group.cue] if group.cue else [])
    own = _parsed_at(document, group, parsed)
    speaker = _speaker(document, group, speakers, own)
    return Attribution(
        id="",
        report_id=document.report.id,
        source=_spans(document, group.sources),
        cue=cue,
        content=content,
        cue_class=_class(document, group),
        manner=manner_of(document.text, content),
        speaker=speaker,
        via=_via(document, own),
        certainty=min((tag.certainty for tag in group.parts if tag.certainty is not None), default=None),
        reasons=() if speaker is None or speaker.reason is None else (speaker.reason,),
        made_by=MADE_BY,
    )


def _inner(document: Document, told: Sequence[Attribution], parsed: Sequence[Found]) -> Iterator[Found]:
    """What the parse found inside a content: the tagger gives a word one label, so that it cannot see who is
    quoted within a quotation."""
    contents = [(span.start, span.end) for found in told for span in found.content]
    cues = [(span.start, span.end) for found in told for span in found.cue]
    for item in parsed:
        if item.source is None or item.complement not in ("clause", "noun"):
            continue
        words = document.doc[item.cue[0] : item.cue[1]]
        at = (words.start_char, words.end_char)
        inside = any(start <= at[0] and at[1] <= end for start, end in contents)
        if inside and not any(start < at[1] and at[0] < end for start, end in cues):
            yield item


def _by_parse(
    document: Document, item: Found, speakers: SpeakerFinder, ordinals: Counter[int]
) -> Attribution:
    cue = document.doc[item.cue[0] : item.cue[1]]
    assert item.source is not None
    content = _runs(document, item.content)
    speaker = speakers.speaker(item.source)
    ordinal = ordinals[cue.start_char]
    ordinals[cue.start_char] += 1
    return Attribution(
        id=attribution_id(document.report.id, cue.start_char, ordinal),
        report_id=document.report.id,
        source=(_phrase(document, item.source),),
        cue=(Span.of(document.text, cue.start_char, cue.end_char),),
        content=content,
        cue_class=item.cue_class,
        manner=manner_of(document.text, content),
        speaker=speaker,
        via=_via(document, item),
        reasons=() if speaker is None or speaker.reason is None else (speaker.reason,),
        made_by=BY_PARSE,
    )


def _runs(document: Document, tokens: frozenset[int]) -> tuple[Span, ...]:
    """The tokens as spans, one for each run without a gap; marks at the edges are left out."""
    runs: list[list[int]] = []
    for index in sorted(i for i in tokens if not (document.doc[i].is_space or document.doc[i].is_punct)):
        if runs and index <= runs[-1][-1] + 2:
            runs[-1].append(index)
        else:
            runs.append([index])
    spans = (document.doc[run[0] : run[-1] + 1] for run in runs)
    return tuple(Span.of(document.text, part.start_char, part.end_char) for part in spans)


def _going_on(found: Attribution, before: Sequence[Attribution]) -> Attribution:
    """A quotation without source and cue: the last speaker goes on, where anybody spoke."""
    last = next((item for item in reversed(before) if item.speaker is not None), None)
    if found.manner == "indirect" or last is None or last.speaker is None:
        return found
    if found.start - max(span.end for span in (*last.cue, *last.content)) > _NEAR:
        return found
    reason = f"the quotation goes on; “{last.speaker.span.text}” spoke last"
    return replace(
        found, speaker=last.speaker, via=last.via, cue_class=last.cue_class, reasons=(*last.reasons, reason)
    )


def _spans(document: Document, tags: Sequence[Tag]) -> tuple[Span, ...]:
    return tuple(
        Span.of(document.text, tag.start, tag.end) for tag in sorted(tags, key=lambda tag: tag.start)
    )


def _phrase(document: Document, noun: Token) -> Span:
    first, last = syntax.noun_phrase(noun)
    tokens = document.doc[first:last]
    return Span.of(document.text, tokens.start_char, tokens.end_char)


def _class(document: Document, group: LinkedTags) -> str:
    """Hearsay where the tagger saw nobody who says it, whatever the parse takes for a subject: of such
    sources four in five are none."""
    if not group.sources:
        return "hearsay"
    assert group.cue is not None  # a source is always tied to a cue
    return class_of_cue(tokens_of(document, group.cue)) or "say"


def _parsed_at(document: Document, group: LinkedTags, parsed: Sequence[Found]) -> Found | None:
    """The attribution of the parse with the same cue."""
    if group.cue is None:
        return None
    cue = tokens_of(document, group.cue)
    return next((item for item in parsed if item.cue[0] < cue.end and cue.start < item.cue[1]), None)


def _speaker(
    document: Document, group: LinkedTags, speakers: SpeakerFinder, own: Found | None
) -> Speaker | None:
    if not group.sources:
        return None
    source = tokens_of(document, group.sources[0])
    if own is not None and own.source is not None and (own.via is not None or own.source in source):
        return speakers.speaker(own.source)
    return speakers.speaker(source.root)


def _via(document: Document, own: Found | None) -> tuple[Via, ...]:
    if own is None or own.via is None:
        return ()
    return (Via(_phrase(document, own.via)),)


def _nested(found: Attribution, others: Sequence[Attribution]) -> Attribution:
    """The attribution with the smallest one in whose content its cue stands."""
    at = found.cue[0].start if found.cue else found.start
    around = [
        (sum(span.end - span.start for span in other.content), other.id)
        for other in others
        if other.id != found.id and any(span.start <= at < span.end for span in other.content)
    ]
    return replace(found, within=min(around)[1]) if around else found


def manner_of(text: str, content: Sequence[Span]) -> str:
    """Direct where all words stand between quotation marks, mixed where some do, else indirect."""
    quoted = unquoted = 0
    for span in content:
        inside = False
        for position in range(span.start, span.end):
            character = text[position]
            if character in _OPENING or (character == _PLAIN and not inside):
                inside = True
            elif character in _CLOSING or character == _PLAIN:
                inside = False
            elif character.isalnum():
                quoted += inside
                unquoted += not inside
    if not quoted:
        return "indirect"
    return "mixed" if unquoted else "direct"
