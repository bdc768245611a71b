"""Count the binary strings of length N that avoid a pattern, modulo a number."""

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class NotContainingStringCounting(Task):
    """N from 3 to `most`, which doubles each level; patterns of 2 to `longest` bits, modulus to 10**6."""

    ladder = Ladder(most=lambda level: 8 * 2**level, longest=grow(3, "1.1", 1), top=30)
    answer = integer("the number of such strings modulo MOD", below="mod")
    reward = exact()

    def generate(self, rng: Rng, most: int, longest: int) -> Instance:
        n = rng.randint(3, most)
        m = rng.randint(2, min(n - 1, longest))
        pattern = "".join(rng.choices("01", m))
        return {"n": n, "pattern": pattern, "mod": rng.randint(2, 1_000_000)}

    def prompt(self, n: int, pattern: str, mod: int) -> str:
        return (
            f"Count the binary strings of length N = {n} that do not contain the pattern {pattern} as a "
            f"contiguous part. Give the count modulo MOD = {mod}."
        )

    def solve(self, n: int, pattern: str, mod: int) -> int:
        # Guibas and Odlyzko: the generating function is C / (z**m + (1 - 2 z) C), where the polynomial C
        # has a term z**k for each shift by k that lays the pattern onto itself.
        m = len(pattern)
        above = [int(pattern[k:] == pattern[: m - k]) for k in range(m)]
        below = [c - 2 * before for c, before in zip([*above, 0], [0, *above], strict=True)]
        below[m] += 1
        return _coefficient(above, below, n, mod)


def _coefficient(above: list[int], below: list[int], n: int, mod: int) -> int:
    """The n-th coefficient of a quotient of polynomials with below[0] = 1 (Bostan and Mori)."""
    while n:
        turned = [-value if i % 2 else value for i, value in enumerate(below)]
        above = _times(above, turned, mod)[n % 2 :: 2]
        below = _times(below, turned, mod)[::2]
        n //= 2
    return above[0] % mod if above else 0


def _times(a: list[int], b: list[int], mod: int) -> list[int]:
    """The product of two polynomials."""
    result = [0] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            result[i + j] += x * y
    return [value % mod for value in result]
