"""Newsrooms: which outlet writes what, when, and who copies it. In: a theatre's happenings. Out: drafts in
the order of publication, day by day, so that no more than some weeks are held at once."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from tools.simulate.dispatches import Draft
from tools.simulate.happenings import Happening
from tools.simulate.noise import Noise
from tools.simulate.phrases import WIRES, filler, outlet_names
from tools.simulate.sentences import Sentence, tell_sentence, wave_sentence
from tools.simulate.sources import Quoted, Sources
from tools.simulate.tellings import Source, Told, tell, weighed
from tools.simulate.world import Theatre

from reportedly.data.register import Register

_LAGS = ((0, 0.55), (1, 0.3), (2, 0.1), (3, 0.05))
_RECALLED = 0.04  # of dispatches are written weeks later, as background
_MORE_VOICES = (0.5, 0.25)  # tell a second voice, and a third
_WAVES = 0.5  # of waves are also told as one
_ROUND_UPS = 0.5  # of days end with a list of what happened
_MOST_COPIES = 6


class Newsroom:
    """All outlets that write about one theatre."""

    def __init__(self, theatre: Theatre, register: Register, noise: Noise, rng: random.Random) -> None:
        self._theatre, self._noise, self._rng = theatre, noise, rng
        names = outlet_names(rng, 7)
        self._locals, self._others = names[:4], names[4:]
        self._wires = rng.sample(WIRES, 3)
        self._sources = Sources(register, rng)
        self._count = 0
        self._agenda: dict[int, list[Draft]] = defaultdict(list)

    def drafts(self, days: Iterator[list[Happening]]) -> Iterator[Draft]:
        """The drafts of each day in the order of their hours."""
        last = 0
        for day, found in enumerate(days):
            for happening in found:
                self._cover(happening)
            self._cover_waves(found)
            if found and self._rng.random() < _ROUND_UPS:
                self._round_up(found)
            yield from self._due(day)
            last = day
        for day in range(last + 1, max(self._agenda, default=last) + 1):
            yield from self._due(day)

    def _due(self, day: int) -> Iterator[Draft]:
        yield from sorted(self._agenda.pop(day, []), key=lambda draft: (draft.published, draft.number))

    def _cover(self, happening: Happening) -> None:
        """Dispatches about one happening, as many as its renown."""
        rng = self._rng
        sources = self._sources.of(happening, self._wires, self._locals, self._noise)
        left = happening.renown
        while left > 0:
            source = weighed(sources, rng)
            voices = [source, *self._more_voices(sources, source)]
            left -= len(voices) + self._write(happening, voices)

    def _more_voices(self, sources: Sequence[Quoted], first: Source) -> list[Source]:
        """Who else is quoted in the same dispatch; nobody where even its first voice is from nowhere."""
        spoken = [who for who, _ in sources if who.body and who is not first]
        if first.key is None:
            return []
        wanted = sum(self._rng.random() < chance for chance in _MORE_VOICES)
        return self._rng.sample(spoken, min(wanted, len(spoken)))

    def _write(self, happening: Happening, sources: Sequence[Source]) -> int:
        """One dispatch and its copies; returns how many claims the copies repeat."""
        rng, noise = self._rng, self._noise
        publisher, head = self._desk(sources[0], happening)
        published = self._moment(happening)
        tolds = _as_read([tell(happening, source, published.date(), noise, rng) for source in sources])
        sentences = [tell_sentence(told, published.date(), rng) for told in tolds]
        sentences += [Sentence(((None, filler(rng)),)) for _ in range(rng.randint(2, 4))]
        draft = Draft(self._number(), publisher, published, head, tuple(sentences))
        self._keep(draft)
        return len(tolds) * self._copy(draft) if publisher in self._wires else 0

    def _desk(self, source: Source, happening: Happening) -> tuple[str, str]:
        """Who prints it, and under which dateline; a dateline is only there where somebody was there."""
        rng, town = self._rng, happening.town.entry.name.upper()
        name = (source.key or "").removeprefix("outlet:")
        if source.body is None and name in self._locals:
            return name, f"{town} - "
        if name in self._wires or (source.body is not None and rng.random() < 0.4):
            wire = name if name in self._wires else rng.choice(self._wires)
            return wire, f"{town} ({wire}) - "
        return rng.choice(self._others if source.body is None else self._others + self._locals), ""

    def _copy(self, draft: Draft) -> int:
        """Print the draft in other outlets; returns in how many."""
        rng, noise, copies = self._rng, self._noise, 0
        for publisher in rng.sample(self._others + self._locals, _MOST_COPIES):
            if rng.random() >= noise.copied:
                break
            cut = 1 + (rng.random() < 0.5) if rng.random() < noise.copy_cut else 0
            copy = replace(
                draft,
                number=self._number(),
                publisher=publisher,
                published=draft.published + timedelta(minutes=rng.randint(5, 600)),
                head=draft.head if rng.random() >= noise.credit_dropped else "",
                sentences=draft.sentences[: len(draft.sentences) - cut],
            )
            self._keep(copy)
            copies += 1
        return copies

    def _cover_waves(self, found: Sequence[Happening]) -> None:
        """A wave of attacks told in one sentence, by the side that attacks or is attacked."""
        waves: dict[str, list[Happening]] = defaultdict(list)
        for happening in found:
            if happening.campaign:
                waves[happening.campaign].append(happening)
        for parts in waves.values():
            if self._rng.random() < _WAVES:
                side = self._rng.choice((parts[0].actor, parts[0].target))
                source = Source(side.spokesman.actor_id, side.spokesman, blames=parts[0].actor)
                self._print_list(parts, source, self._moment(parts[0], recalled=False), whole=True)

    def _round_up(self, found: Sequence[Happening]) -> None:
        """An outlet's list of the day, as one side's officials tell it; no figures of its own."""
        side = self._rng.choice(self._theatre.sides)
        parts = self._rng.sample(found, min(len(found), self._rng.randint(3, 6)))
        start = max(part.moment for part in parts) + timedelta(hours=2)
        self._print_list(parts, Source(side.spokesman.actor_id, side.spokesman), start, whole=False)

    def _print_list(
        self, parts: Sequence[Happening], source: Source, published: datetime, *, whole: bool
    ) -> None:
        rng = self._rng
        tolds = [tell(part, source, published.date(), self._noise, rng) for part in parts]
        if whole:
            sentences = [wave_sentence(_as_first(tolds), published.date())]
        else:
            sentences = [tell_sentence(told, published.date(), rng) for told in tolds]
        sentences += [Sentence(((None, filler(rng)),)) for _ in range(2)]
        self._keep(Draft(self._number(), rng.choice(self._others), published, "", tuple(sentences)))

    def _moment(self, happening: Happening, *, recalled: bool = True) -> datetime:
        """When it is printed: within days, or weeks later as background."""
        rng = self._rng
        lag = rng.choices([days for days, _ in _LAGS], [weight for _, weight in _LAGS])[0]
        if recalled and rng.random() < _RECALLED:
            lag = rng.randint(12, 40)
        soon = happening.moment + timedelta(minutes=rng.randint(40, 420))
        return soon if lag == 0 else soon + timedelta(days=lag)

    def _keep(self, draft: Draft) -> None:
        start = datetime.combine(self._theatre.start, time())
        self._agenda[(draft.published - start).days].append(draft)

    def _number(self) -> str:
        self._count += 1
        return f"{self._theatre.number}-{self._count}"


def _as_first(tolds: Sequence[Told]) -> list[Told]:
    """The parts of one sentence share its kind, actor and time."""
    first = tolds[0]
    kind, blamed = first.happening.kind, first.happening.actor
    return [
        replace(told, kind=kind, blamed=blamed, day=first.day, hours=first.hours, counts=(), background=False)
        for told in tolds
    ]


def _as_read(tolds: Sequence[Told]) -> list[Told]:
    """What a later sentence leaves unsaid is meant as in the first one, and a reader takes it from there."""
    first = tolds[0]
    placed = [t if t.place else replace(t, place=first.place, precision=first.precision) for t in tolds]
    return [t if t.day else replace(t, day=first.day, hours=first.hours) for t in placed]
