"""The registry: one table for each extension point, of what ships and of what
other packages add by entry points.

In: the name of a step. Out: the step, made with the shared data. Nothing is imported before it is asked for.
"""
# ruff: noqa: PLC0415 - a step is imported when it is first made, so that `--help` never loads spaCy

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from reportedly.errors import ConfigError, StepUnavailable
from reportedly.steps import Annotator, Exporter, Extractor, Linker, Reader, Resolver

if TYPE_CHECKING:
    from reportedly.annotate.english import EnglishAnnotator
    from reportedly.data.conflicts import ConflictSides
    from reportedly.data.gazetteer import Gazetteer
    from reportedly.data.officials import Officials
    from reportedly.data.register import Register
    from reportedly.data.sites import Sites

_Step = TypeVar("_Step")
SITE_KM = 30.0


@dataclass(frozen=True)
class Resources:
    """The data that steps share, each loaded when first asked for. `places` is a gazetteer of the user's own.

    `site_km` is how near a dangerous site must be for a claim to name it."""

    places: Path | None = None
    site_km: float = SITE_KM

    @cached_property
    def gazetteer(self) -> Gazetteer:
        from reportedly.data.gazetteer import open_gazetteer

        return open_gazetteer(self.places)

    @cached_property
    def register(self) -> Register:
        from reportedly.data.register import load_register

        return load_register()

    @cached_property
    def officials(self) -> Officials:
        from reportedly.data.officials import load_officials

        return load_officials()

    @cached_property
    def sides(self) -> ConflictSides:
        from reportedly.data.conflicts import ConflictSides, load_conflicts

        return ConflictSides(load_conflicts())

    @cached_property
    def sites(self) -> Sites:
        from reportedly.data.sites import open_sites

        return open_sites()


@dataclass(frozen=True, slots=True)
class Table(Generic[_Step]):
    """The steps of one kind by name; `shipped` here, the rest from the entry points `reportedly.<kind>`.

    An entry point names a callable that takes the `Resources` and gives the step."""

    kind: str
    shipped: Mapping[str, Callable[[Resources], _Step]]

    def names(self) -> tuple[str, ...]:
        return (*self.shipped, *sorted(self._added_names() - self.shipped.keys()))

    def make(self, name: str, resources: Resources | None = None) -> _Step:
        """The step of that name. Raises ConfigError, naming the valid ones, where there is none.

        Raises StepUnavailable where another package's step cannot be loaded."""
        resources = resources or Resources()
        if name in self.shipped:
            return self.shipped[name](resources)
        for point in entry_points(group=f"reportedly.{self.kind}", name=name):
            try:
                factory: Callable[[Resources], _Step] = point.load()
            except (ImportError, AttributeError) as error:
                reason = f"{self.kind}: {name} ({point.value}) cannot be loaded: {error}"
                raise StepUnavailable(f"{reason}; reinstall the package that adds it") from error
            return factory(resources)
        raise ConfigError(f"{self.kind}: there is no {name!r}; valid are: {', '.join(self.names())}")

    def make_all(self, resources: Resources | None = None) -> tuple[_Step, ...]:
        return tuple(self.make(name, resources) for name in self.names())

    def _added_names(self) -> set[str]:
        return {point.name for point in entry_points(group=f"reportedly.{self.kind}")}


def _reader(name: str) -> Callable[[Resources], Reader]:
    def make(resources: Resources) -> Reader:
        from reportedly.ingest import shipped_readers

        return next(reader for reader in shipped_readers() if reader.name == name)

    return make


def make_english_annotator(resources: Resources) -> EnglishAnnotator:
    """The shipped annotator for English, as the table of annotators makes it."""
    from reportedly.annotate.english import EnglishAnnotator
    from reportedly.annotate.name_sources import NameSources
    from reportedly.resolve.times.expressions import find_times

    names = NameSources(
        places=resources.gazetteer,
        actors=resources.register,
        sites=resources.sites,
        times=find_times,
        is_country=resources.register.is_country,
        is_nationality=resources.register.is_nationality,
    )
    return EnglishAnnotator(names)


def _english_extractor(resources: Resources) -> Extractor:
    from reportedly.extract.english import EnglishExtractor
    from reportedly.extract.tagging.tagger import AttributionTagger

    return EnglishExtractor(AttributionTagger())


def _english_resolver(resources: Resources) -> Resolver:
    from reportedly.resolve.english import EnglishResolver

    return EnglishResolver(
        resources.gazetteer,
        resources.register,
        resources.officials,
        resources.sites,
        near_km=resources.site_km,
    )


def _plain_linker(resources: Resources) -> Linker:
    from reportedly.fuse.plain import PlainLinker

    return PlainLinker()


def _jsonl_exporter(resources: Resources) -> Exporter:
    from reportedly.export.jsonl import JsonlExporter

    return cast("Exporter", JsonlExporter())  # frozen, so that its name cannot be set


READERS: Table[Reader] = Table(
    "readers", {name: _reader(name) for name in ("text", "page", "csv", "jsonl", "parquet")}
)
ANNOTATORS: Table[Annotator] = Table("annotators", {"english": make_english_annotator})
EXTRACTORS: Table[Extractor] = Table("extractors", {"english": _english_extractor})
RESOLVERS: Table[Resolver] = Table("resolvers", {"english": _english_resolver})
LINKERS: Table[Linker] = Table("linkers", {"plain": _plain_linker})
EXPORTERS: Table[Exporter] = Table("exporters", {"jsonl": _jsonl_exporter})
