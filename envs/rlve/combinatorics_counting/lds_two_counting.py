"""Count the permutations without a decreasing subsequence of three and with one entry given."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rlve.combinatorics_counting._avoiding import beginnings, completions
from envs.rng import Rng
from envs.task import Instance, Task


class LdsTwoCounting(Task):
    """Where Y >= X, the entry is a new maximum: beginnings times completions. Inversion exchanges X and Y."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=20)
    answer = natural("the number of permutations")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"n": n, "x": rng.randint(1, n), "y": rng.randint(1, n)}

    def prompt(self, n: int, x: int, y: int) -> str:
        return (
            "Count the permutations A[1], A[2], ..., A[N] of 1, 2, ..., N with A[X] = Y that have no "
            "decreasing subsequence of length 3: there are no positions i < j < k with A[i] > A[j] > A[k].\n"
            f"N = {n}\nX = {x}\nY = {y}"
        )

    def solve(self, n: int, x: int, y: int) -> int:
        place, record = min(x, y), max(x, y)
        return sum(beginnings(n)[place - 1][:record]) * completions(n)[place][record]
