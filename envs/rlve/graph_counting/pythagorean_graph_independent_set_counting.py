"""Count the independent sets of a graph of lengths that join into right triangles, modulo a number."""

from math import gcd, isqrt

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class PythagoreanGraphIndependentSetCounting(Task):
    """Lengths are repeats, or the legs m*m - n*n and 2mn of triangles with small m and n."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=25)
    answer = integer("the number of sets modulo MOD", below="mod")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        lengths = _legs(rng, n)
        while len(lengths) < n:
            lengths += [rng.choice(lengths)] if rng.chance(1, 4) else _legs(rng, n)
        return {
            "lengths": lengths[:2] + rng.sample(lengths[2:], n - 2),
            "mod": rng.randint(2, min(10_000, 2**n)),
        }

    def prompt(self, lengths: list[int], mod: int) -> str:
        return (
            f"{len(lengths)} sticks have the lengths below; sticks of equal length are different sticks. Two "
            "sticks of lengths a and b are friends if the greatest common divisor of a and b is 1 and a*a + "
            "b*b is the square of an integer. Count the non-empty sets of sticks in which no two sticks are "
            f"friends, modulo MOD.\nMOD: {mod}\nlengths: {row(lengths)}"
        )

    def solve(self, lengths: list[int], mod: int) -> int:
        kinds = sorted(set(lengths))
        ways = [2 ** lengths.count(a) - 1 for a in kinds]
        near = [
            {j for j, b in enumerate(kinds) if gcd(a, b) == 1 and isqrt(a * a + b * b) ** 2 == a * a + b * b}
            for a in kinds
        ]
        return (_sets(set(range(len(kinds))), near, ways) - 1) % mod


def _legs(rng: Rng, n: int) -> list[int]:
    most = isqrt(n) + 3
    big = rng.randint(2, most)
    small = rng.choice([s for s in range(1, big) if gcd(s, big) == 1 and (s + big) % 2])
    return [big * big - small * small, 2 * big * small]


def _sets(left: set[int], near: list[set[int]], ways: list[int]) -> int:
    """Independent sets among `left`, each kind weighing `ways`; components multiply."""
    total, left = 1, set(left)
    while left:
        part, new = set(), {min(left)}
        while new:
            part |= new
            new = set().union(*(near[v] for v in new)) & left - part
        left -= part
        busiest = max(part, key=lambda v: len(near[v] & part))
        rest = part - {busiest}
        without = _sets(rest, near, ways)
        total *= without + ways[busiest] * _sets(rest - near[busiest], near, ways)
    return total
