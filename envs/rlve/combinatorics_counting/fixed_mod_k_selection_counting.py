"""Sum of the binomial coefficients of NK over every K-th lower index, modulo a number."""

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rlve.combinatorics_counting._modulus import modulus
from envs.rng import Rng
from envs.task import Instance, Task


class FixedModKSelectionCounting(Task):
    """(1 + x)**(NK) modulo x**K - 1, by repeated squaring."""

    ladder = Ladder(most_n=grow(8, "2"), most_k=grow(5, "1.1", 1), top=20)
    answer = integer("the sum modulo MOD", below="mod")
    reward = exact()

    def generate(self, rng: Rng, most_n: int, most_k: int) -> Instance:
        n, k = rng.randint(1, most_n), rng.randint(2, most_k)
        return {"n": n, "k": k, "r": rng.randint(0, k - 1), "mod": modulus(rng)}

    def prompt(self, n: int, k: int, r: int, mod: int) -> str:
        return (
            "C(n, j) is the number of ways to choose j out of n different things. Find the sum of "
            "C(N*K, i*K + R) over all integers i >= 0 with i*K + R <= N*K, modulo MOD.\n"
            f"N = {n}\nK = {k}\nR = {r}\nMOD = {mod}"
        )

    def solve(self, n: int, k: int, r: int, mod: int) -> int:
        power = [1] + [0] * (k - 1)
        for bit in f"{n * k:b}":
            power = _product(power, power, mod)
            if bit == "1":
                power = [(power[i] + power[i - 1]) % mod for i in range(k)]
        return power[r]


def _product(a: list[int], b: list[int], mod: int) -> list[int]:
    """The product of two polynomials modulo x**len(a) - 1."""
    k = len(a)
    result = [0] * k
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            result[(i + j) % k] += x * y
    return [value % mod for value in result]
