"""Layout: headings, sections, tables, code blocks and dividers."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Self

from verifiers.instructions.base import LINE, Deal, Instruction, instruction
from verifiers.instructions.units import headings, words
from verifiers.instructions.writer import Draft

_SECTION = re.compile(r"[#* \t]{0,8}section[ \t]+(\d{1,4})\b", re.I)
_FENCE = re.compile(r"[ \t]{0,3}```")
_DIVIDER = re.compile(r"[ \t]*\*{3}[ \t]*")
_STARS = re.compile(r"[ \t]*\*{6}[ \t]*")
_RULE = re.compile(r":?-+:?")


@instruction(1, owns="headings", needs=LINE)
class HeadingCount(Instruction):
    """Exactly n Markdown headings."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(2, 4))

    def ask(self) -> str:
        return f'Use exactly {self.n} Markdown headings, lines that begin with "# " or "## ".'

    def check(self, text: str) -> bool:
        return len(headings(text)) == self.n

    def write(self, draft: Draft) -> None:
        for _ in range(self.n):
            draft.back += [f"## {draft.phrase(2)}", f"{draft.phrase(4)}."]


@instruction(2, owns="headings digits", needs=LINE)
class Sections(Instruction):
    """Sections that are numbered from 1 to n."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(2, 4))

    def ask(self) -> str:
        return (
            f'Divide your response into exactly {self.n} sections; begin each with a line "Section 1", '
            '"Section 2" and so on, and write at least one line under each.'
        )

    def check(self, text: str) -> bool:
        rows = [line for line in text.split("\n") if line.strip()]
        found = [(i, int(match[1])) for i, line in enumerate(rows) if (match := _SECTION.match(line))]
        places = [i for i, _ in found] + [len(rows)]
        return [n for _, n in found] == [*range(1, self.n + 1)] and all(
            b - a > 1 for a, b in pairwise(places)
        )

    def write(self, draft: Draft) -> None:
        for i in range(1, self.n + 1):
            draft.back += [f"Section {i}", f"{draft.phrase(4)}."]


@instruction(3, needs=f"{LINE} case")
class Table(Instruction):
    """One Markdown table of a given size."""

    rows: int
    columns: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(2, 4), deal.rng.randint(2, 4))

    def ask(self) -> str:
        return (
            f"Include exactly one Markdown table with {self.columns} columns and {self.rows} rows below its "
            'header; every line of it begins and ends with "|".'
        )

    def check(self, text: str) -> bool:
        rows = [line.strip() for line in text.split("\n")]
        places = [i for i, line in enumerate(rows) if len(line) > 1 and line[0] == line[-1] == "|"]
        cells = [[cell.strip() for cell in rows[i][1:-1].split("|")] for i in places]
        return (
            len(cells) == self.rows + 2
            and places == [*range(places[0], places[0] + len(places))]
            and all(len(row) == self.columns for row in cells)
            and all(_RULE.fullmatch(cell) for cell in cells[1])
        )

    def write(self, draft: Draft) -> None:
        cells = [draft.pick(self.columns) for _ in range(self.rows + 1)]
        cells.insert(1, ["---"] * self.columns)
        draft.back += [f"| {' | '.join(row)} |" for row in cells]


@instruction(2, needs=f"{LINE} case")
class CodeBlock(Instruction):
    """Exactly one fenced code block, of a given language."""

    language: str

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.choice(("python", "bash", "json", "text", "yaml")))

    def ask(self) -> str:
        return (
            f"Include exactly one fenced code block, opened by a line ```{self.language} and closed by a "
            "line ```; it must not be empty."
        )

    def check(self, text: str) -> bool:
        rows = text.split("\n")
        fences = [i for i, line in enumerate(rows) if _FENCE.match(line)]
        if len(fences) != 2:
            return False
        first, last = fences
        opened = rows[first].strip() == f"```{self.language}" and rows[last].strip() == "```"
        return opened and any(line.strip() for line in rows[first + 1 : last])

    def write(self, draft: Draft) -> None:
        draft.back += [f"```{self.language}", draft.phrase(3), "```"]


@instruction(2, owns="paragraphs", needs=LINE)
class Dividers(Instruction):
    """Paragraphs parted by lines of three asterisks."""

    n: int

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(2, 5))

    def ask(self) -> str:
        return (
            f"Write exactly {self.n} parts, and put a line with nothing but *** between each two of them and "
            "nowhere else."
        )

    def check(self, text: str) -> bool:
        return _parts(text, _DIVIDER, self.n) is not None

    def write(self, draft: Draft) -> None:
        draft.paragraphs, draft.paragraph_joint = self.n, "\n\n***\n\n"


@instruction(3, owns="paragraphs", needs=LINE)
class TwoResponses(Instruction):
    """Two different responses, parted by a line of six asterisks."""

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls()

    def ask(self) -> str:
        return (
            "Give two different responses one after the other, and part them by a line with nothing but "
            "******; they must not begin with the same word."
        )

    def check(self, text: str) -> bool:
        parts = _parts(text, _STARS, 2)
        return parts is not None and words(parts[0])[0].casefold() != words(parts[1])[0].casefold()

    def write(self, draft: Draft) -> None:
        draft.paragraphs, draft.paragraph_joint = 2, "\n\n******\n\n"
        first, second = draft.pick(2)
        draft.paragraph_openers |= {0: first, 1: second}


def _parts(text: str, divider: re.Pattern[str], count: int) -> list[str] | None:
    """The parts between lines that are dividers; None where they are not `count` or one has no word."""
    parts: list[list[str]] = [[]]
    for line in text.split("\n"):
        if divider.fullmatch(line):
            parts.append([])
        else:
            parts[-1].append(line)
    joined = ["\n".join(part) for part in parts]
    return joined if len(joined) == count and all(map(words, joined)) else None
