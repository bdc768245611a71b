"""Beginnings, endings and phrases to repeat. Capitals matter only where something is to be copied."""

from __future__ import annotations

import re
from typing import Self

from verifiers.instructions.base import Deal, Instruction, instruction
from verifiers.instructions.lexicon import CLOSINGS, OPENINGS, SPANS
from verifiers.instructions.units import lines, paragraphs, words
from verifiers.instructions.writer import Draft

_PIECE = "pieces sentences vocabulary initials marks"
_TITLE = re.compile(r"<<([^<>\n]+)>>")


@instruction(1, owns="start", needs=_PIECE)
class BeginWith(Instruction):
    """The response begins with a given sentence."""

    phrase: str

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.choice(OPENINGS))

    def ask(self) -> str:
        return f'Begin with the sentence "{self.phrase}"'

    def check(self, text: str) -> bool:
        return text.lstrip().casefold().startswith(self.phrase.casefold())

    def write(self, draft: Draft) -> None:
        draft.front.insert(0, self.phrase)


@instruction(1, owns="end", needs=_PIECE)
class EndWith(Instruction):
    """The response ends with a given sentence."""

    phrase: str

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.choice(CLOSINGS))

    def ask(self) -> str:
        return f'End with the sentence "{self.phrase}" and write nothing after it.'

    def check(self, text: str) -> bool:
        return text.rstrip().casefold().endswith(self.phrase.casefold())

    def write(self, draft: Draft) -> None:
        draft.last.append(self.phrase)


@instruction(2, owns="end", needs=f"{_PIECE} order")
class LastWord(Instruction):
    """The last word is a given one."""

    word: str

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.keyword())

    def ask(self) -> str:
        return f'The very last word of your response must be "{self.word}".'

    def check(self, text: str) -> bool:
        return [word.casefold() for word in words(text)[-1:]] == [self.word]

    def write(self, draft: Draft) -> None:
        draft.last.append(f"{draft.phrase(3)} {self.word}.")


@instruction(1, owns="start", needs=f"{_PIECE} wrap")
class Title(Instruction):
    """The first line is a title in double angle brackets."""

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls()

    def ask(self) -> str:
        return (
            "The first line must be a title in double angle brackets, such as <<a title>>, and nothing else."
        )

    def check(self, text: str) -> bool:
        title = _TITLE.fullmatch(next(iter(lines(text)), ""))
        return title is not None and bool(words(title[1]))

    def write(self, draft: Draft) -> None:
        draft.front.insert(0, f"<<{draft.phrase(3)}>>")


@instruction(1, owns="end", needs=_PIECE)
class Postscript(Instruction):
    """The last line is a postscript."""

    marker: str

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.choice(("P.S.", "P.P.S.")))

    def ask(self) -> str:
        return f'End with a postscript: a last line that begins with "{self.marker}" and says something.'

    def check(self, text: str) -> bool:
        last, marker = text.strip().rpartition("\n")[2].strip().casefold(), self.marker.casefold()
        return last.startswith(marker) and bool(words(last.removeprefix(marker)))

    def write(self, draft: Draft) -> None:
        draft.last.append(f"{self.marker} {draft.phrase(4)}.")


@instruction(1, owns="start end wrap")
class QuotedWhole(Instruction):
    """The whole response stands in double quotation marks."""

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls()

    def ask(self) -> str:
        return "Put your whole response into one pair of double quotation marks, and use no others."

    def check(self, text: str) -> bool:
        bare = text.strip()
        return len(bare) > 1 and bare[0] == bare[-1] == '"' and bare.count('"') == 2

    def write(self, draft: Draft) -> None:
        draft.finish.append(lambda text: f'"{text}"')


@instruction(3, owns="paragraphs end pieces", needs="vocabulary sentences initials marks order wrap")
class Refrain(Instruction):
    """Every paragraph ends with the same given sentence."""

    paragraphs: int
    phrase: str

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.randint(3, 5), deal.rng.choice(CLOSINGS))

    def ask(self) -> str:
        return (
            f"Write exactly {self.paragraphs} paragraphs with a blank line between them, and end each of "
            f'them with the sentence "{self.phrase}"'
        )

    def check(self, text: str) -> bool:
        parts = paragraphs(text)
        phrase = self.phrase.casefold()
        return len(parts) == self.paragraphs and all(part.casefold().endswith(phrase) for part in parts)

    def write(self, draft: Draft) -> None:
        draft.paragraphs, draft.refrain = self.paragraphs, self.phrase


@instruction(2, needs="vocabulary pieces sentences case marks")
class CopySpan(Instruction):
    """A given span stands in the response, word for word and once."""

    span: str

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.rng.choice(SPANS))

    def ask(self) -> str:
        return f'Somewhere, copy the following exactly once and without any change: "{self.span}".'

    def check(self, text: str) -> bool:
        return text.count(self.span) == 1

    def write(self, draft: Draft) -> None:
        draft.back.append(f"{self.span}.")


@instruction(2, owns="start", needs="vocabulary pieces sentences case marks wrap digits")
class RepeatRequest(Instruction):
    """The response begins with the request, word for word."""

    request: str

    @classmethod
    def draw(cls, deal: Deal) -> Self:
        return cls(deal.request)

    def ask(self) -> str:
        return "Before anything else, repeat the first sentence of this request word for word."

    def check(self, text: str) -> bool:
        return text.lstrip().startswith(self.request)

    def write(self, draft: Draft) -> None:
        draft.front.insert(0, self.request)
