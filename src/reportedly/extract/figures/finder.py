"""Figures: every count of a sentence that counts something of ours. In: a sentence. Out: figures with the
token that each hangs on, so that claims can take the ones that are theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.figures.circumstances import as_of_words, basis_of, phase_of
from reportedly.extract.figures.counted import Counted, Measured, counted_by, demographic_of, status_of
from reportedly.extract.figures.ellipses import elliptic, with_statuses
from reportedly.extract.figures.found import FoundFigure
from reportedly.extract.figures.measures import measure_of
from reportedly.extract.figures.numerals import find_quantities
from reportedly.extract.figures.parts import fate_of_part, part_of
from reportedly.extract.figures.unnumbered import unnumbered_counts
from reportedly.extract.figures.zeros import zero_counts
from reportedly.extract.nouns import NounClasses
from reportedly.extract.wordlists import labels_by_word, word_set
from reportedly.model.figure import Figure
from reportedly.model.span import Span


def find_figures(
    sentence: Tokens, text: str, classes: NounClasses, blocked: frozenset[int]
) -> list[FoundFigure]:
    """The figures of one sentence in the order of their words; parts point at their wholes."""
    quantities = find_quantities(sentence.doc, sentence.start, sentence.end, blocked)
    counts = [counted_by(quantity) for quantity in quantities]
    counts += unnumbered_counts(sentence, counts, classes)
    counts += zero_counts(sentence, counts)
    counts.sort(key=lambda counted: (counted.first, -counted.last))
    found: list[FoundFigure] = []
    for counted in counts:
        if _is_source(counted.noun):
            continue
        part = part_of(counted, found)
        own = None if part is None else fate_of_part(counted, found[part], classes)
        if own is not None:
            part = None
        measured = own or (_inherited(part, found) if part is not None else measure_of(counted, classes))
        measured = measured or elliptic(counted, found, classes)
        loose = measured is None
        if measured is None and _counts_nothing(counted):
            continue
        if measured is None:
            measured = Measured("other", counted.noun)
        found.append(
            FoundFigure(figure_of(counted, measured, text, classes), measured.anchor, counted, part, loose)
        )
    return _without_repeats(with_statuses(_with_conjuncts(found)))


def _counts_nothing(counted: Counted) -> bool:
    """ "No one knows", "one of the worst attacks", "44.5", "the other one", "(200)", "two women told": no
    counts but where a measure says so."""
    quantity, after = counted.quantity, counted.noun.doc[counted.quantity.last : counted.quantity.last + 1]
    is_one_of = quantity.number.lower() == "one" and bool(after) and after[0].lower_ == "of"
    is_fraction = quantity.best is not None and not float(quantity.best).is_integer()
    is_pronoun = counted.noun == quantity.core and quantity.number.lower() == "one"
    return (
        quantity.best == 0 or is_one_of or is_fraction or is_pronoun or _is_aside(counted) or _speaks(counted)
    )


def _is_aside(counted: Counted) -> bool:
    """ "(200)": a bare number with brackets of its own."""
    doc, first, last = counted.noun.doc, counted.first, counted.quantity.last
    is_bare = counted.noun == counted.quantity.core and first > 0 and last < len(doc)
    return is_bare and doc[first - 1].text in ("(", "[") and doc[last].text in (")", "]")


def _speaks(counted: Counted) -> bool:
    """ "The two women spoke to a reporter": who speaks is not what is counted."""
    noun = counted.noun
    return noun.dep_ == "nsubj" and noun.head.lemma_.lower() in word_set("numbers", "speaking")


def _with_conjuncts(found: Sequence[FoundFigure]) -> list[FoundFigure]:
    """ "They count 17 militants and three of their own men dead": the word after the last is said of all."""
    out = list(found)
    for index, item in enumerate(found[:-1]):
        later = found[index + 1]
        listed = later.counted.noun in syntax.conjuncts(item.counted.noun) or (
            later.counted.quantity.core in syntax.conjuncts(item.counted.noun)
        )
        of_people = later.figure.measure in _MEASURES_OF_PEOPLE
        if item.loose and not later.loose and listed and later.parent is None and of_people:
            figure = replace(item.figure, measure=later.figure.measure)
            out[index] = replace(item, figure=figure, anchor=later.anchor, loose=False)
    return out


def _is_source(noun: Token) -> bool:
    """ "two residents said": who speaks is not what is counted."""
    head = noun.head
    if (
        noun.dep_ == "nsubj"
        and head.lemma_.lower() in labels_by_word("attribution", "verbs")
        and any(c.dep_ in ("ccomp", "parataxis") for c in head.children)
    ):
        return True
    if noun.dep_ == "pobj" and head.lower_ == "to" and head.head.lower_ == "according":
        return True
    following = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    return following is not None and following.lower_ in ("said", "say", "told") and noun.pos_ == "NOUN"


def _inherited(part: int, found: Sequence[FoundFigure]) -> Measured:
    return Measured(found[part].figure.measure, found[part].anchor)


_MEASURES_OF_PEOPLE = frozenset(
    {"killed", "injured", "arrested", "abducted", "displaced", "captured", "missing"}
)
_MEASURES_OF_THINGS = frozenset(
    {
        "distance_km",
        "area_km2",
        "weapons_launched",
        "weapons_downed",
        "vehicles_destroyed",
        "buildings_damaged",
        "settlements",
    }
)


def figure_of(counted: Counted, measured: Measured, text: str, classes: NounClasses) -> Figure:
    """The figure of a count whose measure is known."""
    doc = counted.noun.doc
    last = max(counted.last, counted.quantity.last)
    tokens = doc[counted.first : last]
    span = Span.of(text, tokens.start_char, tokens.end_char)
    quantity = counted.quantity
    low, best, high = (
        _scaled(value, measured.factor) for value in (quantity.low, quantity.best, quantity.high)
    )
    bound = quantity.bound
    people = measured.measure not in _MEASURES_OF_THINGS
    unit = doc[quantity.last : last].text if last > quantity.last else None
    return Figure(
        measure=measured.measure,
        span=span,
        low=low,
        best=best,
        high=high,
        bound=bound,
        number=quantity.number,
        unit=unit,
        counted=_counted_words(counted),
        status=_status(counted, measured) if people else "unknown",
        demographic=_demographic(counted) if people else "unknown",
        basis=basis_of(counted, measured.measure),
        phase=phase_of(measured.anchor),
        as_of_span=as_of_words(counted, measured.anchor, classes),
    )


# What only fighters do or suffer: an army's losses, its troops, those who surrender.
_OF_COMBATANTS = frozenset({"losses", "troops", "captured"})


def _status(counted: Counted, measured: Measured) -> str:
    status = status_of(counted.noun, is_sum=counted.is_sum)
    return "combatant" if status == "unknown" and measured.measure in _OF_COMBATANTS else status


_STATES = frozenset({"injured", "wounded", "dead", "killed", "missing", "hurt", "displaced", "detained"})


def _counted_words(counted: Counted) -> str | None:
    """The counted noun; none where the number itself or only its state is named ("30 injured")."""
    noun = counted.noun
    if (
        noun == counted.quantity.core
        or noun.lower_ in _STATES
        or noun.lemma_.lower() in ("injured", "wounded", "dead", "killed", "missing", "hurt")
    ):
        return None
    return str(noun.text)


def _demographic(counted: Counted) -> str:
    """Who is counted; for "two of them children", "ten of the injured are children" by the word that
    follows."""
    found = demographic_of(counted.noun, is_sum=counted.is_sum)
    if found == "unknown" and _are_mostly(counted):
        return "mixed"
    if found == "unknown" and counted.noun == counted.quantity.core and counted.noun.head.lemma_ == "be":
        attributes = syntax.children(counted.noun.head, "attr")
        found = next((label for noun in attributes if (label := demographic_of(noun)) != "unknown"), found)
    doc, last = counted.noun.doc, counted.quantity.last
    if found != "unknown" or last >= len(doc) or doc[last].lower_ != "of":
        return found
    following = (
        token for token in doc[last + 1 : min(last + 8, counted.noun.sent.end)] if token.pos_ == "NOUN"
    )
    return next((label for token in following if (label := demographic_of(token)) != "unknown"), "unknown")


def _are_mostly(counted: Counted) -> bool:
    """ "16 people, most of them women", "30 people, mostly children"."""
    following = counted.noun.doc[counted.last : min(counted.last + 5, counted.noun.sent.end)]
    words = [token.lower_ for token in following]
    marked = words[:1] == [","] and (
        "mostly" in words or ("most" in words and words[words.index("most") + 1 :][:1] == ["of"])
    )
    return marked and any(demographic_of(token) != "unknown" for token in following)


def _scaled(value: float | None, factor: float) -> float | None:
    if value is None:
        return None
    scaled = round(value * factor, 1) if factor != 1.0 else value
    return int(scaled) if float(scaled).is_integer() else scaled


def _without_repeats(found: list[FoundFigure]) -> list[FoundFigure]:
    """A later mention of the same words adds nothing (overlapping readings of one number)."""
    kept: list[FoundFigure] = []
    position: dict[int, int] = {}
    for index, item in enumerate(found):
        if any(
            item.figure.span.overlaps(other.figure.span) and other.parent is None and item.parent is None
            for other in kept
        ):
            continue
        parent = position.get(item.parent) if item.parent is not None else None
        position[index] = len(kept)
        kept.append(replace(item, parent=parent))
    return kept
