"""Pronouns of speakers: whom "he", "they" or "it" means. In: a pronoun and the voices before it. Out: the
voice that it stands for, None where nobody fits; it prefers nobody to a person who cannot speak."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.attribution.sources import is_speech
from reportedly.extract.speakers.voices import Voice

GENDERS: Final = {"he": "m", "him": "m", "his": "m", "himself": "m"} | dict.fromkeys(
    ("she", "her", "hers", "herself"), "f"
)
THINGS: Final = frozenset({"it", "its", "itself"})
MANY: Final = frozenset({"they", "them", "their", "themselves"})
OWN: Final = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
_SPEAKER_REACH, _REACH = 8.0, 3.6


def voice_meant(pronoun: Token, sentence: int, voices: Sequence[Voice]) -> Voice | None:
    """The voice before the pronoun that fits it best: near, speaking rather than named, of its number and
    gender."""
    best: tuple[float, int] | None = None
    found: Voice | None = None
    for voice in reversed(voices):
        distance = sentence - voice.sentence
        if distance > _SPEAKER_REACH:
            break
        misfit = _misfit(pronoun, voice)
        if misfit is None or (distance == 0 and not _may_refer_to(pronoun, voice.at)):
            continue
        cost = distance + voice.cost + misfit
        if cost > (_SPEAKER_REACH if voice.cost == 0 else _REACH):
            continue
        if best is None or (cost, -voice.at) < best:
            best, found = (cost, -voice.at), voice
    return found


def _misfit(pronoun: Token, voice: Voice) -> float | None:
    """How badly number and gender fit, None where they exclude it."""
    word = pronoun.lower_
    if word in GENDERS:
        if not voice.is_person:
            return 0.8 if voice.may_be_person else None
        if voice.gender not in (None, GENDERS[word]):
            return None
        return 0.0 if voice.gender is not None else 0.3
    if word in THINGS:
        return 0.0 if voice.is_body and (voice.speaker.kind != "other" or voice.cost < 1) else None
    if word in MANY:
        if voice.is_person:
            return 2.5
        return 0.0 if voice.is_plural else 0.6
    return None


def _may_refer_to(pronoun: Token, at: int) -> bool:
    """Whether a naming in the pronoun's own sentence can be meant: the subject of a clause that the
    pronoun's clause goes on from or hangs on; never somebody within the words that the pronoun says."""
    other = pronoun.doc[at]
    if at >= pronoun.i:
        return False
    verb = syntax.clause_root(pronoun)
    if _is_tail(pronoun):
        return (verb.dep_ == "conj" or is_speech(_governor(other))) and _governor(other) in verb.ancestors
    governor = _governor(other)
    if governor in verb.ancestors:
        return True
    return governor.dep_ == "advcl" and governor.head == verb


def _governor(token: Token) -> Token:
    current = token
    while current.dep_ not in ("nsubj", "nsubjpass", "ROOT") and current.head != current:
        current = current.head
    return current.head


def _is_tail(pronoun: Token) -> bool:
    """ "..., he said": the words before are what is said."""
    if pronoun.i == 0:
        return False
    before = pronoun.nbor(-1)
    return before.text in (",", '"', "”", "''", "'", "’", "—", "–", "-") and before.i >= pronoun.sent.start
