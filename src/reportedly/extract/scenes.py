"""Scenes: sentences that tell of no act that we know, but say where and when the report is. In: a document,
its attributions and drafts. Out: drafts that make no claims, from which later ones take place and time."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.attribution.finder import AttributionFinder
from reportedly.extract.drafts import Draft, WordDrafts
from reportedly.extract.tenses import is_present
from reportedly.extract.wordlists import word_set
from reportedly.model.document import Document


def find_scenes(document: Document, attributions: AttributionFinder, drafts: Sequence[Draft]) -> list[Draft]:
    """A draft for each sentence without one whose verb tells, in the past, of something at a place."""
    told = {draft.sentence_index for draft in drafts}
    title = document.report.title or ""
    first = len(title) if document.text.startswith(title) else 0
    placed = {document.doc[m.first].sent.start for m in document.mentions_of("place", "site")}
    words: WordDrafts | None = None
    scenes = []
    for index, sentence in enumerate(attributions.sentences):
        if index in told or sentence.start not in placed or sentence.start_char < first:
            continue
        verb = _telling_of(sentence)
        if verb is not None:
            words = words or WordDrafts(document, attributions)
            scenes.append(words.draft_of(verb))
    return [scene for scene in scenes if scene.factuality.modality == "actual" and scene.locations]


def _telling_of(sentence: Tokens) -> Token | None:
    """The verb of what the sentence tells: below the saying, where somebody says so."""
    verb = sentence.root
    while verb.lemma_ in word_set("roles", "telling_verbs"):
        below = next((child for child in verb.children if child.dep_ == "ccomp"), None)
        if below is None:
            return None
        verb = below
    return verb if syntax.is_verb(verb) and not is_present(verb) else None
