"""Who tells a claim, as the opening of a sentence. In: a claim and its report. Out: a `Lead`: a speaker with
the side for which it speaks, an outlet in its own voice, or reports without a named source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.brief.clauses import join_words
from reportedly.brief.names import (
    Phrase,
    is_hidden,
    plain_name,
    quoted,
    side_name,
    speaker_phrase,
    with_article,
)
from reportedly.model.actor import Speaker
from reportedly.model.claim import Claim
from reportedly.model.report import Report

OUTLET, SPEAKER, HEARSAY = "outlet", "speaker", "hearsay"


@dataclass(frozen=True, slots=True)
class Lead:
    """The opening: `text` is ready to stand before a verb, `short` names the same in a table with its side,
    `again` where it was named before; equal `key`s are one voice. `side` is a side's id, None for none."""

    sort: str
    key: str
    text: str
    short: str
    again: str
    is_plural: bool
    side: str | None = None


def outlet_name(report: Report | None) -> str:
    """The publisher as a phrase; the report by its title where nobody says who published it."""
    if report is not None and report.publisher:
        return with_article(report.publisher)
    return (
        f"the report {quoted(report.title)}" if report is not None and report.title else "an unnamed outlet"
    )


def _capital_free(text: str) -> str:
    return text.rstrip(",").strip()


def _says_its_side(phrase: str, side: str) -> bool:
    # "Russian authorities" need no "speaking for Russia"
    stem = side.removeprefix("the ").lower()[:5]
    return any(word.lower().startswith(stem) for word in phrase.replace("’", " ").split())


def _speaker_lead(speaker: Speaker, claim: Claim, sides: Mapping[str, str], show_names: bool) -> Lead:
    phrase: Phrase = speaker_phrase(speaker, show_names=show_names)
    side = side_name(speaker.side, sides) if speaker.side else ""
    text = _capital_free(phrase.text)
    is_nameless = is_hidden(speaker, show_names=show_names) or not speaker.name
    again = text if is_nameless else with_article(plain_name(speaker.name or ""))
    extra = f"speaking for {side}" if side and not _says_its_side(text, side) else ""
    via = join_words([with_article(item.name or item.span.text) for item in claim.via])
    added = [part for part in (extra, f"quoted by {via}" if via else "") if part]
    if added or phrase.text.endswith(","):
        text = f"{', '.join([text, *added])},"
    # a government's id is that of all who speak for it: the name tells them apart
    key = f"{speaker.actor_id or ''} {(speaker.name or speaker.span.text).lower()}"
    short = f"{again} ({side.removeprefix('the ')})" if extra else again
    return Lead(SPEAKER, key, text, short, again, phrase.is_plural, speaker.side)


def _is_outlet(speaker: Speaker, outlet: str) -> bool:
    """Whether the outlet is said to speak, where it reports itself."""
    own = outlet.removeprefix("the ").lower()
    return own in ((speaker.name or "").lower(), speaker.span.text.lower()) and speaker.side is None


def lead_of(claim: Claim, outlet: str, sides: Mapping[str, str], *, show_names: bool) -> Lead:
    """Who tells this claim; `outlet` is who published it."""
    if claim.speaker is not None and not _is_outlet(claim.speaker, outlet):
        return _speaker_lead(claim.speaker, claim, sides, show_names)
    if claim.hearsay:
        unnamed = f"no named source, in {outlet}"
        return Lead(HEARSAY, outlet, outlet, unnamed, unnamed, False)
    return Lead(OUTLET, outlet, outlet, f"{outlet}, in its own words", outlet, False)


def join_leads(leads: Sequence[Lead]) -> tuple[str, bool]:
    """Several voices as one subject, and whether its verb is plural. More than four are cut to three and a
    count."""
    ordered = list({lead.key: lead for lead in leads}.values())
    if len(ordered) == 1:
        return ordered[0].text, ordered[0].is_plural
    texts = [lead.text.rstrip(",") for lead in ordered]
    if len(texts) > 4:
        texts = [*texts[:3], f"{len(texts) - 3} others"]
    has_commas = any("," in text for text in texts)
    joined = f"{', '.join(texts[:-1])}, and {texts[-1]}," if has_commas else join_words(texts)
    return joined, True
