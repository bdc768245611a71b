"""Answer formats: how an answer is read, how the prompt asks for it, and how the reference is written.

A format is strict, as its prompt sentence says, and bounded: it never runs anything that a model wrote.
`Unparsable` means that the text is not of this format; `Invalid` that it is, and breaks the task's rules.

    >>> natural("the number of ways").parse("12", {})
    12
    >>> integers("the list in order", like="numbers").describe({"numbers": [5, 4, 9]})
    'the list in order, 3 integers separated by spaces'
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from envs.rewards import Invalid, Unparsable

DIGITS = 4_000
"""Longest integer that is read; Python refuses to print more than 4,300 digits."""

Instance = Mapping[str, Any]
_INTEGER = re.compile(r"[+-]?[0-9]+")


@dataclass(frozen=True)
class Format(ABC):
    """One way of writing an answer. `what` completes the sentence "Write ..."."""

    what: str

    limit: ClassVar[int] = 20_000
    """Longest answer text, in characters, that is read at all (references stay below 4,000)."""

    @abstractmethod
    def describe(self, instance: Instance) -> str:
        """What to write, for the end of the prompt."""

    @abstractmethod
    def parse(self, text: str, instance: Instance) -> Any:
        """The answer as a value; raises Unparsable or Invalid, and nothing else on any text."""

    def render(self, answer: Any) -> str:
        """The answer as text; `parse` reads it back."""
        return str(answer)

    def same(self, a: Any, b: Any) -> bool:
        """Are two parsed answers the same answer?"""
        return bool(a == b)


def read_integer(text: str) -> int:
    """An integer in ASCII digits with an optional sign; raises Unparsable."""
    if not _INTEGER.fullmatch(text):
        raise Unparsable(f"{_short(text)} is not an integer")
    if len(text) > DIGITS:
        raise Unparsable(f"an integer of {len(text)} characters is too long")
    return int(text)


def read_integers(text: str) -> list[int]:
    """Integers separated by white space; raises Unparsable."""
    return [read_integer(word) for word in text.split()]


@dataclass(frozen=True)
class Integer(Format):
    """One integer; `below` names a number or an instance key: the answer must lie in [0, below)."""

    signed: bool = True
    below: int | str | None = None

    def describe(self, instance: Instance) -> str:
        bound = _size(self.below, instance)
        return f"{self.what}, one integer" + ("" if bound is None else f" from 0 to {bound - 1} inclusive")

    def parse(self, text: str, instance: Instance) -> int:
        value = read_integer(text)
        if value < 0 and not self.signed:
            raise Unparsable(f"{_short(text)} is negative")
        bound = _size(self.below, instance)
        if bound is not None and not 0 <= value < bound:
            raise Invalid(f"{_short(text)} is not in the range 0 to {bound - 1}")
        return value


def integer(what: str, below: int | str | None = None) -> Integer:
    """One integer with an optional sign."""
    return Integer(what, below=below)


def natural(what: str) -> Integer:
    """One integer that is not negative; a sign below zero does not parse."""
    return Integer(what, signed=False)


@dataclass(frozen=True)
class Integers(Format):
    """Integers on one line. `like` names the instance key whose length (a list) or value fixes how many."""

    like: str | None = None

    def describe(self, instance: Instance) -> str:
        count = _size(self.like, instance)
        number = "integers" if count is None else f"{count} integers"
        return f"{self.what}, {number} separated by spaces"

    def parse(self, text: str, instance: Instance) -> list[int]:
        values = read_integers(text)
        count = _size(self.like, instance)
        if count is not None and len(values) != count:
            raise Invalid(f"{len(values)} integers where {count} are expected")
        return values

    def render(self, answer: list[int]) -> str:
        return " ".join(map(str, answer))


def integers(what: str, like: str | None = None) -> Integers:
    """Integers separated by spaces, as many as `like` says."""
    return Integers(what, like)


@dataclass(frozen=True)
class Permutation(Integers):
    """Each of the labels start, ..., start + n - 1 exactly once."""

    start: int = 0

    def parse(self, text: str, instance: Instance) -> list[int]:
        values = super().parse(text, instance)
        if sorted(values) != list(range(self.start, self.start + len(values))):
            raise Invalid(f"not each label from {self.start} to {self.start + len(values) - 1} exactly once")
        return values


def permutation(what: str, like: str, start: int = 0) -> Permutation:
    """All labels from `start` on, each once, as many as `like` says."""
    return Permutation(what, like, start)


@dataclass(frozen=True)
class Actions(Format):
    """One action a line: a verb and its integer arguments; `verbs` says how many each takes."""

    verbs: tuple[tuple[str, int], ...] = ()

    def describe(self, instance: Instance) -> str:
        return f"{self.what}, one action a line"

    def parse(self, text: str, instance: Instance) -> list[list[Any]]:
        return [self._action(line) for line in text.splitlines() if line.strip()]

    def render(self, answer: list[list[Any]]) -> str:
        return "\n".join(" ".join(map(str, action)) for action in answer)

    def _action(self, line: str) -> list[Any]:
        verb, *arguments = line.split()
        expected = dict(self.verbs).get(verb)
        if expected is None:
            raise Unparsable(f"{_short(verb)} is none of {', '.join(dict(self.verbs))}")
        if len(arguments) != expected:
            raise Unparsable(f"{_short(line)}: {verb} takes {expected} numbers")
        return [verb, *map(read_integer, arguments)]


def actions(what: str, **verbs: int) -> Actions:
    """A sequence of actions such as `Pour 0 1`: actions("the actions", Fill=1, Pour=2)."""
    return Actions(what, tuple(verbs.items()))


def _size(name: int | str | None, instance: Instance) -> int | None:
    if name is None or isinstance(name, int):
        return name
    value = instance[name]
    return value if isinstance(value, int) else len(value)


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:37] + "...")
