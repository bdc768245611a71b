"""What an instruction is: parameters, a sentence in the prompt, a check, and how to write a response to it.

An instruction is one small frozen class in this package; its fields are its parameters. `LAYERS` is how
contradictions are ruled out: an instruction owns layers of a text that only it may shape, and needs others
left as they are; two agree where neither owns what the other owns or needs.

    >>> wanted = make("words", relation="at least", n=3)
    >>> wanted.ask(), wanted.check("One two."), wanted.check("One two three.")
    ('Write at least 3 words.', False, True)
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, Self, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from verifiers.instructions.writer import Draft

T = TypeVar("T")
Made = TypeVar("Made", bound="Instruction")

LAYERS: Mapping[str, str] = {
    "words": "how many words there are",
    "sentences": "how many sentences there are, and how long",
    "paragraphs": "how many paragraphs there are, and what parts them",
    "pieces": "fixed phrases and lines beside the running text",
    "vocabulary": "which words may stand anywhere",
    "order": "which words may stand where",
    "initials": "how sentences begin",
    "letters": "how often letters occur",
    "case": "capitals",
    "marks": "how sentences end",
    "commas": "commas",
    "brackets": "brackets",
    "signs": "signs inside sentences",
    "digits": "numbers",
    "bullets": "bullet points",
    "numbered": "numbered items",
    "headings": "headings",
    "start": "the first line",
    "end": "the last line",
    "wrap": "lines that must begin or end as they are",
}

LINE = "pieces sentences vocabulary initials wrap"
"""The layers that a line of its own needs."""


class Rng(Protocol):
    """The draws that parameters are made with; `envs.rng.Rng` has them."""

    def randint(self, low: int, high: int) -> int: ...
    def choice(self, items: Sequence[T]) -> T: ...
    def sample(self, items: Sequence[T], k: int) -> list[T]: ...
    def shuffled(self, items: Sequence[T]) -> list[T]: ...


@dataclass(slots=True)
class Deal:
    """What the parameters of one prompt are drawn from: no keyword is dealt twice."""

    rng: Rng
    keywords: list[str]
    request: str
    """The sentence that the prompt begins with."""

    def keyword(self) -> str:
        """A keyword that no instruction of this prompt has."""
        return self.keywords.pop()


class Instruction(ABC):
    """One checkable instruction. Instances are immutable; `kind` names the class in `TYPES`."""

    kind: ClassVar[str]
    level: ClassVar[int]
    """How hard it is to follow, from 1 (a keyword) to 4 (a rule for every word)."""
    owns: ClassVar[frozenset[str]]
    needs: ClassVar[frozenset[str]]

    @classmethod
    @abstractmethod
    def draw(cls, deal: Deal) -> Self:
        """Parameters at random."""

    @abstractmethod
    def ask(self) -> str:
        """The instruction as the prompt words it."""

    @abstractmethod
    def check(self, text: str) -> bool:
        """Does the response follow it? Pure, and linear in the length of the text."""

    @abstractmethod
    def write(self, draft: Draft) -> None:
        """Shape the draft of a response so that it follows this instruction."""

    def parameters(self) -> dict[str, Any]:
        """The parameters by name, as JSON values."""
        given = asdict(self).items()  # type: ignore[call-overload]
        return {name: list(value) if isinstance(value, tuple) else value for name, value in given}


TYPES: dict[str, type[Instruction]] = {}
"""Every type of instruction by its kind; the modules of this package fill it as they are imported."""


@dataclass_transform(frozen_default=True)
def instruction(level: int, owns: str = "", needs: str = "") -> Callable[[type[Made]], type[Made]]:
    """Make a class an instruction type: a frozen dataclass, registered under its name in snake case."""

    def register(cls: type[Made]) -> type[Made]:
        made = dataclass(frozen=True)(cls)
        made.kind = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
        made.level, made.owns, made.needs = level, frozenset(owns.split()), frozenset(needs.split())
        if unknown := (made.owns | made.needs) - LAYERS.keys():
            raise TypeError(f"{cls.__name__} names layers that there are not: {', '.join(sorted(unknown))}")
        TYPES[made.kind] = made
        return made

    return register


Kind = Instruction | type[Instruction]


def agree(a: Kind, b: Kind) -> bool:
    """Can both be followed by one response, whatever their parameters are?"""
    return not (a.owns & (b.owns | b.needs) or b.owns & a.needs)


def make(kind: str, **parameters: Any) -> Instruction:
    """The instruction of a kind; ValueError for an unknown kind, and where the parameters are not its own."""
    if kind not in TYPES:
        raise ValueError(f"there is no instruction {kind!r}; there are {', '.join(sorted(TYPES))}")
    names = [field.name for field in fields(TYPES[kind])]  # type: ignore[arg-type]
    if set(names) != parameters.keys():
        given = ", ".join(parameters) or "nothing"
        raise ValueError(f"{kind} takes {', '.join(names) or 'no parameters'}; it was given {given}")
    return TYPES[kind](**{n: tuple(v) if isinstance(v, list) else v for n, v in parameters.items()})


RELATIONS: Mapping[str, Callable[[int, int], bool]] = {
    "at least": lambda found, wanted: found >= wanted,
    "at most": lambda found, wanted: found <= wanted,
    "exactly": lambda found, wanted: found == wanted,
}


def variants(text: str) -> list[str]:
    """The readings of a loose check: as it is, without asterisks, without the first line, the last, or both.

    They forgive an introduction, a closing remark and Markdown emphasis (IFEval, arXiv 2311.07911). Equal
    ones are there once.
    """
    lines = text.split("\n")
    cuts = [text, *("\n".join(part).strip() for part in (lines[1:], lines[:-1], lines[1:-1]))]
    return list(dict.fromkeys([*cuts, *(cut.replace("*", "") for cut in cuts)]))


def follows(wanted: Instruction, text: str, loose: bool = False) -> bool:
    """Does a response follow an instruction? `loose`: does a variant of it? An empty one follows none."""
    readings = variants(text) if loose else [text]
    return any(reading.strip() and wanted.check(reading) for reading in readings)
