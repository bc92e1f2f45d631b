"""Names in the index: what origins ask of other reports and claims. In: an index. Out: the directories of
`directories`, answered from what is stored, and the claims whose answer is another now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from reportedly.fuse.directories import Publishers, Surnames
from reportedly.fuse.index_rows import number_of
from reportedly.model.fused import ClaimKey, FusedClaim, FusedReport, FusionIndex

Asked = tuple[str, str]
Answers = Mapping[Asked, str | bool]


class IndexedPublishers(Publishers):
    """The outlets whose reports are in the index."""

    def __init__(self, index: FusionIndex) -> None:
        super().__init__()
        self._index = index
        self._known: dict[str, bool] = {}

    def __contains__(self, name: object) -> bool:
        asked = str(name)
        self._note(asked)
        if asked not in self._known:
            self._known[asked] = self._index.has(FusedReport, "publisher", asked)
        return self._known[asked]


class IndexedSurnames(Surnames):
    """Lone surnames, each with the one full name among the claims of the index."""

    def __init__(self, index: FusionIndex) -> None:
        super().__init__()
        self._index = index
        self._found: dict[str, str] = {}

    def get(self, name: str, default: str) -> str:
        self._note(name)
        if name not in self._found:
            self._found[name] = only_name(self._index, name)
        return self._found[name] or default


def only_name(index: FusionIndex, surname: str) -> str:
    """The one full name of that surname, empty where there is none or more than one."""
    found = index.full_names(surname)
    return next(iter(found)) if len(found) == 1 else ""


def answers(index: FusionIndex, publishers: Iterable[str], surnames: Iterable[str]) -> Answers:
    """What these names mean now."""
    known: dict[Asked, str | bool] = {
        publisher_asked(name): index.has(FusedReport, "publisher", name) for name in publishers
    }
    known.update({surname_asked(name): only_name(index, name) for name in surnames})
    return known


def askers(index: FusionIndex, before: Answers, now: Answers) -> set[str]:
    """The claims that asked for names whose answer is another now."""
    changed = [number_of(asked) for asked, answer in now.items() if before[asked] != answer]
    numbers = {row.number for row in index.find(ClaimKey, "key", changed)}
    return {row.claim_id for row in index.find(FusedClaim, "number", numbers)}


def asked_keys(publishers: Publishers, surnames: Surnames) -> Mapping[str, set[int]]:
    """Claim id -> the keys of the names for which it asked."""
    keys: dict[str, set[int]] = defaultdict(set)
    for directory, asked in ((publishers, publisher_asked), (surnames, surname_asked)):
        for claim_id, names in directory.asked().items():
            keys[claim_id].update(number_of(asked(name)) for name in names)
    return keys


def publisher_asked(name: str) -> Asked:
    """The key under which claims stand that asked whether it is an outlet whose reports are there."""
    return "publisher", name


def surname_asked(name: str) -> Asked:
    """The key under which claims stand that asked for the full name of a surname."""
    return "surname", name
