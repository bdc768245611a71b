"""How long: words, sentences, paragraphs, lines and characters, and arithmetic over their counts."""

from __future__ import annotations

from collections import Counter
from typing import Self

from verifiers.instructions.base import RELATIONS, Deal, Instruction, instruction
from verifiers.instructions.units import sentences, words
from verifiers.instructions.writer import Draft


@instruction(1, owns="words")
class Words(Instruction):
    """At least or at most n words."""

    relation: str
    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        relation = deal.rng.choice(("at least", "at most"))
        return cls(
            relation, 10 * (deal.rng.randint(8, 20) if relation == "at most" else deal.rng.randint(5, 25))
        )

    def ask(self) -> str:
        return f"Write {self.relation} {self.n} words."

    def check(self, text: str) -> bool:
        return RELATIONS[self.relation](len(words(text)), self.n)

    def write(self, draft: Draft) -> None:
        draft.words = self.n


@instruction(2, owns="words")
class WordsBetween(Instruction):
    """A number of words within a narrow band."""

    low: int
    high: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        low = deal.rng.randint(80, 200)
        return cls(low, low + deal.rng.randint(5, 20))

    def ask(self) -> str:
        return f"The number of words must lie between {self.low} and {self.high}, both included."

    def check(self, text: str) -> bool:
        return self.low <= len(words(text)) <= self.high

    def write(self, draft: Draft) -> None:
        draft.words = self.low


@instruction(3, owns="words")
class WordsExactly(Instruction):
    """Exactly n words."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(70, 160))

    def ask(self) -> str:
        return f"Use exactly {self.n} words in all."

    def check(self, text: str) -> bool:
        return len(words(text)) == self.n

    def write(self, draft: Draft) -> None:
        draft.words = self.n


@instruction(3, owns="words")
class WordsMultiple(Instruction):
    """A number of words that a given number divides."""

    least: int
    divisor: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(7, 12) * 10, deal.rng.randint(7, 19))

    def ask(self) -> str:
        return (
            f"Write at least {self.least} words, and make the number of words in your whole response "
            f"a multiple of {self.divisor}."
        )

    def check(self, text: str) -> bool:
        count = len(words(text))
        return count >= self.least and count % self.divisor == 0

    def write(self, draft: Draft) -> None:
        draft.words = -(-self.least // self.divisor) * self.divisor


@instruction(4, owns="words sentences")
class WordsPerSentenceRatio(Instruction):
    """The number of words is a fixed multiple of the number of sentences."""

    sentences: int
    ratio: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(7, 10), deal.rng.randint(10, 14))

    def ask(self) -> str:
        return (
            f"Write at least {self.sentences} sentences, and exactly {self.ratio} times as many words as "
            "sentences, counted over the whole response."
        )

    def check(self, text: str) -> bool:
        count = len(sentences(text))
        return count >= self.sentences and len(words(text)) == self.ratio * count

    def write(self, draft: Draft) -> None:
        draft.sentences = self.sentences + 2
        draft.words = self.ratio * draft.sentences


@instruction(2, owns="words")
class Characters(Instruction):
    """At least or at most n characters, spaces included."""

    relation: str
    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        relation = deal.rng.choice(("at least", "at most"))
        return cls(relation, 50 * deal.rng.randint(16, 24))

    def ask(self) -> str:
        return f"Your response must have {self.relation} {self.n} characters, spaces included."

    def check(self, text: str) -> bool:
        return RELATIONS[self.relation](len(text.strip()), self.n)

    def write(self, draft: Draft) -> None:
        draft.words = 2 * self.n // 5 if self.relation == "at least" else 80


@instruction(2, owns="words", needs="vocabulary")
class DistinctWords(Instruction):
    """At least n different words."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(60, 110))

    def ask(self) -> str:
        return f"Use at least {self.n} different words; capitals make no difference."

    def check(self, text: str) -> bool:
        return len({word.casefold() for word in words(text)}) >= self.n

    def write(self, draft: Draft) -> None:
        draft.words = self.n + 80
        draft.fits.append(lambda done, word: word not in done or len(set(done)) >= self.n)


@instruction(3, owns="words vocabulary pieces")
class RepeatedWords(Instruction):
    """No word occurs more than k times."""

    least: int
    most: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(10 * deal.rng.randint(5, 8), deal.rng.randint(1, 2))

    def ask(self) -> str:
        often = "more than once" if self.most == 1 else "more than twice"
        return (
            f"Write at least {self.least} words and use no word {often}, not even short ones such as 'the'."
        )

    def check(self, text: str) -> bool:
        counts = Counter(word.casefold() for word in words(text))
        return counts.total() >= self.least and max(counts.values(), default=0) <= self.most

    def write(self, draft: Draft) -> None:
        draft.words = self.least
        draft.fits.append(lambda done, word: word not in done)
