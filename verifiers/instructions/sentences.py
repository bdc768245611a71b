"""Sentences, paragraphs and lines: how many, and how long each of them is."""

from __future__ import annotations

from itertools import pairwise
from typing import Self

from verifiers.instructions.base import RELATIONS, Deal, Instruction, instruction
from verifiers.instructions.units import lines, paragraphs, sentences, words
from verifiers.instructions.writer import Draft


@instruction(2, owns="sentences")
class SentenceCount(Instruction):
    """At least, at most or exactly n sentences."""

    relation: str
    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.choice(tuple(RELATIONS)), deal.rng.randint(7, 12))

    def ask(self) -> str:
        return f"Write {self.relation} {self.n} sentences."

    def check(self, text: str) -> bool:
        return RELATIONS[self.relation](len(sentences(text)), self.n)

    def write(self, draft: Draft) -> None:
        draft.sentences = self.n


@instruction(2, owns="sentences")
class SentenceLengthAtMost(Instruction):
    """No sentence has more than n words."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(10, 14))

    def ask(self) -> str:
        return f"No sentence may have more than {self.n} words."

    def check(self, text: str) -> bool:
        return all(len(words(sentence)) <= self.n for sentence in sentences(text))

    def write(self, draft: Draft) -> None:
        draft.longest_sentence = self.n


@instruction(3, owns="words sentences pieces")
class SentenceLengthExactly(Instruction):
    """Every sentence has exactly n words."""

    sentences: int
    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(6, 9), deal.rng.randint(7, 12))

    def ask(self) -> str:
        return f"Write at least {self.sentences} sentences, each of exactly {self.n} words."

    def check(self, text: str) -> bool:
        sizes = [len(words(sentence)) for sentence in sentences(text)]
        return len(sizes) >= self.sentences and set(sizes) == {self.n}

    def write(self, draft: Draft) -> None:
        draft.sizes = [self.n] * (self.sentences + 2)


@instruction(3, owns="words sentences pieces")
class GrowingSentences(Instruction):
    """Each sentence has more words than the one before."""

    sentences: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(5, 8))

    def ask(self) -> str:
        return (
            f"Write exactly {self.sentences} sentences, and let each one after the first have more words "
            "than the sentence before it."
        )

    def check(self, text: str) -> bool:
        sizes = [len(words(sentence)) for sentence in sentences(text)]
        return len(sizes) == self.sentences and all(a < b for a, b in pairwise(sizes))

    def write(self, draft: Draft) -> None:
        draft.sizes = [6 + i for i in range(self.sentences)]


@instruction(1, owns="paragraphs")
class ParagraphCount(Instruction):
    """Exactly n paragraphs."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(2, 5))

    def ask(self) -> str:
        return f"Write exactly {self.n} paragraphs, with a blank line between them and nowhere else."

    def check(self, text: str) -> bool:
        return len(paragraphs(text)) == self.n

    def write(self, draft: Draft) -> None:
        draft.paragraphs = self.n


@instruction(3, owns="paragraphs sentences pieces")
class SentencesPerParagraph(Instruction):
    """Several paragraphs of n sentences each."""

    paragraphs: int
    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(2, 4), deal.rng.randint(3, 5))

    def ask(self) -> str:
        return (
            f"Write exactly {self.paragraphs} paragraphs with a blank line between them, each of exactly "
            f"{self.n} sentences."
        )

    def check(self, text: str) -> bool:
        parts = paragraphs(text)
        return len(parts) == self.paragraphs and all(len(sentences(part)) == self.n for part in parts)

    def write(self, draft: Draft) -> None:
        draft.paragraphs = self.paragraphs
        draft.sentences = self.paragraphs * self.n


@instruction(2, owns="paragraphs sentences pieces")
class LineCount(Instruction):
    """Exactly n lines that are not blank."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(6, 12))

    def ask(self) -> str:
        return f"Your response must have exactly {self.n} lines; blank ones do not count."

    def check(self, text: str) -> bool:
        return len(lines(text)) == self.n

    def write(self, draft: Draft) -> None:
        draft.sentences, draft.joint = self.n, "\n"


@instruction(3, owns="words paragraphs sentences pieces wrap", needs="marks")
class Staircase(Instruction):
    """Each line has more characters than the line before."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(5, 8))

    def ask(self) -> str:
        return (
            f"Write exactly {self.n} lines without blank lines between them, each with more characters than "
            "the line before it."
        )

    def check(self, text: str) -> bool:
        rows = text.strip().split("\n")
        return len(rows) == self.n and all(len(a.rstrip()) < len(b.rstrip()) for a, b in pairwise(rows))

    def write(self, draft: Draft) -> None:
        draft.sizes, draft.joint = [6 + i for i in range(self.n)], "\n"
        draft.finish.append(_pad_lines)


def _pad_lines(text: str) -> str:
    """The lines, each lengthened by exclamation marks until it is longer than the one before."""
    rows: list[str] = []
    for line in text.split("\n"):
        rows.append(line.ljust(len(rows[-1]) + 1, "!") if rows else line)
    return "\n".join(rows)


@instruction(3, owns="paragraphs pieces initials", needs="vocabulary order sentences")
class ParagraphLengths(Instruction):
    """Each paragraph has fewer words than the one before."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(3, 4))

    def ask(self) -> str:
        return (
            f"Write exactly {self.n} paragraphs with a blank line between them, each with fewer words than "
            "the one before it."
        )

    def check(self, text: str) -> bool:
        sizes = [len(words(part)) for part in paragraphs(text)]
        return len(sizes) == self.n and all(a > b for a, b in pairwise(sizes))

    def write(self, draft: Draft) -> None:
        draft.paragraphs = self.n
        draft.part_sizes = [*range(self.n + 1, 1, -1)]
        draft.sentences = sum(draft.part_sizes)
