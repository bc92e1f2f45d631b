"""Earlier speakers: whom "the general", "the agency", "the FBR" or a surname means. In: a noun and the voices
before it. Out: the voice named before in other words, None where the noun names somebody anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from reportedly.data.lexicons import load_lexicon
from reportedly.extract.speakers.kinds import has_rank, speaker_kind
from reportedly.extract.speakers.phrases import determiner
from reportedly.extract.speakers.voices import Voice, words_of
from reportedly.extract.wordlists import word_set

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_POINTING = frozenset({"same", "latter", "former"})
_EMPTY = _DEFINITE | _POINTING | {"own", "there"}
_ANEW = frozenset({"another", "other", "second", "third", "different", "separate", "one", "two", "several"})
_ONLY_LITERAL = frozenset({"local", "regional", "new"})
_SEXED = {"man": "m", "woman": "f", "boy": "m", "girl": "f"}


def voice_named_before(source: Token, phrase: str, voices: Sequence[Voice]) -> Voice | None:
    """The voice that a definite or short name takes up: the last that fits, a speaker before a bystander."""
    words = words_of(phrase) - _EMPTY
    if not words or words & _ANEW:
        return None
    if source.pos_ == "PROPN" and source.lower_ not in word_set("roles", "titles"):
        return _by_short_name(source, phrase, voices) or _by_definite(source, words, voices)
    return _by_definite(source, words, voices)


def _by_definite(source: Token, words: frozenset[str], voices: Sequence[Voice]) -> Voice | None:
    if determiner(source) not in _DEFINITE:
        return None
    head = source.lemma_.lower()
    modifiers = frozenset(w for w in words if w not in (head, source.lower_))
    kinds = {word: speaker_kind(word, "") for word in modifiers}
    alike = [v for v in voices if _may_be_called(kinds, v) and _agrees(source, v)]
    literal = [v for v in alike if _bears(head, v) or _bears(source.lower_, v)]
    if literal or any(word in _ONLY_LITERAL for word in modifiers):
        return _most_recent(literal)
    return _most_recent([v for v in alike if _is_sort_of(head, v) or _stands_for_body(source, v)])


def _may_be_called(modifiers: Mapping[str, str], voice: Voice) -> bool:
    """Whether each word beside the noun was said of the voice before, or says only what kind it is or
    where it has its seat ("the Britain-based monitoring group")."""
    return all(
        word in voice.words or word.endswith("-based") or kind == voice.speaker.kind
        for word, kind in modifiers.items()
    )


def _agrees(source: Token, voice: Voice) -> bool:
    """Whether the number fits; "the residents" after "residents" says it again and is not shorter."""
    is_plural = source.tag_ in ("NNS", "NNPS")
    if voice.is_plural and source.lemma_.lower() == voice.head:
        return not is_plural or voice.is_body
    return voice.is_plural == is_plural or voice.is_body


def _bears(head: str, voice: Voice) -> bool:
    """Whether the words about a person have the noun, a rank in its short form included; for a body it
    must be the noun of its name."""
    if not voice.is_person:
        return head == voice.head or head in _heads(voice.label.lower())
    short = load_lexicon("roles")["short_ranks"]
    ranks = {short.get(word.rstrip("."), word) for word in voice.words}
    return head in voice.words or head in ranks


def _is_sort_of(head: str, voice: Voice) -> bool:
    """ "The official" for a mayor, "the officer" for a colonel, "the woman" for a she."""
    if not voice.is_person:
        return False
    if head in _SEXED:
        return voice.gender == _SEXED[head]
    if head == "official":
        return voice.speaker.kind == "official"
    if head in ("officer", "commander"):
        return voice.speaker.kind in ("military", "armed_group") and has_rank(" ".join(voice.words))
    return head in ("source", "person") and voice.speaker.kind == "anonymous"


def _stands_for_body(source: Token, voice: Voice) -> bool:
    """ "The group" for a monitor, "the agency" for one of the United Nations."""
    if voice.is_person or (voice.is_plural and not voice.is_body):
        return False
    table = load_lexicon("roles")["body_words"]
    return source.lower_ in table.get(voice.speaker.kind or "", ())


def _by_short_name(source: Token, phrase: str, voices: Sequence[Voice]) -> Voice | None:
    """ "The Observatory", "the FBR": the end or the initials of a longer name."""
    short = phrase.split(maxsplit=1)[1] if phrase.lower().startswith(("the ", "The ")) else phrase
    fitting = [v for v in voices if v.is_anew and not v.is_person and _is_short_for(short, v)]
    return _most_recent(fitting)


def _is_short_for(short: str, voice: Voice) -> bool:
    name = [word for word in voice.label.replace("(", " ").replace(")", " ").split() if word[:1].isupper()]
    own = short.split()
    if len(name) <= len(own) or "".join(own) == "":
        return False
    if short.isupper() and len(short) > 1:
        return short in name or "".join(word[0] for word in name).endswith(short)
    return name[-len(own) :] == own or (len(own) == 1 and own[0] in _heads(voice.label))


def _heads(label: str) -> list[str]:
    """The last word before each "of" or "for" of a name."""
    parts = label.replace(" for ", " of ").split(" of ")
    return [part.split()[-1] for part in parts[:1] if part.split()]


def _most_recent(voices: Sequence[Voice]) -> Voice | None:
    """The last that spoke or was the topic, else the last that was named at all."""
    leading = [voice for voice in voices if voice.cost < 1]
    return next(reversed(leading or list(voices)), None)
