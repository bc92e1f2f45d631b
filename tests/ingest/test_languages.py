"""Languages: English is read, names alone are no other language, and the rest is kept and marked."""

from __future__ import annotations

import pytest

from reportedly.ingest.languages import find_language, language_status

WIRE = (
    "Fourteen drones were shot down overnight over the northern region, the defence ministry said on Sunday. "
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (WIRE, "en"),
        (WIRE.upper(), "en"),
        ("Kursk governor says 13 hurt", "en"),
        ("Al-Shabaab ambush kills 12 near Beledweyne", "en"),
        ("Boko Haram Maiduguri Borno Damboa Chibok Gwoza", "en"),
        ("Dozens dead in Bria", "en"),
        ("Le gouverneur a annoncé samedi soir que les combats se poursuivaient dans la région.", "fr"),
        ("Los combates continuaron el sábado por la noche en la región, según el gobernador.", "es"),
        ("Губернатор сообщил, что в результате обстрела пострадали три человека.", "ru"),
        ("أعلنت وزارة الصحة يوم الأحد مقتل ثلاثة أشخاص في القصف", "ar"),
        ("13", None),
    ],
)
def test_language_is_found(text: str, language: str | None) -> None:
    assert find_language(text) == language


def test_an_english_headline_does_not_decide_for_a_long_foreign_text() -> None:
    french = "Le gouverneur a annoncé samedi soir que les combats se poursuivaient dans la région. " * 80
    assert find_language("Shelling hurts three in the north\n\n" + french) == "fr"


def test_only_other_languages_are_unsupported() -> None:
    assert [language_status(code) for code in ("en", None, "fr")] == [None, None, "unsupported_language"]
