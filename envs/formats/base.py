"""What an answer format is: how an answer is read, how the prompt asks for it, how the reference is written.

A format is strict, as its prompt sentence says, and bounded: it never runs anything that a model wrote.
`Unparsable` means that the text is not of this format; `Invalid` that it is, and breaks the task's rules.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from envs.rewards import Unparsable

DIGITS = 4_000
"""Longest integer that is read; Python refuses to print more than 4,300 digits."""
NONE = "none"
"""How an answer with nothing in it is written, where a format allows that."""

Instance = Mapping[str, Any]
Size = int | str | None
"""How many there must be: a number, the name of an instance key (its value, or its length), or not fixed."""
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
        raise Unparsable(f"{short(text)} is not an integer")
    if len(text) > DIGITS:
        raise Unparsable(f"an integer of {len(text)} characters is too long")
    return int(text)


def size(name: Size, instance: Instance) -> int | None:
    """What a `Size` means for an instance."""
    if name is None or isinstance(name, int):
        return name
    value = instance[name]
    return value if isinstance(value, int) else len(value)


def counted(number: int | None, noun: str) -> str:
    """For prompts: "3 lines", or just "lines" where the number is open."""
    return noun if number is None else f"{number} {noun if number != 1 else noun.removesuffix('s')}"


def short(text: str) -> str:
    """Text for a message, cut."""
    return repr(text if len(text) <= 40 else text[:37] + "...")
