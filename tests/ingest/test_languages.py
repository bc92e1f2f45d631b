"""Languages: English is read, names alone are no other language, and the rest is kept and marked."""

from __future__ import annotations

import pytest

from reportedly.ingest import languages
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


# One text of news a language of Latin script, made up, twice over so that it is long enough to be counted.
FOREIGN = {
    "fr": "Le ministère de la Défense a déclaré que deux soldats ont été tués dans une attaque contre "
    "un poste militaire à la frontière, et que la situation reste tendue dans la région.",
    "es": "El ministerio de Defensa dijo que dos soldados murieron en un ataque a un puesto militar en "
    "la frontera y que la situación sigue siendo tensa a pesar de la tregua.",
    "de": "Das Verteidigungsministerium teilte mit, in der Nacht seien bei einem Angriff auf einen "
    "Posten an der Grenze zwei Soldaten getötet worden; die Lage in der Region war am Sonntag "
    "angespannt.",
    "it": "Il ministero della Difesa ha detto che due soldati sono morti in un attacco a un posto "
    "militare in prossimità del confine, e che la situazione in città è ancora tesa.",
    "pt": "O ministério da Defesa disse que as tropas sofreram um ataque a um posto militar no sábado, "
    "e que a situação na fronteira continua tensa, com as estradas fechadas a civis.",
    "nl": "Het ministerie van Defensie zei dat twee soldaten in de nacht zijn gedood bij een aanval op "
    "een post aan de grens; of er meer slachtoffers zijn was zondag niet bekend en is in "
    "onderzoek.",
    "tr": "Savunma Bakanlığı, sınırdaki bir karakola düzenlenen saldırıda iki askerin öldüğünü ve "
    "bölgede durumun hâlâ gergin olduğunu, yolların sivillere kapatıldığını açıkladı.",
    "id": "Kementerian Pertahanan mengatakan dua tentara tewas dalam serangan terhadap pos militer di "
    "perbatasan pada hari Minggu, dan keadaan di wilayah itu masih tegang.",
    "so": "Wasaaradda Gaashaandhigga ayaa sheegtay in laba askari lagu dilay weerar lagu qaaday saldhig "
    "ciidan oo ku yaal xadka, isla markaana xaaladda gobolka ay weli kacsan tahay.",
    "ha": "Ma'aikatar tsaro ta ce an kashe sojoji biyu a wani hari da aka kai a kan sansanin soja da ke "
    "kan iyaka a ranar Lahadi, kuma har yanzu akwai tashin hankali a yankin.",
    "sw": "Wizara ya Ulinzi ilisema kuwa wanajeshi wawili waliuawa katika shambulio dhidi ya kambi ya "
    "jeshi mpakani siku ya Jumapili, na hali katika eneo hilo bado ni ya wasiwasi.",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_a_foreign_text_of_latin_script_is_not_read(language: str) -> None:
    assert find_language(f"{FOREIGN[language]} {FOREIGN[language]}") == language


@pytest.mark.parametrize("language", FOREIGN)
def test_small_words_that_languages_share_make_no_english(language: str) -> None:
    assert _small_share(FOREIGN[language]) < languages._SMALL_SHARE - 0.05
    assert _small_share(WIRE) > languages._SMALL_SHARE


def test_an_english_beginning_does_not_decide_alone_for_a_foreign_text() -> None:
    assert find_language(WIRE * 15 + FOREIGN["fr"] * 80) == "fr"


def test_plain_english_needs_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise AssertionError("the model was asked for")

    monkeypatch.setattr(languages, "_ranker", refuse)
    assert find_language(WIRE * 2) == "en"


def _small_share(text: str) -> float:
    words = languages._WORD.findall(text.lower())
    return sum(word in languages._SMALL_WORDS for word in words) / len(words)


def test_only_other_languages_are_unsupported() -> None:
    assert [language_status(code) for code in ("en", None, "fr")] == [None, None, "unsupported_language"]
