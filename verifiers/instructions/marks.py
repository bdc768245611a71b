"""Commas, semicolons, how sentences end, and brackets."""

from __future__ import annotations

import re
from typing import Self

from verifiers.instructions.base import Deal, Instruction, instruction
from verifiers.instructions.units import sentences, words
from verifiers.instructions.writer import Draft

_CLOSERS = "\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK})]*_"
_PARENTHESES = re.compile(r"\([^()]*\)")
_PLACEHOLDER = re.compile(r"\[[^\[\]\n]+\]")
_PAIRS = {")": "(", "]": "[", "}": "{"}


def _ends(text: str, mark: str) -> list[bool]:
    """Whether each sentence ends with a mark, closing quotes and brackets aside."""
    return [said.rstrip(_CLOSERS).endswith(mark) for said in sentences(text)]


@instruction(1, owns="commas")
class NoCommas(Instruction):
    """No comma."""

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls()

    def ask(self) -> str:
        return "Do not use a single comma."

    def check(self, text: str) -> bool:
        return "," not in text

    def write(self, draft: Draft) -> None:
        """Nothing to do: plain sentences have none."""


@instruction(2, needs="commas signs")
class Commas(Instruction):
    """Exactly n commas."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(2, 9))

    def ask(self) -> str:
        return f"Use exactly {self.n} commas."

    def check(self, text: str) -> bool:
        return text.count(",") == self.n

    def write(self, draft: Draft) -> None:
        draft.decorated += [lambda word: f"{word},"] * self.n


@instruction(2, needs="signs")
class Semicolons(Instruction):
    """Exactly n semicolons."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(1, 4))

    def ask(self) -> str:
        return f"Use exactly {self.n} semicolon{'s' * (self.n > 1)}."

    def check(self, text: str) -> bool:
        return text.count(";") == self.n

    def write(self, draft: Draft) -> None:
        draft.decorated += [lambda word: f"{word};"] * self.n


@instruction(1, owns="marks pieces")
class Exclamations(Instruction):
    """Every sentence ends with an exclamation mark."""

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls()

    def ask(self) -> str:
        return "Every sentence must end with an exclamation mark."

    def check(self, text: str) -> bool:
        return all(_ends(text, "!"))

    def write(self, draft: Draft) -> None:
        draft.mark = lambda i: "!"


@instruction(2, owns="marks")
class Questions(Instruction):
    """Exactly n sentences are questions."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(1, 3))

    def ask(self) -> str:
        return f"Exactly {self.n} of your sentences must end with a question mark."

    def check(self, text: str) -> bool:
        return sum(_ends(text, "?")) == self.n

    def write(self, draft: Draft) -> None:
        draft.mark = lambda i: "?" if i < self.n else "."


@instruction(3, owns="marks pieces")
class AlternatingMarks(Instruction):
    """Sentences end with a full stop and with a question mark in turns."""

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls()

    def ask(self) -> str:
        return (
            "End the first sentence with a full stop, the second with a question mark, the third with a "
            "full stop, and so on in turns."
        )

    def check(self, text: str) -> bool:
        stops, questions = _ends(text, "."), _ends(text, "?")
        return all(
            question if i % 2 else stop
            for i, (stop, question) in enumerate(zip(stops, questions, strict=True))
        )

    def write(self, draft: Draft) -> None:
        draft.mark = lambda i: "?" if i % 2 else "."


@instruction(1, owns="brackets", needs="signs")
class Parentheses(Instruction):
    """Exactly n remarks in parentheses."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(2, 4))

    def ask(self) -> str:
        return f"Put exactly {self.n} remarks into (round brackets), and do not nest them."

    def check(self, text: str) -> bool:
        pairs = len(_PARENTHESES.findall(text))
        return pairs == self.n == text.count("(") == text.count(")")

    def write(self, draft: Draft) -> None:
        draft.decorated += [lambda word: f"({word})"] * self.n


@instruction(3, owns="brackets", needs="signs")
class NestedBrackets(Instruction):
    """Brackets are balanced, and nested to a given depth."""

    depth: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(3, 5))

    def ask(self) -> str:
        return (
            f"Somewhere, nest brackets at least {self.depth} deep, of the kinds (), [] and {{}} as you like; "
            "every bracket must be closed by its own kind and in the right order."
        )

    def check(self, text: str) -> bool:
        still_open: list[str] = []
        deepest = 0
        for sign in re.findall(r"[()\[\]{}]", text):
            if sign not in _PAIRS:
                still_open.append(sign)
                deepest = max(deepest, len(still_open))
            elif not still_open or still_open.pop() != _PAIRS[sign]:
                return False
        return not still_open and deepest >= self.depth

    def write(self, draft: Draft) -> None:
        opening = "".join("([{"[i % 3] for i in range(self.depth))
        closing = "".join(")]}"[i % 3] for i in reversed(range(self.depth)))
        draft.decorated.append(lambda word: f"{opening}{word}{closing}")


@instruction(1, owns="brackets", needs="vocabulary signs")
class Placeholders(Instruction):
    """At least n placeholders in square brackets."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(2, 5))

    def ask(self) -> str:
        return f"Leave at least {self.n} placeholders in square brackets, such as [name]."

    def check(self, text: str) -> bool:
        return sum(bool(words(found)) for found in _PLACEHOLDER.findall(text)) >= self.n

    def write(self, draft: Draft) -> None:
        draft.decorated += [lambda word: f"[{word}]"] * self.n
