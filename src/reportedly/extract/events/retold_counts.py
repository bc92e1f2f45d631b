"""Retold counts: "the police had counted nine", "the army put it at nine", "its figure was nine": another
number for what was told before. In: the counts of a sentence and the figures told last. Out: that act again,
as the one who counts tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.attribution.cues import Attribution, owner_of
from reportedly.extract.attribution.verbs import may_speak
from reportedly.extract.events.happenings import Happening
from reportedly.extract.events.roles import Roles
from reportedly.extract.events.triggers import Trigger
from reportedly.extract.figures.counted import Counted, Measured, counted_by
from reportedly.extract.figures.finder import figure_of
from reportedly.extract.figures.found import FoundFigure
from reportedly.extract.figures.numerals import find_quantities
from reportedly.extract.nouns import NounClasses
from reportedly.extract.wordlists import word_set

_UNLIKELY = 50  # times more or less: the number counts something else
_UNTOLD = frozenset({"other", "distance_km", "weapons_launched"})
_BACKWARD = frozenset({"it", "that", "this", "them", "they", "those"})


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """A figure with the happening that told it."""

    happening: Happening
    found: FoundFigure


def retold_in(
    sentence: Tokens,
    counts: Sequence[Counted],
    told: Sequence[ToldFigure],
    said: Sequence[Attribution],
    *,
    text: str,
    classes: NounClasses,
) -> list[tuple[Happening, Attribution]]:
    """The acts of the figures `told` just before, as this sentence gives other numbers for them, each with
    the one who does. `counts` are those that nothing else of the sentence claims, `said` its attributions."""
    out = []
    for counted in counts:
        before = _meant(counted, told)
        frame = None if before is None else _frame(counted, said)
        if before is None or frame is None:
            continue
        anchor, attribution = frame
        reason = f"“{anchor.text}” gives another number for what “{before.happening.trigger.token.text}” told"
        form = "verb" if syntax.is_verb(anchor) else "noun"
        trigger = Trigger(anchor, anchor.i, anchor.i + 1, before.happening.kind, form, False, reason)
        known = before.found.figure
        figure = figure_of(counted, Measured(known.measure, anchor), text, classes)
        figure = replace(figure, status=known.status, demographic=known.demographic, basis=known.basis)
        found = FoundFigure(figure, anchor, counted)
        happening = Happening(trigger, before.happening.kind, sentence, Roles(), figures=(found,))
        out.append((happening, attribution))
    return out


def open_counts(sentence: Tokens, happenings: Sequence[Happening], blocked: frozenset[int]) -> list[Counted]:
    """The counts of a sentence that none of its happenings takes."""
    taken = {
        i
        for happening in happenings
        for figure in happening.figures
        for i in range(figure.counted.first, figure.counted.quantity.last)
    }
    quantities = find_quantities(sentence.doc, sentence.start, sentence.end, blocked)
    return [counted_by(quantity) for quantity in quantities if quantity.core.i not in taken]


def _meant(counted: Counted, told: Sequence[ToldFigure]) -> ToldFigure | None:
    """The figure that another number is given for: of the same noun where one is written; else the only
    measure told, or the dead."""
    bare = counted.noun == counted.quantity.core
    fitting = [item for item in told if _fits(counted, item.found)]
    if not bare:
        same = (i for i in fitting if i.found.counted.noun.lemma_.lower() == counted.noun.lemma_.lower())
        return next(same, None)
    measures = {item.found.figure.measure for item in fitting}
    wanted = next(iter(measures)) if len(measures) == 1 else "killed"
    return next((item for item in fitting if item.found.figure.measure == wanted), None)


def _fits(counted: Counted, found: FoundFigure) -> bool:
    """Whether the figure was told before, of something countable and of about that size."""
    if found.parent is not None or found.figure.measure in _UNTOLD or found.counted.last > counted.first:
        return False
    sizes = [value for value in (found.figure.low, found.figure.high) if value]
    other = counted.quantity.low or counted.quantity.high
    return bool(sizes and other) and max(sizes[0], other or 0) <= _UNLIKELY * min(sizes[0], other or 0)


def _frame(counted: Counted, said: Sequence[Attribution]) -> tuple[Token, Attribution] | None:
    """The word that gives the number, and who does."""
    for anchor, source in _tellers(counted.noun):
        if source is not None and may_speak(source):
            content = frozenset(token.i for token in syntax.clause_root(anchor).subtree)
            return anchor, Attribution((anchor.i, anchor.i + 1), "say", source, content - {source.i})
        covering = [item for item in said if item.source is not None and counted.noun.i in item.content]
        if source is None and covering:
            return anchor, min(covering, key=lambda item: len(item.content))
    return None


def _tellers(number: Token) -> Iterator[tuple[Token, Token | None]]:
    """The words that may give the number, each with its source; None for one that leaves it open ("it was
    nine")."""
    governor = number.head
    if number.dep_ == "pobj":
        yield from _after_preposition(governor, governor.head)
    elif number.dep_ == "dobj" and governor.lemma_ in word_set("tellings", "counting"):
        yield governor, syntax.subject(governor)
    elif number.dep_ in ("attr", "acomp", "nsubj") and governor.lemma_ == "be":
        yield from _as_subject(governor)


def _after_preposition(preposition: Token, governor: Token) -> Iterator[tuple[Token, Token | None]]:
    """ "Spoke of nine", "put it at nine", "gave the number as nine", "a figure of nine", "stood at nine"."""
    word = preposition.lower_
    if word not in ("of", "at", "as"):
        return
    if syntax.is_verb(governor) and governor.lemma_ in word_set("tellings", f"counting_{word}"):
        things = syntax.children(governor, "dobj")
        if all(_is_count(noun) or noun.lower_ in _BACKWARD for noun in things):
            yield governor, syntax.subject(governor)
    if syntax.is_verb(governor) and word == "at" and governor.lemma_ in word_set("tellings", "standing"):
        yield from _as_subject(governor)
    if not syntax.is_verb(governor) and _is_count(governor):
        verb = governor.head
        if governor.dep_ == "dobj" and verb.lemma_ in word_set("tellings", "giving"):
            yield governor, syntax.subject(verb)
        else:
            yield from _of_its_owner(governor)


def _as_subject(verb: Token) -> Iterator[tuple[Token, Token | None]]:
    """ "The police count was nine", "the figure that he gave was nine", "according to them it was nine"."""
    subject = next(iter(syntax.children(verb, "nsubj")), None)
    if subject is None:
        return
    if _is_count(subject):
        yield from _of_its_owner(subject)
    elif subject.lower_ in _BACKWARD:
        yield verb, None


def _of_its_owner(noun: Token) -> Iterator[tuple[Token, Token | None]]:
    owner = owner_of(noun) or next(
        (c for c in noun.children if c.dep_ == "amod" and c.ent_type_ == "NORP"), None
    )
    giving = (c for c in syntax.children(noun, "relcl") if c.lemma_ in word_set("tellings", "giving"))
    owner = owner or next((source for c in giving if (source := syntax.subject(c)) is not None), None)
    yield noun, owner


def _is_count(noun: Token) -> bool:
    return noun.lemma_.lower() in word_set("measures", "count_nouns")
