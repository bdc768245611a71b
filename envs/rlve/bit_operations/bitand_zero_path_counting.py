"""Paths between integers that grow and share no bit from one to the next."""

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

MODULUS, TRIES = 10_000, 30


class BitandZeroPathCounting(Task):
    """T has up to `length` bits, S at most half as many.

    Drawn again, up to 30 times, while there are no more than `length` // 2 paths.
    """

    ladder = Ladder(length=grow(3, "1.1", 1), top=25)
    answer = integer("the number of paths modulo 10000", below=MODULUS)
    reward = exact()

    def generate(self, rng: Rng, length: int) -> Instance:
        for _ in range(TRIES):
            b = rng.randint(2, length)
            s, t = rng.below(2 ** rng.randint(0, b // 2)), rng.randint(2 ** (b - 1), 2**b - 1)
            if _paths(s, t) > length // 2:
                break
        return {"s": f"{s:b}", "t": f"{t:b}"}

    def prompt(self, s: str, t: str) -> str:
        return (
            "A directed graph has all integers >= 0 as its vertices. It has an edge from x to y exactly "
            "where x < y and the bitwise AND of x and y is 0. Count the directed paths from S to T, which "
            f"are given in binary. Give the count modulo {MODULUS}.\nS = {s}\nT = {t}"
        )

    def solve(self, s: str, t: str) -> int:
        return _paths(int(s, 2), int(t, 2)) % MODULUS


def _paths(s: int, t: int) -> int:
    """Bit lengths grow along a path: bit by bit from the top, by how many inner vertices are longer."""
    ways = {0: 1}
    for bit in reversed(range(s.bit_length(), t.bit_length() - 1)):
        last, following = t >> bit & 1, {inner + 1: 0 for inner in ways} | {0: 0}
        for inner, number in ways.items():
            # Either one more vertex has this as its top bit, or the bit is 0 until the longer ones come.
            following[inner + 1] += number * _rows(inner, 1, last)
            following[inner] += number * _rows(inner, 0, last)
        ways = following
    for bit in range(s.bit_length()):
        first, last = s >> bit & 1, t >> bit & 1
        ways = {inner: number * _rows(inner, first, last) for inner, number in ways.items()}
    return sum(ways.values())


def _rows(inner: int, first: int, last: int) -> int:
    """Rows of `inner` bits between two bits in which no two ones are neighbours."""
    zero, one = 1 - first, first
    for _ in range(inner):
        zero, one = zero + one, zero
    return zero if last else zero + one
