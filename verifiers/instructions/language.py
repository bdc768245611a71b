"""The language of a response: by its script where that tells it, else by its commonest words."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Self

from verifiers.instructions.base import Deal, Instruction, instruction
from verifiers.instructions.lexicon import LANGUAGES, SCRIPTS
from verifiers.instructions.units import words
from verifiers.instructions.writer import Draft

SHARE_OF_LETTERS = 90
"""Percent of the letters that must be of the language's script."""
SHARE_OF_WORDS = 15
"""Percent of the words that must be among the commonest of the language; in prose it is 25 to 45."""


@cache
def _script(character: str) -> str:
    return unicodedata.name(character, "").partition(" ")[0]


@instruction(2, owns="vocabulary pieces", needs="case")
class ScriptLanguage(Instruction):
    """The response is in a language that has a script of its own."""

    language: str

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.choice((*SCRIPTS,)))

    def ask(self) -> str:
        return f"Write your whole response in {self.language}."

    def check(self, text: str) -> bool:
        script, _ = SCRIPTS[self.language]
        found = [_script(c) == script for c in text if c.isalpha()]
        return bool(found) and 100 * sum(found) >= SHARE_OF_LETTERS * len(found)

    def write(self, draft: Draft) -> None:
        draft.vocabulary = SCRIPTS[self.language][1]


@instruction(2, owns="vocabulary pieces")
class LatinLanguage(Instruction):
    """The response is in a language of western Europe other than English."""

    language: str

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.choice([name for name in LANGUAGES if name != "English"]))

    def ask(self) -> str:
        return f"Write your whole response in {self.language}."

    def check(self, text: str) -> bool:
        found = [word.casefold() for word in words(text)]
        counts = {name: sum(word in common for word in found) for name, common in LANGUAGES.items()}
        own = counts.pop(self.language)
        return 100 * own >= SHARE_OF_WORDS * len(found) and own > max(counts.values())

    def write(self, draft: Draft) -> None:
        draft.vocabulary = LANGUAGES[self.language]
