"""Values that a person corrected. In: the corrections that hold. Out: each claim as its report tells it, and
notes that say beside it what was corrected, from what to what, by whom and when. A corrected value never
stands as if the speaker had said it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.brief.amounts import amount_of, bounded_words, participle_of
from reportedly.brief.clauses import join_words
from reportedly.brief.content import Computed
from reportedly.brief.dates import day_words, when_words
from reportedly.brief.names import quoted, side_name
from reportedly.brief.numbers import numbers_in
from reportedly.brief.whereabouts import place_name, where_words
from reportedly.brief.wording import kind_words, measure_words
from reportedly.fuse.corrections import Corrected
from reportedly.model.actor import Speaker
from reportedly.model.claim import Claim
from reportedly.model.figure import Figure
from reportedly.model.judgement import Judgement
from reportedly.model.span import Span

OF_EVENTS = frozenset({"kind", "place", "time"})  # what the few words for an incident say
OF_VOICES = frozenset({"polarity", "speaker.name", "speaker.side"})
OF_POINTS = frozenset({"place", "speaker.name", "speaker.side"})  # and the figure itself


def figure_slot(index: int) -> str:
    """The name of a claim's figure, by its place as it was read."""
    return f"figure {index}"


@dataclass(frozen=True, slots=True)
class Change:
    """One value in words, `29 settlements, not 28`, and who says so."""

    slot: str
    text: str
    signed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amended:
    """A claim of which a person corrected something.

    `told` is the claim as sentences tell it. What is said to have happened is told as read, for that is what
    the words say; who says it, and whether it is affirmed or denied, is told as corrected, for a sentence has
    one speaker. The notes hold both values. `indexes` are the figures of the corrected claim by their places
    as read."""

    told: Claim
    changes: tuple[Change, ...]
    indexes: Mapping[int, int]

    def note(self, slots: Container[str] | None = None) -> str:
        """`corrected by A. Coder on 16 August 2024 (“a slip of the pen”): 29 settlements, not 28`, of these
        slots or of all; empty where none of them was corrected."""
        groups: dict[tuple[str, ...], list[str]] = {}
        for change in self.changes:
            if slots is None or change.slot in slots:
                groups.setdefault(change.signed, []).append(change.text)
        return "; ".join(f"corrected {join_words(by)}: {'; '.join(texts)}" for by, texts in groups.items())

    def note_of_figure(self, index: int) -> str:
        """What a table beside the figure has to say; `index` is its place in the corrected claim."""
        read = next((slot for slot, now in self.indexes.items() if now == index), index)
        return self.note(OF_POINTS | {figure_slot(read)})

    def pieces(self) -> Iterator[Computed]:
        """What notes say and no words do."""
        reason = "what a person corrected, beside what the words say"
        for change in self.changes:
            yield Computed(f"corrected {join_words(change.signed)}", reason)
            yield Computed(change.text, reason)


def amended_claims(corrections: Sequence[Corrected], names: Mapping[str, str]) -> Mapping[str, Amended]:
    """Claim id -> what of it a person corrected; `names` are those of sides, beside the shipped ones."""
    by_claim: dict[str, list[Corrected]] = {}
    for item in corrections:
        by_claim.setdefault(item.read.id, []).append(item)
    return {id_: _amended(found, names) for id_, found in by_claim.items()}


def _amended(found: Sequence[Corrected], names: Mapping[str, str]) -> Amended:
    read, made = found[0].read, found[-1].made
    slots: dict[str, list[Corrected]] = {}
    for item in found:
        slots.setdefault(_slot(item), []).append(item)
    changes = (_change(slot, items, made, names) for slot, items in slots.items())
    gone = {item.figure for item in found if item.judgement.field == "figure"}
    told = replace(
        made, kind=read.kind, place=read.place, sites=read.sites, time=read.time,
        figures=tuple(_told_figure(*pair) for pair in zip(read.figures, made.figures, strict=True)),
        speaker=_told_speaker(read.speaker, made.speaker),
    )  # fmt: skip
    return Amended(told, tuple(changes), _kept(made.figures, gone))


def _slot(item: Corrected) -> str:
    return item.judgement.field if item.figure is None else figure_slot(item.figure)


def _kept(figures: Sequence[Figure], gone: Container[int | None]) -> Mapping[int, int]:
    """Where each figure stands once those that were taken away are gone, with what was part of them."""
    left: list[int] = []
    for i, figure in enumerate(figures):
        whole = figure.subset_of
        if i not in gone and (whole is None or whole in left or whole > i):
            left.append(i)
    return {old: new for new, old in enumerate(left)}


def _told_figure(read: Figure, made: Figure) -> Figure:
    """As read; as corrected where the words themselves hold that number, and not the one that was read."""
    is_said = _value(made) in _numbers(made) and _value(read) not in _numbers(read)
    return made if is_said and read.measure == made.measure else read


def _value(figure: Figure) -> float | None:
    return next((v for v in (figure.best, figure.low, figure.high) if v is not None), None)


def _numbers(figure: Figure) -> set[object]:
    return {value for span in (figure.span, *figure.more_spans) for value in numbers_in(span.text)}


def _told_speaker(read: Speaker | None, made: Speaker | None) -> Speaker | None:
    """Under the corrected name: the words name somebody else, who must not be told as the speaker."""
    if made is None or made.name is None or (read is not None and read.name == made.name):
        return made
    return replace(made, span=Span(made.span.start, made.span.start + len(made.name), made.name))


def _change(slot: str, items: Sequence[Corrected], made: Claim, names: Mapping[str, str]) -> Change:
    read, last = items[0].read, items[-1]
    if last.figure is not None:
        is_gone = any(item.judgement.field == "figure" for item in items)
        text = _figure_words(read.figures[last.figure], None if is_gone else made.figures[last.figure])
    else:
        text = _words_of(slot, read, made, names)
    return Change(slot, text, tuple(dict.fromkeys(_signed(item.judgement) for item in items)))


def _signed(judgement: Judgement) -> str:
    note = f" ({quoted(judgement.note)})" if judgement.note.strip() else ""
    return f"by {judgement.made_by} on {day_words(judgement.made_on)}{note}"


def _figure_words(was: Figure, now: Figure | None) -> str:
    if now is None:
        return f"no such count, not {participle_of(was)}"
    if now.measure != was.measure:
        return f"{participle_of(now)}, not {participle_of(was)}"
    counts_people = measure_words(now.measure).outcome  # "15 people" alone could be the killed or the injured
    return f"{participle_of(now) if counts_people else amount_of(now).text}, not {bounded_words(was)}"


def _words_of(field: str, was: Claim, now: Claim, names: Mapping[str, str]) -> str:
    if field == "kind":
        return f"{kind_words(now.kind).bare_noun}, not {kind_words(was.kind).bare_noun}"
    if field == "polarity":
        return f"{now.polarity}, not {was.polarity}"
    if field == "place":
        read = place_name(was.place) if was.place is not None else "unsaid"
        return f"{where_words(now.place) or 'no place'}, not {read}"
    if field == "time":
        return f"{when_words(now.time) or 'no day'}, not {when_words(was.time) or 'unsaid'}"
    if field == "speaker.side":
        sides = [
            side_name(c.speaker.side, names) if c.speaker and c.speaker.side else "no side"
            for c in (now, was)
        ]
        return f"speaking for {sides[0]}, not for {sides[1]}"
    said = [c.speaker.name or c.speaker.span.text if c.speaker else "the report itself" for c in (now, was)]
    return f"said by {said[0]}, not by {said[1]}"


def corrected_claims(claims: Iterable[Claim], amended: Mapping[str, Amended]) -> str:
    """How many of these claims stand corrected, as a sentence; empty for none."""
    count = sum(claim.id in amended for claim in claims)
    if not count:
        return ""
    who = "1 claim stands" if count == 1 else f"{count:,} claims stand"
    return f"{who} as corrected by a person, which is said where it is told."
