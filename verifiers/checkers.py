"""Does this output answer the test? What was printed beside what was expected, in bytes.

A checker returns None where the output is right, else one sentence that says where it is wrong. Bytes are
compared and not text, so that no encoding and no exotic blank decides; words are parted by ASCII blanks.

    >>> tokens(b"1  2\\n", b"1 2")
    >>> tokens(b"1 3", b"1 2")
    'word 2 is 3, not 2'
    >>> floats(b"1000001", b"1000000")
    'word 1 is 1000001, not 1000000'
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from itertools import zip_longest
from operator import eq
from typing import Literal

from verifiers.sandbox import Program

OutputChecker = Callable[[bytes, bytes], str | None]
"""`(output, expected)` -> None, or what is wrong."""


@dataclass(frozen=True, slots=True)
class Checker:
    """A program that decides, for problems with many right answers; it runs in a sandbox of its own.

    In Python it defines `check(input, output, expected)`, all texts, which returns True, or False, or what is
    wrong. In C++ it is a checker as testlib knows them: started as `checker input output answer`, three
    files, it says by its exit code 0 that the output is right, by 1, 2, 4 or 8 that it is wrong, and why on
    stderr. Anything else is a failure of the checker, which is never scored.
    """

    source: str
    language: Literal["python", "cpp", "cpp17", "cpp20"] = "python"
    headers: Mapping[str, str] = field(default_factory=dict)
    """Texts for `#include "NAME"` in C++: for testlib.h, which is not in this package, too."""

    @property
    def program(self) -> Program:
        """What the sandbox opens."""
        if self.language == "python":
            return Program(self.source, kind="call", entry="check")
        included = re.sub(
            r'^[ \t]*#[ \t]*include[ \t]*"([^"\n]+)".*$',
            lambda line: self.headers.get(line[1], line[0]),
            self.source,
            flags=re.M,
        )
        return Program(included, self.language)


def exact(output: bytes, expected: bytes) -> str | None:
    """The same bytes."""
    if output == expected:
        return None
    at = next((i for i, (a, b) in enumerate(zip(output, expected, strict=False)) if a != b), None)
    return f"byte {min(len(output), len(expected)) + 1 if at is None else at + 1} differs"


def tokens(output: bytes, expected: bytes) -> str | None:
    """The same words in the same order, however they are spaced."""
    return _first_difference("word", output.split(), expected.split())


def casefold(output: bytes, expected: bytes) -> str | None:
    """The same words, whether in capitals or not."""
    return tokens(_folded(output), _folded(expected))


def lines(output: bytes, expected: bytes) -> str | None:
    """The same lines; blanks at a line's end and empty lines at the end of the output do not count."""
    return _first_difference("line", _lines(output), _lines(expected))


def unordered_tokens(output: bytes, expected: bytes) -> str | None:
    """The same words in any order, each as often."""
    return _first_surplus("word", output.split(), expected.split())


def unordered_lines(output: bytes, expected: bytes) -> str | None:
    """The same lines in any order, each as often; empty lines and the spacing of words do not count."""
    return _first_surplus("line", _words_by_line(output), _words_by_line(expected))


def floats(output: bytes, expected: bytes, *, absolute: float = 1e-6, relative: float = 1e-6) -> str | None:
    """The same words, where an expected decimal fraction may be missed by either tolerance.

    An expected whole number has to be hit exactly (`3.0` hits `3`); NaN equals nothing, an infinity itself.
    `partial(floats, absolute=1e-9, relative=1e-9)` is a stricter checker.
    """
    same = partial(_close_words, absolute=absolute, relative=relative)
    return _first_difference("word", output.split(), expected.split(), same)


CHECKERS: dict[str, OutputChecker] = {
    "tokens": tokens,
    "exact": exact,
    "lines": lines,
    "casefold": casefold,
    "floats": floats,
    "unordered_lines": unordered_lines,
    "unordered_tokens": unordered_tokens,
}


_NUMBER = re.compile(rb"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,6})?", re.I)
_WHOLE = re.compile(rb"[+-]?\d+")
_NUMBER_LIMIT = 400
"""Longer words are compared as text."""


def _close_words(word: bytes, expected: bytes, *, absolute: float, relative: float) -> bool:
    numbers = _NUMBER.fullmatch(word) and _NUMBER.fullmatch(expected)
    if not numbers or len(word) + len(expected) > _NUMBER_LIMIT:
        return word == expected and word.lower().lstrip(b"+-") != b"nan"
    if _WHOLE.fullmatch(expected):
        return Decimal(word.decode()) == Decimal(expected.decode())
    return close(float(word), float(expected), absolute=absolute, relative=relative)


def close(value: float, expected: float, *, absolute: float = 1e-6, relative: float = 1e-6) -> bool:
    """Whether `value` misses `expected` by no more than either tolerance; NaN is close to nothing."""
    if math.isinf(value) or math.isinf(expected):
        return value == expected
    return abs(value - expected) <= max(absolute, relative * abs(expected))


def _folded(text: bytes) -> bytes:
    return text.decode(errors="surrogateescape").casefold().encode(errors="surrogateescape")


def _lines(text: bytes) -> list[bytes]:
    return [line.rstrip() for line in text.rstrip().split(b"\n")]


def _words_by_line(text: bytes) -> list[bytes]:
    return [b" ".join(words) for line in text.split(b"\n") if (words := line.split())]


def _first_difference(
    what: str, got: Sequence[bytes], wanted: Sequence[bytes], same: Callable[[bytes, bytes], bool] = eq
) -> str | None:
    if got == wanted and same is eq:
        return None
    for place, (a, b) in enumerate(zip_longest(got, wanted), 1):
        if a is None:
            return f"{what} {place} is missing, which is {_shown(b)}"
        if b is None:
            return f"{what} {place} is {_shown(a)}, after the expected end"
        if not same(a, b):
            return f"{what} {place} is {_shown(a)}, not {_shown(b)}"
    return None


def _first_surplus(what: str, got: Sequence[bytes], wanted: Sequence[bytes]) -> str | None:
    counted, needed = Counter(got), Counter(wanted)
    if surplus := next(iter(counted - needed), None):
        return f"{what} {_shown(surplus)} is there {counted[surplus]} times, not {needed[surplus]}"
    if lacking := next(iter(needed - counted), None):
        return f"{what} {_shown(lacking)} is there {counted[lacking]} times, not {needed[lacking]}"
    return None


def _shown(word: bytes, limit: int = 60) -> str:
    text = word[:limit].decode(errors="replace")
    return text if len(word) <= limit else f"{text}..."
