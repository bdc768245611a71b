"""Count the partitions of N into exactly K positive parts."""

from envs.formats import natural
from envs.ladder import Ladder, grow, then
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class NumberPartitionCounting(Task):
    """Exactly K parts are, turned round, parts of at most K with at least one K.

    K is uniform from 2 to N - 2, as 1, N - 1 and N parts leave one way; N grows by 50 a level above level 10.
    """

    ladder = Ladder(most=then(grow(10, "1.5"), 10, by=50), top=20)
    answer = natural("the number of ways")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        n = rng.randint(4, most)
        return {"n": n, "k": rng.randint(2, n - 2)}

    def prompt(self, n: int, k: int) -> str:
        return (
            "In how many ways can N be written as a sum of exactly K positive integers? The order of the "
            f"summands does not matter: 1 + 2 and 2 + 1 are the same way.\nN = {n}\nK = {k}"
        )

    def solve(self, n: int, k: int) -> int:
        ways = [1] + [0] * (n - k)
        for part in range(1, k + 1):
            for total in range(part, n - k + 1):
                ways[total] += ways[total - part]
        return ways[n - k]
