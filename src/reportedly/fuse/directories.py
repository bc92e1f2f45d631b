"""Directories: the names that origins are told apart by, as reports and claims come and go. In: slugs of
names. Out: answers, and which claims asked for a name whose answer has changed since."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping


class Directory:
    """Names with what is known of them. Each answer is noted with the claim for which it was asked (`asker`):
    how the origin of a claim is found need not say on which names it depends."""

    def __init__(self) -> None:
        self.asker: str | None = None
        self._askers: dict[str, set[str]] = defaultdict(set)
        self._changed: set[str] = set()

    def concerned(self) -> set[str]:
        """The claims that asked for names whose answer has changed since this was last called; some may be
        gone by now."""
        found = {id_ for name in self._changed for id_ in self._askers.get(name, ())}
        self._changed.clear()
        return found

    def asked(self) -> Mapping[str, set[str]]:
        """Claim id -> the names for which it has asked so far."""
        names: dict[str, set[str]] = defaultdict(set)
        for name, askers in self._askers.items():
            for claim_id in askers:
                names[claim_id].add(name)
        return names

    def _note(self, name: str) -> None:
        if self.asker is not None:
            self._askers[name].add(self.asker)


class Publishers(Directory):
    """The outlets whose reports are there."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: Counter[str] = Counter()

    def __contains__(self, name: object) -> bool:
        self._note(str(name))
        return name in self._counts

    def add(self, name: str) -> None:
        self._counts[name] += 1
        if self._counts[name] == 1:
            self._changed.add(name)

    def remove(self, name: str) -> None:
        self._counts[name] -= 1
        if self._counts[name] == 0:
            del self._counts[name]
            self._changed.add(name)


class Surnames(Directory):
    """Lone surnames, each with the one full name that ends in it; without one where two names do."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: Counter[str] = Counter()
        self._full: dict[str, set[str]] = defaultdict(set)

    def get(self, name: str, default: str) -> str:
        """The full name of a lone surname, or `default`."""
        self._note(name)
        found = self._full.get(name, ())
        return next(iter(found)) if len(found) == 1 else default

    def add(self, name: str) -> None:
        self._counts[name] += 1
        if self._counts[name] == 1:
            self._change(name, is_there=True)

    def remove(self, name: str) -> None:
        self._counts[name] -= 1
        if self._counts[name] == 0:
            del self._counts[name]
            self._change(name, is_there=False)

    def _change(self, name: str, *, is_there: bool) -> None:
        first, _, last = name.rpartition("-")
        if first:
            (self._full[last].add if is_there else self._full[last].discard)(name)
            self._changed.add(last)
