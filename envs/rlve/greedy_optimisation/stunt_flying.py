"""Fill an array with labels that earn by the distance to their previous occurrence."""

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import maximise
from envs.rng import Rng
from envs.task import Instance, Task


class StuntFlying(Task):
    """K labels from 2 to N, worth 1 to 2N; the most valuable label gets the outermost places, and so on."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=40)
    answer = integers("the array", like="n", below="c")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        k = rng.randint(2, n)
        return {"n": n, "c": [rng.randint(1, 2 * n) for _ in range(k)]}

    def prompt(self, n: int, c: list[int]) -> str:
        return (
            f"Build an array of length {n}. Each entry is a label from 0 to {len(c) - 1}; labels may repeat "
            "and need not all occur. An entry with label x earns C[x] times its distance (difference of the "
            "positions) to the previous entry with the same label, and 0 if there is none before it. Make "
            f"the sum of all earnings as large as possible.\nC: {row(c)}"
        )

    def solve(self, n: int, c: list[int]) -> list[int]:
        # A label earns C times the distance of its first and last place: any filling between is the same.
        order = sorted(range(len(c)), key=c.__getitem__, reverse=True)
        left = [order[min(i, len(c) - 1)] for i in range(n // 2)]
        middle = [left[-1]] if n % 2 else []
        return left + middle + left[::-1]

    def value(self, answer: list[int], c: list[int]) -> int:
        seen: dict[int, int] = {}
        total = 0
        for i, label in enumerate(answer):
            total += c[label] * (i - seen.get(label, i))
            seen[label] = i
        return total
