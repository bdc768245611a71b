"""From a task to an environment: seeding, clamping, memoised generation, one solution a problem, the verdict.

A problem's content (instance, prompt, solution) is made once and shared by every problem object of the same
row while it stays in a cache of bounded size: a group of 16 rollouts neither generates nor solves 16 times.

    TaskEnv(spec, Sorting(), "train", "binary").problem(seed=7, difficulty=3).score("<answer>1 2 3</answer>")
"""

from __future__ import annotations

import copy
import marshal
import operator
import threading
import warnings
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from envs.env import Env, EnvSpec, Problem, RowError
from envs.rewards import Case, Grade, Invalid, Unparsable
from envs.rng import Rng
from envs.task import Task
from verifiers.answers import extract
from verifiers.verdict import Verdict

MEMORY = 64 * 2**20
"""About how many bytes of problem contents are kept for reuse."""

NO_ANSWER = -1.0
"""RLVE-Gym's reward where no answer was found, or none of this format."""


class GenerationError(RuntimeError):
    """A generator or solver failed: a bug; names id, seed and difficulty."""


class ReferenceBeaten(UserWarning):
    """An answer beats the reference of an optimal task: a bug of the task; the answer counts as correct."""


class Content:
    """What one seed and level make: instance and prompt now, the solution when it is first needed."""

    __slots__ = ("_lock", "_solution", "instance", "name", "prompt", "task")

    def __init__(self, task: Task, name: str, instance: dict[str, Any], prompt: str) -> None:
        self.task, self.name, self.instance, self.prompt = task, name, instance, prompt
        self._lock = threading.Lock()
        self._solution: tuple[Any] | None = None

    @property
    def size(self) -> int:
        """Estimated bytes in memory: the wire form of small integers is about an eighth of the live one."""
        return 4096 + 8 * len(marshal.dumps(self.instance)) + len(self.prompt)

    def solution(self) -> Any:
        """The task's answer, solved at most once."""
        with self._lock:
            if self._solution is None:
                self._solution = (_named_failure(self.name, lambda: self.task.solution(self.instance)),)
            return self._solution[0]


class Memo:
    """The contents last used, within a bound of bytes."""

    def __init__(self, limit: int) -> None:
        self.limit, self.used = limit, 0
        self._lock = threading.Lock()
        self._entries: OrderedDict[Any, tuple[Content, int]] = OrderedDict()

    def get(self, key: Any, build: Callable[[], Content]) -> Content:
        """The entry of a key, built where it is missing (two threads may build it; one wins)."""
        with self._lock:
            if (entry := self._entries.get(key)) is not None:
                self._entries.move_to_end(key)
                return entry[0]
        content = build()
        size = content.size
        with self._lock:
            if (entry := self._entries.get(key)) is not None:
                return entry[0]
            self._entries[key] = content, size
            self.used += size
            while self.used > self.limit and self._entries:
                self.used -= self._entries.popitem(last=False)[1][1]
        return content


_memo = Memo(MEMORY)


class TaskProblem(Problem):
    """One made problem."""

    def __init__(self, env: TaskEnv, seed: int, difficulty: int) -> None:
        self.env: TaskEnv = env
        self.seed: int = seed
        self.difficulty: int = difficulty
        self._content = env.content(seed, difficulty)

    @property
    def prompt(self) -> str:
        """What the model reads, ending with how to answer."""
        return self._content.prompt

    @property
    def instance(self) -> dict[str, Any]:
        """The data of the problem as JSON values, planted solution included; a copy."""
        return copy.deepcopy(self._content.instance)

    @property
    def row(self) -> dict[str, Any]:
        """{env, version, split, seed, difficulty, reward}."""
        env = self.env
        names = {"env": env.id, "version": env.version, "split": env.split}
        return {**names, "seed": self.seed, "difficulty": self.difficulty, "reward": env.reward}

    def reference(self) -> str:
        """The task's solution as a completion."""
        return f"<answer>{self.env.task.answer.render(self._content.solution())}</answer>"

    def same(self, a: str, b: str) -> bool:
        """Do both texts parse to the same answer? Texts that do not parse are the same only where equal."""
        read_a, read_b = self._read(a), self._read(b)
        if isinstance(read_a, Unparsable | Invalid) or isinstance(read_b, Unparsable | Invalid):
            return a.split() == b.split()
        return self.env.task.answer.same(read_a, read_b)

    def judge(self, text: str, in_reasoning: bool) -> Verdict:
        """Cut the answer out, parse it, grade it, and put the reward on the environment's scale."""
        answer = extract(text, in_reasoning)
        if answer is None:
            return self._verdict(
                Grade("missing", 0.0, NO_ANSWER, "no answer between <answer> and </answer>"), None
            )
        parsed = self._read(answer)
        if isinstance(parsed, Unparsable):
            return self._verdict(Grade("unparsable", 0.0, NO_ANSWER, str(parsed)), answer)
        if isinstance(parsed, Invalid):
            return self._verdict(Grade(parsed.outcome, 0.0, parsed.rlve, parsed.why), answer)
        grade = self._grade(parsed)
        rendered = self.env.task.answer.render(parsed)
        if grade.beaten:
            warnings.warn(f"{self!r}: {rendered!r} beats the reference", ReferenceBeaten, stacklevel=3)
        return self._verdict(grade, rendered)

    def _grade(self, parsed: Any) -> Grade:
        task, content = self.env.task, self._content
        return task.reward.grade(
            Case(
                parsed,
                reference=content.solution,
                value=lambda answer: task.achieves(answer, content.instance),
                same=task.answer.same,
            )
        )

    def _read(self, text: str) -> Any:
        """The parsed answer, or the Unparsable or Invalid that says why there is none."""
        if len(text) > (limit := self.env.task.answer.limit):
            return Unparsable(f"an answer of {len(text)} characters is too long (limit {limit})")
        try:
            return self.env.task.answer.parse(text, self._content.instance)
        except (Unparsable, Invalid) as refused:
            # Its traceback holds the frame of the caller, which will hold it: a cycle for each wrong answer.
            return refused.with_traceback(None)

    def _verdict(self, grade: Grade, answer: str | None) -> Verdict:
        right = grade.outcome == "correct"
        scales = {"binary": float(right), "partial": grade.partial, "rlve": grade.rlve}
        detail = {} if grade.why is None else {"why": grade.why}
        return Verdict(scales[self.env.reward], right, grade.partial, grade.outcome, answer, detail)


class TaskEnv(Env):
    """The environment of one task: problems by seed and difficulty."""

    made: ClassVar[type[TaskProblem]] = TaskProblem
    """What its problems are."""

    def __init__(self, spec: EnvSpec, task: Task, split: str = "train", reward: str = "binary") -> None:
        top = task.ladder.top
        if task.version != spec.version or spec.max_difficulty not in (None, top):
            raise RuntimeError(
                f"{spec.id} is registered with version {spec.version} and top {spec.max_difficulty}, but "
                f"its task says {task.version} and {top}: update its line in the index of its family"
            )
        super().__init__(replace(spec, max_difficulty=top), split, reward)
        self.task = task
        self.pooled = task.pooled

    def problem(
        self, *, seed: int | None = None, difficulty: int = 0, index: int | None = None
    ) -> TaskProblem:
        """The problem of a seed at a level; a level above the top is the top."""
        if index is not None:
            raise TypeError(f"{self.id} makes its problems: give seed= and difficulty=, not index=")
        if seed is None:
            raise TypeError(f"{self.id} needs a seed: problem(seed=7, difficulty=3)")
        level = self.task.ladder.clamp(_integer("difficulty", difficulty))
        return self.made(self, _integer("seed", seed), level)

    def rebuild(self, row: Mapping[str, Any]) -> TaskProblem:
        """The problem of a row; the row must name split, seed, difficulty and reward."""
        for key in ("split", "seed", "difficulty", "reward"):
            if key not in row:
                raise RowError(f"a row of {self.id} needs {key!r}: {dict(row)!r}")
        return self.problem(seed=row["seed"], difficulty=row["difficulty"])

    def content(self, seed: int, level: int) -> Content:
        """Instance and prompt of a seed and level, from the memo where they are known."""
        key = (self.id, type(self.task), self.split, seed, level)
        return _memo.get(key, lambda: self._generate(seed, level))

    def _generate(self, seed: int, level: int) -> Content:
        rng = Rng.of(self.id, self.version, self.split, seed, level)
        name = f"{self.id}@{self.version} split={self.split} seed={seed} difficulty={level}"

        def build() -> Content:
            instance = self.task.instance(rng, self.task.ladder.parameters(level))
            return Content(self.task, name, instance, self.task.question(instance))

        return _named_failure(name, build)


def _integer(name: str, value: Any) -> int:
    try:
        return int(operator.index(value))
    except TypeError:
        raise TypeError(f"{name} must be an integer, not {value!r}") from None


def _named_failure(name: str, work: Callable[[], Any]) -> Any:
    try:
        return work()
    except Exception as failure:
        raise GenerationError(f"{name} failed: {type(failure).__name__}: {failure}") from failure
