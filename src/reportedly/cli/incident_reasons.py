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
_STANDS = {
    "repeated": "repeats",
    "superseded": "superseded by",
    "outgrown": "outgrown by",
    "rival": "rival of",
}
_USUAL = frozenset(("unknown", "event", "done"))  # of a toll: what goes without saying


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
    if any(link["weights"] for link in record["links"]):
        page.bullets("", [_needed_words(record["needed"])])
    page.bullets("Why it stands so: the rules in their order", _rule_lines(record["rules"]))
    if record["rules_off"]:
        page.bullets("", [f"left out in the last fusion: {', '.join(map(_plain, record['rules_off']))}"])
    if record["standing"].get("computed"):
        page.bullets("Overruled by a person", record["standing"]["reasons"])
    judged = " by the rules, which a person overruled" if record["standing"].get("computed") else ""
    page.bullets(f"What would change it{judged}", _change_lines(record["changes"]))
    claims = {claim["id"]: claim for claim in record["claims"]}
    for toll in record["tolls"]:
        _write_toll(page, toll, claims)
    page.bullets("Grades of the field", _grade_lines(record["grades"]))
    page.bullets("Judgements that apply", (_judgement_line(judgement) for judgement in record["judgements"]))


def waterfall(weights: Sequence[_Part]) -> Iterator[tuple[str, str, str, str]]:
    """A row for each comparison: what, how alike, its bits, and a bar that begins where the last one ended;
    `░` where it speaks against. Those too small to show are one row; the last row is the sum."""
    weights = _shown(weights)
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
            page.table(("Comparison", "Level", "Bits", ""), waterfall(link["weights"]))


def _needed_words(needed: _Part) -> str:
    return (
        f"needed: {needed['within']:g} bits in one report, {needed['across']:g} across two; where one leaves "
        f"something open {needed['unsaid']:g}, and {needed['lead']:g} more than the next that fits; between "
        f"groups of several texts {needed['clusters']:g}"
    )


def _shown(weights: Sequence[_Part]) -> list[_Part]:
    """Those that a tenth of a bit shows; of all that is left unsaid a reader learns no more than its sum."""
    shown = [weight for weight in weights if abs(weight["bits"]) >= _SHOWN]
    rest = sum(weight["bits"] for weight in weights) - sum(weight["bits"] for weight in shown)
    small = {"comparison": "the others", "level": "each hardly anything", "bits": rest}
    return [*shown, small] if abs(rest) >= _SHOWN else shown


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


def _change_lines(changes: Iterable[_Part]) -> Iterator[str]:
    for change in changes:
        yield f"{change['what']} -> {_plain(change['standing'])}"


def _write_toll(page: Page, toll: _Part, claims: Mapping[str, _Part]) -> None:
    page.bullets(f"Toll, {_counted_words(toll)}: {_standing_words(toll['standing'])}", _entries(toll, claims))
    page.bullets("", _range_lines(toll["range"]))
    page.bullets("", _rule_lines(tried for tried in toll["rules"] if tried["applies"]))
    if toll["standing"].get("computed"):
        page.bullets("", toll["standing"]["reasons"])
    page.bullets("What would change this toll", _change_lines(toll["changes"]))


def _counted_words(toll: _Part) -> str:
    """Who is counted and how: "killed, civilian, of RUS, cumulative"."""
    side = f"of {toll['side']}" if toll["side"] else ""
    told = (toll["demographic"], toll["status"], side, toll["basis"], toll["phase"])
    said = [_plain(word) for word in told if word and word not in _USUAL]
    return ", ".join([_plain(toll["measure"]), *said, *(["a part"] if toll["is_part"] else [])])


def _entries(toll: _Part, claims: Mapping[str, _Part]) -> Iterator[str]:
    """By the day on which it was said, else that of the report; in the order of the toll, each with how it
    stands to the others."""
    for entry in toll["entries"]:
        claim = claims[entry["claim_id"]]
        side = f" ({entry['side']})" if entry["side"] else ""
        who = entry["speaker"] or claim["publisher"] or "the report itself"
        published = f"published {claim['published'][:10]}" if claim["published"] else "no date"
        stands = _STANDS.get(entry["relation"], _plain(entry["relation"]))
        figure = figure_words(figure_from_record(entry["figure"]))
        told = f"{entry['stated'] or published}: {figure}, {who}{side}"
        stands = " ".join((stands, ", ".join(entry["to"]))).strip()
        yield "; ".join([f"{entry['claim_id']}  {told}", stands, *entry["judged"]])


def _range_lines(found: _Part | None) -> Iterator[str]:
    """What the strategy makes of the toll."""
    if found is not None:
        known = [(name, found[name]) for name in ("low", "best", "high") if found[name] is not None]
        told = ", ".join(f"{name} {number_words(value)}" for name, value in known) or "no number"
        day = f" as of {found['as_of']}" if found["as_of"] else ""
        yield f"by the strategy {found['strategy']}: {told}{day}; {found['reason']}"


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
