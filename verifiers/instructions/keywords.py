"""Which words: asked for, forbidden, how often, in which order and place, and spans to repeat.

Capitals do not matter, and a keyword counts as a whole word only."""

from __future__ import annotations

from typing import Self

from verifiers.instructions.base import RELATIONS, Deal, Instruction, instruction
from verifiers.instructions.lexicon import LONG_WORDS
from verifiers.instructions.units import letters, paragraphs, sentences, words
from verifiers.instructions.writer import Draft


def _folded(text: str) -> list[str]:
    return [word.casefold() for word in words(text)]


def _listed(items: tuple[str, ...]) -> str:
    return ", ".join(f'"{item}"' for item in items)


@instruction(1, needs="vocabulary order")
class IncludeWords(Instruction):
    """Each of some words occurs."""

    words: tuple[str, ...]

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(tuple(deal.keyword() for _ in range(deal.rng.randint(2, 4))))

    def ask(self) -> str:
        return f"Use each of the words {_listed(self.words)}."

    def check(self, text: str) -> bool:
        return {*self.words} <= {*_folded(text)}

    def write(self, draft: Draft) -> None:
        draft.planted += [(word,) for word in self.words]


@instruction(1)
class ForbiddenWords(Instruction):
    """None of some words occurs."""

    words: tuple[str, ...]

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(tuple(deal.keyword() for _ in range(deal.rng.randint(3, 5))))

    def ask(self) -> str:
        return f"Do not use any of the words {_listed(self.words)}."

    def check(self, text: str) -> bool:
        return not {*self.words} & {*_folded(text)}

    def write(self, draft: Draft) -> None:
        """Nothing to do: fillers are no keywords."""


@instruction(2, needs="vocabulary order")
class WordFrequency(Instruction):
    """A word occurs at least, at most or exactly n times."""

    word: str
    relation: str
    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.keyword(), deal.rng.choice(("at least", "exactly")), deal.rng.randint(2, 5))

    def ask(self) -> str:
        return f'Use the word "{self.word}" {self.relation} {self.n} times.'

    def check(self, text: str) -> bool:
        return RELATIONS[self.relation](_folded(text).count(self.word), self.n)

    def write(self, draft: Draft) -> None:
        draft.planted += [(self.word,)] * self.n


@instruction(3, needs="vocabulary order")
class EqualFrequency(Instruction):
    """Two words occur equally often, and at least n times."""

    first: str
    second: str
    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.keyword(), deal.keyword(), deal.rng.randint(2, 3))

    def ask(self) -> str:
        return (
            f'Use the words "{self.first}" and "{self.second}" equally often, and each of them at least '
            f"{self.n} times."
        )

    def check(self, text: str) -> bool:
        found = _folded(text)
        return self.n <= found.count(self.first) == found.count(self.second)

    def write(self, draft: Draft) -> None:
        draft.planted += [(self.first,), (self.second,)] * self.n


@instruction(2, needs="vocabulary order")
class WordOrder(Instruction):
    """Some words occur once each, in a given order."""

    words: tuple[str, ...]

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(tuple(deal.keyword() for _ in range(3)))

    def ask(self) -> str:
        return f"Use the words {_listed(self.words)} exactly once each, in this order."

    def check(self, text: str) -> bool:
        return tuple(word for word in _folded(text) if word in self.words) == self.words

    def write(self, draft: Draft) -> None:
        draft.planted += [(word,) for word in self.words]


@instruction(3, owns="pieces", needs="vocabulary order")
class WordPosition(Instruction):
    """The nth word is a given one."""

    n: int
    word: str

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(3, 25), deal.keyword())

    def ask(self) -> str:
        return f'Word number {self.n} of your response, counted from the start, must be "{self.word}".'

    def check(self, text: str) -> bool:
        return _folded(text)[self.n - 1 : self.n] == [self.word]

    def write(self, draft: Draft) -> None:
        draft.fixed[self.n - 1] = self.word


@instruction(2, owns="pieces", needs="vocabulary order")
class SentenceWord(Instruction):
    """The nth sentence has a given word."""

    n: int
    word: str

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(2, 4), deal.keyword())

    def ask(self) -> str:
        return f'Sentence number {self.n} must contain the word "{self.word}".'

    def check(self, text: str) -> bool:
        return any(self.word in _folded(said) for said in sentences(text)[self.n - 1 : self.n])

    def write(self, draft: Draft) -> None:
        draft.in_sentence[self.n - 1] = self.word


@instruction(2, owns="paragraphs initials pieces", needs="vocabulary order")
class ParagraphStart(Instruction):
    """There are some paragraphs, and the nth begins with a given word."""

    paragraphs: int
    n: int
    word: str

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        count = deal.rng.randint(3, 5)
        return cls(count, deal.rng.randint(1, count), deal.keyword())

    def ask(self) -> str:
        return (
            f"Write exactly {self.paragraphs} paragraphs with a blank line between them; paragraph {self.n} "
            f'must begin with the word "{self.word}".'
        )

    def check(self, text: str) -> bool:
        parts = paragraphs(text)
        return len(parts) == self.paragraphs and _folded(parts[self.n - 1])[:1] == [self.word]

    def write(self, draft: Draft) -> None:
        draft.paragraphs = self.paragraphs
        draft.paragraph_openers[self.n - 1] = self.word


@instruction(3, owns="paragraphs initials pieces start", needs="vocabulary order")
class ParagraphsStart(Instruction):
    """Every paragraph begins with the same given word."""

    paragraphs: int
    word: str

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(3, 5), deal.keyword())

    def ask(self) -> str:
        return (
            f"Write exactly {self.paragraphs} paragraphs with a blank line between them, and begin each of "
            f'them with the word "{self.word}".'
        )

    def check(self, text: str) -> bool:
        parts = paragraphs(text)
        return len(parts) == self.paragraphs and all(_folded(part)[0] == self.word for part in parts)

    def write(self, draft: Draft) -> None:
        draft.paragraphs = self.paragraphs
        draft.paragraph_openers |= {i: self.word for i in range(self.paragraphs)}


@instruction(1, needs="vocabulary order")
class LongWords(Instruction):
    """At least n different words have many letters."""

    n: int
    length: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(1, 4), deal.rng.randint(10, 13))

    def ask(self) -> str:
        many = "word" if self.n == 1 else "different words"
        return f"Use at least {self.n} {many} of {self.length} or more letters."

    def check(self, text: str) -> bool:
        return len({word for word in map(letters, words(text)) if len(word) >= self.length}) >= self.n

    def write(self, draft: Draft) -> None:
        draft.planted += [(word,) for word in draft.rng.sample(LONG_WORDS, self.n)]
