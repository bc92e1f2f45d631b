"""Agencies: the news agencies whose stories others print. In: a name or the head of a report. Out: the
agency. State media carry their state's side, so that they never corroborate their own officials."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.model.report import Report


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
_NAMES = "|".join(
    re.escape(name) for agency in AGENCIES for name in sorted(agency.names, key=len, reverse=True)
)
_CREDIT = re.compile(rf"\(\s*(?:[\w ]+/)?({_NAMES})(?:/[\w ]+)?\s*\)")
_BYLINE = re.compile(rf"^(?:By|Source|Von)\b[^\n]{{0,80}}?\b({_NAMES})\s*$", re.MULTILINE)
_DATELINE_CREDIT = re.compile(
    rf"^[{CAPITALS}][\w'’.\-]*(?:[ /][\w'’.\-]+){{0,4}}(?:, [^()\n]{{1,40}})?"
    r" \(([A-Z][\w .'’\-]{1,39})\)\s*[-–—:]",
    re.MULTILINE,
)
_HEAD, _TAIL = 400, 160


def agency_named(name: str) -> Agency | None:
    """The agency that goes by exactly this name; case counts, for "Ani" is a person and "ANI" is not."""
    return _BY_NAME.get(name.strip().removeprefix("the ").removesuffix(" news agency"))


def credited_agency(report: Report) -> Agency | None:
    """The agency in the report's byline, dateline, first or last lines, or whose own report it is.

    A dateline's credit that is no known agency ("KYIV (Northgate Wire) -") is an agency of that name.
    """
    if report.publisher and (own := agency_named(report.publisher)):
        return own
    head, tail = report.text[:_HEAD], report.text[-_TAIL:]
    if credit := _DATELINE_CREDIT.search(head):
        return agency_named(credit[1]) or Agency(slug(credit[1]), (credit[1],))
    found = _CREDIT.search(head) or _BYLINE.search(head) or _CREDIT.search(tail) or _BYLINE.search(tail)
    return agency_named(found[1]) if found else None
