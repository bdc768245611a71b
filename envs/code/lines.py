"""A strict reader for the inputs of the embedded problems: what it accepts, every ordinary program can read.

Lines end with one newline, items on a line are parted by one space, integers have no plus sign and no leading
zero. Whatever differs raises ValueError with the number of the line.

    >>> lines = Lines("3 7\\n5 0 2\\nabba\\n")
    >>> n, k = lines.ints(n=(1, 10), k=(0, 9))
    >>> lines.row("a", n, 0, 100), lines.word("s", 1, 5, "ab")
    ([5, 0, 2], 'abba')
    >>> lines.end()
"""

from __future__ import annotations

import re

INTEGER = re.compile(r"0|-?[1-9][0-9]*", re.ASCII)
LONGEST = 20  # digits: no constraint of ours is larger, and int() of a million digits is slow


class Lines:
    """Reads a text line by line, once from front to back."""

    def __init__(self, text: str) -> None:
        if not text.endswith("\n"):
            raise ValueError("the last line has no newline")
        self._lines = text[:-1].split("\n")
        self.number = 0

    def fail(self, problem: str) -> ValueError:
        """The error that names the line read last."""
        return ValueError(f"line {self.number}: {problem}")

    def next(self) -> str:
        """The next line as it is; ValueError where there is none."""
        self.number += 1
        if self.number > len(self._lines):
            raise self.fail("is missing")
        return self._lines[self.number - 1]

    def row(self, name: str, count: int, low: int, high: int) -> list[int]:
        """The next line as `count` integers in [low, high]; zero integers are an empty line."""
        line = self.next()
        items = line.split(" ") if line else []
        if len(items) != count:
            raise self.fail(f"has {len(items)} items in place of {count}")
        return [self._value(name, item, low, high) for item in items]

    def ints(self, **bounds: tuple[int, int]) -> list[int]:
        """The next line as one integer for each name, in this order: `lines.ints(n=(1, 9), k=(0, 5))`."""
        items = self.next().split(" ")
        if len(items) != len(bounds):
            raise self.fail(f"has {len(items)} items in place of {len(bounds)}: {' '.join(bounds)}")
        named = zip(bounds.items(), items, strict=True)
        return [self._value(name, item, low, high) for (name, (low, high)), item in named]

    def integer(self, name: str, low: int, high: int) -> int:
        """The next line as one integer in [low, high]."""
        return self.ints(**{name: (low, high)})[0]

    def word(self, name: str, shortest: int, longest: int, alphabet: str) -> str:
        """The next line as one word over `alphabet`."""
        line = self.next()
        if not shortest <= len(line) <= longest:
            raise self.fail(f"{name} has {len(line)} characters, not {shortest} to {longest}")
        if strange := set(line) - set(alphabet):
            raise self.fail(f"{name} has the character {min(strange)!r}")
        return line

    def end(self) -> None:
        """ValueError where a line is left."""
        if self.number < len(self._lines):
            raise ValueError(f"line {self.number + 1}: nothing should follow")

    def _value(self, name: str, item: str, low: int, high: int) -> int:
        if len(item) > LONGEST or not INTEGER.fullmatch(item):
            raise self.fail(f"{name} is {item[:LONGEST]!r}, not an integer")
        value = int(item)
        if value < low:
            raise self.fail(f"{name} is {value}, under {low}")
        if value > high:
            raise self.fail(f"{name} is {value}, over {high}")
        return value
