"""Parts: which count is part of another ("12 people, including three children"), and which of them met a
fate of their own ("three of which were shot down"). In: a count and those before it. Out: the whole, or the
measure."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.extract.figures.counted import Counted, Measured
from reportedly.extract.figures.found import FoundFigure
from reportedly.extract.figures.governed_measures import by_governor
from reportedly.extract.figures.numerals import Quantity
from reportedly.extract.nouns import NounClasses
from reportedly.extract.wordlists import word_set
from reportedly.model.figure import Figure

_THEM = frozenset({"them", "whom", "which", "these", "those"})
_HARM = frozenset({"killed", "wounded", "injured", "while", "but"})
_WHOLES_OF_NOTHING = frozenset({"distance_km", "area_km2"})


def part_of(counted: Counted, found: Sequence[FoundFigure]) -> int | None:
    """The figure that a count is part of: "three others, including a child", "30 people, two of them
    women"."""
    whole = _whole_before(counted, found)
    if whole is None or found[whole].figure.measure in _WHOLES_OF_NOTHING:
        return None
    if found[whole].counted.is_sum and counted.last <= found[whole].counted.last:
        return whole
    if not _is_marked(counted, found[whole].counted):
        return None
    return whole if _can_be_part(counted.quantity, found[whole].figure) else None


def fate_of_part(counted: Counted, whole: FoundFigure, classes: NounClasses) -> Measured | None:
    """The measure of a part with a fate of its own: "four rockets, three of which were intercepted".

    None where the same happened to it as to the whole."""
    if not _is_of_them(counted):
        return None
    own = by_governor(counted, classes, whole.counted.noun)
    return own if own is not None and own.measure != whole.figure.measure else None


def _whole_before(counted: Counted, found: Sequence[FoundFigure]) -> int | None:
    return next(
        (
            i
            for i in range(len(found) - 1, -1, -1)
            if found[i].parent is None and (found[i].counted.last <= counted.first or found[i].counted.is_sum)
        ),
        None,
    )


def _is_marked(counted: Counted, whole: Counted) -> bool:
    """Whether the words between or after say that it is a part: "including", "of them", "among them"."""
    doc = counted.noun.doc
    between = [token.lower_ for token in doc[whole.last : counted.first]]
    markers = [place for place, word in enumerate(between) if word in word_set("numbers", "part_marks")]
    if _is_of_them(counted) or _is_among_them(counted) or _is_of_whole(whole, between) or _is_grave(counted):
        return True
    return bool(markers) and not _HARM & set(between[markers[-1] :])


def _is_of_them(counted: Counted) -> bool:
    after = _words(counted, counted.quantity.last)
    return after[:1] == ["of"] and after[1:2] != [] and after[1] in _THEM


def _is_of_whole(whole: Counted, between: Sequence[str]) -> bool:
    """ "Of the 45 killed, 12 were children": the whole opens the clause."""
    doc, index = whole.noun.doc, whole.first - 1
    if index >= whole.noun.sent.start and doc[index].lower_ in ("the", "those", "these"):
        index -= 1
    opens = index == whole.noun.sent.start or (index > 0 and doc[index - 1].is_punct)
    return index >= 0 and doc[index].lower_ == "of" and opens and "," in between


def _is_grave(counted: Counted) -> bool:
    """ "Wounded 22, four critically", "14 hurt, two of them": how badly some of them were."""
    words = _words(counted, counted.quantity.last)
    ends = len(words) < 2 or not words[1].isalpha() or words[1] in ("and", "in", "when", "at")
    return bool(words) and words[0] in word_set("numbers", "gravely") and ends


def _is_among_them(counted: Counted) -> bool:
    """ "Three women among them"."""
    return any(
        _words(counted, last)[:2] == ["among", "them"] for last in (counted.quantity.last, counted.last)
    )


def _words(counted: Counted, first: int) -> list[str]:
    sentence = counted.noun.sent
    return [token.lower_ for token in counted.noun.doc[first : min(first + 4, sentence.end)]]


def _can_be_part(quantity: Quantity, whole: Figure) -> bool:
    top = whole.high if whole.high is not None else (None if whole.bound in ("over", "vague") else whole.best)
    return top is None or quantity.low is None or quantity.low <= top
