"""Answers that are a program's input or output: plain text, compared word by word."""

from __future__ import annotations

from dataclasses import dataclass

from envs.formats import Format
from envs.formats.base import Instance
from envs.rewards import Unparsable


@dataclass(frozen=True)
class Text(Format):
    """Lines of text. Blanks at the ends of lines and around the text do not count."""

    def describe(self, instance: Instance) -> str:
        return f"{self.what} as plain text"

    def parse(self, text: str, instance: Instance) -> str:
        lines = [line.rstrip() for line in text.strip().split("\n")]
        if not any(lines):
            raise Unparsable("the answer is empty")
        return "\n".join(lines)

    def same(self, a: str, b: str) -> bool:
        return a.split() == b.split()
