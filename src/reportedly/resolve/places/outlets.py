"""Outlets: where a report's outlet is at home. In: a report. Out: what a place name's readings may be held
against: the countries that the report speaks of, the outlet's country and its bare name."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from reportedly.data.register import Register
from reportedly.model.report import Report
from reportedly.resolve.places.countries import CountryContext
from reportedly.resolve.places.traits import TextContext

# Ends of addresses that are a country's by name only.
_NOBODYS = frozenset({"ai", "cc", "co", "fm", "io", "la", "ly", "me", "sh", "so", "to", "tv", "ws"})
_NO_LETTER = re.compile(r"[^a-z]")


def text_context(report: Report, countries: CountryContext, register: Register) -> TextContext:
    """What the report is about and where its outlet is at home."""
    return TextContext(countries, _outlet_country(report, register), _outlet_name(report))


def _outlet_country(report: Report, register: Register) -> str | None:
    known = register.find(report.publisher) if report.publisher else ()
    # a wire agency reports from anywhere
    if known and getattr(known[0], "kind", None) in ("media", "state_media"):
        return getattr(known[0], "country", None)
    end = _host(report).rpartition(".")[2]
    if not end or end in _NOBODYS:
        return None
    code = {"uk": "gb"}.get(end, end).upper()
    return next((country.id for country in register.countries.values() if country.iso2 == code), None)


def _outlet_name(report: Report) -> str:
    host = _host(report).removeprefix("www.").rpartition(".")[0]
    return _NO_LETTER.sub("", f"{report.publisher or ''}{host}".lower())


def _host(report: Report) -> str:
    try:
        return urlsplit(report.url or "").hostname or ""
    except ValueError:  # no address, whatever the table says
        return ""
