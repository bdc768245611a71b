"""Capitals: everywhere, nowhere, at the beginning of words, or in a pattern of words.

A word is in capitals where it has letters and none of them is small; words of one letter are left aside where
capitals are counted."""

from __future__ import annotations

from typing import Self

from verifiers.instructions.base import Deal, Instruction, instruction
from verifiers.instructions.units import letters, respell, words
from verifiers.instructions.writer import Draft


def _long(text: str) -> list[str]:
    """The words of two letters or more."""
    return [word for word in words(text) if len(letters(word)) > 1]


@instruction(1, owns="case")
class Lowercase(Instruction):
    """No capital letter."""

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls()

    def ask(self) -> str:
        return "Write everything in small letters, without a single capital."

    def check(self, text: str) -> bool:
        return text == text.lower()

    def write(self, draft: Draft) -> None:
        draft.finish.append(str.lower)


@instruction(1, owns="case")
class Uppercase(Instruction):
    """No small letter."""

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls()

    def ask(self) -> str:
        return "Write everything in capital letters."

    def check(self, text: str) -> bool:
        return text == text.upper()

    def write(self, draft: Draft) -> None:
        draft.finish.append(str.upper)


@instruction(2, owns="case")
class CapitalInitials(Instruction):
    """Every word begins with a capital."""

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls()

    def ask(self) -> str:
        return "Every word must begin with a capital letter, also small words such as Of and The."

    def check(self, text: str) -> bool:
        return all(not word[0].islower() for word in words(text))

    def write(self, draft: Draft) -> None:
        draft.finish.append(lambda text: respell(text, lambda n, word: word[0].upper() + word[1:]))


@instruction(2, owns="case")
class CapitalWords(Instruction):
    """Exactly n words are all in capitals."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(2, 8))

    def ask(self) -> str:
        return (
            f"Exactly {self.n} words must be written entirely in capitals; words of one letter do not count."
        )

    def check(self, text: str) -> bool:
        return sum(word.isupper() for word in _long(text)) == self.n

    def write(self, draft: Draft) -> None:
        draft.finish.append(self._spell)

    def _spell(self, text: str) -> str:
        """The first n words of two letters or more in capitals."""
        left = iter(range(self.n))
        return respell(
            text, lambda i, word: word.upper() if _long(word) and next(left, None) is not None else word
        )


@instruction(4, owns="case pieces")
class EveryNthCapitals(Instruction):
    """Every nth word is in capitals, and no other."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(3, 5))

    def ask(self) -> str:
        return (
            f"Every word whose number (counted from 1) is a multiple of {self.n} must be entirely in "
            "capitals, and no other word of two or more letters may be."
        )

    def check(self, text: str) -> bool:
        return all(
            not letters(word) or (word == word.upper() if i % self.n == 0 else self._small(word))
            for i, word in enumerate(words(text), 1)
        )

    @staticmethod
    def _small(word: str) -> bool:
        return len(letters(word)) < 2 or not word.isupper()

    def write(self, draft: Draft) -> None:
        draft.finish.append(
            lambda text: respell(text, lambda i, word: word.upper() if i % self.n == 0 else word)
        )


@instruction(3, owns="case pieces")
class AlternatingCapitals(Instruction):
    """Words are in capitals and in small letters in turns."""

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls()

    def ask(self) -> str:
        return (
            "Write the first word in capitals, the second in small letters, the third in capitals, and so "
            "on, word by word to the end."
        )

    def check(self, text: str) -> bool:
        return all(word == (word.upper() if i % 2 else word.lower()) for i, word in enumerate(words(text), 1))

    def write(self, draft: Draft) -> None:
        draft.finish.append(
            lambda text: respell(text, lambda i, word: word.upper() if i % 2 else word.lower())
        )
