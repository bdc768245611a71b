"""Letters and the lengths of words. The length of a word is its number of letters: "don't" has four."""

from __future__ import annotations

from itertools import groupby
from typing import Self

from verifiers.instructions.base import Deal, Instruction, instruction
from verifiers.instructions.lexicon import ACROSTICS, ALL_LETTERS, PALINDROMES
from verifiers.instructions.units import letters, sentences, spelled, words
from verifiers.instructions.writer import Draft

PRIMES = frozenset({2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47})
ALPHABET = frozenset("abcdefghijklmnopqrstuvwxyz")


@instruction(2, owns="letters", needs="vocabulary order")
class LetterFrequency(Instruction):
    """A rare letter occurs at least n times."""

    letter: str
    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.choice("kvjxz"), deal.rng.randint(4, 8))

    def ask(self) -> str:
        return f'Use the letter "{self.letter}" at least {self.n} times; capitals count too.'

    def check(self, text: str) -> bool:
        return text.casefold().count(self.letter) >= self.n

    def write(self, draft: Draft) -> None:
        having = [word for word in draft.vocabulary if self.letter in word]
        draft.planted += [(draft.rng.choice(having),) for _ in range(self.n)]


@instruction(2, owns="letters", needs="vocabulary order")
class Pangram(Instruction):
    """Every letter of the alphabet occurs."""

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls()

    def ask(self) -> str:
        return "Every letter of the English alphabet must occur at least once."

    def check(self, text: str) -> bool:
        return {*text.casefold()} >= ALPHABET

    def write(self, draft: Draft) -> None:
        draft.planted += [(word,) for word in ALL_LETTERS]


@instruction(3, owns="letters vocabulary")
class WithoutLetter(Instruction):
    """A letter does not occur."""

    letter: str

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.choice("aeioutnsrl"))

    def ask(self) -> str:
        return f'Do not use the letter "{self.letter}" anywhere, neither small nor as a capital.'

    def check(self, text: str) -> bool:
        return self.letter not in text.casefold()

    def write(self, draft: Draft) -> None:
        draft.fits.append(lambda done, word: self.letter not in word)


@instruction(2, owns="vocabulary")
class ShortWords(Instruction):
    """No word is longer than n letters."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(4, 6))

    def ask(self) -> str:
        return f"No word may have more than {self.n} letters."

    def check(self, text: str) -> bool:
        return all(len(word) <= self.n for word in spelled(text))

    def write(self, draft: Draft) -> None:
        draft.fits.append(lambda done, word: len(word) <= self.n)


@instruction(3, owns="vocabulary")
class NoShortWords(Instruction):
    """No word is shorter than n letters."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(3, 4))

    def ask(self) -> str:
        return f"Every word must have at least {self.n} letters."

    def check(self, text: str) -> bool:
        return all(len(word) >= self.n for word in spelled(text))

    def write(self, draft: Draft) -> None:
        draft.fits.append(lambda done, word: len(word) >= self.n)


@instruction(4, owns="vocabulary")
class PrimeLengths(Instruction):
    """The length of every word is a prime number."""

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls()

    def ask(self) -> str:
        return "The number of letters of every word must be a prime number (2, 3, 5, 7, 11, ...)."

    def check(self, text: str) -> bool:
        return all(len(word) in PRIMES for word in spelled(text))

    def write(self, draft: Draft) -> None:
        draft.fits.append(lambda done, word: len(word) in PRIMES)


@instruction(3, needs="vocabulary order")
class Alliteration(Instruction):
    """At least n words in a row begin with the same given letter."""

    letter: str
    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.choice("bcfghlmpstw"), deal.rng.randint(3, 4))

    def ask(self) -> str:
        return f'Somewhere, let at least {self.n} words in a row begin with the letter "{self.letter}".'

    def check(self, text: str) -> bool:
        runs = groupby(word[0] == self.letter for word in spelled(text))
        return any(same and sum(1 for _ in run) >= self.n for same, run in runs)

    def write(self, draft: Draft) -> None:
        draft.planted.append(tuple(draft.pick(self.n, lambda word: word[0] == self.letter)))


@instruction(3, needs="vocabulary order")
class Palindromes(Instruction):
    """At least n different palindromes of three letters or more."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(2, 4))

    def ask(self) -> str:
        return (
            f"Use at least {self.n} different palindromes: words of three letters or more that read the same "
            "backwards."
        )

    def check(self, text: str) -> bool:
        return len({word for word in spelled(text) if len(word) > 2 and word == word[::-1]}) >= self.n

    def write(self, draft: Draft) -> None:
        draft.planted += [(word,) for word in draft.rng.sample(PALINDROMES, self.n)]


@instruction(4, owns="sentences initials pieces", needs="vocabulary order")
class Acrostic(Instruction):
    """The first letters of the sentences spell a word."""

    word: str

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.choice(ACROSTICS))

    def ask(self) -> str:
        return (
            f"Write exactly {len(self.word)} sentences whose first letters, from the first sentence to the "
            f'last, spell the word "{self.word}".'
        )

    def check(self, text: str) -> bool:
        return [_initial(said) for said in sentences(text)] == [*self.word]

    def write(self, draft: Draft) -> None:
        draft.sentences = len(self.word)
        draft.opener = lambda i, done: _word_with(draft, self.word[i])


@instruction(2, owns="initials pieces", needs="vocabulary order")
class SentenceInitial(Instruction):
    """Every sentence begins with a given letter."""

    letter: str

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.choice("abcfhmstw"))

    def ask(self) -> str:
        return f'Every sentence must begin with the letter "{self.letter}", small or capital.'

    def check(self, text: str) -> bool:
        return all(_initial(said) == self.letter for said in sentences(text))

    def write(self, draft: Draft) -> None:
        draft.opener = lambda i, done: _word_with(draft, self.letter)


def _initial(sentence: str) -> str:
    """The first letter of the first word; empty where that has none."""
    return letters(words(sentence)[0])[:1]


def _word_with(draft: Draft, initial: str) -> str:
    return draft.pick(1, lambda word: word[0] == initial)[0]
