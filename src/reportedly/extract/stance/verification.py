"""Verification: where a text says that its claims could not be checked, or that somebody checked them. In: a
document. Out: notices, each with its sentence, its words, of what it speaks and how far it reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.wordlists import word_set
from reportedly.model.document import Document
from reportedly.model.span import Span

_LAST_WORD = 150  # characters
ONE, SEVERAL, TWO, SIDE, REPORT, SECTION = "one", "several", "two", "side", "report", "section"


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice of verification.

    `status` is unverified or verified_by, `by` who or what checked. `sentence` are the characters of its
    sentence, `inside` tokens of what it names itself ("reports of shelling"). `reach` says what it takes
    up: one thing said before, several, the two versions before, all of a side (`side_words`), the whole
    report, or the section that it heads. `names_its_own`: it says itself what could not be checked, so that
    without a claim of that it speaks of none."""

    status: str
    span: Span
    sentence: tuple[int, int]
    inside: frozenset[int]
    reach: str
    side_words: Span | None = None
    by: str | None = None
    names_its_own: bool = False


def find_notices(document: Document) -> list[Notice]:
    """The notices of the document, in order."""
    found = []
    for sentence in document.doc.sents:
        text = document.text[sentence.start_char : sentence.end_char].replace("\n", " ")
        match = _unverified().search(text)
        if match is not None:
            notice = _notice(document, sentence, text, match)
            found.extend([] if notice is None else [notice])
        else:
            found.extend(_verified(document, sentence))
    return found


def _words(*keys: str) -> str:
    return "|".join(sorted(word for key in keys for word in word_set("verification", key)))


@cache
def _unverified() -> re.Pattern[str]:
    check = rf"(?:{_words('checks')})"
    gap = rf"(?: (?:{_words('fillers')}|\w+ed (?:or|and|nor)))"
    noun = rf"(?:{_words('checking_nouns')})"
    how = "(?:independent|immediate|official|further)"
    no = r"(?: not|not|n['’]t)"
    state = r"(?:be|been|able to|possible to|possible for \w+ to|independently)"
    impossible = r"(?:unable|impossible|not possible|no way|in no position)"
    done = r"(?:can|could|has|have|had|was|were|is|are)"
    past = r"(?:has|have|had|was|were|is|are|did|does|do)"
    there = r"(?: \w+(?: \w+){0,4} to)?"  # "unable to reach the town to confirm"
    patterns = (
        rf"(?:can|could){no}{gap}{{0,4}}{there} {check}",
        rf"{past}{no}{gap}{{0,3}} {state}{gap}{{0,2}}{there} {check}",
        rf"(?:was|were|is|are){no} (?:verified|corroborated|substantiated|confirmed)",
        rf"(?:has|have|had|did|does|do){no}(?: yet)? (?:verif|corrobor|substantiat)\w+",
        rf"{impossible}(?: for \w+)? (?:to|of){gap}{{0,2}}{there} {check}",
        rf"(?:no|without|awaiting|pending|lacks?|lacked)(?: any)?(?: {how})? {noun}(?! code)",
        rf"{noun}\b[^.]{{0,40}}\b(?:impossible|not possible|difficult|unavailable|lacking|pending|was not)",
        rf"(?:impossible|difficult|hard) to{gap}{{0,2}} {check}",
        rf"yet to (?:be )?(?:independently )?{check}",
        rf"(?:none|neither|nothing|nor)\b[^.;]{{0,90}}? {done}{gap}{{1,4}} {check}",
        r"(?:not|unable|impossible|n['’]t)\b[^.;]{0,40}\bindependently (?:establish|determine|assess)\w*",
        rf"(?:{_words('unchecked')})",
        r"not (?:independently )?(?:verified|confirmed)",
    )
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


def _notice(document: Document, sentence: Tokens, text: str, match: re.Match[str]) -> Notice | None:
    start = sentence.start_char + match.start()
    span = Span.of(document.text, start, start + len(match.group()))
    verb = _last_token(sentence, span.end)
    if _asks_for_more(verb):
        return None
    reach, side = _reach(document, sentence, text, match)
    inside = frozenset() if reach in (REPORT, SECTION) else _named_inside(verb, span)
    whole = (sentence.start_char, sentence.end_char)
    return Notice("unverified", span, whole, inside, reach, side, names_its_own=_names_its_own(verb))


def _asks_for_more(verb: Token) -> bool:
    """ "Has not confirmed how many were hurt" takes for granted that some were."""
    asked = [c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i]
    return any(t.tag_ == "WRB" for clause in asked for left in clause.lefts for t in left.subtree)


def _last_token(sentence: Tokens, end: int) -> Token:
    return next((t for t in reversed(list(sentence)) if t.idx < end), sentence[-1])


def _named_inside(word: Token, span: Span) -> frozenset[int]:
    """The tokens of what the notice itself is about: the complement of its verb, its subject, the noun of its
    adjective; but not the clause that it hangs on."""
    if word.dep_ == "amod":
        return frozenset(t.i for t in _told_by(word.head).subtree)
    if word.dep_ == "xcomp" and syntax.is_verb(word.head) and word.head.idx >= span.start - 12:
        word = word.head
    kept = [c for c in word.children if c.dep_ in ("dobj", "ccomp", "nsubjpass", "nsubj", "prep", "pobj")]
    return frozenset(t.i for child in kept for t in child.subtree)


def _told_by(noun: Token) -> Token:
    """What unverified reports tell: "unverified reports spoke of a raid", "according to unverified reports";
    else what stands in the noun phrase itself."""
    if noun.lemma_.lower() not in word_set("verification", "said"):
        return noun
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return noun.head
    is_source = noun.dep_ == "pobj" and noun.head.lower_ in ("to", "from", "in", "by", "citing")
    return noun.sent.root if is_source and noun.i < noun.sent.root.i else noun


def _names_its_own(verb: Token) -> bool:
    """ "Could not confirm rumours that a group had been turned back"."""
    for child in verb.children:
        if child.dep_ == "ccomp" and child.i > verb.i:
            return not any(left.lower_ == "what" for left in child.lefts)
        if child.dep_ == "dobj" and not any(c.dep_ in ("det", "poss") for c in child.children):
            return any(c.dep_ in ("acl", "ccomp", "relcl", "prep") for c in child.children)
    return False


def _reach(document: Document, sentence: Tokens, text: str, match: re.Match[str]) -> tuple[str, Span | None]:
    before, after = text[: match.start()], text[match.end() :]
    if not before.strip(" -–—•*") and after.lstrip().startswith(":"):
        return SECTION, None
    if _names_the_text().search(text):
        return REPORT, None
    side = _side_words(document, sentence, text)
    if side is not None and _plural_said().search(text):
        return SIDE, side
    if _of_both_sides().search(text):
        return REPORT, None
    if re.search(r"\b(?:neither|either|both|two)\b", text, re.IGNORECASE):
        return TWO, None
    if re.search(r"\bnone of (?:the|these|those|their)\b", text, re.IGNORECASE):
        return (REPORT if _is_last(document, sentence) else SEVERAL), None
    return (SEVERAL if _plural_said().search(text) else ONE), side


@cache
def _names_the_text() -> re.Pattern[str]:
    return re.compile(rf"\b(?:in|on) this (?:\w+ )?(?:{_words('texts')})\b", re.IGNORECASE)


@cache
def _of_both_sides() -> re.Pattern[str]:
    """ "Claims by either side": of all that anybody in the report says."""
    said = rf"(?:{_words('said')})s"
    sides = r"(?:either (?:side|party)|both sides|the (?:two|warring|opposing) (?:sides|parties))"
    return re.compile(rf"\b{said} (?:\w+ )?(?:by|of|from) {sides}\b", re.IGNORECASE)


@cache
def _plural_said() -> re.Pattern[str]:
    whose = r"[\w’']+['’]s?|these|those|their|the|such|both|\w+n|\w+i|\w+sh|\w+ese"
    return re.compile(rf"\b(?:{whose}) (?:{_words('said')})s\b", re.IGNORECASE)


def _is_last(document: Document, sentence: Tokens) -> bool:
    """Whether at most a last word follows the sentence, in its own paragraph."""
    rest = document.text[sentence.end_char :].strip(" \n\t.-–—*\"”'’)")
    return "\n" not in rest and len(rest) < _LAST_WORD


_POSSESSOR = r"(?P<who>[A-Z][\w-]+(?:n|i|sh|ese|ch|an)(?=\s)|(?:\w[\w-]* )?\w[\w-]*['’]s?(?=\s))"


_NO_SIDES = frozenset({"the", "this", "these", "such", "each other's", "sides'", "side's"})


@cache
def _of_a_side() -> re.Pattern[str]:
    return re.compile(rf"\b{_POSSESSOR}(?: \w+)? (?:{_words('said')})s?\b")


def _side_words(document: Document, sentence: Tokens, text: str) -> Span | None:
    """Whose claims the notice names: "Russian claims", "the army's claims"; the bare name."""
    match = _of_a_side().search(text)
    if match is None or match["who"].lower() in _NO_SIDES:
        return None
    words = re.sub(r"^(?:the|an?|both|neither|either) ", "", match["who"], flags=re.IGNORECASE)
    if words.lower().startswith("side"):
        return None
    start = sentence.start_char + match.end("who") - len(words)
    return Span.of(document.text, start, start + len(re.sub(r"['’]s?$", "", words)))


def _verified(document: Document, sentence: Tokens) -> Iterator[Notice]:
    """ "Footage verified by X", "which X has geolocated", "we have confirmed the attack from images"."""
    for verb in sentence:
        if verb.lemma_.lower() not in word_set("verification", "checkers") or not _is_done(verb):
            continue
        checker = syntax.agent(verb) if syntax.is_passive(verb) else syntax.subject(verb)
        if checker is None:
            continue
        by_material = _is_check(verb, checker)
        if not by_material and verb.lemma_.lower() == "confirm":
            continue
        first, last = syntax.noun_phrase(checker)
        span = Span.of(document.text, verb.idx, verb.idx + len(verb))
        whole = (sentence.start_char, sentence.end_char)
        inside = frozenset(t.i for t in _checked(verb).subtree)
        by = sentence.doc[first:last].text
        yield Notice("verified_by", span, whole, inside, ONE, by=by, names_its_own=not by_material)
        return


def _is_done(verb: Token) -> bool:
    """Whether it was checked, not only to be."""
    if verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP") or any(c.dep_ == "neg" for c in verb.children):
        return False
    return not any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)


def _is_check(verb: Token, checker: Token) -> bool:
    """Whether it is a check of material, or by material: an official who confirms a toll has verified
    nothing."""
    near = [checker, _checked(verb), *(noun for _, noun in syntax.prepositions(verb))]
    lemmas = {token.lemma_.lower() for noun in near for token in noun.subtree}
    shows = bool(lemmas & word_set("verification", "material"))
    if verb.lemma_.lower() != "confirm":
        relative = any(c.tag_ in ("WDT", "WP") or c.lower_ == "that" for c in verb.children)
        return shows or relative or bool(lemmas & word_set("verification", "said"))
    by_material = bool({checker.lemma_.lower()} & word_set("verification", "material"))
    return by_material or (shows and checker.lower_ == "we")


def _checked(verb: Token) -> Token:
    """What was checked: the object, the subject of a passive, the noun that a participle hangs on."""
    if verb.dep_ in ("acl", "relcl", "amod"):
        return verb.head
    return next(iter(syntax.children(verb, "dobj", "nsubjpass")), verb)
