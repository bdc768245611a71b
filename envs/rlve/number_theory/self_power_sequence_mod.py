"""What the power tower 2^2^2^... comes to, modulo a given number."""

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rlve.number_theory._divisors import totient
from envs.rng import Rng
from envs.task import Instance, Task


class SelfPowerSequenceMOD(Task):
    """MOD is uniform from 3 to `most`."""

    version = 2
    draws = 24
    ladder = Ladder(most=grow(16, "2"), top=30)
    answer = integer("the remainder", below="mod")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"mod": rng.randint(3, most)}

    def prompt(self, mod: int) -> str:
        return (
            "Let T(1) = 2 and T(n) = 2**T(n-1) for n > 1: the towers 2, 2**2, 2**(2**2), and so on. From "
            "some n on, all T(n) leave the same remainder when divided by MOD. Find this remainder.\n"
            f"MOD = {mod}"
        )

    def solve(self, mod: int) -> int:
        # Euler: for exponents as large as mod, the remainder depends on the exponent modulo phi(mod) only.
        if mod == 1:
            return 0
        phi = totient(mod)
        return pow(2, self.solve(phi) + phi * mod, mod)
