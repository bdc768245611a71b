"""Subsequences in which every binomial coefficient of neighbours is odd."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class CombinationOddSubsequenceCounting(Task):
    """Different integers from 1 to 2N + 5, in falling order but for a shift by up to N."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = natural("the number of subsequences")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        shifted = [(rng.randint(0, n) - value, value) for value in rng.sample(range(1, 2 * n + 6), n)]
        return {"a": [value for _, value in sorted(shifted)]}

    def prompt(self, a: list[int]) -> str:
        return (
            "A subsequence of the array below is what remains when any elements are left out, in the same "
            "order. Count the subsequences of two or more elements in which, for any two neighbours x and y "
            "of the subsequence (x before y), the binomial coefficient C(x, y), the number of ways to "
            "choose y of x things, is odd. C(x, y) is 0, so not odd, where y > x.\n"
            f"array: {row(a)}"
        )

    def solve(self, a: list[int]) -> int:
        # By Lucas's theorem C(x, y) is odd exactly where the bits of y are among those of x.
        from_here: list[int] = []
        for i in reversed(range(len(a))):
            longer = sum(ways for y, ways in zip(a[:i:-1], from_here, strict=True) if y & a[i] == y)
            from_here.append(1 + longer)
        return sum(from_here) - len(a)
