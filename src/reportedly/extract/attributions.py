"""Attributions: who says so, by which cue, and how far it reaches. In: a sentence's parse. Out: cue, source and content.

Verbs of saying, "according to", passives without a speaker, adverbs ("reportedly"), nouns ("a statement by"), quotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.data.lexicons import load_lexicon, noun_classes
from reportedly.extract import syntax
from reportedly.extract.speakers import speaker_kind


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with the head of its source and the tokens that it covers.

    `source` is None for hearsay ("is said to", "reports indicate"). `via` is who passes the source's words on.
    `content` are token indices. `cue_class` is say, confirm, admit, deny, doubt, accuse or hearsay.
    """

    cue: tuple[int, int]
    cue_class: str
    source: Token | None
    content: frozenset[int]
    via: Token | None = None
    complement: str = "clause"

    @property
    def is_hearsay(self) -> bool:
        return self.source is None


@cache
def cue_verbs() -> Mapping[str, str]:
    """From lemma (with particle) to the cue's class."""
    return {lemma: name for name, lemmas in load_lexicon("attribution")["verbs"].items() for lemma in lemmas}


@cache
def _cue_nouns() -> Mapping[str, str]:
    return {lemma: name for name, lemmas in load_lexicon("attribution")["nouns"].items() for lemma in lemmas}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_lexicon("attribution")[name])


@cache
def _proof_words() -> frozenset[str]:
    return frozenset(
        word for words in load_lexicon("attribution")["proof_nouns"].values() for word in words
    ) - {"document", "record"}


def find_attributions(sentence: Tokens) -> list[Attribution]:
    """All attributions of one sentence; the innermost one that covers a word is the one that counts for it."""
    found: list[Attribution] = []
    for token in sentence:
        if syntax.is_verb(token) or token.tag_ in ("VBD", "VBZ", "VBP", "VBN", "VBG"):
            found.extend(_by_verb(token))
        elif token.lower_ in _words("hearsay_adverbs") and token.pos_ in ("ADV", "ADJ"):
            found.append(_by_adverb(token))
        elif token.pos_ == "NOUN" and token.lemma_.lower() in _cue_nouns():
            found.extend(_by_noun(token))
        if token.lower_ == "according":
            found.extend(_according_to(token))
        if token.text == ":":
            found.extend(_by_colon(token))
    found = [item for item in found if item.content]
    return found + _by_tail(sentence, found)


def _key(verb: Token) -> str | None:
    particle = syntax.particle(verb)
    lemma = verb.lemma_.lower()
    table = cue_verbs()
    if particle and f"{lemma} {particle}" in table:
        return f"{lemma} {particle}"
    return lemma if lemma in table else None


def _by_verb(verb: Token) -> Iterator[Attribution]:
    key = _key(verb)
    if (
        key is None
        and verb.lemma_ in ("take", "bear")
        and any(c.lemma_ == "responsibility" for c in verb.children)
    ):
        key = "claim"
    if key is None or verb.dep_ in ("amod", "compound"):
        return
    cue_class = cue_verbs()[key]
    if syntax.is_passive(verb) and not syntax.children(verb, "nsubj"):
        yield from _passive(verb, cue_class)
        return
    source = syntax.subject(verb)
    if source is None:
        source = _inverted_subject(verb)
    if source is None or source.lower_ in ("nobody", "none", "one", "which", "that"):
        return
    if not _may_speak(source):
        return
    content, complement = _content(verb, source, key)
    if not content:
        return
    base = Attribution((verb.i, verb.i + 1), cue_class, source, content, complement=complement)
    yield from _with_source(base, verb, source)


def _may_speak(source: Token) -> bool:
    """Whether a noun can be a source: a person, a body, an outlet or a report; not a day, an act or a thing."""
    if source.pos_ == "PRON":
        return True
    if source.ent_type_ in ("DATE", "TIME"):
        return False
    lemma = source.lemma_.lower()
    if source.pos_ == "PROPN" or lemma in _words("nameless") or lemma in _cue_nouns() or lemma in _proof_words():
        return True
    classes = noun_classes().get(lemma, frozenset()) | noun_classes().get(source.lower_, frozenset())
    if classes & {"person", "civilians", "group", "state_force", "fighter"} or speaker_kind("", lemma) != "other":
        return True
    return not classes and lemma.endswith(("er", "or", "ist", "ian", "man", "ee", "ry", "cy", "on", "ment", "committee", "body", "ate"))


def _with_source(base: Attribution, verb: Token, source: Token) -> Iterator[Attribution]:
    """One attribution for each speaker; a nameless subject ("reports indicate") makes hearsay, a document its owner."""
    lemma = source.lemma_.lower()
    if lemma in _proof_words():
        return  # a video that shows something is proof, not hearsay
    if lemma in _words("nameless") or lemma in _cue_nouns():
        owner = _owner(source)
        yield (
            replace(base, source=owner, cue_class=base.cue_class if owner is not None else "hearsay")
            if (owner is not None or lemma in _words("nameless") or lemma in ("report", "rumour", "claim"))
            else base
        )
        return
    cited = _cited(verb)
    if cited is not None:
        yield replace(base, source=cited, via=source)
        return
    for speaker in syntax.conjuncts(source):
        yield replace(base, source=speaker)


def _owner(noun: Token) -> Token | None:
    """Whose statement it is: "a ministry statement", "a statement by the army", "the governor's report"."""
    for child in noun.children:
        if child.dep_ == "poss" or (child.dep_ in ("compound", "nmod") and child.pos_ in ("NOUN", "PROPN")):
            return child
    for preposition, owner in syntax.prepositions(noun):
        if preposition in ("by", "from", "of") and owner.pos_ in ("NOUN", "PROPN"):
            return owner
    for clause in syntax.children(noun, "acl"):
        agent = syntax.agent(clause)
        if agent is not None:
            return agent
    return None


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
        return frozenset(i for noun in acts for i in _subtree(noun)), "noun"
    own = _clause_content(verb, source)
    if own:
        return own, "clause"
    if key not in ("say", "tell", "add"):
        nominal: set[int] = set()
        for noun in (child for child in verb.children if child.dep_ in ("dobj", "xcomp", "oprd", "attr")):
            nominal |= _subtree(noun)
        for preposition, noun in syntax.prepositions(verb):
            if preposition in ("of", "on", "about", "for", "over"):
                nominal |= _subtree(noun)
        if nominal:
            nominal |= {
                i
                for child in verb.children
                if child.dep_ in ("prep", "npadvmod") and child.i > verb.i
                for i in _subtree(child)
            }
            return frozenset(nominal), "noun"
    return frozenset(), "clause"


def _clause_content(verb: Token, source: Token) -> frozenset[int]:
    clauses = [child for child in verb.children if child.dep_ in ("ccomp", "parataxis") and child != source]
    covered: set[int] = set()
    for clause in clauses:
        covered |= _subtree(clause)
    if not covered:
        return _host_content(verb)
    if min(covered) < verb.i and max(verb.i, source.i) > max(covered):
        # "..., the governor said.": all of the sentence before the speaker is content, but for what he said it in.
        start, end = verb.sent.start, min(verb.i, source.left_edge.i)
        covered |= set(range(start, end)) if verb.dep_ == "ROOT" else set()
    elif verb.dep_ == "ROOT" or verb.dep_ in ("conj", "advcl", "pcomp"):
        covered |= {i for child in verb.children if child.dep_ in ("advcl", "conj") and child.i > max(covered) and _continues(child)
                    for i in _subtree(child)}  # fmt: skip
    return frozenset(covered - _subtree_of_source(source))


def _continues(clause: Token) -> bool:
    """A participle or clause hung on the verb of saying that rather belongs to what was said ("..., killing three")."""
    return (
        clause.tag_ == "VBG"
        and clause.dep_ == "advcl"
        and not any(child.dep_ == "mark" for child in clause.children)
        and (clause.lemma_.lower() not in cue_verbs())
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
        return frozenset(_subtree(head) - _subtree(verb))
    if verb.dep_ == "advcl" and any(
        child.lower_ == "as" and child.dep_ in ("mark", "advmod", "prep") for child in verb.children
    ):
        if any(child.dep_ in ("dobj", "ccomp") for child in verb.children):
            return frozenset()
        return frozenset(_subtree(head) - _subtree(verb))
    return frozenset()


def _is_parenthetic(verb: Token) -> bool:
    return not any(child.dep_ in ("ccomp", "xcomp", "dobj", "mark") for child in verb.children)


def _subtree(token: Token) -> set[int]:
    return {item.i for item in token.subtree}


def _subtree_of_source(source: Token) -> set[int]:
    first, last = syntax.noun_phrase(source)
    return set(range(first, last))


def _passive(verb: Token, cue_class: str) -> Iterator[Attribution]:
    """ "is said to have", "was reported killed", "was confirmed by the army"."""
    subject = syntax.passive_subject(verb)
    source = syntax.agent(verb)
    content = {
        i for child in verb.children if child.dep_ in ("xcomp", "ccomp", "oprd") for i in _subtree(child)
    }
    if subject is not None:
        content |= _subtree(subject)
        content |= {
            i
            for child in verb.children
            if child.dep_ in ("prep", "npadvmod", "advcl") and child.lower_ != "by"
            for i in _subtree(child)
        }
    if source is not None:
        yield Attribution((verb.i, verb.i + 1), cue_class, source, frozenset(content - _subtree(source)))
    elif verb.lemma_.lower() in _words("hearsay_passives"):
        yield Attribution((verb.i, verb.i + 1), "hearsay", None, frozenset(content))


def _by_adverb(adverb: Token) -> Attribution:
    head = adverb.head
    covered = _subtree(head) - {adverb.i}
    # A coordinated clause before the adverb is not covered by it.
    covered = {
        i for i in covered if i > adverb.i or (head.left_edge.i <= i and _same_clause(adverb.doc[i], head))
    }
    return Attribution(
        (adverb.i, adverb.i + 1), "hearsay", None, frozenset(covered | {head.i}), complement="adverb"
    )


def _same_clause(token: Token, head: Token) -> bool:
    return token.i == head.i or syntax.clause_root(token) == head or head in token.ancestors


def _by_noun(noun: Token) -> Iterator[Attribution]:
    """ "a statement by X that ...", "reports of shelling", "claims that ..."."""
    content = {
        i
        for child in noun.children
        if child.dep_ in ("acl", "ccomp") and child.i > noun.i and _is_that_clause(child)
        for i in _subtree(child)
    }
    if noun.lemma_.lower() in ("report", "claim", "allegation", "rumour", "rumor", "denial", "confirmation"):
        content |= {
            i for p, inner in syntax.prepositions(noun) if p in ("of", "about") for i in _subtree(inner)
        }
    if not content:
        return
    owner = _owner_apart_from(noun, content)
    cue_class = _cue_nouns()[noun.lemma_.lower()]
    yield Attribution(
        (noun.i, noun.i + 1),
        cue_class if owner is not None else "hearsay",
        owner,
        frozenset(content),
        complement="noun",
    )


def _is_that_clause(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def _owner_apart_from(noun: Token, content: set[int]) -> Token | None:
    owner = _owner(noun)
    return owner if owner is not None and owner.i not in content else None


def _by_colon(colon: Token) -> Iterator[Attribution]:
    """ "Israeli army: 25 launches identified", "...: civil defence": a body before or after a colon says the rest."""
    sentence = colon.sent
    before = [t for t in sentence.doc[sentence.start : colon.i] if not t.is_space]
    after = [t for t in sentence.doc[colon.i + 1 : sentence.end] if not (t.is_space or t.is_punct)]
    for short, rest in ((before, after), (after, before)):
        if 0 < len(short) <= 6 and len(rest) > 4 and not any(syntax.is_verb(t) for t in short):
            head = short[-1]
            if head.pos_ in ("NOUN", "PROPN") and speaker_kind("", head.lemma_.lower()) != "other":
                yield Attribution(
                    (colon.i, colon.i + 1), "say", head, frozenset(t.i for t in rest), complement="colon"
                )
                return


_TAIL_VERBS = frozenset(
    {
        "say",
        "report",
        "announce",
        "add",
        "state",
        "note",
        "confirm",
        "claim",
        "recall",
        "declare",
        "allege",
        "insist",
        "warn",
        "write",
    }
)


def _another_says(phrase: Token) -> bool:
    """Whether the sentence has a verb of saying besides "according to"."""
    return any(token.lemma_.lower() in _TAIL_VERBS and token.pos_ == "VERB" for token in phrase.sent)


def _by_tail(sentence: Tokens, found: list[Attribution]) -> list[Attribution]:
    """ "..., residents said by telephone.": a speaker at the sentence's end that the parse did not tie to what goes before."""
    doc, first = sentence.doc, sentence.start
    tokens = [t for t in sentence if not (t.is_punct or t.is_space)]
    for verb in reversed(tokens[-8:]):
        if verb.lemma_.lower() not in _TAIL_VERBS or verb.tag_ not in ("VBD", "VBZ", "VBP"):
            continue
        if any(item.cue[0] == verb.i and len(item.content) > 3 for item in found):
            return []
        comma = next(
            (i for i in range(verb.i - 1, max(first, verb.i - 14), -1) if doc[i].text in (",", "”", '"')),
            None,
        )
        if comma is None:
            return _plain_tail(sentence, verb)
        if comma - first < 4:
            return []
        nouns = [
            t
            for t in doc[comma + 1 : verb.i]
            if t.pos_ in ("NOUN", "PROPN", "PRON") and t.dep_ not in ("compound", "nmod", "pobj", "poss")
        ]
        if not nouns or any(syntax.is_verb(t) for t in doc[comma + 1 : verb.i]):
            return []
        return [
            Attribution(
                (verb.i, verb.i + 1), "say", nouns[0], frozenset(range(first, comma)), complement="tail"
            )
        ]
    return []


def _plain_tail(sentence: Tokens, verb: Token) -> list[Attribution]:
    """The same without a comma, where the words before the verb plainly are a source ("... the monitoring group said")."""
    doc, head = sentence.doc, sentence.doc[verb.i - 1]
    if head.pos_ not in ("NOUN", "PROPN") or speaker_kind("", head.lemma_.lower()) == "other":
        return []
    start = head.i
    while start - 1 > sentence.start and (doc[start - 1].pos_ in ("PROPN", "NOUN", "ADJ", "DET") or doc[start - 1].lower_ in ("for", "of")):
        start -= 1
        if doc[start].pos_ == "DET":
            break
    if start - sentence.start < 5:
        return []
    return [Attribution((verb.i, verb.i + 1), "say", head, frozenset(range(sentence.start, start)), complement="tail")]


def _according_to(token: Token) -> Iterator[Attribution]:
    source = next(
        (noun for to in token.children if to.lower_ == "to" for noun in to.children if noun.dep_ == "pobj"),
        None,
    )
    if source is None:
        source = next((child for child in token.children if child.dep_ == "pobj"), None)
    if source is None:
        return
    if source.lemma_.lower() in _words("nameless") and _owner(source) is None:
        source = None
    phrase = _subtree(token)
    root = syntax.clause_root(token.head)
    whole = token.head == token or token.i == token.sent.start or not _another_says(token)
    covered = {t.i for t in token.sent} if whole else _subtree(root)
    content = frozenset(covered - phrase)
    if source is None:
        yield Attribution((token.i, token.i + 2), "hearsay", None, content)
        return
    for speaker in syntax.conjuncts(source):
        yield Attribution((token.i, token.i + 2), "say", speaker, content)
