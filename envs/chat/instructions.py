"""Write a short text under instructions that can be checked: one to four of them, which never contradict.

Every type of instruction has a hardness from 1 to 4; the difficulty of a prompt is the sum over its
instructions, less one. The text itself is not judged: a trainer that wants a good one multiplies by a reward
model of its own. A response needs LEAST words all the same: what says nothing breaks few rules.

    problem = envs.make("chat/instructions").problem(seed=7, difficulty=4)
    verdict = problem.score(completion)      # correct where all are followed, partial is the share
    verdict.detail["broken"]                 # the instructions that were not followed

`chat/instructions_loose` judges the same prompts by the best of several readings: without the first line,
without the last, without asterisks (verifiers.instructions.variants).
"""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from envs.env import Env, EnvSpec, Problem, RowError, on_scale
from envs.ladder import Ladder, step
from envs.procedural import GenerationError
from envs.rng import Rng
from verifiers.answers import strip_reasoning
from verifiers.instructions import TYPES, Deal, Instruction, agree, follows, write
from verifiers.instructions.lexicon import KEYWORDS, TOPICS
from verifiers.instructions.units import MEANINGS, words
from verifiers.verdict import Verdict, correct, missing, wrong

MOST = 4
"""Instructions of one prompt."""
LEAST = 25
"""Words that a response must have."""
LADDER = Ladder(hardness=step(1, 1), top=11)
LOOSE = "_loose"
"""How the ids end that judge loosely."""


@dataclass(frozen=True)
class Content:
    """What one seed and level make."""

    prompt: str
    instructions: tuple[Instruction, ...]


class Instructions(Env):
    """Prompts with instructions, by seed and difficulty."""

    def __init__(
        self, spec: EnvSpec, split: str = "train", reward: str = "binary", data: str | None = None
    ) -> None:
        if data is not None:
            raise ValueError(f"{spec.id} makes its problems itself: it takes no data")
        super().__init__(spec, split, reward)
        self.loose = spec.id.endswith(LOOSE)

    def problem(
        self, *, seed: int | None = None, difficulty: int = 0, index: int | None = None
    ) -> InstructionsProblem:
        """The problem of a seed at a level; a level above the top is the top."""
        if index is not None:
            raise TypeError(f"{self.id} makes its problems: give seed= and difficulty=, not index=")
        if seed is None:
            raise TypeError(f"{self.id} needs a seed: problem(seed=7, difficulty=3)")
        return InstructionsProblem(self, operator.index(seed), LADDER.clamp(operator.index(difficulty)))

    def rebuild(self, row: Mapping[str, Any]) -> InstructionsProblem:
        """The problem of a row; the row must name split, seed, difficulty and reward."""
        for key in ("split", "seed", "difficulty", "reward"):
            if key not in row:
                raise RowError(f"a row of {self.id} needs {key!r}: {dict(row)!r}")
        return self.problem(seed=row["seed"], difficulty=row["difficulty"])


class InstructionsProblem(Problem):
    """One prompt with its instructions."""

    env: Instructions
    seed: int
    difficulty: int

    def __init__(self, env: Instructions, seed: int, difficulty: int) -> None:
        self.env, self.seed, self.difficulty = env, seed, difficulty
        # Both ids ask the same prompts: only the judge differs.
        self._names = (env.id.removesuffix(LOOSE), env.version, env.split, seed, difficulty)
        self._content = _content(*self._names)

    @property
    def prompt(self) -> str:
        return self._content.prompt

    @property
    def instructions(self) -> tuple[Instruction, ...]:
        """What the prompt asks for, in its order."""
        return self._content.instructions

    @property
    def row(self) -> dict[str, Any]:
        """{env, version, split, seed, difficulty, reward}."""
        env = self.env
        names = {"env": env.id, "version": env.version, "split": env.split}
        return {**names, "seed": self.seed, "difficulty": self.difficulty, "reward": env.reward}

    def reference(self) -> str:
        """A response that follows the instructions; GenerationError where none was found, which is a bug."""
        text = write(self.instructions, Rng.of(*self._names, "reference"))
        if broken := [wanted.kind for wanted in self.instructions if not follows(wanted, text)]:
            raise GenerationError(f"{self!r}: the sample response does not follow {', '.join(broken)}")
        return text

    def same(self, a: str, b: str) -> bool:
        """NotImplementedError: whole responses are no answers that a majority could share."""
        raise NotImplementedError(f"{self.env.id} has no answers to compare")

    def judge(self, text: str, in_reasoning: bool) -> Verdict:
        """Check each instruction on what follows the reasoning."""
        answer = strip_reasoning(text, in_reasoning)
        if answer is None or not answer.strip():
            return missing(why="there is no response after the reasoning")
        answer = answer.strip()
        if (said := len(words(answer))) < LEAST:
            why = f"the response has {said} words and needs at least {LEAST}"
            return Verdict(0.0, False, 0.0, "invalid", answer, {"why": why})
        broken = [wanted for wanted in self.instructions if not follows(wanted, answer, self.env.loose)]
        share = 1 - len(broken) / len(self.instructions)
        if not broken:
            return correct(answer)
        told = [{"kind": wanted.kind, **wanted.parameters()} for wanted in broken]
        return on_scale(wrong(answer, share, broken=told), self.env.reward)


@functools.lru_cache(maxsize=4096)
def _content(id: str, version: int, split: str, seed: int, level: int) -> Content:
    rng = Rng.of(id, version, split, seed, level)
    request = f"Write a text of at least {LEAST} words about {rng.choice(TOPICS)}."
    unsaid = [word for word in KEYWORDS if word not in words(request)]
    deal = Deal(rng, rng.shuffled(unsaid), request)
    kinds = choose(rng, **LADDER.parameters(level))
    drawn = tuple(TYPES[kind].draw(deal) for kind in kinds)
    asked = [wanted.ask() for wanted in drawn]
    listed = asked[0] if len(asked) == 1 else "\n".join(f"- {line}" for line in asked)
    notes = [meaning for term, meaning in MEANINGS.items() if re.search(rf"\b{term}s?\b", listed)]
    return Content("\n".join([request, listed, *notes]), drawn)


def choose(rng: Rng, hardness: int) -> list[str]:
    """Kinds of instructions that agree, one to MOST of them, whose levels add up to `hardness`."""
    for levels in rng.shuffled(_partitions(hardness)):
        if kinds := _fill(rng, levels, []):
            return rng.shuffled(kinds)
    raise GenerationError(f"no instructions of hardness {hardness} agree with each other")


def _fill(rng: Rng, levels: Sequence[int], chosen: list[str]) -> list[str]:
    """One kind for each level, such that all agree; empty where there are none."""
    if not levels:
        return chosen
    for kind in rng.shuffled(KINDS[levels[0]]):
        fits = all(kind != other and agree(TYPES[kind], TYPES[other]) for other in chosen)
        if fits and (found := _fill(rng, levels[1:], [*chosen, kind])):
            return found
    return []


def _partitions(total: int) -> list[tuple[int, ...]]:
    """The ways to write a total as at most MOST levels, highest first."""

    def parts(left: int, most: int, room: int) -> Iterator[tuple[int, ...]]:
        if left == 0:
            yield ()
        elif room:
            for level in range(min(left, most), 0, -1):
                yield from ((level, *rest) for rest in parts(left - level, level, room - 1))

    return [*parts(total, max(KINDS), MOST)]


KINDS: Mapping[int, tuple[str, ...]] = {
    level: tuple(sorted(kind for kind, made in TYPES.items() if made.level == level))
    for level in sorted({made.level for made in TYPES.values()})
}
"""The kinds of instructions of each level."""
