"""The checker of promise 1 in a brief. In: sentences with their claims and reports. Out: the numbers and
names in them that stand neither in the cited words nor are declared as computed, numbers that stand beside
what they do not count, and sentences that their own claims do not tell; none in a sound brief."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.brief.briefs import Brief
from reportedly.brief.content import BriefOptions, Sentence
from reportedly.brief.names import MASK
from reportedly.brief.numbers import numbers_in
from reportedly.brief.proofs import WORD, Ground, Record, flat, record_of
from reportedly.brief.retelling import Retelling
from reportedly.brief.wording import listed, words
from reportedly.fuse.corrections import Corrected
from reportedly.model.claim import Claim
from reportedly.model.report import Report

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?(?::\d\d)?")
_QUOTE = re.compile(r"“([^”]*)”")
_NOT_TOLD = "its claims do not tell it so"


@dataclass(frozen=True, slots=True)
class Fault:
    """A sentence and what in it nothing stands behind."""

    sentence: Sentence
    loose: tuple[str, ...]

    def __str__(self) -> str:
        why = "" if self.loose == (_NOT_TOLD,) else ": in no cited words and not declared as computed"
        return f"{', '.join(self.loose)}{why}: {self.sentence.text}"


@dataclass(frozen=True, slots=True)
class Check:
    """The result for a whole brief."""

    sentences: int
    numbers: int
    names: int
    computed: int
    faults: tuple[Fault, ...]


def _numbers(text: str) -> Iterator[str]:
    yield from (found.rstrip(",") for found in _DIGITS.findall(text))


def _names(text: str, opening: str) -> Iterator[str]:
    """The capitalised words; the one that opens the sentence may be a common word of our own."""
    for found in WORD.finditer(text):
        word = found.group()
        is_opening = word == opening and not text[: found.start()].strip("“ ")
        if word[0].isupper() and not (is_opening and word.lower() in _openers()):
            yield word


@cache
def _openers() -> frozenset[str]:
    """Words of our own that may open a sentence: those listed, and the first ones of what is counted and of
    what happens."""
    kinds, measures = words()["kinds"].values(), words()["measures"].values()
    texts = [text for kind in kinds for text in (kind["noun"], kind.get("bare_noun", ""), kind["heading"])]
    texts += [measure["table"] for measure in measures]
    return listed("openers") | {found[0].lower() for text in texts if (found := WORD.findall(text))}


def _low(text: str) -> str:
    """In lower case, every letter in its place: a lower İ would be two."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _stripped(text: str, phrases: Iterable[str]) -> str:
    """The text without these phrases, the longest first, wherever they stand as whole words."""
    low = _low(text)
    for phrase in sorted({p for p in phrases if p and _low(p) in low}, key=lambda p: (-len(p), p)):
        text = _without(text, phrase)
    return text


def _without(text: str, phrase: str) -> str:
    start, low = 0, _low(phrase)
    while (at := _low(text).find(low, start)) >= 0:
        before, after = text[:at], text[at + len(phrase) :]
        begins = not (phrase[0].isalnum() and re.search(r"[\w.,:]$", before))
        ends = not (phrase[-1].isalnum() and re.match(r"\w|[.,:]\d", after))
        if begins and ends:
            text, start = f"{before} | {after}", at
        else:
            start = at + 1
    return text


def _unquoted(text: str, ground: Ground) -> str:
    """The text without quotations that stand in the cited words to the letter."""

    def is_cited(quote: str) -> bool:
        parts = [flat(part).strip(" .") for part in quote.split("…")]
        return all(any(part in cited for cited in ground.texts) for part in parts if part)

    return _QUOTE.sub(lambda found: " " if is_cited(found[1]) else found.group(), text)


def declared(sentence: Sentence, record: Record) -> Sentence:
    """The sentence with what its claims' records add to the cited words declared as computed, and only what
    it needs."""
    ground, beside = record.ground(sentence), record.beside(sentence)
    computed = list(sentence.computed)
    text = _unquoted(sentence.text, ground)
    counts = [item for one in beside for item in one.counted if _without(text, item.text) != text]
    for item in sorted(counts, key=lambda item: -len(item.text)):
        if _without(text, item.text) != text:
            computed.append(item)
            text = _without(text, item.text)
    rest = _stripped(text, (item.text for item in computed))
    known = {item.text: item for one in beside for item in one.known}
    for item in sorted(known.values(), key=lambda item: -len(item.text)):
        loose = (*_unsaid_numbers(rest, ground), *_unsaid_names(rest, ground))
        if not loose:
            break
        if any(word in item.text for word in loose) and _stripped(rest, [item.text]) != rest:
            computed.append(item)
            rest = _stripped(rest, [item.text])
    return replace(sentence, computed=tuple(dict.fromkeys(computed)))


def _unsaid_numbers(text: str, ground: Ground) -> list[str]:
    return [n for n in _numbers(text) if not set(numbers_in(n)) <= ground.numbers]


def _unsaid_names(text: str, ground: Ground) -> list[str]:
    text = text.replace(MASK, " ")
    opening = next(iter(WORD.findall(text)), "")
    return [w for w in _names(text, opening) if re.sub(r"['’]s?$", "", w.lower()) not in ground.names]


def unsupported(sentence: Sentence, record: Record) -> tuple[str, ...]:
    """The numbers and names of a sentence that are neither in its cited words nor declared as computed, and
    the numbers that stand beside what no cited claim counts so."""
    ground = record.ground(sentence)
    rest = _stripped(_unquoted(sentence.text, ground), (item.text for item in sentence.computed))
    untied = _stripped(rest, (text for one in record.beside(sentence) for text in one.tied))
    loose = (*_numbers(untied), *_unsaid_numbers(rest, ground), *_unsaid_names(rest, ground))
    return tuple(dict.fromkeys(loose))


def check_brief(
    brief: Brief,
    reports: Sequence[Report],
    claims: Sequence[Claim],
    options: BriefOptions | None = None,
    *,
    corrections: Sequence[Corrected] = (),
) -> Check:
    """Every sentence of the brief against the situation's words, and told again from the claims that it
    cites."""
    record = record_of(reports, claims, options, corrections)
    retelling = Retelling(brief, record.claims, record.scene)
    found = list(brief.sentences())
    return Check(
        sentences=len(found),
        numbers=sum(len(list(_numbers(s.text))) for s in found),
        names=sum(len(list(_names(s.text, next(iter(WORD.findall(s.text)), "")))) for s in found),
        computed=sum(len(s.computed) for s in found),
        faults=tuple(fault for s in found if (fault := _fault(s, record, retelling)) is not None),
    )


def _fault(sentence: Sentence, record: Record, retelling: Retelling) -> Fault | None:
    if not sentence.claim_ids and not sentence.computed:
        return Fault(sentence, ("no citation",))
    if loose := unsupported(sentence, record):
        return Fault(sentence, loose)
    if not sentence.claim_ids:  # what is gone has no claim left
        return None
    return None if retelling.tells(sentence) else Fault(sentence, (_NOT_TOLD,))
