"""Kinds of actors: what the head of a phrase may stand for, and the words that stand for somebody named
before. Out: tables for `actors`."""

from __future__ import annotations

# The register's kinds of actors as kinds of speakers.
SPEAKER_KINDS = {
    "government": "official",
    "ministry": "official",
    "official": "official",
    "authority": "official",
    "police": "official",
    "emergency": "rescuer",
    "military": "military",
    "armed_group": "armed_group",
    "militia": "armed_group",
    "gang": "armed_group",
    "igo": "igo",
    "ngo": "ngo",
    "monitor": "monitor",
    "think_tank": "analyst",
    "state_media": "media",
    "media": "media",
    "wire_agency": "media",
    "medical": "medic",
    "party": "official",
    "company": "other",
}
# Kinds that the words alone tell: a police source is anonymous, a nurse of the army's hospital a medic.
OWN_KINDS = frozenset({"anonymous", "medic", "witness", "resident", "analyst", "rescuer"})
SIDELESS_KINDS = frozenset({"resident", "witness", "analyst"})
OWN_WORDS = frozenset({"it", "its", "our", "we", "they", "their", "his", "her", "he", "she", "him", "them"})
BARE_PLURALS = frozenset({"troops", "soldiers", "forces", "rebels", "militants", "fighters", "insurgents"})
_MILITARY, _ARMED, _CIVIL = (
    frozenset({"military"}),
    frozenset({"armed_group", "militia", "gang"}),
    frozenset({"igo", "ngo", "monitor", "think_tank", "medical"}),
)
KINDS_OF_HEADS = (
    dict.fromkeys(("army", "military", "troops", "soldiers", "navy"), _MILITARY)
    | dict.fromkeys(
        ("group", "movement", "militia", "militants", "rebels", "insurgents", "fighters", "gang"), _ARMED
    )
    | dict.fromkeys(("forces",), _MILITARY | _ARMED)
    | dict.fromkeys(
        ("agency", "organisation", "organization", "body", "monitor", "observatory", "charity", "watchdog"),
        _CIVIL,
    )
    | {"ministry": frozenset({"ministry"}), "council": frozenset({"official", "authority"})}
    | dict.fromkeys(("services", "service", "rescuers"), frozenset({"emergency"}))
    | {"police": frozenset({"police"}), "authorities": frozenset({"authority", "government"})}
)
PRONOUNS = frozenset({"he", "she", "they", "it", "him", "them", "who", "which", "its", "their", "his", "her"})
