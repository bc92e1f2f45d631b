"""Small worlds for growing fusion: few places, days and names, so that reports meet, copy each other and take
words back. In: Hypothesis. Out: steps, each a change of what is known."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from factory import make_actor, make_claim, make_figure, make_place, make_report, make_speaker, make_time
from reportedly.model.claim import Claim
from reportedly.model.judgement import NO_RULINGS, Rulings
from reportedly.model.report import Report

_WORDS = ("night", "shell", "town", "road", "army", "aid", "said", "fire", "house", "river", "bridge", "hurt")
LONG = " ".join(f"{word}{number}" for number in range(4) for word in _WORDS)
OTHER = " ".join(f"{word}{number}" for number in range(6, 10) for word in _WORDS)
BETWEEN = f"{LONG} {OTHER}"  # it binds the two
TEXTS = (
    LONG,
    LONG.replace("road1", "street").replace("fire2", "flames"),  # a near-copy
    " ".join(LONG.split()[:30]),  # cut short
    BETWEEN,
    OTHER,
    "Shells hit the town.",
    "Calm all day.",
)
PUBLISHERS = ("The Northgate Post", "Eastern Line", None)
SPEAKERS = (
    None,
    make_speaker("Smirnov"),
    make_speaker("Aleksei Smirnov"),
    make_speaker("Pavel Smirnov", "UKR"),
    make_speaker("Eastern Line", None, kind="media"),
    make_speaker(None, None, words="residents"),
)
SENTENCES = (
    "Shells hit the town.",
    "In a separate attack shells hit it.",
    "It was hit.",
    "Strikes across the region.",
)
# sentences that only go on, with their trigger and where it stands
GOING_ON = (("Then the attack came.", "attack", 9), ("Two were hurt.", "hurt", 9))
KINDS = ("shelling", "shelling", "attack", "casualties", "statement", "evacuation", "air_strike")
NEAR = make_place("Kursk", geonameid=1, lat=51.77, lon=36.187)  # 3.7 km away
# a name that no gazetteer has
UNKNOWN = replace(make_place("Lissoy", country="RUS", precision="country"), name="Lissoy")
PLACED = (None, NEAR, UNKNOWN, *map(make_place, ("Kursk", "Kursk", "Sudzha", "Kursk region", "Russia")))
FIGURES = ((), (make_figure(),), (make_figure(best=40),), (make_figure("weapons_launched", 30),))
TIMES = (None, *map(make_time, ("2024-08-09", "2024-08-10", "2024-08-10")))


@dataclass(frozen=True)
class Step:
    """Reports read (once more), reports removed, or rulings in place of those before."""

    reports: tuple[Report, ...] = ()
    claims: tuple[Claim, ...] = ()
    gone: tuple[str, ...] = ()
    rulings: Rulings | None = None


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """One of few: the same one may come again, published on another day."""
    return make_report(
        draw(st.sampled_from(TEXTS)),
        publisher=draw(st.sampled_from(PUBLISHERS)),
        published=draw(st.sampled_from(("2024-08-10", "2024-08-11"))),
    )


@st.composite
def claims(draw: st.DrawFn, report: Report) -> list[Claim]:
    made: list[Claim] = []
    for number in range(draw(st.sampled_from((0, 1, 2, 2, 3)))):
        # two claims at one spot of the text are of one mention group
        at = draw(st.sampled_from((0, 0, 14, 28)))
        words, trigger, at = draw(st.sampled_from((*[(None, None, at)] * 4, *GOING_ON)))
        words = words or draw(st.sampled_from(SENTENCES))
        side = draw(st.sampled_from((None, None, "UKR", "UKR", "RUS")))
        claim = make_claim(
            report,
            kind=draw(st.sampled_from(KINDS)),
            at=at,
            ordinal=number,
            words=words,
            trigger=trigger or words.split()[0],
            place=draw(st.sampled_from(PLACED)),
            time=draw(st.sampled_from(TIMES)),
            actor=make_actor("forces", side) if side else None,
            speaker=draw(st.sampled_from(SPEAKERS)),
            figures=draw(st.sampled_from(FIGURES)),
            modality=draw(st.sampled_from((*["actual"] * 7, "planned"))),
            polarity=draw(st.sampled_from(("affirmed", "affirmed", "affirmed", "denied"))),
        )
        if made and claim.polarity == "denied":
            claim = replace(claim, denies=made[-1].id)
        made.append(claim)
    return made


@st.composite
def steps(draw: st.DrawFn) -> list[Step]:
    """Some changes, one after another; each may repeat, mend or undo an earlier one."""
    made: list[Step] = []
    seen: dict[str, Report] = {}
    ids: set[str] = set()
    for kind in draw(
        st.lists(st.sampled_from(("read", "read", "read", "again", "gone", "rule")), min_size=3, max_size=8)
    ):
        if kind == "gone" and seen:
            made.append(Step(gone=(draw(st.sampled_from(sorted(seen))),)))
        elif kind == "rule" and len(ids) > 1:
            made.append(Step(rulings=draw(_rulings(sorted(ids)))))
        else:
            known = [seen[id_] for id_ in sorted(seen)]
            again = kind == "again" and known
            read = (
                [draw(st.sampled_from(known))] if again else draw(st.lists(reports(), min_size=1, max_size=3))
            )
            told = {report.id: draw(claims(report)) for report in read}
            seen |= {report.id: report for report in read}
            step = Step(
                tuple({report.id: report for report in read}.values()),
                tuple(claim for own in told.values() for claim in own),
            )
            ids |= {claim.id for claim in step.claims}
            made.append(step)
    return made


@st.composite
def _rulings(draw: st.DrawFn, ids: list[str]) -> Rulings:
    pairs = draw(st.lists(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True), max_size=3))
    ordered = [(min(pair), max(pair)) for pair in pairs]
    same = tuple((a, b, "one happening, by judgement") for a, b in ordered[:1])
    return Rulings(same, frozenset(ordered[1:])) if ordered else NO_RULINGS
