"""Copies: which reports carry the same text, as reports come and go. In: reports, ids of reports. Out: for
each the id that stands for all its copies, the same in whatever order they came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rensa import RMinHashLSH

from reportedly.fuse.shingles import (
    BANDS,
    LEAST_ALIKE,
    LEAST_JACCARD,
    LEAST_WORDS,
    PERMUTATIONS,
    Digest,
    Print,
    copy_reason,
    digest_of,
    prints_of,
    words_of,
)
from reportedly.model.report import Report

_AT_ONCE = 4096  # texts whose candidates are looked up together: all at once would hold millions of them
_SAME_WORDS = "the same words"


class Copies:
    """The texts seen so far, which reports carry each, and which texts are copies of one another.

    Whether two texts are copies depends on those two alone, so that a new one is compared with its likes and
    with nothing else."""

    def __init__(self) -> None:
        self._index = RMinHashLSH(LEAST_JACCARD, PERMUTATIONS, BANDS)
        self._prints: list[Print | None] = []  # the index forgets nothing: a text that is gone is None here
        self._numbers: dict[Digest, int] = {}
        self._reports: dict[Digest, set[str]] = {}
        self._digests: dict[str, Digest] = {}
        self._alike: dict[Digest, dict[Digest, str]] = defaultdict(dict)
        self._leaders: dict[str, str] = {}

    @property
    def leaders(self) -> Mapping[str, str]:
        """Report id -> the id that stands for all its copies: the smallest of its group, or its own."""
        return self._leaders

    def change(self, reports: Sequence[Report], gone: Iterable[str] = ()) -> set[str]:
        """Take the reports, in place of any with their ids, and forget those in `gone`; returns the ids of
        all whose group is another now, new ones too."""
        texts = {report.id: words_of(report.text) for report in reports}
        touched = self._forget([*texts, *gone])
        fresh = {digest_of(words): words for words in texts.values() if words}
        fresh = {digest: words for digest, words in fresh.items() if digest not in self._reports}
        for id_, words in texts.items():
            if words:
                self._digests[id_] = digest = digest_of(words)
                self._reports.setdefault(digest, set()).add(id_)
                touched.add(digest)
            else:
                self._leaders[id_] = id_
        self._compare({digest: words for digest, words in fresh.items() if len(words) >= LEAST_WORDS})
        return self._lead(touched).union(id_ for id_, words in texts.items() if not words)

    def digest_of(self, report_id: str) -> Digest | None:
        """The digest of its words, None where it has none."""
        return self._digests.get(report_id)

    def prints(self) -> Iterator[Print]:
        """Of all texts that are compared."""
        return (own for own in self._prints if own is not None)

    def pairs(self) -> Iterator[tuple[Digest, Digest]]:
        """The texts that are copies of one another, each pair both ways."""
        return ((one, other) for one, others in self._alike.items() for other in others)

    def groups(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Each group of two or more reports, sorted, with how that was seen."""
        seen: set[Digest] = set()
        for digest in self._reports:
            if digest not in seen:
                group = self._group(digest)
                seen |= group
                ids = tuple(sorted(id_ for text in group for id_ in self._reports[text]))
                if len(ids) > 1:
                    yield ids, "; ".join(sorted(set(self._reasons(group))))

    def _reasons(self, group: Iterable[Digest]) -> Iterator[str]:
        for digest in group:
            yield from self._alike[digest].values() if digest in self._alike else ()
            if len(self._reports[digest]) > 1:
                yield _SAME_WORDS

    def _forget(self, ids: Iterable[str]) -> set[Digest]:
        """Forget the reports; returns the texts whose group has changed by it."""
        touched: set[Digest] = set()
        for id_ in ids:
            self._leaders.pop(id_, None)
            digest = self._digests.pop(id_, None)
            if digest is None:
                continue
            touched.add(digest)
            self._reports[digest].discard(id_)
            if not self._reports[digest]:
                touched |= self._drop(digest)
        return {digest for digest in touched if digest in self._reports}

    def _drop(self, digest: Digest) -> set[Digest]:
        """Drop a text that no report carries any more; returns those that it was like."""
        del self._reports[digest]
        if digest in self._numbers:
            self._prints[self._numbers.pop(digest)] = None
        likes = self._alike.pop(digest, {})
        for like in likes:
            del self._alike[like][digest]
        return set(likes)

    def _compare(self, texts: Mapping[Digest, Sequence[str]]) -> None:
        """Note which of the known texts, and of each other, the new ones are copies of."""
        digests = sorted(texts)
        for start in range(0, len(digests), _AT_ONCE):
            prints = prints_of({digest: texts[digest] for digest in digests[start : start + _AT_ONCE]})
            first = len(self._prints)
            self._prints.extend(prints)
            self._numbers.update((own.digest, number) for number, own in enumerate(prints, first))
            signatures = [own.signature for own in prints]
            self._index.insert_many(signatures, first)
            for number, (own, likes) in enumerate(
                zip(prints, self._index.query_all(signatures), strict=True), first
            ):
                self._compare_one(own, [like for like in likes if like < number])

    def _compare_one(self, own: Print, likes: Iterable[int]) -> None:
        """Note of which of its likes, by their numbers, it is a copy.

        Signatures tell most strangers apart without their words: the index meets some in a hundred of all
        pairs, and of a large situation these are millions."""
        alike = own.signature.jaccard
        for like in likes:
            other = self._prints[like]
            if other is None or alike(other.signature) < LEAST_ALIKE:
                continue
            if reason := copy_reason(own, other):
                self._alike[own.digest][other.digest] = self._alike[other.digest][own.digest] = reason

    def _lead(self, touched: Iterable[Digest]) -> set[str]:
        """Name anew who stands for each touched group; returns all reports of the groups."""
        seen: set[Digest] = set()
        changed: set[str] = set()
        for digest in touched:
            if digest not in seen:
                group = self._group(digest)
                seen |= group
                ids = {id_ for text in group for id_ in self._reports[text]}
                self._leaders.update(dict.fromkeys(ids, min(ids)))
                changed |= ids
        return changed

    def _group(self, digest: Digest) -> set[Digest]:
        """All texts that are copies of it, or copies of its copies."""
        group, waiting = {digest}, [digest]
        while waiting:
            new = self._alike.get(waiting.pop(), {}).keys() - group
            group |= new
            waiting.extend(new)
        return group
