"""Sum of XORs over a rectangle, each reduced by K."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class EnergyStorageMeter(Task):
    version = 2
    draws = 24
    ladder = Ladder(most=grow(4, "1.5"), top=40)
    answer = natural("the sum")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(2, most), "m": rng.randint(2, most), "k": rng.randint(0, most)}

    def prompt(self, n: int, m: int, k: int) -> str:
        return (
            "Find the sum of max((i XOR j) - K, 0) over all pairs of integers with 0 <= i < N and "
            f"0 <= j < M, where XOR is bitwise.\nN = {n}\nM = {m}\nK = {k}"
        )

    def solve(self, n: int, m: int, k: int) -> int:
        # Two aligned blocks meet in each value of one aligned block, as often as the smaller one is large.
        total = 0
        for start, size in _blocks(n):
            for other, width in _blocks(m):
                large = max(size, width)
                first = (start ^ other) & -large
                total += min(size, width) * (_above(first + large, k) - _above(first, k))
        return total


def _blocks(n: int) -> list[tuple[int, int]]:
    """(start, size) of aligned blocks, powers of two in size, that make up 0..n-1."""
    return [(n >> (b + 1) << (b + 1), 1 << b) for b in range(n.bit_length()) if n >> b & 1]


def _above(end: int, k: int) -> int:
    """The sum of max(v - k, 0) over 0 <= v < end."""
    most = max(end - 1 - k, 0)
    return most * (most + 1) // 2
