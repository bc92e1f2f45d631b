"""Words for bodies and people: "defence ministry", "fighters". In: pieces of a phrase. Out: bodies, roles."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.data.actor_entries import BodyPattern, Patterns
from reportedly.data.actor_words import Piece

# So many unknown words may stand before a body: "Russia's 155th Guards Naval Infantry brigade".
_GAP = 5


class BodyWords:
    """The words of patterns.yaml, ready to be found in a phrase."""

    def __init__(self, patterns: Patterns) -> None:
        self.patterns = patterns
        self.by_key = {body.key: body for body in patterns.bodies}
        # Reversed: where two bodies share a word, the one that stands first in the file has it.
        self._bodies = {word: body for body in reversed(patterns.bodies) for word in body.words}
        self._longest_body = max(word.count(" ") + 1 for word in self._bodies)
        self._longest_member = max(word.count(" ") + 1 for word in patterns.members)

    def body_at(self, pieces: Sequence[Piece], start: int) -> tuple[int, BodyPattern | None]:
        """The longest body's words at `start`: how many, and the body."""
        for size in range(min(self._longest_body, len(pieces) - start), 0, -1):
            if body := self._bodies.get(key_at(pieces, start, size)):
                return size, body
        return 0, None

    def role_at(self, pieces: Sequence[Piece], start: int) -> tuple[int, str | None]:
        """The longest word for somebody's people at `start`: how many, and their role."""
        for size in range(min(self._longest_member, len(pieces) - start), 0, -1):
            if role := self.patterns.members.get(key_at(pieces, start, size)):
                return size, role
        return 0, None

    def body_after(self, pieces: Sequence[Piece], start: int) -> tuple[BodyPattern, str | None] | None:
        """The body in which a phrase ends, over modifiers, unit names and places, and the role it adds."""
        for position in range(start, min(start + _GAP + 1, len(pieces))):
            size, body = self.body_at(pieces, position)
            if body is not None:
                ends, role = self.ends(pieces, position + size)
                if ends:
                    return body, role
        return None

    def ends(self, pieces: Sequence[Piece], start: int) -> tuple[bool, str | None]:
        """Whether a name may be followed by the rest, and the role this adds.

        It may by nothing, by words for its people, by a person's name, or by a link to a place.
        """
        role = None
        while start < len(pieces):
            size, found = self.role_at(pieces, start)
            if size:
                role, start = found, start + size
            elif pieces[start].folded in self.patterns.links:
                return True, role
            elif pieces[start].capital:
                start += 1
            else:
                return False, None
        return True, role

    def trim(self, pieces: Sequence[Piece]) -> Sequence[Piece]:
        """Without articles and quantities in front: "at least 40 Ukrainian soldiers"."""
        start = 0
        while start < len(pieces) - 1 and self._is_skipped(pieces[start]):
            start += 1
        return pieces[start:]

    def first_word(self, pieces: Sequence[Piece]) -> int:
        """Where the phrase begins after its modifiers ("acting", "senior"); its length if it has no more."""
        start = 0
        while start < len(pieces) and pieces[start].folded in self.patterns.modifiers:
            start += 1
        return start

    def _is_skipped(self, piece: Piece) -> bool:
        if piece.folded.replace(",", "").isdigit() or piece.folded in ("a", "the"):
            return True
        # "IT" and "NO" in capitals may be names.
        return piece.folded in self.patterns.skipped and not piece.cased.isupper()


def key_at(pieces: Sequence[Piece], start: int, size: int) -> str:
    """The folded words of a part of the phrase."""
    return " ".join(piece.folded for piece in pieces[start : start + size])
