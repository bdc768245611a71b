"""Choose array elements whose XOR is as large as possible."""

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
    """The values are XORs of a few random ones (from 2 to `bits`), so that not every number can be reached."""

    ladder = Ladder(n=size, bits=bits, top=40)
    answer = integers("the chosen indices separated by spaces, in any order")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int, bits: int) -> Instance:
        sources = [rng.randint(1, 2**bits - 1) for _ in range(rng.randint(2, bits))]
        return {"a": [_mixed(rng, sources) for _ in range(n)]}

    def prompt(self, a: list[int]) -> str:
        return (
            "Choose one or more elements of the array A, each at most once, so that the bitwise XOR of the "
            "chosen values is as large as possible. Equal values at different indices are different "
            f"elements. Indices start at 0. Every best choice is accepted.\nA: {row(a)}"
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
        total = 0
        for index in answer:
            total ^= a[index]
        return total


def _mixed(rng: Rng, sources: list[int]) -> int:
    """A positive XOR of some of the sources."""
    while True:
        value = 0
        for source in sources:
            value ^= source * rng.below(2)
        if value:
            return value
