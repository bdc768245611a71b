"""Random ranges are replaced by their maximum: the expected value of each element."""

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import entries
from envs.rng import Rng
from envs.task import Instance, Task

MODULUS = 10_000


class RandomRangeMaxExpectation(Task):
    """Integers from 0 to 5N, and 1 to N operations."""

    version = 2
    ladder = Ladder(n=grow(3, "1.1", 1), top=20)
    answer = integers("the sums for positions 1 to N, in order", like="a", below=MODULUS)
    reward = entries(beta=3)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"a": [rng.randint(0, 5 * n) for _ in range(n)], "q": rng.randint(1, n)}

    def prompt(self, a: list[int], q: int) -> str:
        n = len(a)
        return (
            "An operation on the array below chooses positions l <= r and replaces each element from "
            "position l to position r by the largest of these elements. An operation can be chosen in "
            f"{n * (n + 1) // 2} ways. Q operations are done one after another; this can go in "
            f"{n * (n + 1) // 2}**Q ways, all equally likely. For each position, take the sum of its final "
            "element over all these ways (the expected final element times the number of ways). Give each "
            f"sum modulo {MODULUS}.\nQ = {q}\narray: {row(a)}"
        )

    def solve(self, a: list[int], q: int) -> list[int]:
        # Backwards, an element is the maximum of a range, which an operation that meets it extends.
        n = len(a)
        sums = [[max(a[left : right + 1], default=0) for right in range(n)] for left in range(n)]
        for _ in range(q):
            sums = _extended(sums, n)
        return [sums[i][i] % MODULUS for i in range(n)]


def _extended(sums: list[list[int]], n: int) -> list[list[int]]:
    """One more operation before the known ones."""
    new = [[0] * n for _ in range(n)]
    beyond = [0] * n
    """Sums over all smaller left ends, by the right end."""
    for left in range(n):
        wider, outer = 0, 0
        for right in reversed(range(left, n)):
            length = right - left + 1
            apart = left * (left + 1) + (n - 1 - right) * (n - right)
            same = (apart + length * (length + 1)) // 2
            total = same * sums[left][right] + length * (beyond[right] + wider) + outer
            new[left][right] = total % MODULUS
            wider += sums[left][right]
            outer += beyond[right]
        for right in range(left, n):
            beyond[right] += sums[left][right]
    return new
