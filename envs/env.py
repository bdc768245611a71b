"""The whole contract of an environment: `Env` asks, `Problem` is one question and its judge.

A problem is plain data: its JSON and its pickle are its `row`, from which it is rebuilt anywhere. There is
one path of scoring, `Problem.score`, the same call for a benchmark and for a trainer.

    problem = envs.make("rlve/sorting").problem(seed=7, difficulty=3)
    verdict = problem.score(completion)
    again = Problem.from_row(problem.row)
"""

from __future__ import annotations

import json
import logging
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sized
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from verifiers import verdict as verdicts
from verifiers.verdict import Verdict

if TYPE_CHECKING:
    from envs.episode import Episode

RewardScale = Literal["binary", "partial", "rlve"]
Split = Literal["train", "validation", "test"]

log = logging.getLogger(__name__)


class NoReference(Exception):
    """The set has no completion that scores 1 for this problem."""


class RowError(ValueError):
    """A row that no problem can be rebuilt from."""


@dataclass(frozen=True, slots=True)
class EnvSpec:
    """One line of the registry: what can be known of an environment without importing it."""

    id: str
    entry: str
    """Where it is: "package.module:Name", a Task or a callable that makes an Env."""
    version: int = 1
    max_difficulty: int | None = None
    """The top level of its ladder; None for a stored set, which has no levels."""
    group: str = ""
    tags: tuple[str, ...] = ()
    description: str = ""


class Env(ABC):
    """A source of problems. Immutable and shared between threads."""

    pooled: bool = False
    """Scoring waits for a worker process, so `score_batch` scores several at a time."""

    def __init__(self, spec: EnvSpec, split: str = "train", reward: str = "binary") -> None:
        if split not in get_args(Split):
            raise ValueError(f"unknown split {split!r}; choose one of {', '.join(get_args(Split))}")
        if reward not in get_args(RewardScale):
            raise ValueError(f"unknown reward {reward!r}; choose one of {', '.join(get_args(RewardScale))}")
        if reward == "rlve" and not spec.id.startswith("rlve/"):
            raise ValueError(
                f"reward 'rlve' is the scale of the rlve/* environments; {spec.id} has binary and partial"
            )
        self.spec = spec
        self.split = split
        self.reward = cast(RewardScale, reward)

    @property
    def id(self) -> str:
        """Name in the registry, "namespace/name"."""
        return self.spec.id

    @property
    def version(self) -> int:
        """Grows when any problem or judgement changes."""
        return self.spec.version

    @property
    def max_difficulty(self) -> int | None:
        """The top level; None for a stored set."""
        return self.spec.max_difficulty

    @property
    def size(self) -> int | None:
        """How many problems a stored set has; None where problems are made."""
        return len(self) if isinstance(self, Sized) else None

    @abstractmethod
    def problem(self, *, seed: int | None = None, difficulty: int = 0, index: int | None = None) -> Problem:
        """One problem: by `seed` and `difficulty` where it is made, by `index` where the set is stored."""

    @abstractmethod
    def rebuild(self, row: Mapping[str, Any]) -> Problem:
        """The problem of a row that names this environment; RowError where it does not fit."""

    def episode(self) -> Episode:
        """A new episode with Gymnasium's `reset` and `step`; it holds its own state."""
        from envs.episode import Episode

        return Episode(self)

    def __repr__(self) -> str:
        return f"<{self.id}@{self.version} split={self.split} reward={self.reward}>"


class Problem(ABC):
    """One question and its judge. Equal rows are equal problems."""

    env: Env
    seed: int | None = None
    difficulty: int | None = None
    index: int | None = None

    @property
    def env_id(self) -> str:
        """Name of the environment in the registry."""
        return self.env.id

    @property
    @abstractmethod
    def prompt(self) -> str:
        """What the model reads, ending with how to answer."""

    @property
    @abstractmethod
    def row(self) -> dict[str, Any]:
        """Everything that rebuilds this problem, as JSON values; holds no answer."""

    @abstractmethod
    def reference(self) -> str:
        """A completion that a model could have written and that scores 1; NoReference where there is none."""

    @abstractmethod
    def same(self, a: str, b: str) -> bool:
        """Are two answers (texts of `verdict.answer`) the same answer? The gold is not looked at."""

    @abstractmethod
    def judge(self, text: str, in_reasoning: bool) -> Verdict:
        """The verdict on the environment's reward scale; what it raises becomes an error verdict."""

    def score(self, text: str, in_reasoning: bool = False) -> Verdict:
        """Judge a whole completion, `<think>...</think>` included; never raises and never runs it.

        `in_reasoning` says that the text starts inside a thought (the chat template wrote the opening tag).
        A failure of ours is outcome "error" with reward None.
        """
        try:
            return self.judge(text, in_reasoning)
        except Exception as failure:
            log.exception("scoring failed for %s", json.dumps(self.row))
            return verdicts.error(f"{type(failure).__name__}: {failure}")

    async def ascore(self, text: str, in_reasoning: bool = False) -> Verdict:
        """`score` in a thread, so that nothing slow runs on the event loop."""
        import asyncio

        return await asyncio.to_thread(self.score, text, in_reasoning)

    @staticmethod
    def from_row(row: Mapping[str, Any] | str, data: str | None = None) -> Problem:
        """Rebuild a problem from its row (a mapping or its JSON); `data` is the file of a stored set.

        Further columns, and columns that are None (as tables of mixed rows have them), are passed over.

        Raises RowError where fields are missing or do not fit, UnknownEnvironment for an unknown id.
        """
        from envs.registry import make_for_row

        fields = _fields(json.loads(row) if isinstance(row, str) else row)
        return make_for_row(fields, data).rebuild(fields)

    def to_json(self) -> str:
        """The row as one line of JSON."""
        return json.dumps(self.row)

    def __reduce__(self) -> tuple[Any, ...]:
        return Problem.from_row, (self.row, getattr(self.env, "data", None))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Problem) and self.row == other.row

    def __hash__(self) -> int:
        return hash(self.to_json())

    def __repr__(self) -> str:
        return f"<problem {self.to_json()}>"


def _fields(row: Any) -> dict[str, Any]:
    if not isinstance(row, Mapping):
        raise RowError(f"a row is an object with env, version, ...; this is {type(row).__name__}")
    return {key: value for key, value in row.items() if value is not None}


def on_scale(verdict: Verdict, scale: RewardScale) -> Verdict:
    """The same verdict with its reward on the scale "binary" or "partial"; an error keeps reward None."""
    from dataclasses import replace

    if verdict.reward is None:
        return verdict
    return replace(verdict, reward=verdict.partial if scale == "partial" else float(verdict.correct))
