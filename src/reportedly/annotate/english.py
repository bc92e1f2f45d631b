"""The English annotator. In: reports, streaming. Out: documents with tokens, sentences, parse and mentions,
in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from reportedly.annotate.entities import find_mentions
from reportedly.annotate.language_model import load_model
from reportedly.annotate.letter_case import SentenceCase
from reportedly.annotate.name_sources import NameSources
from reportedly.annotate.persons import find_persons
from reportedly.annotate.word_forms import forms_of
from reportedly.model.document import Document
from reportedly.model.report import Report

_BATCH = 24
_PIECE = 60_000  # characters: keeps one batch well under 1 GB of memory


class EnglishAnnotator:
    """Reads English reports with spaCy and our entity layer; a report that cannot be read becomes an empty
    document."""

    language = "en"

    def __init__(self, sources: NameSources, nlp: Language | None = None) -> None:
        self._nlp = nlp or load_model()
        self._case = SentenceCase(self._nlp, sources)
        self._sources = replace(
            sources,
            is_word=forms_of(self._nlp, "noun", "verb", "adj", "adv"),
            is_no_noun=forms_of(self._nlp, "verb", "adj", "adv"),
        )

    def annotate(self, reports: Iterable[Report]) -> Iterator[Document]:
        """One document a report, in the reports' order. Raises ModelError where the model cannot be used."""
        texts = ((piece, (report, last)) for report in reports for piece, last in self._pieces(report))
        gathered: list[Doc] = []
        for doc, (report, last) in self._nlp.pipe(texts, as_tuples=True, batch_size=_BATCH):
            gathered.append(doc)
            if last:
                whole = (
                    gathered[0] if len(gathered) == 1 else Doc.from_docs(gathered, ensure_whitespace=False)
                )
                gathered = []
                assert whole is not None
                yield self.document_of(report, whole)

    def document_of(self, report: Report, doc: Doc) -> Document:
        """The document of a report that a spaCy pipeline with a parser has read already."""
        mentions = find_mentions(doc, report.text, self._sources)
        return Document(report, doc, mentions, find_persons(doc, report.text, mentions))

    def _pieces(self, report: Report) -> Iterator[tuple[str, bool]]:
        """The text in pieces that end at paragraphs, or else at white space; True with the last one."""
        text = self._case.readable(report.text) if report.is_readable else ""
        start = 0
        while len(text) - start > _PIECE:
            cut = _cut(text, start)
            yield text[start:cut], False
            start = cut
        yield text[start:], True


def _cut(text: str, start: int) -> int:
    limit = start + _PIECE
    for mark in ("\n\n", "\n", ". ", " "):
        found = text.rfind(mark, start + _PIECE // 2, limit)
        if found > 0:
            return found + len(mark)
    return limit
