"""For each k, the greatest fatigue of k visits along a street: way there and back, and sales."""

from itertools import accumulate

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import entries
from envs.rng import Rng
from envs.task import Instance, Task


class SalesmanFatigue(Task):
    """Distances that grow by 1 to N from house to house; sales from 1 to 2N."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = integers("the greatest fatigue for k = 1, 2, ... in this order", like="s")
    reward = entries(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {
            "s": list(accumulate(rng.randint(1, n) for _ in range(n))),
            "a": [rng.randint(1, 2 * n) for _ in range(n)],
        }

    def prompt(self, s: list[int], a: list[int]) -> str:
        return (
            f"There are {len(s)} pairs (S[i], A[i]). The fatigue of a choice of pairs is twice the largest "
            "S[i] among them plus the sum of all their A[i]. For each k from 1 to "
            f"{len(s)}, find the greatest fatigue of a choice of exactly k different pairs.\n"
            f"S: {row(s)}\nA: {row(a)}"
        )

    def solve(self, s: list[int], a: list[int]) -> list[int]:
        # The k largest A, or the k - 1 largest and one of the rest for its distance.
        order = sorted(range(len(s)), key=a.__getitem__, reverse=True)
        sums = [0, *accumulate(a[i] for i in order)]
        best = []
        for k in range(1, len(s) + 1):
            near = sums[k] + 2 * max(s[i] for i in order[:k])
            far = sums[k - 1] + max(2 * s[i] + a[i] for i in order[k - 1 :])
            best.append(max(near, far))
        return best
