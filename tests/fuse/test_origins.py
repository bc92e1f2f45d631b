"""Where knowledge comes from: speakers, agencies, outlets that were there, and nobody knows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factory import make_claim, make_place, make_report, make_span, make_speaker
from reportedly.fuse.agencies import agency_named, find_credit
from reportedly.fuse.origins import find_origins
from reportedly.fuse.outlets import first_hand_words
from reportedly.model.actor import Via
from reportedly.model.claim import Claim
from reportedly.model.report import Report

BODY = (
    " Shelling killed nine people in the market on Sunday, and many more were hurt in the streets around it."
)


def _key(claim: Claim, report: Report) -> str:
    return find_origins([claim], [report])[claim.id].key


@pytest.mark.parametrize(
    ("head", "agency"),
    [
        ("OMDURMAN, Aug 11 (Reuters) -" + BODY, "reuters"),
        ("Omdurman (AFP) –" + BODY, "afp"),
        ("By Jane Doe, Associated Press\n" + BODY, "ap"),
        ("By Jane Doe and John Roe, The Associated Press\n" + BODY, "ap"),
        ("KYIV (Northgate Wire) -" + BODY, "northgate-wire"),
        ("ŞIRNAK (Northgate Wire) -" + BODY, "northgate-wire"),
        ("Nine dead\n\n" + BODY + " (AP)", "ap"),
        ("Reuters\n\nNine dead." + BODY, "reuters"),
        ("AFP/Reuters\n\nNine dead." + BODY, "afp"),
        ("Nine dead." + BODY + " - Xinhua", "xinhua"),
        ("Nine dead." + BODY + "\nAP writer Jane Doe in Omdurman contributed to this report.", "ap"),
        ("Nine dead." + BODY + "\nWith additional reporting by Reuters.", "reuters"),
        ("Nine dead." + BODY + "\nThis article was first published by Anadolu Agency.", "anadolu"),
        ("Nine dead." + BODY + "\nA local journalist contributed to this report.", None),
        ("The governor met the AP, and the talks went on." + BODY, None),
        ("(AFP)\n" + BODY, "afp"),
        ("Fighters of the Arakan Army (AA) took a base." + BODY, None),
        ("Arakan Army (AA) - its fighters took a base." + BODY, None),
        ("Dale Relief Society (DRS) - ten were hurt." + BODY, None),
        ("ALTA PIERRE (AP) -" + BODY, "ap"),
        ("Police in Andhra Pradesh (AP) said so." + BODY, None),
        ("Trucks of the Emergency Nutrition Aid (ENA) were hit on the road." + BODY, None),
        ("MOSCOW, August 11 /TASS/." + BODY, None),
        ("The town was quiet (see map)." + BODY, None),
        ("Reuters said nothing." + BODY, None),
    ],
)
def test_an_agency_is_known_by_its_credit(head: str, agency: str | None) -> None:
    found = find_credit(make_report(head))
    assert (found.agency.key if found and found.agency else None) == agency


def test_an_agencys_name_is_written_as_it_is() -> None:
    assert agency_named("the Associated Press") and agency_named("TASS")
    assert agency_named("Ani") is None and agency_named("Saba") is None


@pytest.mark.parametrize("tail", ["Agencies", "By agencies", "Staff and agencies", "(Agencies)"])
def test_agencies_that_nobody_names_are_no_known_origin(tail: str) -> None:
    report = make_report(f"KYIV -{BODY}\n{tail}", publisher="Harbour Post")
    assert _key(make_claim(report), report).startswith("unknown:")


@pytest.mark.parametrize(
    ("words", "kind", "key"),
    [
        ("a Reuters witness", "witness", "outlet:reuters"),
        ("AFP correspondents", "media", "outlet:afp"),
        ("local media", "media", "unknown:"),
        ("Telegram channels", "other", "unknown:"),
        ("a post on X", "other", "unknown:"),
        ("videos on social media", "other", "unknown:"),
        ("residents", "resident", "anonymous:residents@"),
        ("a doctor", "medic", "anonymous:medical@"),
    ],
)
def test_media_and_posts_that_nobody_names_are_unknown(words: str, kind: str, key: str) -> None:
    report = make_report(BODY, publisher="Harbour Post")
    claim = make_claim(report, speaker=make_speaker(None, None, words=words, kind=kind))
    assert _key(claim, report).startswith(key)


def test_an_outlet_has_one_key_under_all_its_names() -> None:
    report = make_report("KYIV -" + BODY, publisher="The British Broadcasting Corporation")
    bbc = make_speaker("BBC", None, actor_id="med_bbc", kind="media")
    quoted = make_claim(make_report(BODY), speaker=bbc)
    other = make_report(BODY)
    origins = find_origins([make_claim(report), quoted], [report, other])
    assert len({origin.key for origin in origins.values()}) == 1


def test_the_chain_leads_from_the_report_to_the_origin() -> None:
    first = make_report("KYIV (Reuters) -" + BODY, publisher="Harbour Post", published="2024-08-10")
    copy = make_report("KYIV (Reuters) -" + BODY, publisher="Dale Courier", published="2024-08-11")
    via = Via(make_span("TASS"))
    claim = make_claim(copy, speaker=make_speaker(actor_id="RUS"), via=(via,))
    chain = find_origins([claim], [first, copy])[claim.id].chain
    assert [(node.kind, node.name) for node in chain][1:] == [
        ("outlet", "Dale Courier"),
        ("copy", "Harbour Post"),
        ("agency", "Reuters"),
        ("media", "TASS"),
        ("person", "Aleksei Smirnov"),
    ]
    credit = chain[3].span
    assert credit is not None and first.text[credit.start : credit.end] == "Reuters"


@pytest.mark.parametrize(
    ("text", "first_hand"),
    [
        ("KYIV -" + BODY, True),
        ("ĪTEYA -" + BODY, True),
        ("ŁÓDŹ -" + BODY, True),
        ("Shells on Lissoy\n\nLISSOY, Tarvenia -" + BODY, True),
        ("Nine dead." + BODY + ' "We ran", she told this newspaper.', True),
        ("Nine dead." + BODY + " Our correspondent counted four craters.", True),
        ("BREAKING - nine dead." + BODY, False),
        ("Nine dead, an agency says." + BODY, False),
    ],
)
def test_an_outlet_is_first_hand_where_the_text_shows_it(text: str, first_hand: bool) -> None:
    assert bool(first_hand_words(make_report(text))) is first_hand


def test_the_speaker_comes_before_agency_and_outlet() -> None:
    report = make_report("KYIV (Reuters) -" + BODY, publisher="Harbour Post")
    assert _key(make_claim(report, speaker=make_speaker(actor_id="RUS")), report) == "speaker:aleksei-smirnov"
    assert _key(make_claim(report), report) == "outlet:reuters"


@pytest.mark.parametrize(
    ("name", "actor_id", "kind", "key", "body"),
    [
        ("Volodymyr Zelensky", "UKR", "official", "speaker:volodymyr-zelensky", None),
        ("Ukraine", "UKR", "official", "speaker:UKR", None),
        (
            "Defence ministry of Russia",
            "RUS.defence_ministry",
            "military",
            "speaker:RUS.defence_ministry",
            "RUS.defence_ministry",
        ),
        (
            "Stepan Orekhov",
            "RUS.defence_ministry",
            "military",
            "speaker:stepan-orekhov",
            "RUS.defence_ministry",
        ),
        ("Samir Halabi", "medical", "medic", "speaker:samir-halabi", None),
        ("Rafael Grossi", None, "igo", "speaker:rafael-grossi", "org_iaea"),
        ("Volker Turk", None, "igo", "speaker:volker-turk", "org_ohchr"),
        ("United Nations", "org_un", "igo", "speaker:org_un", "org_un"),
    ],
)
def test_a_person_is_an_origin_apart_from_state_and_body(
    name: str, actor_id: str | None, kind: str, key: str, body: str | None
) -> None:
    report = make_report(BODY)
    claim = make_claim(report, speaker=make_speaker(name, None, actor_id=actor_id, kind=kind))
    origin = find_origins([claim], [report])[claim.id]
    assert (origin.key, origin.body) == (key, body)


@pytest.mark.parametrize(
    ("words", "place", "home"),
    [
        ("the mayor of Sudzha", "Kursk", "sudzha"),
        ("Sudzha's mayor", None, "sudzha"),
        ("the acting governor of the Kursk region", "Sudzha", "kursk-region"),
        ("the governor", "Sudzha", "kursk-region"),
        ("the mayor of Kursk", "Sudzha", "kursk"),
        ("the mayor", "Sudzha", "sudzha"),
        ("the city council", "Kursk region", None),
        ("the governor", None, None),
        ("Ukrainian local officials", "Sudzha", None),
        ("local authorities", "Sudzha", None),
    ],
)
def test_offices_that_every_town_has_are_told_apart_by_whose_they_are(
    words: str, place: str | None, home: str | None
) -> None:
    speaker = make_speaker("Local authorities of Russia", actor_id="RUS.local_authorities", words=words)
    report = make_report(BODY, publisher="Harbour Post")
    claim = make_claim(report, speaker=speaker, place=make_place(place) if place else None)
    assert _key(claim, report) == f"speaker:RUS.local_authorities@{home or report.id}"


def test_hearsay_and_second_hand_are_unknown() -> None:
    first_hand = make_report("KYIV -" + BODY, publisher="Harbour Post")
    assert _key(make_claim(first_hand), first_hand) == "outlet:harbour-post"
    assert _key(make_claim(first_hand, hearsay="reportedly"), first_hand).startswith("unknown:")
    second_hand = make_report("Nine dead." + BODY, publisher="Harbour Post")
    assert _key(make_claim(second_hand), second_hand).startswith("unknown:")
    nameless = make_report("KYIV -" + BODY)
    assert _key(make_claim(nameless), nameless).startswith("unknown:")


def test_copies_share_the_origin_of_the_earliest() -> None:
    early = make_report("KYIV -" + BODY, publisher="Harbour Post", published="2024-08-10")
    late = make_report("KYIV -" + BODY, publisher="Dale Courier", published="2024-08-11")
    origins = find_origins([make_claim(early), make_claim(late)], [late, early])
    assert {origin.key for origin in origins.values()} == {"outlet:harbour-post"}


def test_a_surname_is_the_one_full_name_that_ends_in_it() -> None:
    report = make_report(BODY)
    full, short = make_speaker("Rafael Grossi", None), make_speaker("Grossi", None)
    claims = [make_claim(report, speaker=full), make_claim(report, at=5, speaker=short)]
    assert len({origin.key for origin in find_origins(claims, [report]).values()}) == 1
    claims.append(make_claim(report, at=9, speaker=make_speaker("Anna Grossi", None)))
    assert len({origin.key for origin in find_origins(claims, [report]).values()}) == 3


def test_unnamed_speakers_are_known_only_through_their_text() -> None:
    one, other = make_report("A." + BODY, publisher="a"), make_report("B. Other words.", publisher="b")
    residents = make_speaker(None, None, words="residents", kind="resident")
    keys = find_origins(
        [make_claim(one, speaker=residents), make_claim(other, speaker=residents)], [one, other]
    )
    assert len({origin.key for origin in keys.values()}) == 2
    wired = [make_report(f"KYIV (Reuters) - {i}." + BODY, publisher=str(i)) for i in ("one", "two")]
    keys = find_origins([make_claim(report, speaker=residents) for report in wired], wired)
    assert len({origin.key for origin in keys.values()}) == 1


def test_a_private_name_stands_in_no_key() -> None:
    report = make_report(BODY)
    key = _key(make_claim(report, speaker=make_speaker("Olena Petrenko", None, private=True)), report)
    assert key.startswith("private:") and "petrenko" not in key


def test_an_outlet_named_as_source_is_that_outlet() -> None:
    report = make_report("Nine dead." + BODY, publisher="Dale Courier")
    claim = make_claim(report, via=(Via(make_span("TASS")),))
    origin = find_origins([claim], [report])[claim.id]
    assert (origin.key, origin.side) == ("outlet:tass", "RUS")


def test_an_official_told_by_a_surname_is_the_one_whom_another_report_names() -> None:
    whole, lone = make_report("One."), make_report("Two.")
    told = [
        make_claim(whole, speaker=make_speaker("Pavel Orlov", "RUS")),
        make_claim(lone, speaker=replace(make_speaker("Orlov", "RUS"), name=None)),
    ]
    keys = [origin.key for origin in find_origins(told, [whole, lone]).values()]
    assert keys == ["speaker:pavel-orlov"] * 2
    stranger = replace(make_speaker("Belov", "RUS"), name=None)
    (other,) = find_origins([make_claim(lone, speaker=stranger)], [lone]).values()
    assert other.key.startswith("anonymous:")
