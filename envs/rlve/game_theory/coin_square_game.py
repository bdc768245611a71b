"""Take coins from the front, up to twice the previous take: the first player's best total."""

from functools import cache
from itertools import accumulate

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class CoinSquareGame(Task):
    """N coins worth 1 to 2N each."""

    ladder = Ladder(n=step(5, 1), top=60)
    answer = natural("the first player's total")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"coins": [rng.randint(1, 2 * n) for _ in range(n)]}

    def prompt(self, coins: list[int]) -> str:
        return (
            "Two players take coins in turn from the front of the row below, the first number being the "
            "front. The first move takes 1 or 2 coins. Every later move takes at least 1 coin and at most "
            "twice as many as the move just before it (by the other player) took, and never more than are "
            "left. The game ends when no coins are left. Each player wants the largest total value for "
            "themselves, and both play perfectly. Find the total value that the first player gets.\n"
            f"coins: {row(coins)}"
        )

    def solve(self, coins: list[int]) -> int:
        n = len(coins)
        left = [*accumulate(reversed(coins), initial=0)][::-1]

        @cache
        def best(start: int, most: int) -> int:
            if start + most >= n:
                return left[start]
            return left[start] - min(best(start + k, 2 * k) for k in range(1, most + 1))

        return best(0, 2)
