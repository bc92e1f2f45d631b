"""data/lexicons: every file has the keys and shapes that its readers ask for, and speaks of kinds, measures
and other closed values that the vocabulary has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import reportedly.data.lexicons as package
from reportedly.data.lexicons import load_lexicon
from reportedly.model.vocabulary import (
    DEMOGRAPHICS,
    KINDS,
    MEASURES,
    MODALITIES,
    PROOF_KINDS,
    SPEAKER_KINDS,
    STATUSES,
    VAGUE_LOWS,
)

NAMES = sorted(path.stem for path in Path(package.__file__).parent.glob("*.yaml"))


def is_words(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(word, str) and word for word in value)


def is_labels(value: object) -> bool:
    """Lists of words by label; a label may stand without words."""
    return isinstance(value, dict) and all(words == [] or is_words(words) for words in value.values())


def is_numbers(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(number, int | float) and not isinstance(number, bool) for number in value.values()
    )


def is_mapping_of_words(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(word, str) for word in value.values())


def is_mappings_of_words(value: object) -> bool:
    return isinstance(value, dict) and all(is_mapping_of_words(inner) for inner in value.values())


def is_pairs(value: object) -> bool:
    return isinstance(value, list) and all(is_words(pair) and len(pair) == 2 for pair in value)


def is_lists_of_words(value: object) -> bool:
    return isinstance(value, list) and all(map(is_words, value))


Check = Callable[[object], bool]


def each(check: Check, keys: str) -> dict[str, Check]:
    return dict.fromkeys(keys.split(), check)


SCHEMAS: dict[str, dict[str, Check]] = {
    "tellings": each(is_words, "counting counting_of counting_at counting_as giving standing"),
    "aftermath": each(is_labels, "follow_up") | each(is_words, "wide"),
    "attribution": each(is_labels, "verbs other_verbs nouns proof_nouns chains")
    | each(
        is_words,
        "nameless hearsay_adverbs hearsay_adjectives hearsay_passives tail_verbs speaker_endings nobody"
        " unsure_verbs performing counts counting",
    ),
    "happenings": each(is_labels, "kinds_by_measure excluded_after")
    | each(is_mapping_of_words, "kind_of_measure irregular_forms")
    | each(is_pairs, "joined_kinds")
    | each(
        is_words,
        "plain_bombings kinds_at_sites violent cause_prepositions aspects context_prepositions risk particles"
        " event_heads headline_participles idle_objects denying tellings untruths deeds retelling"
        " loading judging ailments acts_of_their_own shares bare_deeds presenting count_nouns word_nouns",
    ),
    "measures": each(is_labels, "patient doer of head participle things active tolls")
    | each(is_mappings_of_words, "defaults")
    | each(
        is_words,
        "weapon_launch weapon_down destroyed held deployed weapons vehicles settlements harm toll_links"
        " between state_verbs told_of kinds_without_counts perishing downed_aircraft formations targets"
        " inhabitants instances moving wounding ruins single_destroyed taking lost_by_the_living count_nouns"
        " putting whereabouts wounds brought hospitals ruining anybody",
    ),
    "holding": each(is_words, "held not_now still nameless armed forces kinds parts states"),
    "corrections": each(
        is_words,
        "earlier earlier_phrases counting counts changing changing_counts comparing adding withdrawing",
    ),
    "negation": each(
        is_words,
        "subjects determiners adverbs not_after prepositions preposition_pairs verbs nouns adjectives"
        " averting modifiers act_verbs factive presupposing called_false",
    ),
    "verification": each(
        is_words, "checks fillers unchecked checking_nouns said texts checkers material forces"
    ),
    "modality": each(is_labels, "planned possible feared ordered requested governing"),
    "names": each(
        is_words,
        "never_names links before_places locatives static_locatives place_nouns area_nouns taking_verbs"
        " place_taking_verbs body_words personal_titles common_towns outlet_nouns"
        " operation_words shelling_nouns",
    ),
    "numbers": each(is_numbers, "units scales vague distance_units area_units")
    | each(is_labels, "demographic status")
    | each(
        is_words,
        "over at_most about after_over after_about not_counts_after not_counts_before ends_of_count"
        " part_marks comparing amounts joined_units before_years kin no_single_persons zero_counted ordinals"
        " gathered aged_persons gravely one_of_these as_of_marks hearsay_verbs cumulative_marks rate_marks"
        " standing_verbs single_acts belonging armed_bodies speaking",
    ),
    "peaceful": each(is_labels, "strong weak")
    | each(
        is_words,
        "score_verbs works showing themes drills drill_verbs unreal enemies remembrance remembering ages"
        " nature animals accidents mishaps bursting illness abstract civil_modifiers critics utterances"
        " workers quarrels war deaths violent_kinds natural_kinds result_kinds debates media harmless weather"
        " unkillable following acts careless firearms hitting stoppages",
    ),
    "roles": each(is_labels, "speaker_kinds modifier_kinds body_words returning_words")
    | each(is_mapping_of_words, "short_ranks")
    | each(
        is_words,
        "titles official_titles region_words settlement_words place_parts distance_words"
        " weighed_prepositions telling_verbs war_nouns site_nouns line_nouns other_ones large_units"
        " mutual_kinds kinds_without_target frontiers ways"
        " aiming_prepositions crewed no_actors settlements acts_of_something"
        " people_of_places bodies_of_places suffering_verbs local_offices people_endings no_people"
        " doing_verbs taking_on holds standing_verbs inquiries spots"
        " bearing_verbs no_targets weapon_verbs speaking_pronouns"
        " open_heads go_betweens office_heads ranks civil_generals withheld_names withheld_offices"
        " no_authorities institutions"
        " female_words male_words female_names male_names",
    ),
    "scenes": each(is_labels, "scenes") | each(is_words, "no_scene"),
    "tolls": {"source_order": is_lists_of_words}
    | each(is_numbers, "acled_vague")
    | each(is_words, "spot_owners own_spots"),
}
TRIGGER_KEYS = {"noun", "verb", "noun_if", "verb_if", "outcome"}
CONDITION_KEYS = {"lemma", "near", "object", "subject", "with", "unless", "adverb", "patient"}
MODALITY_PARTS = {"verbs", "nouns", "adjectives", "adverbs", "auxiliaries", "predicates"}


def words_lists(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], list[Any]]]:
    """Every list of plain values, with the keys that lead to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from words_lists(inner, (*path, str(key)))
    elif isinstance(value, list):
        if not any(isinstance(item, dict | list) for item in value):
            yield path, value
        for item in value:
            yield from words_lists(item, path)


def scalars(value: object) -> Iterator[object]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield key
            yield from scalars(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from scalars(inner)
    else:
        yield value


def test_every_file_is_tested() -> None:
    assert set(NAMES) == set(SCHEMAS) | {"instruments", "nouns", "times", "triggers"}


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_keys_and_shapes(name: str) -> None:
    lexicon = load_lexicon(name)
    assert set(lexicon) == set(SCHEMAS[name])
    assert [key for key, check in SCHEMAS[name].items() if not check(lexicon[key])] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_word_twice_in_a_list(name: str) -> None:
    twice = {
        path: [word for word, count in Counter(words).items() if count > 1]
        for path, words in words_lists(load_lexicon(name))
        if len(set(words)) < len(words) and all(isinstance(word, str) for word in words)
    }
    assert twice == {}


@pytest.mark.parametrize("name", NAMES)
def test_no_word_read_as_a_boolean(name: str) -> None:
    lexicon = load_lexicon(name)
    if name == "triggers":  # `outcome: true` is meant
        lexicon = {
            kind: {k: v for k, v in entry.items() if k != "outcome"} for kind, entry in lexicon.items()
        }
    assert not any(isinstance(value, bool) for value in scalars(lexicon))


def test_nouns_are_lists_of_words_by_class() -> None:
    assert is_labels(load_lexicon("nouns"))


def test_instruments_name_a_kind_and_words() -> None:
    for value, entry in load_lexicon("instruments").items():
        assert set(entry) == {"kind", "words"}, value
        assert entry["kind"] is None or entry["kind"] in KINDS, value
        assert is_words(entry["words"]), value


def test_triggers_name_kinds_and_known_conditions() -> None:
    for kind, entry in load_lexicon("triggers").items():
        assert kind in KINDS
        assert set(entry) <= TRIGGER_KEYS, kind
        for key in entry.keys() & {"noun", "verb"}:
            assert is_words(entry[key]), kind
        for condition in [*entry.get("noun_if", ()), *entry.get("verb_if", ())]:
            assert "lemma" in condition and set(condition) <= CONDITION_KEYS, kind
            assert is_words(condition["lemma"]), kind


def test_trigger_conditions_name_classes_of_nouns() -> None:
    # Besides the listed classes: those that only names have, and parties that can speak.
    classes = set(load_lexicon("nouns")) | {"place", "named", "named_place", "unknown", "speaker"}
    wanted = {
        name
        for entry in load_lexicon("triggers").values()
        for condition in entry.get("verb_if", ())
        for role in ("object", "subject")
        for name in condition.get(role, ())
    }
    assert wanted - classes == set()


def test_kinds_are_in_the_vocabulary() -> None:
    happenings, peaceful = load_lexicon("happenings"), load_lexicon("peaceful")
    kinds = {*happenings["violent"], *happenings["kinds_at_sites"], *happenings["kind_of_measure"].values()}
    kinds |= {kind for pair in happenings["joined_kinds"] for kind in pair}
    kinds |= {kind for names in happenings["kinds_by_measure"].values() for kind in names} - {"violent"}
    kinds |= {*peaceful["violent_kinds"], *peaceful["natural_kinds"], *peaceful["result_kinds"]}
    kinds |= {kind for by_kind in load_lexicon("measures")["defaults"].values() for kind in by_kind} - {"any"}
    assert kinds - set(KINDS) == set()


def test_measures_are_in_the_vocabulary() -> None:
    measures, happenings = load_lexicon("measures"), load_lexicon("happenings")
    named = {m for part in ("patient", "doer", "of", "head", "participle", "active") for m in measures[part]}
    named |= {measure for by_kind in measures["defaults"].values() for measure in by_kind.values()}
    named |= {*happenings["kinds_by_measure"], *happenings["kind_of_measure"]}
    assert named - set(MEASURES) == set()


def test_other_closed_values_are_in_the_vocabulary() -> None:
    numbers, roles = load_lexicon("numbers"), load_lexicon("roles")
    assert set(numbers["status"]) <= set(STATUSES)
    assert set(numbers["demographic"]) <= set(DEMOGRAPHICS)
    assert {*roles["speaker_kinds"], *roles["modifier_kinds"], *roles["body_words"]} <= set(SPEAKER_KINDS)
    assert set(load_lexicon("attribution")["proof_nouns"]) <= set(PROOF_KINDS)


def test_modality_names_modalities_and_parts() -> None:
    lexicon = dict(load_lexicon("modality"))
    lexicon.pop("governing")
    assert set(lexicon) - {"requested"} <= set(MODALITIES)  # what is only called for is told as ordered
    assert {part for parts in lexicon.values() for part in parts} <= MODALITY_PARTS


def test_vague_words_have_the_low_bounds_of_the_vocabulary() -> None:
    vague = load_lexicon("numbers")["vague"]
    shared = vague.keys() & VAGUE_LOWS.keys()
    assert len(shared) > 10
    assert {word: vague[word] for word in shared} == {word: VAGUE_LOWS[word] for word in shared}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("person", {"person", "man", "woman", "child"}),
        ("fighter", {"fighter", "soldier", "militant"}),
        ("building", {"building", "house", "hospital", "school"}),
        ("infrastructure", {"bridge", "pipeline"}),
        ("utility", {"power", "water"}),
        ("aid", {"aid", "relief", "food"}),
        ("vehicle", {"vehicle", "truck", "convoy"}),
        ("troops", {"troop", "soldier"}),
        ("territory", {"village", "town", "city"}),
        ("body", {"body", "corpse"}),
    ],
)
def test_the_plainest_words_of_a_class_are_in_it(name: str, words: set[str]) -> None:
    assert words <= set(load_lexicon("nouns")[name])
