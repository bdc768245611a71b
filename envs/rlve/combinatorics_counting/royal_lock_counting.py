"""Count the ways to place K kings on a square board so that none attacks another."""

from envs.formats import natural
from envs.ladder import Ladder
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class RoyalLockCounting(Task):
    """Row by row over the sets of squares in a row; above level 10, N grows once, at level 16."""

    ladder = Ladder(n=lambda level: 3 + min(level, 10) + (level > 15), top=20)
    answer = natural("the number of ways")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"n": n, "k": rng.randint(1, n * n // 4)}

    def prompt(self, n: int, k: int) -> str:
        return (
            "In how many ways can K kings be placed on K different squares of a board of N rows and N "
            "columns so that no king attacks another? A king attacks the up to eight squares that share a "
            "side or a corner with its own. The kings are all alike; two placements that are turned or "
            f"mirrored images of each other count as two.\nN = {n}\nK = {k}"
        )

    def solve(self, n: int, k: int) -> int:
        # All counts by number of kings in one integer: blocks of 2 x 2 squares hold at most one king each.
        digit = (5 ** ((n + 1) // 2) ** 2).bit_length()
        rows = [row for row in range(2**n) if not row & row >> 1]
        clear = {row: [other for other in rows if not other & (row | row << 1 | row >> 1)] for row in rows}
        ways = {row: 1 << digit * row.bit_count() for row in rows}
        for _ in range(n - 1):
            ways = {row: sum(map(ways.__getitem__, clear[row])) << digit * row.bit_count() for row in rows}
        return sum(ways.values()) >> digit * k & (1 << digit) - 1
