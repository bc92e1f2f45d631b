"""Agencies: the news agencies whose stories others print. In: a name or the head of a report. Out: the
agency. State media carry their state's side, so that they never corroborate their own officials."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reportedly.model.report import Report
from reportedly.model.span import Span


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency: its key, the names it goes by, and the side whose state directs it, None where none
    does."""

    key: str
    names: tuple[str, ...]
    side: str | None = None


AGENCIES: tuple[Agency, ...] = (
    Agency("reuters", ("Reuters", "Thomson Reuters")),
    Agency("ap", ("AP", "Associated Press", "The Associated Press")),
    Agency("afp", ("AFP", "Agence France-Presse", "Agence France Presse")),
    Agency("dpa", ("dpa", "Deutsche Presse-Agentur")),
    Agency("efe", ("EFE", "Agencia EFE")),
    Agency("ansa", ("ANSA",)),
    Agency("upi", ("UPI", "United Press International")),
    Agency("pa", ("PA Media", "Press Association")),
    Agency("kyodo", ("Kyodo", "Kyodo News")),
    Agency("yonhap", ("Yonhap", "Yonhap News Agency")),
    Agency("pti", ("PTI", "Press Trust of India")),
    Agency("ani", ("ANI", "Asian News International")),
    Agency("interfax", ("Interfax",)),
    Agency("interfax-ukraine", ("Interfax-Ukraine",)),
    Agency("unn", ("UNN", "Ukrainian National News")),
    Agency("wafa", ("WAFA", "Wafa"), "PSE"),
    Agency("maan", ("Ma'an", "Ma’an", "Maan News Agency")),
    Agency("tass", ("TASS", "Tass", "ITAR-TASS", "Itar-Tass"), "RUS"),
    Agency("ria", ("RIA", "RIA Novosti", "Sputnik"), "RUS"),
    Agency("ukrinform", ("Ukrinform",), "UKR"),
    Agency("belta", ("BelTA", "BELTA"), "BLR"),
    Agency("xinhua", ("Xinhua", "Xinhua News Agency"), "CHN"),
    Agency("kcna", ("KCNA",), "PRK"),
    Agency("anadolu", ("Anadolu", "Anadolu Agency", "AA"), "TUR"),
    Agency("irna", ("IRNA",), "IRN"),
    Agency("fars", ("Fars News Agency", "FARS"), "IRN"),
    Agency("tasnim", ("Tasnim", "Tasnim News Agency"), "IRN"),
    Agency("sana", ("SANA",), "SYR"),
    Agency("saba", ("SABA", "Saba News Agency"), "YEM"),
    Agency("spa", ("SPA", "Saudi Press Agency"), "SAU"),
    Agency("suna", ("SUNA",), "SDN"),
    Agency("ena", ("ENA", "Ethiopian News Agency"), "ETH"),
)


def slug(name: str) -> str:
    """The name without case, article and punctuation, as it stands in an origin's key."""
    words = re.findall(r"\w+", name.casefold())
    return "-".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


# Capitals of the Latin alphabets: datelines stand in Įsrutis and Şırnak too.
CAPITALS = "A-Z" + "".join(
    letter for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if (letter := chr(code)).isupper()
)
_BY_NAME = {name: agency for agency in AGENCIES for name in agency.names}
_BY_KEY = {agency.key: agency for agency in AGENCIES}
_NAMES = "|".join(
    re.escape(name) for agency in AGENCIES for name in sorted(agency.names, key=len, reverse=True)
)
_ANY = re.compile(rf"\b(?:{_NAMES})\b")
_WITHIN = rf"\(\s*(?:[\w ]+/)?({_NAMES})(?:/[\w ]+)?\s*\)"
# In brackets only where nothing else is said: at the head of a line, before a dateline's dash, after a full
# stop. "The Arakan Army (AA)" names an army.
_CREDIT = re.compile(
    rf"^\s*{_WITHIN}|^[^\n.!?]{{1,60}}{_WITHIN}\s*[-–—:]|[.!?][”\"'’)]*\s+{_WITHIN}\s*$", re.MULTILINE
)
_BYLINE = re.compile(rf"^(?:By|Source|Credit|Von)\b[^\n]{{0,80}}?\b({_NAMES})\s*$", re.MULTILINE)
# A line of its own at head or tail: "Reuters", "AFP/Reuters", "- AP".
_LONE = re.compile(rf"^\s*(?:[-–—]+\s*)?({_NAMES})(?:\s*(?:/|,|and|&)\s*(?:{_NAMES}))*\s*$", re.MULTILINE)
_SIGNED = re.compile(rf"[.!?”\"]\s+[-–—]+\s*({_NAMES})\s*$")
_SHARED = re.compile(
    rf"\b({_NAMES})\b[^.\n]{{0,60}}?\bcontributed (?:\w+ )?to this (?:report|story|article)\b"
    rf"|\b[Ww]ith (?:additional )?(?:reporting|material|inputs?|files|contributions?) (?:by|from)"
    rf" (?:[^.\n]{{0,40}}?\b)?({_NAMES})\b"
    rf"|\b(?:[Ff]irst|[Oo]riginally) (?:published|appeared|reported) (?:by|in|on) (?:the )?({_NAMES})\b"
)
_UNNAMED = re.compile(
    r"^\s*(?:(?:By|Source:?) )?(?:(?:our )?staff (?:and|&) |news )?agenc(?:ies|y)\s*$|\(\s*agencies\s*\)"
    r"|\bwith (?:inputs? from (?:news )?agencies|agency inputs?)\b",
    re.IGNORECASE | re.MULTILINE,
)
_AT_WORK = re.compile(
    rf"^(?:an?|the|its|one|two|several)?\s*({_NAMES})(?:['’]s?)?"
    r"\s+(?:witness(?:es)?|reporters?|correspondents?|journalists?|photographers?|teams?|crews?|staff)\b"
)
_DATELINE_CREDIT = re.compile(
    rf"^[{CAPITALS}][\w'’.\-]*(?:[ /][\w'’.\-]+){{0,4}}(?:, [^()\n]{{1,40}})?"
    r" \(([A-Z][\w .'’\-]{1,39})\)\s*[-–—:]",
    re.MULTILINE,
)
_HEAD, _TAIL = 400, 240


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency with the words that credit it, None where the report is the agency's own. `agency` is None
    where agencies are credited that nobody names."""

    agency: Agency | None
    span: Span | None = None


@lru_cache(maxsize=65536)
def agency_named(name: str) -> Agency | None:
    """The agency that goes by exactly this name, or whose reporter or witness this is; case counts, for "Ani"
    is a person and "ANI" is not."""
    bare = name.strip().removeprefix("the ").removesuffix(" news agency")
    if (found := _BY_NAME.get(bare)) is not None:
        return found
    at_work = _AT_WORK.match(bare)
    return _BY_NAME[at_work[1]] if at_work else None


def agency_of(key: str) -> Agency | None:
    return _BY_KEY.get(key)


def find_credit(report: Report) -> Credit | None:
    """The agency in the report's byline, dateline, first or last lines, or whose own report it is.

    A dateline's credit that is no known agency ("KYIV (Northgate Wire) -") is an agency of that name."""
    if report.publisher and (own := agency_named(report.publisher)):
        return Credit(own)
    text, tail = report.text, max(_HEAD, len(report.text) - _TAIL)
    credit = _DATELINE_CREDIT.search(text, 0, _HEAD)
    if credit and not _abbreviates(credit, 1):
        agency = agency_named(credit[1]) or Agency(slug(credit[1]), (credit[1],))
        return Credit(agency, _span(credit, 1))
    # most texts name no agency at head or tail: one look spares the others
    parts = [part for part in ((0, _HEAD), (tail, len(text))) if _ANY.search(text, *part)]
    for pattern in (_CREDIT, _BYLINE, _LONE, _SIGNED, _SHARED) if parts else ():
        for start, end in parts:
            if found := pattern.search(text, start, end):
                group = next(number for number, words in enumerate(found.groups(), start=1) if words)
                if pattern is not _CREDIT or not _abbreviates(found, group):
                    return Credit(_BY_NAME[found[group]], _span(found, group))
    head_and_tail = text[:_HEAD] + text[tail:]
    if "genc" not in head_and_tail and "GENC" not in head_and_tail:
        return None
    unnamed = _UNNAMED.search(text, 0, _HEAD) or _UNNAMED.search(text, tail)
    return Credit(None, _span(unnamed, 0)) if unnamed else None


def _abbreviates(found: re.Match[str], group: int) -> bool:
    """Whether the name only shortens the words before it, as in "The Dale Relief Society (DRS) -"."""
    before = found.string[max(0, found.start(group) - 80) : found.start(group)].rpartition("\n")[2]
    names = [word for word in re.findall(r"\w+", before) if word[0].isupper()]
    initials = "".join(word[0] for word in names)
    # a dateline is in capitals: "ALTA PIERRE (AP) -"
    return initials.endswith(found[group]) and not all(word.isupper() for word in names)


def _span(found: re.Match[str], group: int) -> Span:
    return Span(found.start(group), found.end(group), found[group])
