"""Documents: a report with its tokens, sentences, parse and mentions. In: annotate. Out: extract and
resolve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.model.report import Report
from reportedly.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or term found in the text.

    `kind` is place, region, country, actor, person, weapon, site or date, or inner_place (a place inside an
    actor's name); `source` says who found it (gazetteer, register, sites, lexicon, ner, title). `first` and
    `last` are token indices, `last` exclusive. `key` is the entry's id in its source, None where the source
    is the model's own guess.
    """

    kind: str
    span: Span
    first: int
    last: int
    source: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person of one report under the fullest name that it gives.

    `roles` are the words that say who the person is ("Kursk Governor", "a spokesman for the army"), with
    their spans; `tokens` are the last tokens of all mentions of the name.
    """

    name: str
    roles: tuple[Span, ...] = ()
    tokens: tuple[int, ...] = ()

    @property
    def surname(self) -> str:
        return self.name.split()[-1]


@dataclass(frozen=True, slots=True)
class Document:
    """A report read by a language model: `doc` holds tokens, sentences and parse, `mentions` our entity
    layer.

    `doc` may differ from the report's text in letter case only, so that offsets fit both.
    """

    report: Report
    doc: Doc
    mentions: tuple[Mention, ...] = ()
    persons: tuple[Person, ...] = ()

    @property
    def text(self) -> str:
        return self.report.text

    def mentions_of(self, *kinds: str) -> tuple[Mention, ...]:
        return tuple(mention for mention in self.mentions if mention.kind in kinds)
