"""The closed lists as a page. In: `reportedly.model.vocabulary`. Out: `docs/vocabulary.md`.

Run `python tools/docs/vocabulary_page.py` after a change of the lists; a test fails while the page is behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportedly.model import vocabulary
from reportedly.model.vocabulary import ClosedList, Term

PAGE = Path(__file__).resolve().parents[2] / "docs" / "vocabulary.md"

TITLES = {
    "kinds": ("Kinds", "What is said to have happened. The most specific that the words carry."),
    "flags": ("Flags", "What may be said of an act of any kind."),
    "measures": ("Measures", "What a figure counts."),
    "bounds": ("Bounds", 'How the text bounds a number. Unknown is unknown, never 0; "no one" is 0, exact.'),
    "basis": ("Basis", "What a figure covers. Figures of different bases never disagree."),
    "phase": ("Phase", "Whether what is counted is done, going on or meant."),
    "status": ("Status", "Who is counted: by what they do."),
    "demographic": ("Demographic", "Who is counted: by age and sex, where said."),
    "place_precision": ("Precision of a place", "How closely the text says where."),
    "time_precision": ("Precision of a time", "How closely the text says when."),
    "stance": ("Stance", "How the text presents a claim; it follows from the next lists."),
    "polarity": ("Polarity", "Whether it is said to be so or not so."),
    "modality": ("Modality", "Whether it is actual, or planned, possible, feared, ordered or conditional."),
    "verification": (
        "Verification",
        "What the text itself says of verification. Null where it says nothing.",
    ),
    "verification_scope": ("Scope of a verification", "How much of the report it covers."),
    "standing": ("Standing", "What may be concluded of an incident or a toll. The first that applies."),
    "toll_relation": ("Relations within a toll", "How one figure of a toll stands to the others."),
    "speaker_kinds": ("Kinds of speakers", "What sort of person or body speaks."),
    "proof_kinds": ("Kinds of proof", "Material that the text says exists."),
    "cue_classes": (
        "Classes of cues",
        "What the words of an attribution say of it: that it is said, denied, feared, wanted.",
    ),
    "manners": ("Manners of speech", "How much of what is said stands between quotation marks."),
}

HEAD = """<!-- Written by tools/docs/vocabulary_page.py from src/reportedly/model/vocabulary.yaml.
     Change those, not this. -->
# The closed lists

Every value that a record may use, what it means, what belongs to it and what does not. All examples are
constructed: their towns, people and parties do not exist. In code: `reportedly.model.vocabulary`.
"""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _kind(term: Term) -> Iterator[str]:
    yield f"### `{term.value}`\n"
    yield f"{term.definition}\n"
    yield f"- Yes: {term.positive}"
    yield f"- No: {term.negative}"
    acled = " / ".join(term.acled) if term.acled else "no place of its own"
    ucdp = "counts, with a direct death and an organised actor" if term.ucdp == "counts" else "does not count"
    yield f"- ACLED: {acled}. UCDP: {ucdp}. PLOVER: {term.plover or 'none'}.\n"


def _table(terms: ClosedList) -> Iterator[str]:
    yield "| value | means | yes | no |"
    yield "|---|---|---|---|"
    for term in terms.values():
        cells = (f"`{term.value}`", term.definition, term.positive, term.negative)
        yield "| " + " | ".join(_cell(cell) for cell in cells) + " |"
    yield ""


def _vague_lows() -> Iterator[str]:
    yield "## Vague words and their convention\n"
    yield "The words are kept and shown; the low is a convention and is marked as one wherever it appears.\n"
    yield "| words | low |"
    yield "|---|---|"
    yield from (f"| {words} | {low:,} |" for words, low in vocabulary.VAGUE_LOWS.items())


def page() -> str:
    """The whole page as Markdown."""
    lines = [HEAD]
    for terms in vocabulary.LISTS:
        title, lead = TITLES[terms.name]
        lines += [f"## {title}\n", f"{lead}\n"]
        if terms is vocabulary.KINDS:
            lines += [line for term in terms.values() for line in _kind(term)]
        else:
            lines += _table(terms)
    return "\n".join([*lines, *_vague_lows()]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
