"""Patterns over neighbouring words: their lengths, their first letters, and words that come back."""

from __future__ import annotations

from itertools import pairwise
from typing import Self

from verifiers.instructions.base import Deal, Instruction, instruction
from verifiers.instructions.units import sentences, spelled, words
from verifiers.instructions.writer import Draft


@instruction(4, owns="vocabulary order pieces")
class LengthCycle(Instruction):
    """The lengths of the words repeat a pattern."""

    pattern: tuple[int, ...]

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(tuple(deal.rng.sample((2, 3, 4, 5, 6), deal.rng.randint(2, 3))))

    def ask(self) -> str:
        told = ", ".join(map(str, (*self.pattern, *self.pattern)))
        return (
            f"Let the numbers of letters of your words repeat the pattern {told}, ... from the first word to "
            "the last."
        )

    def check(self, text: str) -> bool:
        return all(len(word) == self.pattern[i % len(self.pattern)] for i, word in enumerate(spelled(text)))

    def write(self, draft: Draft) -> None:
        draft.fits.append(lambda done, word: len(word) == self.pattern[len(done) % len(self.pattern)])


@instruction(4, owns="vocabulary order pieces")
class NthWordLength(Instruction):
    """Every nth word has a given length."""

    n: int
    length: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(2, 4), deal.rng.randint(3, 7))

    def ask(self) -> str:
        return (
            f"Every word whose number (counted from 1) is a multiple of {self.n} must have exactly "
            f"{self.length} letters."
        )

    def check(self, text: str) -> bool:
        return all(len(word) == self.length for word in spelled(text)[self.n - 1 :: self.n])

    def write(self, draft: Draft) -> None:
        draft.fits.append(lambda done, word: (len(done) + 1) % self.n > 0 or len(word) == self.length)


@instruction(4, owns="order pieces", needs="vocabulary")
class NoSameInitials(Instruction):
    """Neighbouring words never begin with the same letter."""

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls()

    def ask(self) -> str:
        return "No two words that follow each other, also across sentences, may begin with the same letter."

    def check(self, text: str) -> bool:
        return all(a[0] != b[0] for a, b in pairwise(spelled(text)))

    def write(self, draft: Draft) -> None:
        draft.fits.append(lambda done, word: not done or done[-1][0] != word[0])


@instruction(4, owns="order pieces", needs="vocabulary")
class AlternatingInitials(Instruction):
    """Words begin with a vowel and with a consonant in turns."""

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls()

    def ask(self) -> str:
        return (
            "Words must begin with a vowel (a, e, i, o, u) and with another letter in turns, from the first "
            "word to the last."
        )

    def check(self, text: str) -> bool:
        return all((a[0] in "aeiou") != (b[0] in "aeiou") for a, b in pairwise(spelled(text)))

    def write(self, draft: Draft) -> None:
        draft.fits.append(lambda done, word: not done or (done[-1][0] in "aeiou") != (word[0] in "aeiou"))


@instruction(4, owns="sentences initials order pieces", needs="vocabulary")
class ChainedSentences(Instruction):
    """Every sentence begins with the last word of the one before."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(4, 6))

    def ask(self) -> str:
        return (
            f"Write at least {self.n} sentences; each one after the first must begin with the last word of "
            "the sentence before it."
        )

    def check(self, text: str) -> bool:
        said = [[word.casefold() for word in words(sentence)] for sentence in sentences(text)]
        return len(said) >= self.n and all(a[-1] == b[0] for a, b in pairwise(said))

    def write(self, draft: Draft) -> None:
        draft.sentences = self.n + 1
        draft.opener = lambda i, done: done[-1][-1] if done else None


@instruction(3, owns="start end pieces", needs="vocabulary order initials")
class SameEnds(Instruction):
    """The first and the last word are the same."""

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls()

    def ask(self) -> str:
        return "The last word of your response must be the same as its first word."

    def check(self, text: str) -> bool:
        said = [word.casefold() for word in words(text)]
        return len(said) > 1 and said[0] == said[-1]

    def write(self, draft: Draft) -> None:
        draft.same_ends = True
