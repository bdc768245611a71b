"""Split integers into groups of K that all have the same sum."""

from collections import Counter

from envs.formats import lines
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import Invalid, feasible, missed
from envs.rng import Rng
from envs.task import Instance, Task


class KPartition(Task):
    """`groups` planted groups of K positive values (K from 2 to 5), shuffled."""

    ladder = Ladder(groups=step(2, 1), top=40)
    answer = lines("the groups, in any order", count="groups", width="k")
    reward = feasible()

    def generate(self, rng: Rng, groups: int) -> Instance:
        k = rng.randint(2, 5)
        n = groups * k
        total = rng.randint(max(k, n * k // 10), n * k)
        planted = [_parts(rng, total, k) for _ in range(groups)]
        numbers = [value for group in planted for value in group]
        rng.shuffle(numbers)
        return {"groups": groups, "k": k, "numbers": numbers, "planted": planted}

    def prompt(self, groups: int, k: int, numbers: list[int]) -> str:
        return (
            f"Split these {len(numbers)} integers into {groups} groups of {k} with equal sums. "
            f"Use each exactly once (one that is listed twice, twice).\nnumbers: {row(numbers)}"
        )

    def solve(self, planted: list[list[int]]) -> list[list[int]]:
        return planted

    def value(self, answer: list[list[int]], numbers: list[int]) -> bool | Invalid:
        if Counter(value for group in answer for value in group) != Counter(numbers):
            return Invalid("the groups do not hold exactly the given integers")
        sums = {sum(group) for group in answer}
        return len(sums) == 1 or missed(f"the groups sum to {', '.join(map(str, sorted(sums)))}")


def _parts(rng: Rng, total: int, count: int) -> list[int]:
    """`count` positive integers that sum to `total`."""
    cuts = sorted(rng.sample(range(1, total), count - 1))
    return [end - start for start, end in zip([0, *cuts], [*cuts, total], strict=True)]
