"""Choose sets so that every item lies in exactly one of them."""

from itertools import pairwise

from envs.formats import labels
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task


class SetCover(Task):
    """A planted partition of the items among up to 3N sets; others are as large as planted ones."""

    ladder = Ladder(n=step(3, 1), top=40)
    answer = labels("the numbers of the chosen sets", below="sets")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        m = rng.randint(max(3, n), 3 * n)
        parts = rng.randint(2, max(2, min(n - 1, m - 1)))
        cuts = [0, *sorted(rng.sample(range(1, n), parts - 1)), n]
        items = rng.permutation(n)
        planted = [sorted(items[a:b]) for a, b in pairwise(cuts)]
        others = [sorted(rng.sample(items, len(rng.choice(planted)))) for _ in range(m - parts)]
        order = rng.permutation(m)
        sets = [(planted + others)[i] for i in order]
        return {"n": n, "sets": sets, "planted": [i for i, origin in enumerate(order) if origin < parts]}

    def prompt(self, n: int, sets: list[list[int]]) -> str:
        listed = "\n".join(f"set {i}: {row(members)}" for i, members in enumerate(sets))
        return (
            f"There are the items 0 to {n - 1}, and the sets of items below. Choose sets so that every item "
            f"lies in exactly one chosen set; no two chosen sets may share an item. It is possible.\n{listed}"
        )

    def solve(self, planted: list[int]) -> list[int]:
        return planted

    def value(self, answer: list[int], n: int, sets: list[list[int]]) -> tuple[int, int] | Invalid:
        covered = [item for i in answer for item in sets[i]]
        if len(set(covered)) < len(covered):
            return Invalid("two chosen sets share an item")
        return len(covered), n
