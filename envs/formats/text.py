"""Answers that are words, letters or actions.

>>> choice("whether it is possible", "YES", "NO").parse("YES", {})
'YES'
>>> letters("the grid", "*.", count=2, width=3).parse("*..\\n.*.", {})
['*..', '.*.']
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from envs.formats.base import Format, Instance, Size, counted, read_integer, short, size
from envs.rewards import Invalid, Unparsable


@dataclass(frozen=True)
class Choice(Format):
    """One of a few words, spelled as the prompt says."""

    words: tuple[str, ...] = ()

    def describe(self, instance: Instance) -> str:
        return f"{self.what}, {' or '.join(self.words)}"

    def parse(self, text: str, instance: Instance) -> str:
        if text not in self.words:
            raise Unparsable(f"{short(text)} is none of {', '.join(self.words)}")
        return text


def choice(what: str, *words: str) -> Choice:
    """One of these words."""
    return Choice(what, words)


@dataclass(frozen=True)
class Word(Format):
    """One word over an alphabet, of a length where one is given."""

    alphabet: str = ""
    length: Size = None

    def describe(self, instance: Instance) -> str:
        exact = size(self.length, instance)
        long = "" if exact is None else f" of length {exact}"
        return f"{self.what}, one word{long} without spaces"

    def parse(self, text: str, instance: Instance) -> str:
        strange = next((letter for letter in text if letter not in self.alphabet), None)
        if strange is not None:
            raise Unparsable(f"{strange!r} is none of the characters {self.alphabet}")
        exact = size(self.length, instance)
        if exact is not None and len(text) != exact:
            raise Invalid(f"{len(text)} characters where {exact} are expected")
        return text


def word(what: str, alphabet: str, length: Size = None) -> Word:
    """A string of characters of `alphabet`."""
    return Word(what, alphabet, length)


@dataclass(frozen=True)
class Words(Format):
    """Words of a list separated by spaces, as many as `like` says."""

    words: tuple[str, ...] = ()
    like: Size = None

    def describe(self, instance: Instance) -> str:
        many = counted(size(self.like, instance), "words")
        return f"{self.what}, {many} ({' or '.join(self.words)}) separated by spaces"

    def parse(self, text: str, instance: Instance) -> list[str]:
        found = text.split()
        strange = next((word for word in found if word not in self.words), None)
        if strange is not None:
            raise Unparsable(f"{short(strange)} is none of {', '.join(self.words)}")
        count = size(self.like, instance)
        if count is not None and len(found) != count:
            raise Invalid(f"{counted(len(found), 'words')} where {count} are expected")
        return found

    def render(self, answer: list[str]) -> str:
        return " ".join(answer)


def words(what: str, *words: str, like: Size = None) -> Words:
    """A row of words, each one of those given."""
    return Words(what, words, like)


@dataclass(frozen=True)
class Letters(Format):
    """A grid of characters: lines without spaces."""

    alphabet: str = ""
    count: Size = None
    width: Size = None

    def describe(self, instance: Instance) -> str:
        many = counted(size(self.count, instance), "lines")
        each = counted(size(self.width, instance), "characters")
        return f"{self.what}, {many} of {each} without spaces"

    def parse(self, text: str, instance: Instance) -> list[str]:
        found = [line.strip() for line in text.splitlines() if line.strip()]
        strange = next((letter for line in found for letter in line if letter not in self.alphabet), None)
        if strange is not None:
            raise Unparsable(f"{strange!r} is none of the characters {self.alphabet}")
        count, width = size(self.count, instance), size(self.width, instance)
        if count is not None and len(found) != count:
            raise Invalid(f"{counted(len(found), 'lines')} where {count} are expected")
        wrong = next((line for line in found if width is not None and len(line) != width), None)
        if wrong is not None:
            raise Invalid(f"a line of {counted(len(wrong), 'characters')} where {width} are expected")
        return found

    def render(self, answer: list[str]) -> str:
        return "\n".join(answer)


def letters(what: str, alphabet: str, count: Size = None, width: Size = None) -> Letters:
    """A grid of characters of `alphabet`."""
    return Letters(what, alphabet, count, width)


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
            raise Unparsable(f"{short(verb)} is none of {', '.join(dict(self.verbs))}")
        if len(arguments) != expected:
            raise Unparsable(f"{short(line)}: {verb} takes {expected} numbers")
        return [verb, *map(read_integer, arguments)]


def actions(what: str, **verbs: int) -> Actions:
    """A sequence of actions such as `Pour 0 1`: actions("the actions", Fill=1, Pour=2)."""
    return Actions(what, tuple(verbs.items()))
