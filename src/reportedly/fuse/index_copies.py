"""Copies among stored texts: which reports carry the same text, found by the index. In: reports that came,
changed or went. Out: the reports whose copies are others now. The same as `Copies` finds in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reportedly.fuse.index_rows import bands_of, likeness, report_row, text_rows
from reportedly.fuse.shingles import (
    LEAST_ALIKE,
    LEAST_WORDS,
    Digest,
    Print,
    copy_reason,
    digest_of,
    prints_of,
    words_of,
)
from reportedly.model.fused import FusedReport, FusedText, FusionIndex, TextBand, TextsAlike
from reportedly.model.report import Report


class IndexedCopies:
    """The texts of an index, and which of them are copies of one another."""

    def __init__(self, index: FusionIndex) -> None:
        self._index = index

    def change(self, old: Sequence[FusedReport], reports: Sequence[Report]) -> set[str]:
        """Take the reports in place of the old rows; returns the ids of all whose group is another now, new
        ones too."""
        words = {report.id: words_of(report.text) for report in reports}
        digests = {id_: digest_of(own) if own else None for id_, own in words.items()}
        self._index.forget(old)
        self._index.put([report_row(report, digests[report.id], report.id) for report in reports])
        touched = self._drop({row.digest for row in old if row.digest is not None})
        long = {digests[id_]: own for id_, own in words.items() if len(own) >= LEAST_WORDS}
        self._compare({digest: own for digest, own in long.items() if digest is not None})
        touched |= {digest for digest in digests.values() if digest is not None}
        return self._lead(touched) | digests.keys()

    def _drop(self, digests: set[Digest]) -> set[Digest]:
        """Drop those of the texts that no report carries any more; returns the others, and those that the
        dropped ones were like."""
        carried = {row.digest for row in self._index.find(FusedReport, "digest", digests) if row.digest}
        dropped = digests - carried
        alike = self._index.find(TextsAlike, "digest", dropped)
        self._index.forget([*alike, *(TextsAlike(pair.other, pair.digest) for pair in alike)])
        for text in self._index.find(FusedText, "digest", dropped):
            self._index.forget([text, *bands_of(text.number, text.signature)])
        return carried | {pair.other for pair in alike if pair.other not in dropped}

    def _compare(self, texts: Mapping[Digest, Sequence[str]]) -> None:
        """Note of which texts those that are new are copies."""
        known = {text.digest for text in self._index.find(FusedText, "digest", texts)}
        fresh = {digest: words for digest, words in texts.items() if digest not in known}
        if not fresh:
            return
        first = self._index.next_number(FusedText)
        prints = {own.digest: own for own in prints_of(fresh)}
        made = [text_rows(number, own) for number, own in enumerate(prints.values(), first)]
        self._index.put([text for text, _ in made])
        self._index.put([band for _, bands in made for band in bands])
        for text, bands in made:
            for other in self._candidates(text, bands):
                if copy_reason(prints[text.digest], self._print_of(other.digest, prints)):
                    pair = text.digest, other.digest
                    self._index.put([TextsAlike(*pair), TextsAlike(*reversed(pair))])

    def _candidates(self, text: FusedText, bands: Iterable[TextBand]) -> list[FusedText]:
        met = self._index.find(TextBand, "band", [band.band for band in bands])
        others = {band.number for band in met} - {text.number}
        texts = self._index.find(FusedText, "number", others)
        return [other for other in texts if likeness(text.signature, other.signature) >= LEAST_ALIKE]

    def _print_of(self, digest: Digest, prints: dict[Digest, Print]) -> Print:
        if digest not in prints:
            carrier = self._index.find(FusedReport, "digest", [digest])[0].report_id
            words = words_of(self._index.reports([carrier])[carrier].text)
            prints[digest] = prints_of({digest: words})[0]
        return prints[digest]

    def _lead(self, touched: Iterable[Digest]) -> set[str]:
        """Name anew who stands for each touched group; returns all reports of the groups."""
        seen: set[Digest] = set()
        changed: set[str] = set()
        for digest in touched:
            if digest not in seen:
                group = self._group(digest)
                seen |= group
                rows = self._index.find(FusedReport, "digest", group)
                leader = min(row.report_id for row in rows)
                stale = [row for row in rows if row.leader != leader]
                self._index.forget(stale)
                self._index.put([row._replace(leader=leader) for row in stale])
                changed |= {row.report_id for row in rows}
        return changed

    def _group(self, digest: Digest) -> set[Digest]:
        """All texts that are copies of it, or copies of its copies."""
        group, waiting = {digest}, {digest}
        while waiting:
            waiting = {pair.other for pair in self._index.find(TextsAlike, "digest", waiting)} - group
            group |= waiting
        return group
