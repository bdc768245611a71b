"""Order the strings of two arrays alike so that both make the same text."""

from itertools import pairwise

from envs.formats import permutation
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import fraction
from envs.rng import Rng
from envs.task import Instance, Task


class PcpPermutation(Task):
    """Planted: one text of a and b cut into N parts in two ways; the given order is never an answer."""

    ladder = Ladder(n=step(3, 1), top=40)
    answer = permutation("the indices in this order", like="a")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        while True:
            percent = rng.choice((120, 140, 160, 180, 200, 250, 300, 400, 500, 700, 1000))
            length = max(n + 1, n * percent // 100)
            text = "".join(rng.choices("ab", length))
            order = rng.permutation(n)
            first, second = _cut(rng, text, n), _cut(rng, text, n)
            a, b = [first[i] for i in order], [second[i] for i in order]
            if "".join(a) != "".join(b):
                return {"a": a, "b": b, "planted": [order.index(i) for i in range(n)]}

    def prompt(self, a: list[str], b: list[str]) -> str:
        return (
            f"A and B are arrays of {len(a)} strings, indexed from 0. Put the indices in an order p0, p1, "
            "... so that A[p0] + A[p1] + ... and B[p0] + B[p1] + ... (the strings written one behind the "
            f"other) are the same text. Any such order counts.\nA: {row(a)}\nB: {row(b)}"
        )

    def solve(self, planted: list[int]) -> list[int]:
        return planted

    def value(self, answer: list[int], a: list[str], b: list[str]) -> tuple[int, int]:
        one, other = ("".join(strings[i] for i in answer) for strings in (a, b))
        return sum(x == y for x, y in zip(one, other, strict=True)), len(one)


def _cut(rng: Rng, text: str, n: int) -> list[str]:
    """The text in n non-empty parts."""
    cuts = [0, *sorted(rng.sample(range(1, len(text)), n - 1)), len(text)]
    return [text[start:end] for start, end in pairwise(cuts)]
