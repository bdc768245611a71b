"""The model's own rollouts, several rounds deep: the tails that Markovian RSA will really show it.

own = draw(model, tokenizer, corpus, Random(0))
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

import zaya
from harness.ttc.prompts import aggregation_prompt
from training.nano.corpus import Corpus, OwnTails
from zaya.engine import Request
from zaya.model import Zaya
from zaya.sampling import Sampling

CANDIDATES = 4


def draw(model: Zaya, corpus: Corpus, rng: Random) -> list[OwnTails]:
    """Tails of `own_rollouts` candidates a problem after each of the recipe's `own_rounds` rounds.

    One process's share of the recipe's problems.
    """
    recipe = corpus.recipe
    each = math.ceil(recipe.own_problems / recipe.processes)
    problems = [corpus.problem(rng, task) for task in recipe.levels for _ in range(each)]
    engine = zaya.Engine(model.eval(), corpus.tokenizer)
    prompts = [[problem.prompt] * recipe.own_rollouts for problem in problems]
    drawn: list[OwnTails] = []
    for _ in range(recipe.own_rounds):
        tails = _tails(engine, corpus, prompts, rng)
        drawn += [OwnTails(problem, tuple(group)) for problem, group in zip(problems, tails, strict=True)]
        prompts = [
            [aggregation_prompt(problem.prompt, rng.sample(group, CANDIDATES)) for _ in group]
            for problem, group in zip(problems, tails, strict=True)
        ]
    model.train()
    return drawn


def _tails(
    engine: zaya.Engine, corpus: Corpus, prompts: Sequence[Sequence[str]], rng: Random
) -> list[list[str]]:
    """One rollout a prompt under the budget, and of each the last tokens of its reasoning."""
    tokenizer, recipe = corpus.tokenizer, corpus.recipe
    requests = [
        Request(
            tuple(tokenizer.chat_ids([{"role": "user", "content": prompt}])),
            Sampling(temperature=1.0, max_tokens=recipe.beta, seed=rng.randrange(2**32)),
        )
        for group in prompts
        for prompt in group
    ]
    found = {
        index: tokenizer.decode_tail(completion.reasoning_ids[-recipe.tau :])
        for index, completion in engine.generate(requests)
    }
    numbers = iter(range(len(requests)))
    return [[found[next(numbers)] for _ in group] for group in prompts]


def accuracy(model: Zaya, corpus: Corpus, each: int = 16) -> dict[str, float]:
    """Share of single rollouts that are right, by environment, on `each` train problems: a quick look."""
    tokenizer, recipe = corpus.tokenizer, corpus.recipe
    rng = Random("probe")
    problems = [corpus.problem(rng, task) for task in recipe.levels for _ in range(each)]
    requests = [
        Request(
            tuple(tokenizer.chat_ids([{"role": "user", "content": problem.prompt}])),
            Sampling(temperature=1.0, max_tokens=recipe.beta, seed=number),
        )
        for number, problem in enumerate(problems)
    ]
    right: dict[str, list[float]] = {}
    engine = zaya.Engine(model.eval(), tokenizer)
    for index, completion in engine.generate(requests):
        verdict = problems[index].score(completion.text)
        right.setdefault(problems[index].env_id, []).append(float(verdict.correct))
    model.train()
    return {name: sum(values) / len(values) for name, values in sorted(right.items())}
