"""Masks: private names go, everything else stays, and the original's offsets go on counting."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factory import make_actor, make_claim, make_place, make_report, make_span, make_speaker
from reportedly.export.mask import mask_names, mask_record, mask_text, names_of_people, private_names
from reportedly.fuse.origins import find_origins
from reportedly.model.span import Span

TEXT = "Olena Petrenko said that Petrenko's son was hurt."


def test_spans_count_from_the_original() -> None:
    report = make_report(TEXT)
    first, second = make_span("Olena Petrenko", report), Span.of(TEXT, 25, 33)
    assert mask_text(TEXT, [second, first]) == "[name] said that [name]'s son was hurt."
    assert mask_text(TEXT[15:], [first, second], start=15) == "said that [name]'s son was hurt."
    assert mask_text(TEXT[6:], [first], start=6) == "[name] said that Petrenko's son was hurt."


def test_overlapping_spans_are_one_name() -> None:
    assert mask_text(TEXT, [Span.of(TEXT, 0, 14), Span.of(TEXT, 6, 14)]).startswith("[name] said")
    assert mask_text(TEXT, []) == TEXT


@given(st.lists(st.tuples(st.integers(0, 48), st.integers(1, 48))))
def test_what_lies_outside_stays(pairs: list[tuple[int, int]]) -> None:
    spans = [Span.of(TEXT, a, a + n) for a, n in pairs if a + n <= len(TEXT)]
    covered = {i for span in spans for i in range(span.start, span.end)}
    kept = "".join(char for i, char in enumerate(TEXT) if i not in covered)
    assert mask_text(TEXT, spans).replace("[name]", "") == kept


def test_names_are_masked_whole_and_in_parts_but_not_inside_words() -> None:
    names = frozenset(("Olena", "Petrenko"))
    masked = mask_names("Olena Petrenko, Petrenko and Petrenkova", names)
    assert masked == "[name], [name] and Petrenkova"


def test_roles_officials_and_places_are_no_private_names() -> None:
    claims = [
        make_claim(speaker=make_speaker("Olena Petrenko", None, private=True), place=make_place("Kursk")),
        make_claim(target=make_actor(None, None, words="a resident", private=True)),
        make_claim(target=make_actor(None, None, words="Kursk resident", private=True)),
        make_claim(speaker=make_speaker("Ivan Petrenko", "UKR")),
    ]
    assert private_names(claims) == frozenset(("Olena",))


def test_a_bare_phrase_never_unmasks() -> None:
    people = [
        make_speaker("Kofi Mensah", None, private=True),
        make_speaker(None, None, words="Mensah's wife"),
        make_speaker("Kofi Mensah’s lawyer", None, kind="official"),
    ]
    assert names_of_people(people) == frozenset(("Kofi", "Mensah"))


def test_only_who_is_known_keeps_a_shared_part() -> None:
    private = make_speaker("Olena Petrenko", None, private=True)
    known = make_speaker("Ivan Petrenko", "UKR", kind="official")
    neighbour = make_speaker("Ivan Petrenko", None, kind="resident")
    assert names_of_people([private, known]) == frozenset(("Olena",))
    assert names_of_people([private, neighbour]) == frozenset(("Olena", "Petrenko"))


def test_double_names_and_particles_are_masked_in_their_halves() -> None:
    people = [
        make_speaker("Anne-Marie Dubois", None, private=True),
        make_speaker("Omar al-Hassan", None, private=True),
    ]
    names = names_of_people(people)
    assert mask_names("Dubois, Marie, OMAR AL-HASSAN’S son and Hassan", names) == (
        "[name], [name], [name]’S son and [name]"
    )


def test_letter_case_hides_no_name_and_takes_no_word() -> None:
    names = frozenset(("Kofi", "Said"))
    assert mask_names("KOFI SAID, kofi said, Kofi said, he said", names) == (
        "[name], [name], [name] said, he said"
    )


def test_a_private_origin_is_numbered_since_its_key_is_made_of_the_name() -> None:
    report = make_report(TEXT)
    speakers = (make_speaker(name, None, private=True) for name in ("Olena Petrenko", "Ivan Koval"))
    claims = [make_claim(report, id=f"clm_{i}", speaker=speaker) for i, speaker in enumerate(speakers)]
    olena, ivan = (origin.key for origin in find_origins(claims, [report]).values())
    masked = mask_record({"origins": [ivan, olena], "tolls": [{"origin": olena}]}, frozenset())
    assert masked == {"origins": ["private:1", "private:2"], "tolls": [{"origin": "private:2"}]}
