"""Whom the words of a source stand for in their report: names, kinds and sides over several sentences.
`words` are a source's own, at their last place in the text; `*` is not looked at, `-` is nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Token

from case_tables import Case, parameters, read_table
from reportedly.extract.speakers.finder import SpeakerFinder
from reportedly.extract.speakers.kinds import kind_of_roles, speaker_kind
from reportedly.model.actor import Speaker
from reportedly.model.document import Document
from reportedly.resolve.actors.finder import ActorResolver
from reportedly.resolve.places.countries import country_context
from reportedly.resolve.places.finder import PlaceResolver
from text_reader import TextReader

CASES = read_table(Path(__file__).with_name("speakers.tsv"))


@pytest.mark.parametrize("case", parameters(CASES))
def test_speaker(case: Case, reader: TextReader) -> None:
    document = reader.document(case["text"])
    found = SpeakerFinder(document).speaker(source(document, case["words"]))
    assert found is not None
    resolved = resolver(document, reader).speaker(found)
    if case["name"] not in ("*", "-"):
        assert case["name"] in (found.name, resolved.name), (found.name, resolved.name)
    if case["side"] != "*":
        assert (resolved.side or "-") == case["side"], resolved.reason
    if case["kind"] != "*":
        assert resolved.kind == case["kind"]


def source(document: Document, words: str) -> Token:
    start = document.text.rindex(words)
    tokens = document.doc.char_span(start, start + len(words), alignment_mode="expand")
    assert tokens is not None
    return tokens.root


def resolver(document: Document, reader: TextReader) -> ActorResolver:
    resources = reader.resources
    context = country_context(document, resources.gazetteer, resources.register)
    places = PlaceResolver(document, resources.gazetteer, context, resources.register)
    return ActorResolver(document, resources.register, resources.officials, context, places=places, on=None)


def speaker(reader: TextReader, text: str, words: str) -> Speaker | None:
    document = reader.document(text)
    return SpeakerFinder(document).speaker(source(document, words))


def test_who_stands_for_another_says_so(reader: TextReader) -> None:
    text = "Mayor Oleh Synko said shells hit a school in Izium. He said nobody was hurt."
    found = speaker(reader, text, "He")
    assert found is not None
    assert found.reason == "“He” stands for Oleh Synko"


def test_a_pronoun_of_nobody_gives_nobody(reader: TextReader) -> None:
    assert speaker(reader, "He said shells hit a school in Izium.", "He") is None


def test_the_outlet_itself_is_no_quoted_speaker(reader: TextReader) -> None:
    text = "Mayor Oleh Synko said shells hit a school in Izium. We reported on Monday that a bus burned."
    assert speaker(reader, text, "We") is None


def test_a_private_name_is_marked(reader: TextReader) -> None:
    text = "Olena Marchuk, a teacher, said shells hit a school in Izium. She said nobody was hurt."
    found = speaker(reader, text, "She")
    assert found is not None and found.name == "Olena Marchuk" and found.private


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Anne-Marie Dubois, a resident, said shells hit Bambari.", "Dubois", "Anne-Marie Dubois"),
        ("A farmer named Kofi Mensah said shells hit Bawku.", "farmer", "Kofi Mensah"),
        ("Kofi Mensah's brother said shells hit Bawku.", "brother", "Kofi Mensah's brother"),
        ("A resident of Bawku said shells fell.", "resident", None),
        ("The Sudan Doctors Network said shells fell.", "Network", None),
    ],
)
def test_a_name_of_no_known_person_is_private(
    reader: TextReader, text: str, words: str, name: str | None
) -> None:
    found = speaker(reader, text, words)
    assert found is not None and found.private == (name is not None)
    assert name is None or found.name == name


def test_words_are_a_slice_of_the_text(reader: TextReader) -> None:
    text = "A spokesman for the Syrian army, Ali Rammal, said rebels shelled Aleppo. Two died, he said."
    document = reader.document(text)
    finder = SpeakerFinder(document)
    for words in ("spokesman", "he"):
        found = finder.speaker(source(document, words))
        assert found is not None
        assert text[found.span.start : found.span.end] == found.span.text


@pytest.mark.parametrize(
    ("phrase", "head", "kind"),
    [
        ("the governor", "governor", "official"),
        ("an army spokesman", "spokesman", "military"),
        ("a police spokesman", "spokesman", "official"),
        ("a rebel spokesman", "spokesman", "armed_group"),
        ("hospital officials", "official", "medic"),
        ("a health worker", "worker", "medic"),
        ("aid workers at the camp", "worker", "ngo"),
        ("the farmers' association", "association", "ngo"),
        ("a neighbourhood committee", "committee", "resident"),
        ("a community leader", "leader", "resident"),
        ("two drivers who got away", "driver", "witness"),
        ("the secretary general", "secretary", "official"),
        ("a security official", "official", "anonymous"),
        ("a district official", "official", "official"),
        ("two UN officials", "official", "igo"),
        ("a war monitor", "monitor", "monitor"),
        ("a think tank", "tank", "analyst"),
        ("the decision", "decision", "other"),
        ("the border guards", "guard", "military"),
        ("a hospital guard", "guard", "witness"),
        ("the attorney general", "general", "official"),
        ("a defence ministry spokesman", "spokesman", "military"),
        ("the air defences", "defences", "military"),
        ("the provincial director of information", "director", "official"),
        ("the director of a bakery", "director", "other"),
        ("the provincial health directorate", "directorate", "official"),
        ("the civil defence directorate", "directorate", "rescuer"),
        ("civil protection", "protection", "rescuer"),
        ("the gendarmerie", "gendarmerie", "official"),
        ("tribal elders", "elder", "resident"),
        ("tribal mediators", "mediator", "other"),
        ("camp managers", "manager", "other"),
        ("a lawyer for the family", "lawyer", "other"),
        ("the UN envoy", "envoy", "igo"),
        ("the local civil society", "society", "ngo"),
        ("a civil society leader", "leader", "ngo"),
        ("a conflict tracker", "tracker", "monitor"),
        ("vigilantes", "vigilante", "armed_group"),
    ],
)
def test_kinds(phrase: str, head: str, kind: str) -> None:
    assert speaker_kind(phrase, head) == kind


@pytest.mark.parametrize(
    ("roles", "kind"),
    [
        (["Brig."], "military"),
        (["Dr", "director of the hospital"], "medic"),
        (["Dr", "the health minister"], "official"),
        (["police spokesman", "Lt."], "official"),
        ([], "other"),
    ],
)
def test_kinds_of_roles(roles: list[str], kind: str) -> None:
    assert kind_of_roles(roles) == kind
