"""No news: acts that a sentence only names as what it does not tell: "no figure for the dead was at hand",
"gave a measure of its advance", "our programme looks at who left". In: a happening. Out: yes or no."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.events.happenings import Happening
from reportedly.extract.stance.negation import negated_noun
from reportedly.extract.wordlists import word_set

_OUTLET = frozenset({"we", "our"})
_STEPS = 6


def is_no_news(happening: Happening) -> bool:
    """Whether the act is only what a count is of that nobody gives here, or what an outlet will speak of."""
    if happening.figures:
        return False
    token = happening.trigger.token
    return any(_is_uncounted(noun) for noun in counts_of(token)) or _is_presented(token)


def counts_of(token: Token) -> Iterator[Token]:
    """The nouns above it that count it or say what is known of it: "the number of those evacuated"."""
    current = token
    for _ in range(_STEPS):
        head = current.head
        if head == current or (syntax.is_verb(head) and current.dep_ not in ("acl", "relcl", "pcomp")):
            return
        if current.dep_ == "prep" and _counts(head):
            yield head
        current = head


def _counts(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    if lemma in word_set("happenings", "count_nouns"):
        return True
    return lemma in word_set("happenings", "word_nouns") and negated_noun(noun) is not None


def _is_uncounted(noun: Token) -> bool:
    """Whether its clause gives no number either, but says that there is none or that somebody gave one."""
    return any(c.lower_ == "no" for c in noun.children) or (
        noun.dep_ == "dobj" and noun.head.lemma_ in _HANDING
    )


_HANDING = frozenset({"give", "have", "offer", "provide", "release", "publish", "issue", "know", "supply"})


def _is_presented(token: Token) -> bool:
    """ "Our foreign desk looks at how many left": a question that the outlet has yet to answer."""
    for verb in token.ancestors:
        if not syntax.is_verb(verb) or verb.lemma_ not in word_set("happenings", "presenting"):
            continue
        subject = syntax.subject(verb)
        if subject is not None and _is_outlet(subject):
            return True
    return False


def _is_outlet(subject: Token) -> bool:
    owners = (child.lower_ for child in subject.children if child.dep_ == "poss")
    return subject.lower_ in _OUTLET or any(owner in _OUTLET for owner in owners)
