"""Choose array elements whose XOR is as large as possible."""

from collections.abc import Iterable
from functools import reduce
from operator import xor

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task

size = grow(3, "1.1", 1)


def bits(level: int) -> int:
    """At least 3, and enough for 2N values that are neither 0 nor all ones."""
    return max(3, (2 * size(level) + 1).bit_length())


class MaxXorSet(Task):
    """Values are XORs of a few sources (not always enough to reach all ones), never the best such XOR."""

    ladder = Ladder(n=size, bits=bits, top=40)
    answer = integers("the chosen indices")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int, bits: int) -> Instance:
        sources = rng.sample(range(1, 2**bits), rng.randint(bits // 2 + 1, bits))
        barred = {0, _xor(sources[index] for index in self.solve(sources))}
        return {"a": [_mixed(rng, sources, barred) for _ in range(n)]}

    def prompt(self, a: list[int]) -> str:
        return (
            "Choose one or more elements of the array A, each at most once, so that the bitwise XOR of the "
            "chosen values is as large as possible. Equal values at different indices are different "
            "elements. Indices start at 0; write them in any order. Every best choice is accepted.\n"
            f"A: {row(a)}"
        )

    def solve(self, a: list[int]) -> list[int]:
        # By highest bit: a value, and the set of indices that makes it as bits of a mask.
        basis: dict[int, tuple[int, int]] = {}
        for index, value in enumerate(a):
            made = 1 << index
            while value and value.bit_length() in basis:
                known, how = basis[value.bit_length()]
                value, made = value ^ known, made ^ how
            if value:
                basis[value.bit_length()] = value, made
        best = chosen = 0
        for _, (value, made) in sorted(basis.items(), reverse=True):
            if best ^ value > best:
                best, chosen = best ^ value, chosen ^ made
        return [index for index in range(len(a)) if chosen >> index & 1]

    def value(self, answer: list[int], a: list[int]) -> int | Invalid:
        if not answer or len(set(answer)) < len(answer):
            return Invalid("no index is chosen" if not answer else "an index is repeated")
        if not all(0 <= index < len(a) for index in answer):
            return Invalid(f"an index is outside 0..{len(a) - 1}")
        return _xor(a[index] for index in answer)


def _mixed(rng: Rng, sources: list[int], barred: set[int]) -> int:
    """The XOR of a random choice of sources, drawn again while it is barred."""
    while (value := _xor(source for source in sources if rng.chance(1, 2))) in barred:
        pass
    return value


def _xor(values: Iterable[int]) -> int:
    return reduce(xor, values, 0)
