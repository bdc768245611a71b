"""Count the arrays that can be cut into pieces as long as their own minimum, modulo a number."""

from envs.formats import integer
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import exact
from envs.rlve.combinatorics_counting._modulus import modulus
from envs.rng import Rng
from envs.task import Instance, Task


class SegmentMinLengthEqualCounting(Task):
    """An array has at most one such cut, as a longer first piece has no larger minimum.

    S holds random values up to 3N/2; it is drawn again where there is no such array.
    """

    ladder = Ladder(n=step(3, 1), top=40)
    answer = integer("the number of arrays modulo MOD", below="mod")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        values = range(1, n + n // 2 + 1)
        while True:
            s = sorted(rng.sample(values, rng.randint(2, len(values))))
            if _arrays(n, s):
                return {"n": n, "s": s, "mod": modulus(rng)}

    def prompt(self, n: int, s: list[int], mod: int) -> str:
        return (
            "Count the arrays of length N whose entries are all from S (each value of S may be used any "
            "number of times, or not at all) and that can be cut into consecutive pieces, one or more, so "
            "that in each piece the smallest entry is equal to the length of the piece. An array that can be "
            f"cut in several ways counts once. Give the number of arrays modulo MOD.\nN = {n}\nMOD = {mod}\n"
            f"S: {row(s)}"
        )

    def solve(self, n: int, s: list[int], mod: int) -> int:
        return _arrays(n, s) % mod


def _arrays(n: int, s: list[int]) -> int:
    pieces = {}
    for i, length in enumerate(s):
        at_least = len(s) - i
        pieces[length] = at_least**length - (at_least - 1) ** length
    ways = [1]
    for end in range(1, n + 1):
        ways.append(sum(ways[end - length] * count for length, count in pieces.items() if length <= end))
    return ways[n]
