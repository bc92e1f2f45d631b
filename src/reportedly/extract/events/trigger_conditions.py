"""Trigger conditions: whether a word's arguments are those that its entry asks for ("fire" needs a
weapon). In: a word and its entry. Out: yes or no."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import cache

from spacy.tokens import Token

from reportedly.data.lexicons import load_lexicon
from reportedly.extract import syntax
from reportedly.extract.events.trigger_words import OPEN_ENDS, Entry
from reportedly.extract.nouns import NounClasses
from reportedly.extract.speakers.finder import speaker_kind
from reportedly.extract.wordlists import word_set


def lemma_of(token: Token) -> str:
    """The lemma in lower case, as the lexicon writes it."""
    return str(token.lemma_.lower())


def known_lemma(token: Token, known: Container[str]) -> str:
    """The lemma, or where no entry knows it the stem that one knows: the model makes "rap" of "raped"."""
    lemma = lemma_of(token)
    if lemma in known:
        return lemma
    irregular = load_lexicon("happenings")["irregular_forms"].get(token.lower_)
    return irregular or next((stem for stem in _stems(token.lower_) if stem in known), lemma)


@cache
def _stems(word: str) -> tuple[str, ...]:
    """What a regularly inflected word may come from, the likeliest first."""
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            bare = word[: -len(ending)]
            single = (bare[:-1],) if bare[-1] == bare[-2] else ()
            return (bare + "e", *single, bare)
    if word.endswith("ies"):
        return (word[:-3] + "y",)
    return (word[:-1], word[:-2]) if word.endswith("s") else ()


def noun_fits(head: Token, entry: Entry, classes: NounClasses) -> bool:
    """Whether the words near a noun, or what it is of, are those that its entry asks for."""
    if entry.condition is None:
        return entry.words[-1] not in OPEN_ENDS or _of_fits(head, entry, classes)
    near = set(entry.condition.get("near", ()))
    window = head.doc[max(0, head.i - 8) : head.i + 3]
    return not near or any(token.lower_ in near or lemma_of(token) in near for token in window)


def _of_fits(head: Token, entry: Entry, classes: NounClasses) -> bool:
    for preposition, noun in syntax.prepositions(head):
        if preposition == entry.words[-1]:
            return _is_of_kind(entry.kind, classes.of(noun))
    return False


def _is_of_kind(kind: str, found: frozenset[str]) -> bool:
    """Whether such a thing can be captured so: a place as ground, a person as a prisoner; or attempted on."""
    if kind == "attack":
        return bool(found & {"person", "life"})
    if kind == "captured_persons":
        return bool(found & {"person", "fighter", "troops"}) and not found & {"place"}
    return kind != "territory_captured" or bool(found & {"place", "territory"})


def verb_fits(verb: Token, entry: Entry, classes: NounClasses) -> bool:
    """Whether a verb has the object, the subject or the words that its entry asks for."""
    condition = entry.condition
    if condition is None or "patient" in condition:
        return True
    if "object" in condition and not any(
        _fits(noun, condition["object"], classes) for noun in _objects_of(verb, entry.words[1:])
    ):
        return False
    doers = _doers(verb) if "object" in condition else (*_doers(verb), *_read_as_participle(verb))
    if "subject" in condition and not any(_fits(noun, condition["subject"], classes) for noun in doers):
        return False
    if "unless" in condition and _has_with(verb, condition["unless"]):
        return False
    if "adverb" in condition and not any(child.lower_ in condition["adverb"] for child in verb.children):
        return False
    return "with" not in condition or _has_with(verb, condition["with"])


def _objects_of(verb: Token, particle: Sequence[str]) -> list[Token]:
    """What the act is done to; the parse may take the `particle` for a preposition ("fly in men")."""
    nouns = [noun for thing in syntax.objects(verb) for noun in _with_whole(thing)]
    if verb.lemma_ in ("take", "make", "hold", "lose") and any(map(_is_idle, nouns)):
        return []
    direct = [
        noun
        for preposition, noun in syntax.prepositions(verb)
        if preposition in ("on", "at", "into", "over", "of", *particle)
        or (preposition == "with" and verb.lemma_ == "make")
        or (preposition == "in" and verb.lemma_ == "be")
    ]
    return nouns if nouns else nouns + [item for noun in direct for item in syntax.conjuncts(noun)]


def _with_whole(noun: Token) -> Iterator[Token]:
    """ "most of the town", "70 percent of the homes": the share and what it is of."""
    yield noun
    if noun.lemma_.lower() in word_set("happenings", "shares"):
        yield from (whole for preposition, whole in syntax.prepositions(noun) if preposition == "of")


def _is_idle(noun: Token) -> bool:
    """ "took part", "took a hard line": no ground is taken; "part of the town" is."""
    if noun.lemma_.lower() not in word_set("happenings", "idle_objects"):
        return False
    return noun.tag_ == "NN" and not any(p == "of" for p, _ in syntax.prepositions(noun))


def _doers(verb: Token) -> Iterator[Token]:
    for noun in (syntax.agent(verb), None if syntax.is_passive(verb) else syntax.subject(verb)):
        if noun is not None:
            yield from syntax.conjuncts(noun)
            yield from _meant_by(noun)
    for preposition, noun in syntax.prepositions(verb):
        if preposition in ("with", "by", "from") or (preposition in ("in",) and syntax.is_passive(verb)):
            yield noun


def _read_as_participle(verb: Token) -> Iterator[Token]:
    """ "Fresh violence flared": the past of a sentence's only verb, taken for a participle of its subject."""
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and verb.head.i < verb.i:
        yield verb.head


def _meant_by(pronoun: Token) -> Iterator[Token]:
    """For "the army says it has taken the prison" the army, which the pronoun stands for."""
    verb = pronoun.head
    if pronoun.lower_ not in ("it", "they", "he", "she") or verb.dep_ != "ccomp" or verb.head == verb:
        return
    speaker = syntax.subject(verb.head)
    if speaker is not None and speaker.pos_ != "PRON":
        yield speaker


def _fits(noun: Token, wanted: list[str], classes: NounClasses) -> bool:
    found = classes.of(noun)
    if any(name in found for name in wanted):
        return True
    if "speaker" in wanted:
        mention = classes.mention_at(noun)
        named = mention is not None and mention.kind in ("actor", "person", "country")
        return (
            named
            or bool(found & {"state_force", "fighter", "person"})
            or speaker_kind("", noun.lemma_.lower()) != "other"
        )
    if "troops" in wanted:
        return bool(found & {"state_force", "fighter"})
    if "named_place" in wanted:
        mention = classes.mention_at(noun)
        return mention is not None and mention.kind in ("place", "region")
    if "civilians" in wanted:
        return "person" in found and not found & {"fighter", "state_force"}
    return False


def _has_with(verb: Token, words: list[str]) -> bool:
    """Whether one of the phrases follows the verb; "#" in a phrase stands for a number."""
    window = verb.doc[verb.i : min(verb.i + 18, verb.sent.end)]
    text = " ".join(lemma_of(token) for token in window)
    if any("#" in word for word in words):
        text += " | " + " ".join("#" if token.like_num else lemma_of(token) for token in window)
    return any(word in text for word in words)
