"""Verified claims: what a text says of checking, written to the claims that it speaks of. In: a document and
its claims in reading order. Out: the claims, with `verification` where a notice reaches them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.extract.events.no_news import counts_of
from reportedly.extract.stance.verification import ONE, REPORT, SECTION, SIDE, TWO, Notice, find_notices
from reportedly.extract.wordlists import word_set
from reportedly.model.claim import Claim, Verification
from reportedly.model.document import Document

_REACH = 2
_SCOPES = {SIDE: "side", REPORT: "report"}


def with_verification(document: Document, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, each with the nearest notice that speaks of it; a notice of the whole report yields."""
    out = list(claims)
    notices = find_notices(document)
    for notice in sorted(notices, key=lambda item: item.reach == REPORT):
        mark = Verification(notice.status, _SCOPES.get(notice.reach, "claim"), notice.by, notice.span)
        for index in _targets(document, out, notice):
            if notice.reach == ONE or out[index].verification is None:
                out[index] = replace(out[index], verification=mark)
    echoes = {i for notice in notices for i in _echoes(document, out, notice)}
    return tuple(claim for i, claim in enumerate(out) if i not in echoes)


def _echoes(document: Document, claims: Sequence[Claim], notice: Notice) -> set[int]:
    """Claims that an unverified notice only names again: "could not confirm the kidnapping" told before."""
    if notice.status != "unverified" or notice.reach in (REPORT, SECTION):
        return set()
    own = {i for i in _own(document, claims, notice) if not claims[i].figures}
    own = {i for i in own if claims[i].speaker is None or _is_said_of_notice(claims[i], notice)}
    named = {i for i in own if _is_only_counted(document, claims[i])}
    return named | {i for i in own if _same_act(document, claims, {i}, notice)}


def _is_said_of_notice(claim: Claim, notice: Notice) -> bool:
    """ "The dead could not be counted independently, the agency said": of the notice, not of the act."""
    return claim.cue is not None and claim.trigger.start < notice.span.end <= claim.cue.start


def _is_only_counted(document: Document, claim: Claim) -> bool:
    """ "The number of those evacuated could not be verified": named as what was counted before."""
    tokens = document.doc.char_span(claim.trigger.start, claim.trigger.end, alignment_mode="expand")
    return tokens is not None and any(True for _ in counts_of(tokens.root))


def _targets(document: Document, claims: Sequence[Claim], notice: Notice) -> set[int]:
    if notice.reach == REPORT:
        return set(range(len(claims)))
    if notice.reach == SECTION:
        end = _paragraph(document.text, notice.sentence[0])[1]
        return {i for i, claim in enumerate(claims) if notice.span.end <= claim.trigger.start < end}
    if notice.reach == SIDE:
        before = _said_before(document, claims, notice)
        return _of_side(claims, notice) | _by_a_capital(document, claims, before) or before
    own = _own(document, claims, notice)
    if own or notice.names_its_own:
        return own | _same_act(document, claims, own, notice)
    return _said_before(document, claims, notice)


def _own(document: Document, claims: Sequence[Claim], notice: Notice) -> set[int]:
    """The claims of the notice's own sentence: those that it names, else those told before it."""
    start, end = notice.sentence
    there = [i for i, claim in enumerate(claims) if start <= claim.trigger.start < end]
    offsets = {document.doc[i].idx for i in notice.inside}
    named = {i for i in there if claims[i].trigger.start in offsets}
    return named or {i for i in there if claims[i].trigger.end <= notice.span.start}


def _same_act(document: Document, claims: Sequence[Claim], own: set[int], notice: Notice) -> set[int]:
    """ "We have confirmed the attack": it is the one told before, in the same paragraph; "the number of the
    dead" is of those told last, however far back."""
    start = _paragraph(document.text, notice.sentence[0])[0]
    kinds = {claims[i].kind for i in own}
    told = {i for i, c in enumerate(claims) if c.words.start < notice.sentence[0] and c.kind in kinds}
    near = {i for i in told if start <= claims[i].words.start}
    if near or not told or not any(_is_only_counted(document, claims[i]) for i in own):
        return near
    return _last_sentence(claims, sorted(told))


def _said_before(document: Document, claims: Sequence[Claim], notice: Notice) -> set[int]:
    before = [i for i, claim in enumerate(claims) if claim.trigger.start < notice.sentence[0]]
    if not before:
        return set()
    if notice.reach == ONE:
        named = _of_words(claims, before, notice)
        if notice.side_words is not None and named != before:
            return _last_sentence(claims, named)  # "the mayor's account": the last that was the mayor's
        start = _sentence_before(document, notice)
        near = [i for i in before if claims[i].words.start >= start]
        return _last_sentence(claims, _of_words(claims, near, notice))
    near = _paragraph_before(document, claims, before, notice)
    return _spoken(claims, _at_its_place(claims, near, document, notice))


def _sentence_before(document: Document, notice: Notice) -> int:
    """Where the text begins that "this" can speak of: two sentences back."""
    starts = [
        s.start_char for s in document.doc.sents if s.start_char < notice.sentence[0] and s.text.strip()
    ]
    return starts[-_REACH] if len(starts) >= _REACH else 0


def _paragraph_before(
    document: Document, claims: Sequence[Claim], before: Sequence[int], notice: Notice
) -> list[int]:
    """The claims of the notice's paragraph before it, or those of the paragraph before; of both where two
    versions are meant and the one holds a single sentence of claims."""
    start = _paragraph(document.text, notice.sentence[0])[0]
    near = [i for i in before if claims[i].words.start >= start]
    sentences = {claims[i].words.start for i in near}
    if not near or (notice.reach == TWO and len(sentences) < 2 and len(_speakers(claims, near)) < 2):
        last = before[-1] if not near else max((i for i in before if i < near[0]), default=near[0])
        start = _paragraph(document.text, claims[last].words.start)[0]
    return [i for i in before if claims[i].words.start >= start]


def _last_sentence(claims: Sequence[Claim], indices: Sequence[int]) -> set[int]:
    if not indices:
        return set()
    last = claims[indices[-1]].words.start
    return _spoken(claims, [i for i in indices if claims[i].words.start == last])


def _spoken(claims: Sequence[Claim], indices: Iterable[int]) -> set[int]:
    """Of these the claims that somebody makes, if any: what the outlet saw itself needs no checking."""
    among = set(indices)
    return {i for i in among if claims[i].stance in ("attributed", "denied", "hypothetical")} or among


def _speakers(claims: Sequence[Claim], indices: Iterable[int]) -> set[str]:
    found = (claims[i].speaker for i in indices)
    return {speaker.span.text.lower() for speaker in found if speaker is not None}


def _of_words(claims: Sequence[Claim], indices: list[int], notice: Notice) -> list[int]:
    """Where the notice says whose claim: that speaker's, if there is one before."""
    if notice.side_words is None:
        return indices
    stems = _stems(notice.side_words.text)
    return [i for i in indices if _is_of(claims[i], stems)] or indices


def _of_side(claims: Sequence[Claim], notice: Notice) -> set[int]:
    """All claims of the side that the notice names, by the words for its speakers; sides themselves are known
    to the resolver only."""
    assert notice.side_words is not None
    stems = _stems(notice.side_words.text)
    named = {i for i, claim in enumerate(claims) if _is_of(claim, stems)}
    return {i for i in named if claims[i].trigger.start < notice.span.start} | {
        i for i, claim in enumerate(claims) if claims[i].speaker is not None and _is_again(claims, i, named)
    }


def _by_a_capital(document: Document, claims: Sequence[Claim], before: set[int]) -> set[int]:
    """Of the claims told just before, those whose speaker is a capital: it stands for the side ("Moscow said
    ...; Russian claims could not be verified")."""
    places = {mention.span.text for mention in document.mentions_of("place")}
    speakers = {i: claims[i].speaker for i in before}
    return {i for i, speaker in speakers.items() if speaker is not None and speaker.span.text in places}


_AGAIN = frozenset({"it", "he", "she", "they", "we", "the ministry", "the army", "the spokesman"})


def _is_again(claims: Sequence[Claim], index: int, named: set[int]) -> bool:
    """Whether a claim goes on with a speaker named in the claim before it."""
    speaker = claims[index].speaker
    return speaker is not None and speaker.span.text.lower() in _AGAIN and index - 1 in named


def _stems(words: str) -> frozenset[str]:
    """The beginnings of the words that name a side, and of others for the same body ("army", "military")."""
    last = words.rsplit(maxsplit=1)[-1].lower()
    forces = word_set("verification", "forces")
    return frozenset(word[:5] for word in forces) if last in forces else frozenset((last[:5],))


def _is_of(claim: Claim, stems: frozenset[str]) -> bool:
    if claim.speaker is None:
        return False
    words = f"{claim.speaker.span.text} {claim.speaker.name or ''}".lower().split()
    return any(word.startswith(tuple(stems)) for word in words)


def _at_its_place(
    claims: Sequence[Claim], indices: Sequence[int], document: Document, notice: Notice
) -> list[int]:
    """ "Neither account from Khiam": where the notice names a place of these claims, those told of it."""
    text = document.text[slice(*notice.sentence)]
    there = [i for i in indices if _names_its_place(claims[i], text)]
    return there or list(indices)


def _names_its_place(claim: Claim, text: str) -> bool:
    return claim.place is not None and re.search(rf"\b{re.escape(claim.place.span.text)}\b", text) is not None


def _paragraph(text: str, offset: int) -> tuple[int, int]:
    """Where the paragraph around an offset begins and ends; without blank lines, the line."""
    mark = "\n\n" if "\n\n" in text.strip() else "\n"
    end = text.find(mark, offset)
    return text.rfind(mark, 0, offset) + 1, len(text) if end < 0 else end
