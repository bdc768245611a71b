"""Largest L for which a string's first L letters, rotated, are its last L letters."""

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class Prefixuffix(Task):
    """Letters a to f; a rotation of a random length from 1 to N / 2 is planted."""

    version = 2
    draws = 24
    ladder = Ladder(n=step(4, 1), top=100)
    answer = natural("the largest L")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        length = rng.randint(1, n // 2)
        cut = rng.randint(0, length)
        prefix = "".join(rng.choices("abcdef", length))
        middle = "".join(rng.choices("abcdef", n - 2 * length))
        return {"string": prefix + middle + prefix[cut:] + prefix[:cut]}

    def prompt(self, string: str) -> str:
        return (
            "A rotation of a string moves some letters (perhaps none) from its front to its end, in their "
            f"order. Find the largest L with 0 <= L <= {len(string) // 2} for which the last L letters "
            f"of the string below are a rotation of its first L letters.\nstring: {string}"
        )

    def solve(self, string: str) -> int:
        half = len(string) // 2
        fits = (length for length in range(half, 0, -1) if string[-length:] in 2 * string[:length])
        return next(fits, 0)
