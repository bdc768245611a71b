"""Quotes, emphasis, hashtags, emoji and numbers."""

from __future__ import annotations

import re
from typing import Self

from verifiers.instructions.base import Deal, Instruction, instruction
from verifiers.instructions.units import words
from verifiers.instructions.writer import Draft

_QUOTED = re.compile(r'"([^"\n]+)"')
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_HASHTAG = re.compile(r"(?<![\w#])#[^\W_]\w*")
_FACE = "[\U0001f300-\U0001faff\u2600-\u27bf][\ufe0f\U0001f3fb-\U0001f3ff]*"
_EMOJI = re.compile(f"[\U0001f1e6-\U0001f1ff]{{2}}|{_FACE}(?:\u200d{_FACE})*")
"""One emoji, skin tones and joined parts included; a flag is a pair of letters."""
_NUMBER = re.compile(r"(?<![\w.,])\d{1,9}(?![\w]|[.,]\d)")
FACES = "\U0001f600\U0001f642\U0001f31e\U0001f680\U0001f335\U0001f40c"
_STRAIGHT = str.maketrans({"\N{LEFT DOUBLE QUOTATION MARK}": '"', "\N{RIGHT DOUBLE QUOTATION MARK}": '"'})


@instruction(1, needs="wrap signs")
class QuotedSpans(Instruction):
    """At least n spans in double quotes."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(2, 4))

    def ask(self) -> str:
        return f'Put at least {self.n} words or phrases into "double quotation marks".'

    def check(self, text: str) -> bool:
        return sum(bool(words(span)) for span in _QUOTED.findall(text.translate(_STRAIGHT))) >= self.n

    def write(self, draft: Draft) -> None:
        draft.decorated += [lambda word: f'"{word}"'] * self.n


@instruction(1, needs="signs")
class Bold(Instruction):
    """Exactly n spans are set in bold."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(2, 5))

    def ask(self) -> str:
        return f"Set exactly {self.n} words or phrases in **bold** with Markdown."

    def check(self, text: str) -> bool:
        return sum(bool(words(span)) for span in _BOLD.findall(text)) == self.n

    def write(self, draft: Draft) -> None:
        draft.decorated += [lambda word: f"**{word}**"] * self.n


@instruction(1, needs="signs")
class Hashtags(Instruction):
    """Exactly n hashtags."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(2, 5))

    def ask(self) -> str:
        return f"Use exactly {self.n} hashtags, such as #example."

    def check(self, text: str) -> bool:
        return len(_HASHTAG.findall(text)) == self.n

    def write(self, draft: Draft) -> None:
        draft.decorated += [lambda word: f"#{word}"] * self.n


@instruction(1, needs="signs")
class Emoji(Instruction):
    """Exactly n emoji."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(2, 5))

    def ask(self) -> str:
        return f"Use exactly {self.n} emoji."

    def check(self, text: str) -> bool:
        return len(_EMOJI.findall(text)) == self.n

    def write(self, draft: Draft) -> None:
        face = draft.rng.choice(FACES)
        draft.decorated += [lambda word: f"{word} {face}"] * self.n


@instruction(3, owns="digits", needs="vocabulary order")
class NumberSum(Instruction):
    """The whole numbers in the text add up to a given sum."""

    total: int
    count: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(30, 200), deal.rng.randint(2, 4))

    def ask(self) -> str:
        return (
            f"Use exactly {self.count} whole numbers, written in digits, that add up to {self.total}; use no "
            "other digits."
        )

    def check(self, text: str) -> bool:
        found = _NUMBER.findall(text)
        digits = sum(map(len, found)) == sum(c.isdigit() for c in text)
        return digits and len(found) == self.count and sum(map(int, found)) == self.total

    def write(self, draft: Draft) -> None:
        parts = [*range(3, 3 + self.count - 1)]
        draft.planted += [(str(part),) for part in [*parts, self.total - sum(parts)]]


@instruction(1, owns="digits")
class NoDigits(Instruction):
    """No digit."""

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls()

    def ask(self) -> str:
        return "Do not use digits; write numbers as words."

    def check(self, text: str) -> bool:
        return not any(c.isdigit() for c in text)

    def write(self, draft: Draft) -> None:
        """Nothing to do: fillers are words."""
