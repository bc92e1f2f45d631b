"""Attributions that the tagger found, on the tokens of the parse. In: a document and linked tags. Out:
attributions whose class the lexicon tells; those of other things than speech are left out."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.data.lexicons import noun_classes
from reportedly.extract import syntax
from reportedly.extract.attribution.bounds import bounded
from reportedly.extract.attribution.cue_classes import class_of_cue
from reportedly.extract.attribution.cues import Attribution, owner_of, proof_words
from reportedly.extract.attribution.quotations import quoted_tokens
from reportedly.extract.attribution.verbs import may_speak
from reportedly.extract.tagging.links import LinkedTags
from reportedly.extract.tagging.tagger import Tag
from reportedly.extract.wordlists import labels_by_word, word_set
from reportedly.model.document import Document

REPORTING: Final = frozenset({"say", "confirm", "admit", "deny", "doubt", "accuse", "fear", "hearsay"})
"""The classes under which a claim has a speaker; one who wants or plans something does not report it."""


def tagged_attributions(document: Document, groups: Iterable[LinkedTags]) -> list[Attribution]:
    """One attribution a cue and source, in the order of the groups. Where the tagger saw somebody speak and
    not what, a sentence that ends with the speaker is what is said.

    Of a content that goes on in another sentence only quoted words count: what follows an indirect speech
    without saying so is no longer the speaker's in our record."""
    quoted = quoted_tokens(document.doc)
    return [
        found
        for group in groups
        if group.cue and (group.contents or group.sources)
        for found in _of_group(document, group, quoted)
    ]


def tokens_of(document: Document, tag: Tag) -> Tokens:
    """The tokens of a tag; those that it cuts are whole."""
    found = document.doc.char_span(tag.start, tag.end, alignment_mode="expand")
    assert found is not None  # a tag covers at least one character of a word
    return found


def _of_group(document: Document, group: LinkedTags, quoted: frozenset[int]) -> Iterator[Attribution]:
    assert group.cue is not None
    cue = tokens_of(document, group.cue)
    sentence = cue.sent
    content = frozenset(
        i
        for tag in group.contents
        for words in [tokens_of(document, tag)]
        for i in range(words.start, words.end)
        if sentence.start <= i < sentence.end or i in quoted
    ) or _before_the_speaker(cue, [tokens_of(document, tag) for tag in group.sources])
    if not content:
        return
    cue_class = class_of_cue(cue) or ("say" if _tells(document, content, quoted) else None)
    if cue_class is None or cue_class not in REPORTING or _commemorates(cue.root):
        return
    base = Attribution((cue.start, cue.end), cue_class, None, content, complement="tagged")
    sources = _beside(cue, [tokens_of(document, tag) for tag in group.sources])
    if not sources:
        verb = cue.root
        subject = _plain_subject(verb, content)
        if subject is not None:
            yield from _with_source(base, subject, quoted)
        elif not _needs_speaker(verb):
            yield replace(base, cue_class="hearsay")
    for words in sources:
        for head in _heads(words):
            yield from _with_source(replace(base, source_words=(words.start, words.end)), head, quoted)


def _commemorates(verb: Token) -> bool:
    """ "The town marked the anniversary of the raid": nobody says so."""
    marked = any(noun.lemma_.lower() in word_set("peaceful", "remembrance") for noun in syntax.objects(verb))
    return marked or verb.lemma_.lower() in word_set("peaceful", "remembering")


def _beside(cue: Tokens, sources: Sequence[Tokens]) -> list[Tokens]:
    """The sources in the sentence of their cue; without any, the nearest in a sentence next to it. Each is
    tied to some cue, near or far."""
    own = [words for words in sources if cue.sent.start <= words.start < cue.sent.end]
    if own or not sources:
        return own
    nearest = min(sources, key=lambda words: abs(words.start - cue.start))
    apart = {nearest.sent.end, nearest.sent.start} & {cue.sent.start, cue.sent.end}
    return [nearest] if apart else []


def _before_the_speaker(cue: Tokens, sources: Sequence[Tokens]) -> frozenset[int]:
    """ "..., a doctor told reporters.": the words of the sentence before a source that a comma parts off."""
    sentence = cue.sent
    first = min((source.start for source in sources), default=cue.start)
    before = sentence.doc[first - 1] if first > sentence.start else None
    if before is None or before.text not in (",", "”", '"', ";") or first > cue.start:
        return frozenset()
    return frozenset(range(sentence.start, first - 1)) if first - sentence.start > 4 else frozenset()


def _needs_speaker(verb: Token) -> bool:
    """Whether it is an active verb of saying: an unseen speaker makes no hearsay of it."""
    return verb.tag_ in ("VBD", "VBZ", "VBP") and not syntax.is_passive(verb)


def _plain_subject(verb: Token, content: frozenset[int]) -> Token | None:
    """The speaker that the parse has for an active verb of saying, or the name right before it."""
    if not _needs_speaker(verb):
        return None
    subject = syntax.subject(verb)
    if subject is not None and subject.i not in content and may_speak(subject):
        return subject
    before = [t for t in verb.doc[max(verb.sent.start, verb.i - 3) : verb.i] if not t.is_punct]
    name = before[-1] if before else None
    return name if name is not None and name.pos_ == "PROPN" and may_speak(name) else None


def _tells(document: Document, content: frozenset[int], quoted: frozenset[int]) -> bool:
    """Whether the content of an unknown cue is something that is said: a clause, or quoted words."""
    doc = document.doc
    return any(i in quoted or doc[i].tag_ in ("VBD", "VBZ", "VBP", "MD") for i in content)


def _heads(source: Tokens) -> list[Token]:
    """The head of a source and of those joined to it by "and", within its words."""
    head = source.root
    if head.pos_ not in ("NOUN", "PROPN", "PRON", "NUM"):
        head = _first_noun(source)  # the parse has taken it for something else
    return [token for token in syntax.conjuncts(head) if source.start <= token.i < source.end]


def _first_noun(source: Tokens) -> Token:
    """The last noun before the first preposition, comma or verb that follows a noun."""
    found: Token | None = None
    for token in source:
        if token.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            found = token
        elif found is not None and token.pos_ in ("ADP", "PUNCT", "VERB", "AUX", "SCONJ"):
            break
    return found or source.root


def _with_source(base: Attribution, source: Token, quoted: frozenset[int]) -> Iterator[Attribution]:
    """A report or a statement speaks for its owner; reports of nobody make hearsay, pictures are proof. The
    outlet's own "we" is no speaker."""
    lemma = source.lemma_.lower()
    if lemma in proof_words() or _is_a_thing(source):
        return
    if source.lower_ in ("we", "i") and source.i not in quoted:
        return
    if lemma in word_set("attribution", "nameless") or lemma in labels_by_word("attribution", "nouns"):
        owner = owner_of(source)
        if owner is not None:
            yield replace(base, source=owner)
        elif lemma in word_set("attribution", "nameless"):
            yield replace(base, cue_class="hearsay")
        else:
            yield replace(base, source=source)
        return
    yield replace(base, source=source)


def _is_a_thing(source: Token) -> bool:
    """Whether it is nobody, or the lexicon knows the noun for something that does not speak: a day, a weapon,
    a building."""
    if source.ent_type_ in ("DATE", "TIME") or source.like_num:
        return source.lower_ not in ("one", "two", "three")
    lemma = source.lemma_.lower()
    nobody = word_set("attribution", "nobody")
    if source.lower_ in nobody or lemma in nobody or any(c.lower_ == "no" for c in source.children):
        return True
    return bool(noun_classes().get(lemma)) and not may_speak(source)


def merged(
    sentences: Sequence[Tokens],
    by_rule: Sequence[Sequence[Attribution]],
    tagged: Sequence[Attribution],
) -> list[list[Attribution]]:
    """The attributions that reach into each sentence. Where rule and tagger found the same cue, the rule
    tells the class and the tagger the content, and the source where they differ; what one alone found
    stands."""
    out = []
    for sentence, rules in zip(sentences, by_rule, strict=True):
        here = [item for item in tagged if any(sentence.start <= i < sentence.end for i in item.content)]
        same = [item for item in tagged if any(_overlap(item.cue, rule.cue) for rule in rules)]
        found = _merged_in(rules, [*here, *(item for item in same if item not in here)])
        out.append([_within_its_clause(item, sentence) for item in found])
    return out


def _within_its_clause(found: Attribution, sentence: Tokens) -> Attribution:
    """ "The road was shut; rebels are said to have mined it": hearsay keeps to its side of a semicolon."""
    if found.source is not None or not sentence.start <= found.cue[0] < sentence.end:
        return found
    marks = [token.i for token in sentence if token.text == ";"]
    own = bisect(marks, found.cue[0])
    kept = frozenset(i for i in found.content if bisect(marks, i) == own) if marks else found.content
    return replace(found, content=kept)


def _merged_in(rules: Sequence[Attribution], tagged: Sequence[Attribution]) -> list[Attribution]:
    out: list[Attribution] = []
    for rule in rules:
        same = [item for item in tagged if _overlap(item.cue, rule.cue)]
        if same:
            out.extend(_agreed(rule, same))
        elif not _is_unsure(rule):
            out.append(bounded(rule, None))
    known = {rule.cue for rule in rules}
    out += [bounded(item, None) for item in tagged if not any(_overlap(item.cue, cue) for cue in known)]
    out = [item for item in out if item.content]
    return [_within_its_part(item, out) for item in dict.fromkeys(out)]


def _within_its_part(found: Attribution, others: Sequence[Attribution]) -> Attribution:
    """The attribution without what stands beyond a semicolon or ", while", where another speaks there: "the
    police say nine; the mayor speaks of twelve"."""
    if found.source is None:
        return found
    sentence = found.source.sent
    marks = [token.i for token in sentence if _parts(token)]
    if not marks:
        return found
    own = bisect(marks, found.cue[0])
    spoken = {bisect(marks, item.cue[0]) for item in others} - {own}
    here = range(sentence.start, sentence.end)
    kept = frozenset(i for i in found.content if i not in here or bisect(marks, i) not in spoken)
    return replace(found, content=kept)


def _parts(token: Token) -> bool:
    if token.text == ";":
        return True
    before = token.doc[token.i - 1].text if token.i else ""
    return token.lower_ in ("while", "whereas", "but", "although") and before == ","


def _agreed(rule: Attribution, same: Sequence[Attribution]) -> list[Attribution]:
    """What rule and tagger say together; the tagger's sources where the rule has one outside of them."""
    first = same[0]
    content = rule.content | first.content
    if rule.complement == "tail" and first.content and not rule.content & first.content:
        content = first.content  # "Speaking after the raid, the mayor said ..."
    own = replace(rule, content=content, source_words=first.source_words)
    own = bounded(own, first.content)
    if rule.source is None or rule.via is not None or first.source is None or first.source_words is None:
        return [own]
    if first.source_words[0] <= rule.source.i < first.source_words[1]:
        return [own]
    return [replace(own, source=item.source) for item in same]


def _is_unsure(rule: Attribution) -> bool:
    """Whether the cue is a verb that more often means something else, so that the parse alone is no proof."""
    if rule.source is None or rule.complement == "colon":
        return False
    cue = rule.source.doc[rule.cue[0]]
    return cue.lemma_.lower() in word_set("attribution", "unsure_verbs") and syntax.is_verb(cue)


def _overlap(first: tuple[int, int], second: tuple[int, int]) -> bool:
    return first[0] < second[1] and second[0] < first[1]
