"""The smallest element of every window of K neighbours."""

from collections import deque

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import entries
from envs.rng import Rng
from envs.task import Instance, Task


class SlidingWindow(Task):
    """Values from 0 to 2N; K from 2 to N - 1."""

    ladder = Ladder(n=grow(5, "1.1", 1), top=40)
    answer = integers("the smallest elements", like="windows")
    reward = entries(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        k = rng.randint(2, n - 1)
        return {"a": [rng.randint(0, 2 * n) for _ in range(n)], "k": k, "windows": n - k + 1}

    def prompt(self, a: list[int], k: int) -> str:
        return (
            f"Give the smallest element of every {k} neighbouring elements of the array A, from the first "
            f"{k} to the last {k}, moving on by one element each time.\nA: {row(a)}"
        )

    def solve(self, a: list[int], k: int) -> list[int]:
        # Indices whose values rise: the first is the smallest of the window that ends here.
        rising: deque[int] = deque()
        smallest = []
        for i, value in enumerate(a):
            while rising and a[rising[-1]] >= value:
                rising.pop()
            rising.append(i)
            if rising[0] <= i - k:
                rising.popleft()
            if i >= k - 1:
                smallest.append(a[rising[0]])
        return smallest
