"""Tuples of integers in a range with a given XOR."""

from functools import reduce
from operator import xor

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

MODULUS = 10_000
RANGES = tuple(2**bits - 1 for bits in (2, 4, 6, 8, 10, 12, 14, 17, 20))


class XorEquationCounting(Task):
    """K is the XOR of N random integers of the range."""

    ladder = Ladder(n=grow(2, "1.1", 1), top=40)
    answer = integer("the number of tuples modulo 10000", below=MODULUS)
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        high = rng.randint(0, rng.choice(RANGES))
        low = rng.randint(0, high)
        return {
            "n": n,
            "low": low,
            "high": high,
            "k": reduce(xor, (rng.randint(low, high) for _ in range(n))),
        }

    def prompt(self, n: int, low: int, high: int, k: int) -> str:
        return (
            "Count the tuples (X1, ..., XN) of integers with L <= Xi <= R for each i, and with "
            "X1 XOR X2 XOR ... XOR XN = K (bitwise XOR). Tuples in another order are different. Give the "
            f"count modulo {MODULUS}.\nN = {n}\nL = {low}\nR = {high}\nK = {k}"
        )

    def solve(self, n: int, low: int, high: int, k: int) -> int:
        # Walsh transform: the sum over x < a of (-1)**popcount(s & x) depends on the lowest one of s, at
        # `bit`, but for a sign: there, whole blocks of 2**(bit + 1) cancel.
        bits = (high + 1).bit_length() + 1
        total = (high + 1 - low) ** n
        for bit in range(bits):
            (a, p), (b, q) = _last_block(high + 1, bit), _last_block(low, bit)
            same, other = (p - q) ** n, (p + q) ** n
            # With the signs u and v, (u * p - v * q)**n is a sum of these terms in 1, u, v and u * v.
            even, odd = (same + other) // 2, (same - other) // 2
            terms = ((0, even), (a ^ b, odd)) if n % 2 == 0 else ((a, even), (b, odd))
            hits = sum(term for mask, term in terms if mask == k >> (bit + 1))
            total += (-hits if k >> bit & 1 else hits) << (bits - bit - 1)
        return (total >> bits) % MODULUS


def _last_block(a: int, bit: int) -> tuple[int, int]:
    """The number of whole blocks of 2**(bit + 1) below a, and what remains of the rest after cancelling."""
    whole, rest = divmod(a, 2 << bit)
    return whole, min(rest, (2 << bit) - rest)
