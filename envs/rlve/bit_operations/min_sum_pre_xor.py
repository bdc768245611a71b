"""Fill holes of an array so that the sum of its prefix XORs is smallest."""

from itertools import accumulate
from operator import xor

from envs.formats import integers
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task


class MinSumPreXor(Task):
    """Integers from 0 to 3N; a quarter of the places, and at least one, are holes."""

    ladder = Ladder(n=step(3, 1), top=100)
    answer = integers("the filled array", like="p")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        p = [-1 if rng.chance(1, 4) else rng.randint(0, 3 * n) for _ in range(n)]
        p[rng.below(n)] = -1
        return {"p": p}

    def prompt(self, p: list[int]) -> str:
        return (
            "In the array P below, -1 marks a hole. Replace each hole by an integer >= 0, without changing "
            "the other elements. Then let B[1] = P[1] and B[i] = B[i-1] XOR P[i] for i > 1, where XOR is "
            "bitwise. Make the sum of all elements of B as small as possible.\n"
            f"P: {row(p)}"
        )

    def solve(self, p: list[int]) -> list[int]:
        filled: list[int] = []
        before = 0
        for i, value in enumerate(p):
            if value < 0:
                # B begins a new stretch: each bit of its first value is free, and carries to the next hole.
                end = next((j for j in range(i + 1, len(p)) if p[j] < 0), len(p))
                value = before ^ _best(list(accumulate(p[i + 1 : end], xor, initial=0)))
            filled.append(value)
            before ^= value
        return filled

    def value(self, answer: list[int], p: list[int]) -> int | Invalid:
        if min(answer) < 0 or any(known not in (-1, new) for known, new in zip(p, answer, strict=True)):
            return Invalid("a known element is changed, or a hole is not filled by an integer >= 0")
        return sum(accumulate(answer, xor))


def _best(values: list[int]) -> int:
    """The x with the smallest sum of x XOR value: the majority of each bit."""
    bits = range(max(values).bit_length())
    return sum(1 << bit for bit in bits if 2 * sum(value >> bit & 1 for value in values) > len(values))
