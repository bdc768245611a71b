"""The pair of array elements with the smallest XOR, written as (AND) XOR (OR)."""

from itertools import pairwise

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task

size = grow(3, "1.1", 1)


def bits(level: int) -> int:
    """At least 3, and enough for more than 2N values."""
    return max(3, (2 * size(level)).bit_length())


class MinXorPair(Task):
    """Distinct values; among the pairs with the smallest XOR any is right."""

    ladder = Ladder(n=size, bits=bits, top=40)
    answer = integers("i and j", like=2)
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int, bits: int) -> Instance:
        return {"a": rng.sample(range(2**bits), n)}

    def prompt(self, a: list[int]) -> str:
        return (
            "Find two indices i < j of the array A for which (A[i] AND A[j]) XOR (A[i] OR A[j]) is as small "
            "as possible; AND, OR and XOR are bitwise. Indices start at 0. If several pairs reach the "
            f"minimum, any of them is accepted.\nA: {row(a)}"
        )

    def solve(self, a: list[int]) -> list[int]:
        # Between two values in order lies none that is closer to either: the best pair are neighbours.
        order = sorted(range(len(a)), key=a.__getitem__)
        i, j = min(pairwise(order), key=lambda pair: a[pair[0]] ^ a[pair[1]])
        return [min(i, j), max(i, j)]

    def value(self, answer: list[int], a: list[int]) -> int | Invalid:
        i, j = answer
        if not 0 <= i < j < len(a):
            return Invalid(f"not 0 <= i < j <= {len(a) - 1}")
        return (a[i] & a[j]) ^ (a[i] | a[j])
