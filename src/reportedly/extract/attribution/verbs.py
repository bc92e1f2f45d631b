"""Speech verbs: "the army said", "was reported killed". In: a verb of a sentence's parse. Out:
attributions with their source and content; none where its subject cannot speak."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.data.lexicons import noun_classes
from reportedly.extract import syntax
from reportedly.extract.attribution.cues import Attribution, owner_of, proof_words, subtree
from reportedly.extract.speakers.finder import speaker_kind
from reportedly.extract.wordlists import labels_by_word, word_endings, word_set


def _key(verb: Token) -> str | None:
    particle = syntax.particle(verb)
    lemma = verb.lemma_.lower()
    table = labels_by_word("attribution", "verbs")
    if particle and f"{lemma} {particle}" in table:
        return f"{lemma} {particle}"
    return lemma if lemma in table else None


def by_verb(verb: Token) -> Iterator[Attribution]:
    """The attributions of one verb: nothing where it is no verb of saying or has nobody who could speak."""
    key = _key(verb)
    if (
        key is None
        and verb.lemma_ in ("take", "bear")
        and any(c.lemma_ == "responsibility" for c in verb.children)
    ):
        key = "claim"
    if verb.lemma_ == "name" and any(c.lower_ == "as" and syntax.children(c, "pcomp") for c in verb.children):
        key = "list"  # "named nine towns as being under its control"
    if verb.lemma_ == "hold" and any(c.lower_ == "responsible" for c in verb.subtree):
        key = "blame"
    if key is None or verb.dep_ in ("amod", "compound"):
        return
    cue_class = labels_by_word("attribution", "verbs")[key]
    if syntax.is_passive(verb) and not syntax.children(verb, "nsubj"):
        yield from _passive(verb, cue_class)
        return
    source = syntax.subject(verb)
    if source is None:
        source = _inverted_subject(verb)
    if source is None or source.lower_ == "one":
        return
    if not may_speak(source):
        return
    content, complement = _content(verb, source, key)
    if verb.lemma_ == "name":
        named = (child for child in verb.children if child.dep_ == "dobj" or child.lower_ == "as")
        content = frozenset(i for child in named for i in subtree(child))
    if not content:
        return
    base = Attribution((verb.i, verb.i + 1), cue_class, source, content, complement=complement)
    yield from _with_source(base, verb, source)


def announcement(sentence: Tokens) -> Attribution | None:
    """ "The minister said:", ending a sentence: what follows is the minister's. It has no content."""
    words = [token for token in sentence if not token.is_space]
    if not words or words[-1].text != ":":
        return None
    for verb in reversed(words[-8:]):
        if syntax.is_verb(verb) and _key(verb) is not None:
            source = syntax.subject(verb) or _noun_before(verb)
            if source is not None and may_speak(source):
                cue_class = labels_by_word("attribution", "verbs")[_key(verb) or ""]
                return Attribution(
                    (verb.i, verb.i + 1), cue_class, source, frozenset(), complement="statement"
                )
    return None


def _noun_before(verb: Token) -> Token | None:
    before = [t for t in verb.sent if t.i < verb.i and t.pos_ in ("NOUN", "PROPN", "PRON")]
    return before[-1] if before else None


def may_speak(source: Token) -> bool:
    """Whether a noun can be a source: a person, a body, an outlet or a report; not a day, an act or a
    thing."""
    nobody = word_set("attribution", "nobody")
    if source.lower_ in nobody or source.lemma_.lower() in nobody or _is_denied(source):
        return False
    if source.pos_ == "PRON":
        return True
    if source.ent_type_ in ("DATE", "TIME"):
        return False
    lemma = source.lemma_.lower()
    if (
        source.pos_ == "PROPN"
        or lemma in word_set("attribution", "nameless")
        or lemma in labels_by_word("attribution", "nouns")
        or lemma in proof_words()
    ):
        return True
    classes = noun_classes().get(lemma, frozenset()) | noun_classes().get(source.lower_, frozenset())
    if (
        classes & {"person", "civilians", "group", "state_force", "fighter"}
        or speaker_kind("", lemma) != "other"
    ):
        return True
    return not classes and lemma.endswith(word_endings("attribution", "speaker_endings"))


def _is_denied(source: Token) -> bool:
    """ "No group has claimed it"."""
    return any(
        child.lower_ in ("no", "neither") and child.dep_ in ("det", "neg") for child in source.children
    )


def _with_source(base: Attribution, verb: Token, source: Token) -> Iterator[Attribution]:
    """One attribution for each speaker; a nameless subject ("reports indicate") makes hearsay, a document
    its owner."""
    lemma = source.lemma_.lower()
    if lemma in proof_words():
        return  # a video that shows something is proof, not hearsay
    if lemma in word_set("attribution", "nameless") or lemma in labels_by_word("attribution", "nouns"):
        owner = owner_of(source)
        if owner is not None:
            yield replace(base, source=owner)
        elif lemma in word_set("attribution", "nameless") or lemma in ("report", "rumour", "claim"):
            yield replace(base, source=None, cue_class="hearsay")
        else:
            yield base
        return
    cited = _cited(verb)
    if cited is not None:
        yield replace(base, source=cited, via=source)
        return
    for speaker in syntax.conjuncts(source):
        yield replace(base, source=speaker)


def _cited(verb: Token) -> Token | None:
    """ "reported, citing the ministry": the ministry is the speaker."""
    for clause in syntax.children(verb, "advcl", "prep"):
        if clause.lower_ in ("citing", "quoting"):
            return next(iter(syntax.children(clause, "dobj", "pobj")), None)
    if verb.lemma_ == "quote":
        return next(iter(syntax.children(verb, "dobj")), None)
    return None


def _inverted_subject(verb: Token) -> Token | None:
    """ "..., said the governor": the model often takes the speaker for an object."""
    if verb.lemma_ not in ("say", "add", "report", "write", "announce", "tell") or verb.i + 1 >= len(
        verb.doc
    ):
        return None
    for child in verb.children:
        if (
            child.dep_ in ("dobj", "npadvmod", "attr", "oprd")
            and child.i > verb.i
            and child.pos_ in ("NOUN", "PROPN")
        ):
            return child
    return None


def _content(verb: Token, source: Token, key: str) -> tuple[frozenset[int], str]:
    claimed = [
        child
        for child in verb.children
        if child.dep_ == "dobj" and child.lemma_.lower() in ("responsibility", "credit", "blame")
    ]
    if claimed:  # "claimed responsibility for the attack"
        acts = [
            noun for holder in (claimed[0], verb) for p, noun in syntax.prepositions(holder) if p == "for"
        ]
        return frozenset(i for noun in acts for i in subtree(noun)), "noun"
    own = _clause_content(verb, source)
    if own:
        return own, "clause"
    if key not in ("say", "tell", "add"):
        nominal: set[int] = set()
        for noun in (child for child in verb.children if child.dep_ in ("dobj", "xcomp", "oprd", "attr")):
            nominal |= subtree(noun)
            nominal |= {i for clause in _fate_of(noun) for i in subtree(clause)}
        for preposition, noun in syntax.prepositions(verb):
            if preposition in ("of", "on", "about", "for", "over"):
                nominal |= subtree(noun)
        if nominal:
            nominal |= {
                i
                for child in verb.children
                if child.dep_ in ("prep", "npadvmod") and child.i > verb.i
                for i in subtree(child)
            }
            return frozenset(nominal), "noun"
    return frozenset(), "clause"


def _fate_of(number: Token) -> list[Token]:
    """ "Reported 13 injured", where the parse hangs the participle on the reporting."""
    found = syntax.children(number.head, "advcl", "conj") if number.like_num else []
    return [clause for clause in found if clause.tag_ == "VBN" and clause.i == number.i + 1]


def _clause_content(verb: Token, source: Token) -> frozenset[int]:
    clauses = [child for child in verb.children if child.dep_ in ("ccomp", "parataxis") and child != source]
    covered: set[int] = set()
    for clause in clauses:
        covered |= subtree(clause)
    if not covered:
        return _host_content(verb)
    if min(covered) < verb.i and max(verb.i, source.i) > max(covered):
        # "..., the governor said.": all of the sentence before the speaker is content, but for what he
        # said it in.
        start, end = verb.sent.start, min(verb.i, source.left_edge.i)
        covered |= set(range(start, end)) if verb.dep_ == "ROOT" else set()
    elif verb.dep_ == "ROOT" or verb.dep_ in ("conj", "advcl", "pcomp"):
        end = max(covered)
        for child in verb.children:
            if child.dep_ in ("advcl", "conj") and child.i > end and _continues(child):
                covered |= subtree(child)
    return frozenset(covered - _subtree_of_source(source))


def _continues(clause: Token) -> bool:
    """A participle or clause hung on the verb of saying that rather belongs to what was said ("...,
    killing three")."""
    return (
        clause.tag_ == "VBG"
        and clause.dep_ == "advcl"
        and not any(child.dep_ == "mark" for child in clause.children)
        and (clause.lemma_.lower() not in labels_by_word("attribution", "verbs"))
    )


def _host_content(verb: Token) -> frozenset[int]:
    """A verb of saying that hangs on what it reports: parenthetic "he said", "as the army put it"."""
    head = verb.head
    if (
        verb.dep_ in ("parataxis", "ccomp", "intj")
        and verb.i != head.i
        and syntax.is_verb(head)
        and _is_parenthetic(verb)
    ):
        return frozenset(subtree(head) - subtree(verb))
    if verb.dep_ == "advcl" and any(
        child.lower_ == "as" and child.dep_ in ("mark", "advmod", "prep") for child in verb.children
    ):
        if any(child.dep_ in ("dobj", "ccomp") for child in verb.children):
            return frozenset()
        return frozenset(subtree(head) - subtree(verb))
    return frozenset()


def _is_parenthetic(verb: Token) -> bool:
    return not any(child.dep_ in ("ccomp", "xcomp", "dobj", "mark") for child in verb.children)


def _subtree_of_source(source: Token) -> set[int]:
    first, last = syntax.noun_phrase(source)
    return set(range(first, last))


def _passive(verb: Token, cue_class: str) -> Iterator[Attribution]:
    """ "is said to have", "was reported killed", "was confirmed by the army"."""
    subject = syntax.passive_subject(verb)
    source = syntax.agent(verb)
    content = {
        i for child in verb.children if child.dep_ in ("xcomp", "ccomp", "oprd") for i in subtree(child)
    }
    if subject is not None:
        content |= subtree(subject)
        content |= {
            i
            for child in verb.children
            if child.dep_ in ("prep", "npadvmod", "advcl") and child.lower_ != "by"
            for i in subtree(child)
        }
    if source is not None:
        yield Attribution((verb.i, verb.i + 1), cue_class, source, frozenset(content - subtree(source)))
    elif verb.lemma_.lower() in word_set("attribution", "hearsay_passives"):
        yield Attribution((verb.i, verb.i + 1), "hearsay", None, frozenset(content))
