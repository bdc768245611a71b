"""Choose sets of K numbers that avoid forbidden ones, and change little from one set to the next."""

from itertools import pairwise

from envs.formats import lines
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task


class HungryRabbit(Task):
    """N from 4, M from 3; planted; 6 of 10 numbers that are not in a set are forbidden for it."""

    ladder = Ladder(most=step(4, 1), top=40)
    answer = lines("the sets, one a line, from the first to the last", count="forbidden", width="k")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m = rng.randint(4, most), rng.randint(3, most)
        k = rng.randint(2, n - 2)
        l = rng.randint(1, k - 1)  # noqa: E741
        sets = [rng.sample(range(1, n + 1), k)]
        while len(sets) < m:
            free = [x for x in range(1, n + 1) if x not in sets[-1]]
            changes = rng.randint(1, min(l, len(free)))
            sets.append(rng.sample(sets[-1], k - changes) + rng.sample(free, changes))
        forbidden = [[x for x in range(1, n + 1) if x not in chosen and rng.chance(6, 10)] for chosen in sets]
        return {
            "n": n,
            "k": k,
            "l": l,
            "forbidden": forbidden,
            "planted": [sorted(chosen) for chosen in sets],
        }

    def prompt(self, n: int, k: int, l: int, forbidden: list[list[int]]) -> str:  # noqa: E741
        limits = "\n".join(f"{i}: {row(banned) or 'none'}" for i, banned in enumerate(forbidden, start=1))
        return (
            f"Choose {len(forbidden)} sets, each of {k} different integers from 1 to {n}. Set i may not hold "
            "any integer that is forbidden for it. In addition, any two consecutive sets should have at "
            f"least {k - l} integers in common.\nforbidden for each set:\n{limits}"
        )

    def solve(self, planted: list[list[int]]) -> list[list[int]]:
        return planted

    def value(
        self,
        answer: list[list[int]],
        n: int,
        k: int,
        l: int,  # noqa: E741
        forbidden: list[list[int]],
    ) -> tuple[int, int] | Invalid:
        for i, (chosen, banned) in enumerate(zip(answer, forbidden, strict=True), start=1):
            if len(set(chosen)) < k or not set(chosen) <= set(range(1, n + 1)):
                return Invalid(f"set {i} does not hold {k} different integers from 1 to {n}")
            if set(chosen) & set(banned):
                return Invalid(f"set {i} holds an integer that is forbidden for it")
        near = [k - len(set(a) & set(b)) <= l for a, b in pairwise(answer)]
        return sum(near), len(near)
