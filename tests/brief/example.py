"""A hand-made situation: three constructed reports with 20 claims. Rival figures, a denial, hearsay, a site,
private names."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from reportedly.brief import BriefOptions
from reportedly.model import ids
from reportedly.model.actor import Actor, Speaker
from reportedly.model.claim import Claim, Instrument, Proof, Verification
from reportedly.model.figure import Figure
from reportedly.model.incident import Incident
from reportedly.model.place import Place, RelativePlace, SiteNear
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.model.standing import Standing
from reportedly.model.timeref import TimeRef
from reportedly.model.toll import Toll, TollEntry

FOLDER = Path(__file__).parent / "reports"


class Book:
    """A report with its claims; pieces of text are found by their words."""

    def __init__(self, publisher: str, title: str, published: str, file: str) -> None:
        text = (FOLDER / f"{file}.txt").read_text(encoding="utf-8").strip()
        slug = publisher.lower().replace(" ", "-")
        digest = ids.bytes_digest(text.encode())
        self.report = Report(
            ids.report_id(digest, None, slug),
            text,
            digest,
            title,
            publisher,
            f"https://example.org/{slug}/1",
            published,
        )

    def span(self, words: str) -> Span:
        start = self.report.text.index(words)
        return Span.of(self.report.text, start, start + len(words))

    def claim(self, kind: str, words: str, trigger: str, **values: Any) -> Claim:
        span, head = self.span(words), self.span(words).start + words.index(trigger)
        ordinal = sum(map(ord, kind + str(values.get("polarity"))))
        return Claim(
            ids.claim_id(self.report.id, head, ordinal),
            self.report.id,
            ids.group_id(self.report.id, head),
            kind,
            span,
            Span.of(self.report.text, head, head + len(trigger)),
            **values,
        )

    def speaker(
        self,
        words: str,
        name: str | None = None,
        side: str | None = None,
        kind: str = "official",
        *,
        private: bool = False,
    ) -> Speaker:
        return Speaker(self.span(words), name, None, side, kind, private)

    def actor(self, words: str, name: str | None = None, side: str | None = None) -> Actor:
        return Actor(self.span(words), name, None, side)

    def place(self, words: str, name: str, lat: float, lon: float, **values: Any) -> Place:
        values = {"country": "RUS", "admin1": "Kursk Oblast", "precision": "town", **values}
        return Place(self.span(words), name, lat=lat, lon=lon, **values)

    def time(
        self, words: str, start: str, end: str, precision: str = "day", *, inherited: bool = False
    ) -> TimeRef:
        return TimeRef(self.span(words), start, end, precision, inherited=inherited)

    def figure(
        self, measure: str, words: str, count: float | None = None, bound: str = "exact", **values: Any
    ) -> Figure:
        low = count if bound in {"exact", "about", "over", "vague"} else None
        best = count if bound in {"exact", "about"} else None
        high = count if bound in {"exact", "about", "at_most"} else None
        return Figure(measure, self.span(words), low, best, high, bound, **values)


def post_claims(book: Book) -> list[Claim]:
    kursk = book.place("Kursk Oblast", "Kursk Oblast", 51.73, 36.19, precision="province")
    kyiv = book.place("Kyiv", "Kyiv", 50.45, 30.52, country="UKR", admin1="Kyiv City")
    night = book.time("late on Saturday night", "2024-08-10T20:00", "2024-08-11T04:00", "part_of_day")
    offensive = (
        "Ukrainian President Volodymyr Zelensky on Saturday "
        "acknowledged that his forces are pushing the war onto the "
        "territory of what he called the aggressor."
    )
    injured = (
        "Kursk Governor Aleksei Smirnov said that 13 people were "
        "injured when debris of a downed missile hit a residential "
        "building late on Saturday night."
    )
    killed = (
        "In Kyiv, a father and son were killed by a drone and "
        "missile attack overnight, and three others were wounded, "
        "including a child."
    )
    evacuated = (
        "Russian authorities said that over 76,000 residents had "
        "been evacuated from the border districts of Kursk Oblast."
    )
    return [
        book.claim(
            "ground_advance",
            offensive,
            "pushing",
            stance="attributed",
            place=kursk,
            speaker=book.speaker("Ukrainian President Volodymyr Zelensky", "Volodymyr Zelensky", "UKR"),
            actor=book.actor("his forces", "Armed Forces of Ukraine", "UKR"),
        ),
        book.claim(
            "evacuation",
            evacuated,
            "evacuated",
            stance="attributed",
            place=kursk,
            speaker=book.speaker("Russian authorities", "Government of Russia", "RUS"),
            figures=(
                book.figure(
                    "evacuated",
                    "over 76,000 residents",
                    76000,
                    "over",
                    counted="residents",
                    basis="cumulative",
                ),
            ),
        ),
        book.claim(
            "missile_strike",
            injured,
            "injured",
            stance="attributed",
            place=kursk,
            time=night,
            speaker=book.speaker("Kursk Governor Aleksei Smirnov", "Aleksei Smirnov", "RUS"),
            target=book.actor("residential building"),
            instrument=Instrument(book.span("debris of a downed missile")),
            figures=(book.figure("injured", "13 people", 13, counted="people"),),
        ),
        book.claim(
            "explosion",
            '"The whole house shook," said Maryna Holub, a neighbour.',
            "shook",
            stance="attributed",
            place=kursk,
            time=night,
            speaker=book.speaker("Maryna Holub", "Maryna Holub", None, "resident", private=True),
        ),
        book.claim(
            "attack",
            killed,
            "killed",
            place=kyiv,
            time=book.time("overnight", "2024-08-10T20:00", "2024-08-11T06:00", "part_of_day"),
            figures=(
                book.figure("killed", "a father and son", 2, demographic="mixed", counted="father and son"),
                book.figure("injured", "three others", 3, counted="others"),
                book.figure("injured", "a child", 1, demographic="child", subset_of=1),
            ),
        ),
    ]


def agency_claims(book: Book) -> list[Claim]:
    kursk = book.place("Kursk Oblast", "Kursk Oblast", 51.73, 36.19, precision="province")
    sudzha = book.place("Sudzha", "Sudzha", 51.19, 35.27)
    near = book.place("near the town", "Sudzha", 51.19, 35.27, precision="near")
    sunday = book.time("on Sunday", "2024-08-11", "2024-08-11")
    plant = SiteNear(
        "npp_kursk", "Kursk nuclear power plant", "nuclear", 58.6, named=True, stated_km=60, agrees=True
    )
    gas = SiteNear("gas_sudzha", "Sudzha gas metering station", "gas", 1.2)
    ministry = book.speaker(
        "The Russian defence ministry", "Ministry of Defence of Russia", "RUS", "military"
    )
    ukraine = book.actor("Ukrainian forces", "Armed Forces of Ukraine", "UKR")
    unverified = Verification(
        "unverified",
        "side",
        None,
        book.span("Independent verification of the ministry's account was not possible."),
    )
    denial = (
        "The Russian defence ministry denied that Sudzha had been captured "
        "and said its troops had repelled several assaults near the town."
    )
    risk = (
        "Fighting is drawing near the Kursk nuclear power plant, which "
        "stands about 60 kilometres from Sudzha, the International "
        "Atomic Energy Agency said, and its head called on all sides for restraint."
    )
    iaea = book.speaker(
        "the International Atomic Energy Agency", "International Atomic Energy Agency", None, "igo"
    )
    return [
        book.claim(
            "territory_captured",
            "Ukrainian forces said on Sunday that they had taken control of 28 settlements in Kursk Oblast.",
            "taken control",
            stance="attributed",
            place=kursk,
            time=sunday,
            actor=ukraine,
            speaker=book.speaker("Ukrainian forces", "Armed Forces of Ukraine", "UKR", "military"),
            figures=(book.figure("settlements", "28 settlements", 28, counted="settlements", basis="stock"),),
        ),
        book.claim(
            "territory_captured",
            denial,
            "captured",
            stance="denied",
            polarity="denied",
            place=sudzha,
            speaker=ministry,
            verification=unverified,
        ),
        book.claim(
            "attack_repelled",
            denial,
            "repelled",
            stance="attributed",
            place=near,
            speaker=ministry,
            actor=book.actor("its troops", "Armed Forces of Russia", "RUS"),
            verification=unverified,
            figures=(book.figure("other", "several assaults", 3, "vague", number="several"),),
        ),
        book.claim(
            "deployment",
            "About 1,000 troops are reportedly taking part.",
            "taking part",
            stance="attributed",
            hearsay="reportedly",
            figures=(book.figure("troops", "About 1,000 troops", 1000, "about", counted="troops"),),
        ),
        book.claim(
            "territory_captured",
            "Sudzha, with its gas metering station, is said to be threatened.",
            "threatened",
            stance="hypothetical",
            modality="possible",
            hearsay="is said to",
            place=sudzha,
            sites=(gas,),
        ),
        book.claim(
            "site_risk",
            risk,
            "drawing near",
            stance="attributed",
            speaker=iaea,
            sites=(plant,),
            place=Place(
                book.span("about 60 kilometres from Sudzha"),
                "Sudzha",
                None,
                "RUS",
                None,
                "Kursk Oblast",
                51.19,
                35.27,
                "relative",
                RelativePlace("Sudzha", 60),
            ),
            figures=(book.figure("distance_km", "about 60 kilometres", 60, "about"),),
        ),
        book.claim("statement", risk, "called", stance="attributed", speaker=iaea),
        book.claim(
            "ground_advance",
            "Moscow invaded Ukraine in February 2022.",
            "invaded",
            background=True,
            actor=book.actor("Moscow", "Russia", "RUS"),
            target=book.actor("Ukraine", "Ukraine"),
            time=book.time("in February 2022", "2022-02-01", "2022-02-29".replace("29", "28"), "month"),
        ),
    ]


def herald_claims(book: Book) -> list[Claim]:
    kursk = book.place("Kursk", "Kursk Oblast", 51.73, 36.19, precision="province")
    lgov = book.place("Lgov", "Lgov", 51.69, 35.26)
    night = book.time("in the night of Saturday", "2024-08-10T20:00", "2024-08-11T04:00", "part_of_day")
    governor = book.speaker("Acting Kursk governor Smirnov", "Aleksei Smirnov", "RUS")
    commander = book.speaker("Ukraine's commander", None, "UKR", "military")
    drones = (
        "Dozens of drones were launched, he said, of which the ministry of defence counts 14 as shot down."
    )
    police = "Residents said that police had arrested two men in Lgov on Tuesday."
    return [
        book.claim(
            "missile_strike",
            "Acting Kursk governor Smirnov put the number of injured in the night of Saturday at 15.",
            "injured",
            stance="attributed",
            place=kursk,
            time=night,
            speaker=governor,
            figures=(book.figure("injured", "15", 15),),
        ),
        book.claim(
            "drone_strike",
            drones,
            "launched",
            stance="attributed",
            place=kursk,
            time=night,
            speaker=governor,
            figures=(
                book.figure(
                    "weapons_launched", "Dozens of drones", 24, "vague", number="Dozens", counted="drones"
                ),
            ),
        ),
        book.claim(
            "interception",
            drones,
            "shot down",
            stance="attributed",
            place=kursk,
            time=night,
            speaker=book.speaker(
                "the ministry of defence", "Ministry of Defence of Russia", "RUS", "military"
            ),
            figures=(book.figure("weapons_downed", "14", 14, counted="drones"),),
        ),
        book.claim(
            "territory_captured",
            "Ukraine's commander said that 74 settlements were under control as of Tuesday.",
            "control",
            stance="attributed",
            place=kursk,
            time=book.time("as of Tuesday", "2024-08-13", "2024-08-13"),
            speaker=commander,
            figures=(
                book.figure(
                    "settlements",
                    "74 settlements",
                    74,
                    counted="settlements",
                    basis="stock",
                    as_of="2024-08-13",
                ),
            ),
        ),
        book.claim(
            "restriction",
            "A resident, Maryna Holub, said a curfew regime had been ordered in Lgov.",
            "regime",
            stance="attributed",
            place=lgov,
            modality="ordered",
            speaker=book.speaker("A resident, Maryna Holub", "Maryna Holub", None, "resident", private=True),
            proof=(Proof("other", book.span("curfew")),),
        ),
        book.claim(
            "aid",
            "The liberated villages will be handed aid on Friday, the commander added.",
            "aid",
            stance="hypothetical",
            modality="planned",
            time=book.time("on Friday", "2024-08-16", "2024-08-16"),
            speaker=commander,
            target=book.actor("The liberated villages"),
        ),
        book.claim(
            "arrest",
            police,
            "arrested",
            stance="attributed",
            place=lgov,
            speaker=book.speaker("Residents", None, None, "resident"),
            time=book.time("on Tuesday", "2024-08-13", "2024-08-13"),
            actor=book.actor("police"),
            figures=(book.figure("arrested", "two men", 2, demographic="man", counted="men"),),
        ),
    ]


def incident(claims: list[Claim], standing: str, *reasons: str, tolls: tuple[Toll, ...] = ()) -> Incident:
    placed = next((claim.place for claim in claims if claim.place), None)
    timed = next((claim.time for claim in claims if claim.time), None)
    claim_ids = tuple(claim.id for claim in claims)
    reports = tuple(dict.fromkeys(claim.report_id for claim in claims))
    return Incident(
        ids.incident_id(list(claim_ids)),
        claims[0].kind,
        claim_ids,
        reports,
        Standing(standing, reasons),
        placed,
        timed,
        tolls,
        tuple(dict.fromkeys(claim.report_id for claim in claims)),
    )


def toll(claims: list[Claim], measure: str, standing: str, *reasons: str) -> Toll:
    entries = tuple(
        TollEntry(
            claim.id, claim.report_id, figure, claim.report_id, claim.speaker.name if claim.speaker else None
        )
        for claim in claims
        for figure in claim.figures_of(measure)
    )
    return Toll(measure, entries, Standing(standing, reasons))


class ExampleSides:
    """Russia and Ukraine are parties wherever the place is one of theirs."""

    def opposed(self, a: str, b: str, *, country: str | None, on: date | None) -> str | None:
        return "the example conflict" if {a, b} == {"RUS", "UKR"} else None

    def parties(self, *, country: str | None, on: date | None) -> tuple[str, ...]:
        return ("RUS", "UKR") if country in {"RUS", "UKR"} else ()


def example() -> tuple[list[Report], list[Claim], list[Incident]]:
    """Reports, claims and incidents, as the pipeline would give them."""
    books = (
        Book("The Harbour Post", "Over 76,000 leave Kursk border", "2024-08-11T05:30:00Z", "post"),
        Book("Meridian Press Agency", "Rival accounts of Sudzha", "2024-08-12", "agency"),
        Book("Ferryman's Herald", "Fifteen hurt, says governor", "2024-08-14", "herald"),
    )
    a, b, c = post_claims(books[0]), agency_claims(books[1]), herald_claims(books[2])
    injured, settlements = [a[2], c[0]], [b[0], c[3]]
    reason = "injured: 13 (Aleksei Smirnov) against 15 (Aleksei Smirnov)"
    incidents = [
        incident([a[0]], "acknowledged", "a side says that it did it"),
        incident([a[1]], "party_claim", "one side: RUS", tolls=(toll([a[1]], "evacuated", "party_claim"),)),
        incident(injured, "contested", reason, tolls=(toll(injured, "injured", "contested", reason),)),
        incident([a[3]], "single_origin"),
        incident(
            [a[4]],
            "single_origin",
            tolls=(toll([a[4]], "killed", "single_origin"), toll([a[4]], "injured", "single_origin")),
        ),
        incident(settlements, "party_claim", tolls=(toll(settlements, "settlements", "party_claim"),)),
        incident([b[4], b[1]], "contested", "denied by the Ministry of Defence of Russia"),
        incident([b[2]], "party_claim"),
        incident([b[3]], "single_origin", tolls=(toll([b[3]], "troops", "single_origin"),)),
        incident([b[5]], "single_origin"),
        incident([b[6]], "single_origin"),
        incident([b[7]], "single_origin"),
        incident([c[1]], "party_claim", tolls=(toll([c[1]], "weapons_launched", "party_claim"),)),
        incident([c[2]], "party_claim", tolls=(toll([c[2]], "weapons_downed", "party_claim"),)),
        incident([c[4]], "single_origin"),
        incident([c[5]], "party_claim"),
        incident([c[6]], "single_origin"),
    ]
    return [book.report for book in books], [*a, *b, *c], incidents


OPTIONS = BriefOptions(
    title="Kursk and Kyiv, 10–13 August 2024",
    written="15 August 2024",
    side_names={"RUS": "Russia", "UKR": "Ukraine"},
    site_points={"npp_kursk": (51.677, 35.606), "gas_sudzha": (51.20, 35.28)},
)
