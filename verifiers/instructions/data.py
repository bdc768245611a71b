"""Responses that are data: JSON and comma-separated values."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any, Self

from verifiers.instructions.base import Deal, Instruction, instruction
from verifiers.instructions.writer import Draft

DATA = "paragraphs sentences pieces marks initials start end wrap case commas brackets digits vocabulary"
"""What a response that is data shapes by itself."""


def _data(text: str) -> Any:
    """The JSON value that a response is, with or without a fence around it; None where it is none."""
    bare = text.strip()
    if bare.startswith("```") and bare.endswith("```") and "\n" in bare:
        bare = bare[bare.index("\n") : -3]
    try:
        return json.loads(bare)
    except (ValueError, RecursionError):
        return None


@instruction(2, owns=DATA)
class JsonObject(Instruction):
    """The response is one JSON object with given keys."""

    keys: tuple[str, ...]

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        names = ("title", "summary", "author", "text", "notes", "topic", "source", "mood")
        return cls(tuple(deal.rng.sample(names, deal.rng.randint(2, 4))))

    def ask(self) -> str:
        told = ", ".join(f'"{key}"' for key in self.keys)
        return (
            f"Your whole response must be one JSON object with exactly the keys {told}, each with a text "
            "that is not empty."
        )

    def check(self, text: str) -> bool:
        data = _data(text)
        return (
            isinstance(data, dict)
            and data.keys() == {*self.keys}
            and all(isinstance(value, str) and value.strip() for value in data.values())
        )

    def write(self, draft: Draft) -> None:
        rest = {key: draft.phrase(2) for key in self.keys[1:]}
        draft.finish.append(lambda text: json.dumps({self.keys[0]: text, **rest}, ensure_ascii=False))


@instruction(3, owns=DATA)
class JsonArray(Instruction):
    """The response is a JSON array of n texts, in order of their length."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(3, 6))

    def ask(self) -> str:
        return (
            f"Your whole response must be one JSON array of exactly {self.n} texts, each with more "
            "characters than the one before it."
        )

    def check(self, text: str) -> bool:
        data = _data(text)
        if not isinstance(data, list) or not all(isinstance(item, str) for item in data):
            return False
        return len(data) == self.n and all(len(a) < len(b) for a, b in pairwise(["", *data]))

    def write(self, draft: Draft) -> None:
        short = [" ".join(["so"] * i) for i in range(1, self.n)]
        draft.finish.append(lambda text: json.dumps([*short, text], ensure_ascii=False))


@instruction(3, owns=f"{DATA} words order letters signs")
class Csv(Instruction):
    """The response is a table of comma-separated values."""

    columns: tuple[str, ...]
    rows: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        names = ("id", "name", "place", "year", "reason", "note")
        return cls(tuple(deal.rng.sample(names, deal.rng.randint(3, 4))), deal.rng.randint(10, 14))

    def ask(self) -> str:
        return (
            f"Your whole response must be comma-separated values: the header {','.join(self.columns)} and "
            f"exactly {self.rows} further lines with as many fields, none of them empty, without quotation "
            "marks."
        )

    def check(self, text: str) -> bool:
        rows = [[field.strip() for field in line.split(",")] for line in text.strip().split("\n")]
        return (
            rows[0] == [*self.columns]
            and len(rows) == self.rows + 1
            and all(len(row) == len(self.columns) and all(row) for row in rows)
            and '"' not in text
        )

    def write(self, draft: Draft) -> None:
        rows = [self.columns, *(draft.pick(len(self.columns)) for _ in range(self.rows))]
        draft.finish.append(lambda text: "\n".join(",".join(row) for row in rows))
