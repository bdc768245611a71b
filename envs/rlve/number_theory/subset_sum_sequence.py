"""The N-th smallest sum of different powers of K."""

from envs.formats import natural
from envs.ladder import Ladder, grow, step
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class SubsetSumSequence(Task):
    """N is uniform from 1 to `most_n`, and K from 2 to `most_k`."""

    ladder = Ladder(most_n=grow(3, "2"), most_k=step(2, 1), top=60)
    answer = natural("the N-th smallest sum")
    reward = closeness(beta=2)

    def generate(self, rng: Rng, most_n: int, most_k: int) -> Instance:
        return {"n": rng.randint(1, most_n), "k": rng.randint(2, most_k)}

    def prompt(self, n: int, k: int) -> str:
        return (
            "Consider all positive integers that are a sum of one or more different powers of K (the powers "
            "are K**0 = 1, K**1, K**2, and so on; each may be used once in a sum). In ascending order, "
            f"counted from 1, which is the N-th of them?\nN = {n}\nK = {k}"
        )

    def solve(self, n: int, k: int) -> int:
        # The binary digits of N say which powers are used.
        return sum(k**i for i in range(n.bit_length()) if n >> i & 1)
