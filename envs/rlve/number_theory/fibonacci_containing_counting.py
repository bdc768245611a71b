"""Count the starts (a, b) of Fibonacci-like sequences that reach K."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class FibonacciContainingCounting(Task):
    """K is uniform from 2 to `most`. A sequence rises from s[1] on, so it meets K once at most."""

    ladder = Ladder(most=grow(10, "1.5"), top=60)
    answer = natural("the number of pairs")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"k": rng.randint(2, most)}

    def prompt(self, k: int) -> str:
        return (
            "For positive integers a and b let s[0] = a, s[1] = b, and s[n] = s[n-1] + s[n-2] for n >= 2. "
            f"How many pairs (a, b) are there for which s[n] = K for some n >= 2?\nK = {k}"
        )

    def solve(self, k: int) -> int:
        # s[n] = p * a + q * b with p, q = 1, 1, then 1, 2, then 2, 3, ...: neighbours, so coprime.
        total, p, q = 0, 1, 1
        while p + q <= k:
            most = (k - p) // q
            first = k * pow(q, -1, p) % p or p
            total += max(0, (most - first) // p + 1)
            p, q = q, p + q
        return total
