"""ECB+: mentions, chains and annotated sentences out of small constructed files; triggers meet mentions."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.linking.news_words import weigh_words

from reportedly.evaluate.ecbplus import EcbText, EventMention, mention_of, read_ecbplus
from reportedly.evaluate.polnear import Range

_SENTENCES = (("Gunmen", "raided", "the", "bakery"), ("Rain", "fell"), ("The", "raid", "shocked", "Lissoy"))


@pytest.fixture
def texts(tmp_path: Path) -> list[EcbText]:
    folder = tmp_path / "dev" / "90"
    folder.mkdir(parents=True)
    tokens, number = [], 0
    for sentence, words in enumerate(_SENTENCES):
        for word in words:
            number += 1
            tokens.append(f'<token t_id="{number}" sentence="{sentence}" number="0">{word}</token>')
    marks = "".join(
        f'<{tag} m_id="{mark}"><token_anchor t_id="{token}"/></{tag}>'
        for mark, tag, token in (
            (1, "ACTION_OCCURRENCE", 2), (2, "ACTION_OCCURRENCE", 8), (3, "ACTION_STATE", 9),
            (4, "LOC_GPE", 10), (5, "ACTION_OCCURRENCE", 6),
        )
    )  # fmt: skip
    marks += '<ACTION_OCCURRENCE m_id="9" instance_id="ACT7"/>'
    relations = "".join(
        f'<CROSS_DOC_COREF r_id="{mark}" note="ACT7"><source m_id="{mark}"/></CROSS_DOC_COREF>'
        for mark in (1, 2)
    )
    body = f"<Markables>{marks}</Markables><Relations>{relations}</Relations>"
    for name in ("90_1ecb", "90_2ecbplus"):
        (folder / f"{name}.xml").write_text(f"<Document>{''.join(tokens)}{body}</Document>", encoding="utf-8")
    rows = [f"90,{name},{sentence}" for name in ("1ecb", "2ecbplus") for sentence in (0, 2)]
    (tmp_path / "dev_sentences.csv").write_text("Topic,File,Sentence Number\n" + "\n".join(rows))
    return list(read_ecbplus(tmp_path))


def test_mentions_of_annotated_sentences_with_their_chains(texts: list[EcbText]) -> None:
    first, second = texts
    assert (first.topic, first.subtopic, second.subtopic) == ("90", "90_ecb", "90_ecbplus")
    assert first.text.splitlines() == [" ".join(words) for words in _SENTENCES]
    assert [mention.words for mention in first.mentions] == ["raided", "raid", "shocked"]
    assert [m.chain for m in first.mentions] == ["ACT7", "ACT7", "90_1ecb#3"]
    assert second.mentions[0].chain == "ACT7"  # across texts
    assert second.mentions[2].chain != first.mentions[2].chain


def test_a_trigger_meets_a_mention_or_stands_for_itself(texts: list[EcbText]) -> None:
    text = texts[0]
    at = text.text.index
    met = mention_of(Range(at("raided"), at("raided") + 6), text)
    assert isinstance(met, EventMention)
    assert met.words == "raided"
    bakery = Range(at("bakery"), at("bakery") + 6)
    assert mention_of(bakery, text) == bakery
    assert mention_of(Range(at("fell"), at("fell") + 4), text) is None


def test_words_in_common_are_weighed_without_each_topic(texts: list[EcbText]) -> None:
    lines = list(weigh_words(texts))
    assert lines[0].startswith("without topic 90: none +0.0")
    assert lines[-1].startswith("all 3 pairs")  # each word once in either text
