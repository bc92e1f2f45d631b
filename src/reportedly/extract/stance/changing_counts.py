"""Changing counts: whether the number after "from" is what a count was before ("the toll rose from 12 to 15")
or where something came from ("reserves from 12 villages"). In: the word "from". Out: yes or no."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.wordlists import word_set

# So many words before "from" may hold the word of change: "climbed in Kharkiv to 15 dead, up from".
_REACH = 8


def counts_change(link: Token) -> bool:
    """Whether a count changes from the number after `link`: a word of change before it, a count that
    changes."""
    return link.lower_ == "from" and changes(link) and _is_of_count(link)


def changes(link: Token) -> bool:
    """Whether a word of change stands before: "up", "revised", "rose"."""
    before = link.doc[max(link.sent.start, link.i - _REACH) : link.i]
    return any(token.lemma_.lower() in word_set("corrections", "changing") for token in before)


def _is_of_count(link: Token) -> bool:
    clause = syntax.clause_root(link)
    nouns = [*syntax.objects(clause), syntax.subject(clause), syntax.passive_subject(clause)]
    return any(noun is not None and _names_count(noun) for noun in nouns)


def _names_count(noun: Token) -> bool:
    """ "The number of dead" is a count, "a number of reserves" some reserves."""
    is_some = any(child.lower_ in ("a", "any") for child in noun.children) and noun.lemma_.lower() == "number"
    return not is_some and noun.lemma_.lower() in word_set("corrections", "changing_counts")
