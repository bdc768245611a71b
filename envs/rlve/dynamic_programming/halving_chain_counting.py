"""Count the sequences from N in which each further term is at most half of the one before."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class HalvingChainCounting(Task):
    """N from 1 to the level's maximum."""

    ladder = Ladder(max_n=grow(16, "1.5"), top=20)
    answer = natural("the number of sequences")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, max_n: int) -> Instance:
        return {"n": rng.randint(1, max_n)}

    def prompt(self, n: int) -> str:
        return (
            f"A sequence starts with the term {n}. Each further term is a positive integer that is at most "
            "half of the term before it. The sequence may end after any term, also after the first. How many "
            "different sequences are there?"
        )

    def solve(self, n: int) -> int:
        # A chain from m is m itself, or m and then a chain from any of 1, ..., m // 2.
        counts, total = [0], [0]
        for m in range(1, n + 1):
            counts.append(1 + total[m // 2])
            total.append(total[-1] + counts[-1])
        return counts[n]
