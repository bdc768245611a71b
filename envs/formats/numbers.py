"""Answers that are numbers: one, a row of them, lines of them.

>>> natural("the number of ways").parse("12", {})
12
>>> integers("the list in order", like="numbers").describe({"numbers": [5, 4, 9]})
'the list in order, 3 integers separated by spaces'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from envs.formats.base import DIGITS, NONE, Format, Instance, Size, counted, read_integer, short, size
from envs.rewards import Invalid, Unparsable

_SPACE = re.compile(r"[ \t\r\n]+")
_FRACTION = re.compile(r"[+-]?[0-9]+(/[0-9]+)?")
_DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")


def read_integers(text: str) -> list[int]:
    """Integers separated by ASCII white space, at least one; raises Unparsable."""
    return [read_integer(word) for word in _SPACE.split(text.strip(" \t\r\n"))]


@dataclass(frozen=True)
class Integer(Format):
    """One integer; `below`: it must lie in [0, below)."""

    signed: bool = True
    below: Size = None

    def describe(self, instance: Instance) -> str:
        bound = size(self.below, instance)
        return f"{self.what}, one integer" + ("" if bound is None else f" from 0 to {bound - 1} inclusive")

    def parse(self, text: str, instance: Instance) -> int:
        value = read_integer(text)
        if value < 0 and not self.signed:
            raise Unparsable(f"{short(text)} is negative")
        bound = size(self.below, instance)
        if bound is not None and not 0 <= value < bound:
            raise Invalid(f"{short(text)} is not in the range 0 to {bound - 1}")
        return value


def integer(what: str, below: Size = None) -> Integer:
    """One integer with an optional sign."""
    return Integer(what, below=below)


def natural(what: str) -> Integer:
    """One integer that is not negative; a sign below zero does not parse."""
    return Integer(what, signed=False)


@dataclass(frozen=True)
class Rational(Format):
    """An integer or a fraction p/q, which need not be in lowest terms."""

    def describe(self, instance: Instance) -> str:
        return f"{self.what}, an integer or a fraction such as 7/3"

    def parse(self, text: str, instance: Instance) -> Fraction:
        if not _FRACTION.fullmatch(text):
            raise Unparsable(f"{short(text)} is neither an integer nor a fraction")
        above, _, under = text.partition("/")
        if under and read_integer(under) == 0:
            raise Unparsable("the denominator is 0")
        return Fraction(read_integer(above), read_integer(under) if under else 1)

    def render(self, answer: Fraction) -> str:
        return str(answer)


def rational(what: str) -> Rational:
    """One exact rational number."""
    return Rational(what)


@dataclass(frozen=True)
class Decimal(Format):
    """A number in decimal notation, read exactly; the prompt of the task states the tolerance."""

    places: int = 6

    def describe(self, instance: Instance) -> str:
        return f"{self.what}, a number in decimal notation"

    def parse(self, text: str, instance: Instance) -> Fraction:
        if not _DECIMAL.fullmatch(text) or len(text) > DIGITS:
            raise Unparsable(f"{short(text)} is not a number in decimal notation")
        return Fraction(text)

    def render(self, answer: Fraction) -> str:
        scaled = round(answer * 10**self.places)
        whole, part = divmod(abs(scaled), 10**self.places)
        return f"{'-' if scaled < 0 else ''}{whole}.{part:0{self.places}d}"


def decimal(what: str, places: int = 6) -> Decimal:
    """A real number; the reference is written with `places` decimals."""
    return Decimal(what, places)


@dataclass(frozen=True)
class Integers(Format):
    """Integers on one line, as many as `like` says; `empty`: an empty list is written "none".

    `below` of them in all, from `start` on, may be used where it is given.
    """

    like: Size = None
    empty: bool = False
    below: Size = None
    start: int = 0

    def describe(self, instance: Instance) -> str:
        many, last = counted(size(self.like, instance), "integers"), self._last(instance)
        bound = "" if last is None else f" from {self.start} to {last}"
        return f"{self.what}, {many}{bound} separated by spaces" + (f", or {NONE}" if self.empty else "")

    def parse(self, text: str, instance: Instance) -> list[int]:
        values = [] if self.empty and text == NONE else read_integers(text)
        count, last = size(self.like, instance), self._last(instance)
        if count is not None and len(values) != count:
            raise Invalid(f"{counted(len(values), 'integers')} where {count} are expected")
        if last is not None and not all(self.start <= value <= last for value in values):
            raise Invalid(f"an integer is outside {self.start}..{last}")
        return values

    def render(self, answer: list[int]) -> str:
        return " ".join(map(str, answer)) or NONE

    def _last(self, instance: Instance) -> int | None:
        below = size(self.below, instance)
        return None if below is None else self.start + below - 1


def integers(
    what: str, like: Size = None, empty: bool = False, below: Size = None, start: int = 0
) -> Integers:
    """Integers separated by spaces; repeats are allowed."""
    return Integers(what, like, empty, below, start)


@dataclass(frozen=True)
class Labels(Integers):
    """Different integers, a set: read in any order."""

    def describe(self, instance: Instance) -> str:
        return super().describe(instance).replace("integers", "different integers", 1)

    def parse(self, text: str, instance: Instance) -> list[int]:
        values = super().parse(text, instance)
        if len(set(values)) < len(values):
            raise Invalid("an integer is repeated")
        return values

    def same(self, a: list[int], b: list[int]) -> bool:
        return sorted(a) == sorted(b)


def labels(what: str, below: Size, like: Size = None, start: int = 0, empty: bool = False) -> Labels:
    """A set of labels start, start + 1, ... (`below` of them): vertices, positions, the numbers of sets."""
    return Labels(what, like, empty, below, start)


@dataclass(frozen=True)
class Permutation(Integers):
    """Each of the labels start, ..., start + n - 1 exactly once."""

    def describe(self, instance: Instance) -> str:
        return f"{self.what}, {counted(size(self.like, instance), 'integers')} separated by spaces"

    def parse(self, text: str, instance: Instance) -> list[int]:
        values = super().parse(text, instance)
        if len(set(values)) < len(values):
            raise Invalid(f"not each label from {self.start} to {self._last(instance)} exactly once")
        return values


def permutation(what: str, like: Size, start: int = 0) -> Permutation:
    """All labels from `start` on, each once, as many as `like` says."""
    return Permutation(what, like, False, like, start)


@dataclass(frozen=True)
class Lines(Format):
    """Lines of integers: `count` lines, each of `width`; `empty`: no line at all is written "none"."""

    count: Size = None
    width: Size = None
    empty: bool = False

    def describe(self, instance: Instance) -> str:
        many = counted(size(self.count, instance), "lines")
        each = counted(size(self.width, instance), "integers")
        return f"{self.what}, {many} of {each} separated by spaces" + (f", or {NONE}" if self.empty else "")

    def parse(self, text: str, instance: Instance) -> list[list[int]]:
        if self.empty and text == NONE:
            return []
        found = [read_integers(line) for line in text.split("\n") if line.strip()]
        count, width = size(self.count, instance), size(self.width, instance)
        if count is not None and len(found) != count:
            raise Invalid(f"{counted(len(found), 'lines')} where {count} are expected")
        wrong = next((line for line in found if width is not None and len(line) != width), None)
        if wrong is not None:
            raise Invalid(f"a line of {counted(len(wrong), 'integers')} where {width} are expected")
        return found

    def render(self, answer: list[list[int]]) -> str:
        return "\n".join(" ".join(map(str, line)) for line in answer) or NONE


def lines(what: str, count: Size = None, width: Size = None, empty: bool = False) -> Lines:
    """Lines of integers separated by spaces: pairs such as edges, groups, a grid of numbers."""
    return Lines(what, count, width, empty)
