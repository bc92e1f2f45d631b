"""An explanation of an incident, to read. In: a `reportedly.explanation/1` record. Out: a page: claims, links
with their weights as bars, rules in their order, what would change, tolls, judgements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from reportedly.cli.pages import Page
from reportedly.cli.wording import UNSAID, figure_words, number_words, place_words, time_words
from reportedly.model.record_parts import figure_from_record, place_from_record, time_from_record

_Part = Mapping[str, Any]
_COLUMNS = 24
_SHOWN = 0.05


def write_explanation(page: Page, record: _Part) -> None:
    page.heading(record["kind"].replace("_", " "), record["id"])
    page.facts({
        "place": place_words(place_from_record(record["place"])),
        "time": time_words(time_from_record(record["time"])),
        "standing": _standing_words(record["standing"]),
        "origins": f"{len(record['origins'])}, told by {_counted(len(record['outlets']), 'outlet')}",
        "part of": record["part_of"], "parts": ", ".join(record["members"]),
    })  # fmt: skip
    page.bullets(f"Claims ({len(record['claims'])})", _claim_lines(record["claims"], record["updates"]))
    page.bullets("", _judged_lines(record["claims"]))
    _write_links(page, record["links"])
    page.bullets("Why it stands so: the rules in their order", _rule_lines(record["rules"]))
    if record["rules_off"]:
        page.bullets("", [f"left out in the last fusion: {', '.join(map(_plain, record['rules_off']))}"])
    if record["standing"].get("computed"):
        page.bullets("Overruled by a person", record["standing"]["reasons"])
    page.bullets(
        "What would change it", (f"{c['what']} -> {_plain(c['standing'])}" for c in record["changes"])
    )
    told = {claim["id"]: (claim["published"] or "")[:10] for claim in record["claims"]}
    for toll in record["tolls"]:
        _write_toll(page, toll, told)
    page.bullets("Grades of the field", _grade_lines(record["grades"]))
    page.bullets("Judgements that apply", (_judgement_line(judgement) for judgement in record["judgements"]))


def waterfall(weights: Sequence[_Part]) -> Iterator[tuple[str, str, str, str]]:
    """A row for each comparison: what, how alike, its bits, and a bar that begins where the last one ended;
    `░` where it speaks against. The last row is the sum."""
    sums = [0.0]
    for weight in weights:
        sums.append(sums[-1] + weight["bits"])
    least, most = min(sums), max(sums)
    scale = _COLUMNS / (most - least) if most > least else 0.0

    def bar(start: float, end: float) -> str:
        first, last = sorted((round((start - least) * scale), round((end - least) * scale)))
        return " " * first + ("█" if end >= start else "░") * max(1, last - first)

    for weight, start, end in zip(weights, sums, sums[1:], strict=False):
        yield weight["comparison"], weight["level"], f"{weight['bits']:+.1f}", bar(start, end)
    yield "together", "", f"{sums[-1]:+.1f}", bar(0.0, sums[-1])


def _write_links(page: Page, links: Sequence[_Part]) -> None:
    title = "Why these claims belong together"
    for link in links:
        how = " (made by the text or a person)" if link["forced"] else ""
        page.bullets(title, [f"{link['a']} and {link['b']}: {link['reason']}{how}"])
        title = ""
        if link["weights"]:
            page.table(("Comparison", "Level", "Bits", ""), waterfall(_weighty(link["weights"])))


def _weighty(weights: Sequence[_Part]) -> list[_Part]:
    """Those that a tenth of a bit shows; of all that is left unsaid a reader learns nothing."""
    return [weight for weight in weights if abs(weight["bits"]) >= _SHOWN]


def _claim_lines(claims: Iterable[_Part], updates: Sequence[str]) -> Iterator[str]:
    for claim in claims:
        side = f" ({claim['side']})" if claim["side"] else ""
        speaker = f"{claim['speaker']}{side}" if claim["speaker"] else "the report itself"
        where = ", ".join(part for part in (claim["publisher"], (claim["published"] or "")[:10]) if part)
        marks = [claim["stance"]] + (["retracted"] if claim["retracted"] else [])
        marks += ["an update"] if claim["id"] in updates else []
        told = f"{speaker}; {where or UNSAID}; {', '.join(marks)}; origin {claim['origin']}"
        words = f"“{' '.join(claim['words'].split())}”"
        yield f"{claim['id']}  {told}\n{words}\n{claim['chain']}"


def _judged_lines(claims: Iterable[_Part]) -> Iterator[str]:
    for claim in claims:
        for reason in claim["judged"]:
            yield f"{claim['id']}: {reason}"


def _rule_lines(rules: Iterable[_Part]) -> Iterator[str]:
    for tried in rules:
        mark = "yes" if tried["applies"] else "no"
        yield f"{_plain(tried['rule'])}? {mark}: {' '.join(tried['why'])}"


def _write_toll(page: Page, toll: _Part, told: Mapping[str, str]) -> None:
    who = "" if toll["demographic"] == "unknown" else f", {toll['demographic']}"
    page.bullets(
        f"Toll, {_plain(toll['measure'])}{who}: {_standing_words(toll['standing'])}", _entries(toll, told)
    )
    page.bullets("", _range_lines(toll["range"]))
    page.bullets("", _rule_lines(tried for tried in toll["rules"] if tried["applies"]))
    if toll["standing"].get("computed"):
        page.bullets("", toll["standing"]["reasons"])


def _entries(toll: _Part, told: Mapping[str, str]) -> Iterator[str]:
    """By the day on which it was said, else that of the report; in the order of the toll."""
    for entry in toll["entries"]:
        side = f" ({entry['side']})" if entry["side"] else ""
        figure = figure_from_record(entry["figure"])
        who = entry["speaker"] or entry["origin"]
        published = f"published {told[entry['claim_id']]}" if told[entry["claim_id"]] else "no date"
        told_by = f"{figure_words(figure)}, {who}{side}; {entry['claim_id']}"
        yield "; ".join([f"{entry['stated'] or published}: {told_by}", *entry["judged"]])


def _range_lines(found: _Part | None) -> Iterator[str]:
    """What the strategy makes of the toll."""
    if found is not None:
        known = [(name, found[name]) for name in ("low", "best", "high") if found[name] is not None]
        told = ", ".join(f"{name} {number_words(value)}" for name, value in known) or "no number"
        yield f"by the strategy {found['strategy']}: {told}; {found['reason']}"


def _grade_lines(grades: _Part) -> Iterator[str]:
    """Each scale with its value and why."""
    why = {name: " ".join(reasons) for name, reasons in grades.get("reasons", {}).items()}
    if grades.get("airwars"):
        yield f"Airwars: {grades['airwars']}. {why['airwars']}"
    if grades:
        yield f"Admiralty code: {grades['admiralty']}. {why['admiralty_letter']} {why['admiralty_digit']}"
        yield f"UCDP event_clarity: {grades['event_clarity']}. {why['event_clarity']}"


def _judgement_line(judgement: _Part) -> str:
    note = f": {judgement['note']}" if judgement["note"] else ""
    why = ", ".join(part for part in (judgement["state"], judgement["why"]) if part != "holds" and part)
    made = f"by {judgement['made_by']} on {judgement['made_at'][:10]}"
    return f"{judgement['id']}  {judgement['said']}, {made}{note}" + (f" [{why}]" if why else "")


def _standing_words(standing: _Part) -> str:
    computed = standing.get("computed")
    beside = f" (judged; computed: {_plain(computed['value'])})" if computed else ""
    return _plain(standing["value"]) + beside


def _plain(value: str) -> str:
    return value.replace("_", " ")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
