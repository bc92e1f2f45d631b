"""Rules: named, switchable tests of a case. In: a case. Out: the first rule that applies, with its
reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reportedly.assess.cases import Case
from reportedly.errors import ConfigError

Reasons = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A value, the question that it answers, and the test: reasons, full sentences, where it applies, else
    None."""

    name: str
    question: str
    test: Callable[[Case], Reasons | None]


def first_that_applies(
    case: Case, rules: Sequence[Rule], off: frozenset[str] = frozenset()
) -> tuple[str, Reasons]:
    """The first rule, in order, that applies and is not switched off; the last one always does and cannot
    be."""
    for rule in rules:
        if rule.name not in off and (reasons := rule.test(case)) is not None:
            return rule.name, reasons
    last = rules[-1]
    return last.name, last.test(case) or ("no other rule applies",)


def check_names(off: Iterable[str], rules: Sequence[Rule]) -> None:
    """Raises ConfigError where a rule to switch off does not exist, or is the last one, which always
    applies."""
    names = [rule.name for rule in rules[:-1]]
    if unknown := sorted(set(off) - set(names)):
        last = rules[-1].name
        why = "always applies, and cannot be switched off" if unknown == [last] else "is no rule of standing"
        raise ConfigError(f"{', '.join(unknown)} {why}; choose from: {', '.join(names)}")


def listed(labels: Iterable[str]) -> str:
    """The labels as a person lists them, each once: "A, B and C"."""
    once = list(dict.fromkeys(labels))
    return " and ".join([", ".join(once[:-1]), once[-1]] if len(once) > 1 else once)
