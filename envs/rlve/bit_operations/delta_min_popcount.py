"""Fewest bits that adding d can change."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class DeltaMinPopcount(Task):
    version = 2
    draws = 24
    ladder = Ladder(digits=grow(4, "1.1", 1), top=40)
    answer = natural("the smallest number of bits, in decimal notation")
    reward = exact()

    def generate(self, rng: Rng, digits: int) -> Instance:
        return {"d": f"{rng.randint(2 ** (digits - 1), 2**digits - 1):b}"}

    def prompt(self, d: str) -> str:
        return (
            "The number d below is written in binary. For an integer n >= 0, count the ones in the binary "
            "notation of n XOR (n + d). Find the smallest count that is possible, over all n >= 0.\n"
            f"d = {d}"
        )

    def solve(self, d: str) -> int:
        # The changed bits write d with the digits -1, 0 and 1; the non-adjacent form has the fewest others.
        number = int(d, 2)
        return (3 * number ^ number).bit_count()
