"""Count a pattern in the bits that tell whether A i + B, modulo N, is below P."""

from math import gcd

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class Kur(Task):
    """N from 8 to `most`, which doubles each level; the pattern is cut out of the bits."""

    version = 2
    draws = 24
    ladder = Ladder(most=lambda level: 8 * 2**level, longest=grow(8, "1.1", 1), top=40)
    answer = natural("the number of occurrences")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int, longest: int) -> Instance:
        n = rng.randint(8, most)
        a, b, p = n, rng.randint(2, n - 1), rng.randint(2, n - 1)
        while gcd(a, n) > 1:
            a = rng.randint(2, n - 1)
        start = rng.randint(0, n - 2)
        length = rng.randint(2, min(longest, n - start))
        bits = ((a * i + b) % n >= p for i in range(start, start + length))
        return {"n": n, "a": a, "b": b, "p": p, "pattern": "".join("01"[bit] for bit in bits)}

    def prompt(self, n: int, a: int, b: int, p: int, pattern: str) -> str:
        return (
            f"Let N = {n}, A = {a}, B = {b} and P = {p}. The string C has N characters, C[0] to C[N-1]: C[i] "
            "is 0 if the remainder of A * i + B divided by N is smaller than P, else 1. At how many places "
            "of C does the pattern below begin? The whole pattern must lie within C (which does not go "
            f"round), and occurrences may overlap.\npattern: {pattern}"
        )

    def solve(self, n: int, a: int, b: int, p: int, pattern: str) -> int:
        # x = (a i + b) mod n takes each value once; each character forbids an interval of x, round the end.
        forbidden = []
        for j, bit in enumerate(pattern):
            low, width = (p, n - p) if bit == "0" else (0, p)
            start = (low - a * j) % n
            forbidden += [(start, min(start + width, n)), (0, start + width - n)]
        count, free = 0, 0
        for start, end in sorted(forbidden):
            count += max(0, start - free)
            free = max(free, end)
        count += n - free
        too_late = ((a * i + b) % n for i in range(n - len(pattern) + 1, n))
        return count - sum(not any(start <= x < end for start, end in forbidden) for x in too_late)
