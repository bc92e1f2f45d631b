"""data/sites.csv -> Sites: the places whose damage endangers many, by name and by nearness.

A name is a stem and a type ("Kursk" + "nuclear power plant"): any wording of the same type finds
the site, and a bare town name never does. Resolving places and writing a claim's `sites` use this."""

import csv
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from reportedly.data.distance import check_point, distance_km
from reportedly.errors import InputError, StepUnavailable

KINDS = frozenset({"nuclear", "dam", "gas", "chemical", "hospital"})
STATUSES = frozenset({"operating", "construction", "shutdown", "destroyed", "suspended"})

Tokens = tuple[str, ...]

# How texts word each type of place. A site is known under every wording of the types that its names have.
_TYPES = {
    "nuclear": r"(?:nuclear|atomic) (?:(?:power|generating|research|enrichment|reprocessing) )?"
    r"(?:plant|station|facility|facilities|complex|site|reactors?|cent(?:er|re))"
    r"|npp|research reactor|(?:uranium )?enrichment (?:plant|facility|complex|site)",
    "nuclear power": r"nuclear power plant|npp",
    "nuclear works": r"nuclear (?:facility|complex|site)|enrichment plant",
    "dam": r"dam|hydro(?:electric|power| electric)? (?:power )?(?:plant|station|complex|dam)|hpp|hps|hes",
    "hospital": r"hospital(?: complex)?|medical (?:complex|cent(?:er|re))",
    "refinery": r"(?:oil |petroleum )?refinery",
    "metering": r"gas (?:metering|measuring|measurement|transit|pumping|transfer|intake) (?:station|point)",
    "compressor": r"(?:gas )?compressor station",
    "storage": r"(?:underground )?gas storage(?: facility| site)?|ugs",
    "coke": r"(?:coke|coking|coking coal|coke chemical|coke and chemicals?) (?:plant|works|factory)",
    "chemical": r"chemicals? (?:plant|works|factory|complex)",
    "fertiliser": r"(?:nitrogen )?fertili[sz]er (?:plant|factory|works|complex)|ammonia plant",
    "terminal": r"(?:(?:crude|crude oil|oil|oil export|export|fuel) )?terminal",
    "depot": r"(?:oil|fuel) (?:depot|storage facility|storage depot)",
    "field": r"(?:natural )?gas (?:field|rig|platform|production platform)|platform",
    "lng": r"lng (?:terminal|plant|facility|complex)",
    "gas": r"(?:natural )?gas (?:processing )?(?:plant|complex|facility)",
}
# Too vague by themselves: used only where the caller, or a "the", says that it is a name.
_VAGUE = {
    "nuclear": "reactor",
    "nuclear power": r"(?:power )?plant|power station",
    "nuclear works": "facility|complex|site",
    "coke": "plant",
}
# "the nuclear plant at Enerhodar"; for other types one town may hold several.
_TOWN_TYPES = ("nuclear", "dam")
_ARTICLES = frozenset({"ad", "al", "ar", "ash", "az", "el"})
_JOINERS = frozenset({"-", "\u2010", "\u2011", "\u2013", "'", "\u2019", "'s", "\u2019s"})
_KM_A_DEGREE = 110.5  # of latitude; 110.57 km is the shortest on WGS84
_REACH = 16  # words looked at; no listed name is longer
_POSSESSIVE = re.compile(r"['\u2019]s(?![^\W_])", re.IGNORECASE)
_SILENT = re.compile(r"['`\u2018\u2019\u02bb\u02bc\u02be\u02bf]")
_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "\u0131": "i", "đ": "d"})

Wordings = tuple[tuple[str, re.Pattern[str]], ...]
# The stem takes as few words as it can, so the type is the longest wording that fits.
_NAMED: Wordings = tuple((kind, re.compile(rf"(.+?) (?:{words})")) for kind, words in _TYPES.items())
_VAGUELY: Wordings = tuple((kind, re.compile(rf"(.+?) (?:{words})")) for kind, words in _VAGUE.items())
_IN_TOWN: Wordings = tuple(
    (kind, re.compile(rf"(?:{_TYPES[kind]}) (?:at|in|of) (.+)")) for kind in _TOWN_TYPES
)


@dataclass(frozen=True, slots=True)
class SiteEntry:
    """One site. `country` is ISO 3166-1 alpha-3; `checked` says what the coordinates were held against."""

    site_id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    status: str
    country: str
    admin1: str
    nearest_town: str
    lat: float
    lon: float
    source: str
    checked: str


class Sites:
    """All known sites. Nothing in it changes after it is made."""

    def __init__(self, entries: Iterable[SiteEntry]) -> None:
        self.entries = tuple(entries)
        self._exact: dict[Tokens, list[SiteEntry]] = {}
        self._stems: dict[tuple[str, str], list[SiteEntry]] = {}
        for entry in self.entries:
            for name in (entry.name, *entry.aliases):
                self._index(normalise_name(name), entry)
        stems = {stem.split()[0] for stem, _kind in self._stems}
        towns = {"nuclear", "atomic", "npp", "dam", "hydro", "hydroelectric", "hydropower"}
        self._first_words = {key[0] for key in self._exact} | stems | towns | _ARTICLES

    def __len__(self) -> int:
        return len(self.entries)

    def find(self, name: str) -> tuple[SiteEntry, ...]:
        """The sites that a text may mean by `name`: several where it is shared, empty if none.

        A vague wording ("the Kursk plant") counts here, since the caller says that it is a name."""
        tokens = normalise_name(name)
        return self._look_up(tokens) or self._look_up_stem(tokens, _VAGUELY)

    def near(
        self, lat: float, lon: float, km: float, kinds: Iterable[str] | None = None
    ) -> tuple[tuple[SiteEntry, float], ...]:
        """The sites within `km` kilometres on WGS84, each with its distance, nearest first.

        Raises InputError for an impossible point, a negative `km` or an unknown kind."""
        check_point(lat, lon)
        if not km >= 0:
            raise InputError(f"distance {km} km", "must be 0 or more", "give a number of kilometres")
        wanted = KINDS if kinds is None else frozenset(kinds)
        if wanted - KINDS:
            unknown = ", ".join(sorted(wanted - KINDS))
            raise InputError(f"site kind {unknown}", "is not known", f"use one of {', '.join(sorted(KINDS))}")
        reach = km / _KM_A_DEGREE
        level = (entry for entry in self.entries if -reach <= entry.lat - lat <= reach)
        close = (entry for entry in level if entry.kind in wanted and _in_box(entry, lat, lon, km))
        measured = ((entry, distance_km(lat, lon, entry.lat, entry.lon)) for entry in close)
        return tuple(sorted((pair for pair in measured if pair[1] <= km), key=lambda pair: pair[1]))

    def longest_match(self, words: Sequence[str]) -> int:
        """How many of the first words name a site; 0 if none do.

        Words as a tokenizer gives them: "al", "-", "Shifa", "Hospital". A leading "the" is taken in
        only with a vague wording ("the Kursk plant"), which needs it."""
        start = next(_prefixes(words[:1]), None)
        first = start[1][0] if start else ""
        if first != "the" and first not in self._first_words:
            return 0
        prefixes = list(_prefixes(words[:_REACH]))
        if first == "the":
            shorter = ((count, tokens[1:]) for count, tokens in reversed(prefixes))
            return next((n for n, tokens in shorter if self._look_up_stem(tokens, _VAGUELY)), 0)
        return next((count for count, tokens in reversed(prefixes) if self._look_up(tokens)), 0)

    def _index(self, tokens: Tokens, entry: SiteEntry) -> None:
        lists = [self._stems.setdefault(key, []) for key in _stems(tokens, _NAMED)]
        for entries in (self._exact.setdefault(tokens, []), *lists):
            if entry not in entries:
                entries.append(entry)

    def _look_up(self, tokens: Tokens) -> tuple[SiteEntry, ...]:
        return tuple(self._exact.get(tokens, ())) or self._look_up_stem(tokens, _NAMED + _IN_TOWN)

    def _look_up_stem(self, tokens: Tokens, wordings: Wordings) -> tuple[SiteEntry, ...]:
        found = (entry for key in _stems(tokens, wordings) for entry in self._stems.get(key, ()))
        return tuple(dict.fromkeys(found))


def normalise_name(name: str) -> Tokens:
    """The words of a name, without accents, case, punctuation, possessives and a leading "the"."""
    tokens = _tokens(name)
    return tokens[1:] if tokens[:1] == ("the",) else tokens


def open_sites(path: Path | None = None) -> Sites:
    """The shipped sites, or those of another file with the same columns.

    Raises StepUnavailable if the file is missing or a row of it cannot be used."""
    file = Path(path) if path is not None else Path(__file__).with_name("sites.csv")
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            return Sites(_read_rows(lines))
    except (OSError, ValueError, csv.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        remedy = "reinstall reportedly" if path is None else "correct the file or leave the path out"
        raise StepUnavailable(f"list of sites {file}: {reason}; {remedy}") from error


def _read_rows(lines: Iterable[str]) -> Iterator[SiteEntry]:
    rows = csv.reader(lines, strict=True)
    columns = [field.name for field in fields(SiteEntry)]
    if next(rows, None) != columns:
        raise ValueError(f"the first line is not {','.join(columns)}")
    seen: set[str] = set()
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"line {rows.line_num} has {len(row)} fields, not {len(columns)}")
        entry = _read_entry(dict(zip(columns, row, strict=True)), rows.line_num)
        if entry.site_id in seen:
            raise ValueError(f"line {rows.line_num}: site_id {entry.site_id} is there twice")
        seen.add(entry.site_id)
        yield entry
    if not seen:
        raise ValueError("it has no sites")


def _read_entry(row: Mapping[str, str], line: int) -> SiteEntry:
    if not (row["site_id"] and _tokens(row["name"])):
        raise ValueError(f"line {line}: site_id or name is empty")
    if row["kind"] not in KINDS or row["status"] not in STATUSES:
        raise ValueError(f"line {line}: kind {row['kind']} or status {row['status']} is not known")
    try:
        lat, lon = float(row["lat"]), float(row["lon"])
        check_point(lat, lon)
    except (ValueError, InputError) as error:
        raise ValueError(f"line {line}: lat {row['lat']}, lon {row['lon']} is no point") from error
    aliases = tuple(alias.strip() for alias in row["aliases"].split(";") if _tokens(alias))
    words = {key: row[key] for key in row if key not in {"aliases", "lat", "lon"}}
    return SiteEntry(**words, aliases=aliases, lat=lat, lon=lon)


@lru_cache(maxsize=16_384)
def _tokens(name: str) -> Tokens:
    bare = _SILENT.sub("", _POSSESSIVE.sub("", name)).casefold().translate(_LETTERS)
    plain = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return tuple(_WORD.findall(plain))


def _prefixes(words: Sequence[str]) -> Iterator[tuple[int, Tokens]]:
    """Each prefix that ends in a real word, until punctuation that no name runs over."""
    tokens: Tokens = ()
    for count, word in enumerate(words, start=1):
        if word in _JOINERS and tokens:
            continue
        more = _tokens(word)
        if not more:
            return
        tokens += more
        yield count, tokens


def _stems(tokens: Tokens, wordings: Wordings) -> Iterator[tuple[str, str]]:
    """Each way to read a name as a stem and a type; the stem without "al-" and the like."""
    name = " ".join(tokens)
    for kind, wording in wordings:
        if match := wording.fullmatch(name):
            first, _, rest = match[1].partition(" ")
            yield (rest if rest and first in _ARTICLES else match[1]), kind


def _in_box(entry: SiteEntry, lat: float, lon: float, km: float) -> bool:
    """Whether one on the same level may be within `km`: cheap, and never wrong in the negative."""
    widest = abs(lat) + km / _KM_A_DEGREE
    if widest >= 89.0:  # a pole is near: longitude tells nothing
        return True
    east = abs(entry.lon - lon)
    return min(east, 360.0 - east) <= km / (111.0 * math.cos(math.radians(widest)))
