"""Lists: bullet points and numbered items."""

from __future__ import annotations

from itertools import pairwise
from typing import Self

from verifiers.instructions.base import LINE, Deal, Instruction, instruction
from verifiers.instructions.units import bullets, numbered, words
from verifiers.instructions.writer import Draft


@instruction(1, owns="bullets", needs=LINE)
class BulletCount(Instruction):
    """Exactly n bullet points."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(3, 6))

    def ask(self) -> str:
        return f'Include exactly {self.n} bullet points, lines that begin with "- ".'

    def check(self, text: str) -> bool:
        return len(bullets(text)) == self.n

    def write(self, draft: Draft) -> None:
        draft.back += [f"- {draft.phrase(3)}." for _ in range(self.n)]


@instruction(2, owns="bullets", needs=LINE)
class SortedBullets(Instruction):
    """At least n bullet points, in alphabetical order."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(4, 6))

    def ask(self) -> str:
        return (
            f'Include at least {self.n} bullet points, lines that begin with "- ", sorted by their first '
            "words in alphabetical order."
        )

    def check(self, text: str) -> bool:
        first = [words(item)[0].casefold() if words(item) else "" for item in bullets(text)]
        return len(first) >= self.n and all(a and a <= b for a, b in pairwise(first))

    def write(self, draft: Draft) -> None:
        draft.back += sorted(f"- {draft.phrase(3)}." for _ in range(self.n))


@instruction(1, owns="numbered digits", needs=LINE)
class NumberedList(Instruction):
    """A list numbered from 1 to n."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(3, 6))

    def ask(self) -> str:
        return f'Include one numbered list of exactly {self.n} items, lines that begin with "1.", "2." ...'

    def check(self, text: str) -> bool:
        return [number for number, _ in numbered(text)] == [*range(1, self.n + 1)]

    def write(self, draft: Draft) -> None:
        draft.back += [f"{i}. {draft.phrase(3)}." for i in range(1, self.n + 1)]


@instruction(3, owns="numbered digits", needs=LINE)
class Countdown(Instruction):
    """A list numbered backwards from n to 1, whose items get shorter."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(3, 5))

    def ask(self) -> str:
        return (
            f'Include one list numbered backwards from {self.n} to 1 (lines that begin with "{self.n}." down '
            'to "1."), in which every item has fewer words than the one above it.'
        )

    def check(self, text: str) -> bool:
        items = numbered(text)
        sizes = [len(words(item)) for _, item in items]
        return [i for i, _ in items] == [*range(self.n, 0, -1)] and all(a > b for a, b in pairwise(sizes))

    def write(self, draft: Draft) -> None:
        draft.back += [f"{i}. {draft.phrase(i)}." for i in range(self.n, 0, -1)]
