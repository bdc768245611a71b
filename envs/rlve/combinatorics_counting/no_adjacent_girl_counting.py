"""Count the rows of boys, girls and two teachers without two girls or the teachers side by side."""

from math import factorial, perm

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class NoAdjacentGirlCounting(Task):
    """Girls go into the gaps of the others; rows in which the teachers stay together are taken away.

    At most three girls more than boys, as otherwise there is no such row.
    """

    ladder = Ladder(most=grow(2, "1.1", 1), top=40)
    answer = natural("the number of rows")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        n = rng.randint(1, most)
        return {"n": n, "m": rng.randint(1, min(most, n + 3))}

    def prompt(self, n: int, m: int) -> str:
        return (
            "N boys, M girls and 2 teachers stand in one row from left to right. All persons are different, "
            "so exchanging two of them gives another row. In how many ways can they stand so that no two "
            "girls are next to each other and the two teachers are not next to each other?\n"
            f"N = {n}\nM = {m}"
        )

    def solve(self, n: int, m: int) -> int:
        together = 2 * factorial(n + 1) * perm(n + 2, m)
        return factorial(n + 2) * perm(n + 3, m) - together
