"""Linear recurrence of second order with given coefficients, modulo 10000."""

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

MODULUS = 10_000


class Fibonacci(Task):
    """A[n] = p A[n-1] + q A[n-2]; solved by powers of the companion matrix."""

    ladder = Ladder(most=grow(3, "2"), top=100)
    answer = integer("A[n] modulo 10000")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        last = MODULUS - 1
        p, q = rng.randint(1, last), rng.randint(1, last)
        return {
            "n": rng.randint(3, most),
            "p": p,
            "q": q,
            "a1": rng.randint(0, last),
            "a2": rng.randint(0, last),
        }

    def prompt(self, n: int, p: int, q: int, a1: int, a2: int) -> str:
        return (
            "A sequence starts with A[1] and A[2], and A[i] = p * A[i-1] + q * A[i-2] for every i > 2. "
            "Find the remainder of A[n] divided by 10000 (from 0 to 9999):\n"
            f"n = {n}\np = {p}\nq = {q}\nA[1] = {a1}\nA[2] = {a2}"
        )

    def solve(self, n: int, p: int, q: int, a1: int, a2: int) -> int:
        # The pair (A[i+1], A[i]) is M applied to (A[i], A[i-1]), with M = [[p, q], [1, 0]].
        (s, t), _ = _power(((p, q), (1, 0)), n - 2)
        return (s * a2 + t * a1) % MODULUS


Matrix = tuple[tuple[int, int], tuple[int, int]]


def _power(matrix: Matrix, exponent: int) -> Matrix:
    result: Matrix = ((1, 0), (0, 1))
    while exponent:
        if exponent & 1:
            result = _times(result, matrix)
        matrix, exponent = _times(matrix, matrix), exponent >> 1
    return result


def _times(x: Matrix, y: Matrix) -> Matrix:
    (a, b), (c, d) = x
    (e, f), (g, h) = y
    return (
        ((a * e + b * g) % MODULUS, (a * f + b * h) % MODULUS),
        ((c * e + d * g) % MODULUS, (c * f + d * h) % MODULUS),
    )
