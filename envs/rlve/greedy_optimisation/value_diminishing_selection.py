"""Choose a list of items, each of which makes all later ones worth less, with the largest gain."""

from envs.formats import labels
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import maximise
from envs.rng import Rng
from envs.task import Instance, Task


class ValueDiminishingSelection(Task):
    """W from 1 to N * N, R from 1 to 2N, so that about half of the items are worth it."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=25)
    answer = labels(
        "the numbers of the chosen items in the order of choosing", below="w", start=1, empty=True
    )
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {
            "w": [rng.randint(1, n * n) for _ in range(n)],
            "r": [rng.randint(1, 2 * n) for _ in range(n)],
        }

    def prompt(self, w: list[int], r: list[int]) -> str:
        return (
            f"There are {len(w)} items, numbered from 1. Choose some of them, one after another, each at "
            "most once; you may stop at any time. The gain of an item is W[i] minus the sum of R[j] over all "
            "items j that were chosen before it; it may be negative. Make the sum of the gains as large as "
            f"possible. The order of your answer counts.\nW: {row(w)}\nR: {row(r)}"
        )

    def solve(self, w: list[int], r: list[int]) -> list[int]:
        # Small R go first. From the back: an item in front of `later` others costs R for each of them.
        order = sorted(range(1, len(w) + 1), key=lambda i: r[i - 1], reverse=True)
        best: dict[int, tuple[int, list[int]]] = {0: (0, [])}
        for i in order:
            taken = {
                later + 1: (gain + w[i - 1] - r[i - 1] * later, [i, *chosen])
                for later, (gain, chosen) in best.items()
            }
            best = {size: max(taken.get(size, LEAST), best.get(size, LEAST)) for size in {*best, *taken}}
        return max(best.values())[1]

    def value(self, answer: list[int], w: list[int], r: list[int]) -> int:
        gain = loss = 0
        for i in answer:
            gain += w[i - 1] - loss
            loss += r[i - 1]
        return gain


LEAST: tuple[int, list[int]] = (-(10**9), [])
