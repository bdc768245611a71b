"""What zaya1-nano is trained on: prompts as the harness renders them, completions as it should write them.

A third are plain problems; the rest are aggregation prompts with one to four tails. The tails come from a
program that errs at random, and later, half of them, from the model's own rollouts (`own.py`).

    corpus = Corpus(Recipe(), tokenizer)
    example = corpus.example(Random(7))
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import cast

import envs
from envs.env import Problem
from envs.procedural import TaskProblem
from harness.benchmarks import Selection, find, questions
from harness.ttc.prompts import aggregation_prompt
from training.nano import searches, traces
from training.nano.recipe import WEIGHTS, Phase, Recipe
from zaya.tokenizer import Tokenizer

MAX_SEED = 2**40
ERROR_RATES = (0.0, 0.01, 0.03, 0.08)
TAIL_COUNTS = (4, 4, 4, 4, 4, 4, 1, 1, 2, 3)
SUCCESSES = (0, 0, 1, 1, 1, 2, 3)
"""How many of a search's simulated tails are to succeed: often a single one, which teaches to copy it."""


@dataclass(frozen=True, slots=True)
class Example:
    """One row to learn from."""

    ids: list[int]
    """The rendered prompt and the completion."""
    shown: int
    """Where the first tail of an aggregation prompt begins; where the completion begins in a plain one."""
    completion: int
    """Where the completion begins."""


@dataclass(frozen=True, slots=True)
class OwnTails:
    """The model's own tails on one problem after one round."""

    problem: TaskProblem
    tails: tuple[str, ...]


def task_of(problem: Problem) -> str:
    """The part of the environment's id that names the task."""
    return problem.env_id.removeprefix("rlve/")


def held_out_prompts() -> frozenset[str]:
    """The prompts of `rlve-nano` and its tuning split: small levels repeat problems across splits."""
    benchmarks = ("rlve-nano", "rlve-nano-tuning")
    return frozenset(item.prompt for name in benchmarks for item in questions(find(name), Selection()))


@dataclass(slots=True)
class Corpus:
    """An endless source of training examples; `own` is filled at every refresh."""

    recipe: Recipe
    tokenizer: Tokenizer
    held_out: frozenset[str] = field(default_factory=held_out_prompts)
    own: list[OwnTails] = field(default_factory=list)
    done: float = 0.0
    """Share of the steps that are behind."""

    @property
    def phase(self) -> Phase:
        """What is drawn now."""
        return next(phase for phase in self.recipe.phases if self.done < phase.until)

    def problem(self, rng: Random, task: str | None = None) -> TaskProblem:
        """A problem of the train split at one of the recipe's levels, none that is held out."""
        task = (
            task
            or rng.choices(list(self.recipe.levels), [WEIGHTS.get(name, 1.0) for name in self.recipe.levels])[
                0
            ]
        )
        while True:
            level = rng.choice(self.recipe.levels[task])
            env = envs.make(f"rlve/{task}")
            problem = cast(TaskProblem, env.problem(seed=rng.randrange(MAX_SEED), difficulty=level))
            if problem.prompt not in self.held_out:
                return problem

    def example(self, rng: Random) -> Example:
        """A row whose completion is cut at the budget."""
        if rng.random() < self.phase.plain_share:
            return self._plain(rng)
        return self._aggregated(rng)

    def _plain(self, rng: Random) -> Example:
        problem = self.problem(rng)
        text = traces.plain(task_of(problem), problem.instance, rng, lucky=self.recipe.lucky_share)
        budgets = 3 if rng.random() < self.phase.long_share else 1
        prompt = self.tokenizer.chat_ids([{"role": "user", "content": problem.prompt}])
        return self._row(prompt, len(prompt), text, budgets * self.recipe.beta)

    def _aggregated(self, rng: Random) -> Example:
        count = rng.choice(TAIL_COUNTS)
        if self.own and rng.random() < self.recipe.own_share:
            own = rng.choice(self.own)
            problem, tails = own.problem, rng.sample(own.tails, count)
        else:
            problem = self.problem(rng)
            tails = self.simulated_tails(problem, count, rng)
        text = traces.aggregated(task_of(problem), problem.instance, tails, rng)
        content = aggregation_prompt(problem.prompt, tails)
        rendered = self.tokenizer.render([{"role": "user", "content": content}])
        before = self.tokenizer.encode(rendered[: rendered.index(tails[0], rendered.index(problem.prompt))])
        return self._row(self.tokenizer.encode(rendered), len(before), text, self.recipe.beta)

    def _row(self, prompt: list[int], shown: int, completion: str, budget: int) -> Example:
        ids = [*self.tokenizer.encode(completion), min(self.tokenizer.eos_ids)]
        return Example(prompt + ids[:budget], shown, len(prompt))

    def simulated_tails(self, problem: TaskProblem, count: int, rng: Random) -> list[str]:
        """Tails as an erring model would leave them after one to three rounds, all at about one place."""
        task, rate, rounds = task_of(problem), rng.choice(ERROR_RATES), rng.randint(1, 3)
        lucky = [True] * rng.choice(SUCCESSES)
        lucky = (lucky + [False] * count)[:count]
        rng.shuffle(lucky)
        length = rounds * (self.recipe.beta - 12)
        return [
            self._tail(traces.plain(task, problem.instance, rng, rate, float(wins)), task, length, rng)
            for wins in lucky
        ]

    def _tail(self, trace: str, task: str, length: int, rng: Random) -> str:
        reasoning = trace.removeprefix(traces.THINK).partition(traces.END_THINK)[0]
        ids = self.tokenizer.encode(reasoning)
        if task in searches.TASKS:
            length = self.recipe.beta - 1
        tau = self.recipe.tau if rng.random() < 0.8 else rng.randint(self.recipe.tau // 2, self.recipe.tau)
        return self.tokenizer.decode_tail(ids[: max(8, length + rng.randint(-6, 12))][-tau:])
