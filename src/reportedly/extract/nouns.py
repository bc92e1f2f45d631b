"""Noun classes: what sort of thing a noun is (person, fighter, place, building, weapon ...). In: tokens
and the entity layer. Out: class names of `lexicons/nouns.yaml`."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.data.lexicons import noun_classes
from reportedly.extract.wordlists import word_endings, word_set
from reportedly.model.document import Document, Mention

_UNKNOWN_AGENTS = frozenset({"they", "who", "it", "he", "she", "we", "them"})
_ARMED = frozenset({"fighter", "state_force", "group", "troops"})
_PEOPLE_SINGULAR = ("ist", "sman", "woman", "ian", "eer")
_MENTION_CLASSES = {
    "place": {"place", "territory"},
    "region": {"place", "territory"},
    "country": {"place", "territory", "state_force"},
    "actor": {"group", "state_force", "fighter"},
    "person": {"person"},
    "site": {"building", "infrastructure", "place"},
}


class NounClasses:
    """Answers for one document what class its nouns have."""

    def __init__(self, document: Document) -> None:
        self._by_token: dict[int, Mention] = {}
        for mention in (m for m in document.mentions if m.kind != "inner_place"):
            for index in range(mention.first, mention.last):
                self._by_token[index] = mention
        self._table = noun_classes()
        self._seen: dict[int, frozenset[str]] = {}

    def mention_at(self, token: Token) -> Mention | None:
        return self._by_token.get(token.i)

    def of(self, token: Token) -> frozenset[str]:
        """The classes of the noun phrase that `token` heads."""
        known = self._seen.get(token.i)
        if known is None:
            known = self._seen[token.i] = frozenset(self._classes(token))
        return known

    def _classes(self, token: Token) -> set[str]:
        mention = self._by_token.get(token.i)
        found = set(_MENTION_CLASSES.get(mention.kind, set())) if mention is not None else set()
        lemma = token.lemma_.lower()
        if lemma.endswith("men") and lemma not in self._table:
            lemma = f"{lemma[:-3]}man"  # "servicemen": the model keeps the plural
        own = self._table.get(lemma, frozenset()) | self._table.get(token.lower_, frozenset())
        if "person" in own and not own & _ARMED and token.pos_ == "NOUN":
            found = set()  # "two French tourists" are no party, whatever stands before them
        found |= own
        if not found and lemma.endswith("s"):
            found |= self._table.get(
                lemma[:-1], frozenset()
            )  # a headline's capital keeps the model from the singular
        if token.i > 0:
            pair = f"{token.doc[token.i - 1].lower_} {lemma}"
            found |= self._table.get(pair, frozenset())
        if lemma in _UNKNOWN_AGENTS:
            found |= {"unknown", "person"} if lemma != "it" else {"unknown"}
        if lemma == "man" and any(child.dep_ == "poss" for child in token.children):
            found |= {"fighter"}  # "his men"
        if token.pos_ == "NUM" or lemma in (
            "other",
            "dozen",
            "hundred",
            "score",
            "thousand",
            "many",
            "several",
        ):
            found |= self._of_counted(token)
        if token.pos_ == "NUM" or lemma in word_set("numbers", "amounts"):
            for preposition in token.children:
                if preposition.dep_ == "prep" and preposition.lower_ == "of":
                    for noun in preposition.children:
                        if noun.dep_ == "pobj":
                            found |= self.of(noun)
        return found or self._by_form(token)

    def _by_form(self, token: Token) -> set[str]:
        """What an unlisted noun most likely is, by its form: "herdsmen", "nationalists" are people; a bare
        name is a name."""
        if token.lower_ in ("him", "her", "them", "himself", "themselves", "us", "me"):
            return {"person"}
        if token.ent_type_ == "PERSON":
            return {"person"}
        if token.pos_ == "PROPN":
            return {"named"}
        if (
            token.tag_ == "NNS"
            and token.lower_.endswith(word_endings("roles", "people_endings"))
            and token.lower_ not in word_set("roles", "no_people")
        ):
            return {"person"}
        if token.tag_ == "NN" and token.lower_.endswith(_PEOPLE_SINGULAR):
            return {"person"}
        return set()

    def _of_counted(self, number: Token) -> set[str]:
        following = [child for child in number.children if child.dep_ == "prep"]
        return set() if following else {"person", "civilians"}
