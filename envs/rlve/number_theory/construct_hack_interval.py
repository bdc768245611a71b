"""Find an interval whose numbers have digit sums that add up to a multiple of MOD."""

from itertools import count

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.rewards import Invalid, feasible, missed
from envs.rng import Rng
from envs.task import Instance, Task


class ConstructHackInterval(Task):
    """MOD is uniform from 2 to `most`."""

    ladder = Ladder(most=grow(10, "2"), top=60)
    answer = integers("L and R", like=2)
    reward = feasible()

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"mod": rng.randint(2, most)}

    def prompt(self, mod: int) -> str:
        return (
            "Let f(x) be the sum of the decimal digits of x. Find integers L and R with 1 <= L <= R <= 10 * "
            "MOD such that f(L) + f(L + 1) + ... + f(R) is divisible by MOD. Any such L and R are "
            f"accepted.\nMOD = {mod}"
        )

    def solve(self, mod: int) -> list[int]:
        # While x < 9 * width, moving the window x, ..., x + width - 1 up by one adds exactly 1 to its sum.
        width = next(10**k for k in count() if 9 * 10**k >= mod)
        low = mod - _digits_below(width) % mod
        return [low, low + width - 1]

    def value(self, answer: list[int], mod: int) -> bool | Invalid:
        low, high = answer
        if not 1 <= low <= high <= 10 * mod:
            return Invalid(f"not 1 <= L <= R <= {10 * mod}")
        rest = (_digits_below(high + 1) - _digits_below(low)) % mod
        return rest == 0 or missed(f"the sum leaves the remainder {rest}")


def _digits_below(n: int) -> int:
    """The sum of all decimal digits of 0, ..., n - 1."""
    total, before = 0, 0
    for k, digit in zip(range(len(str(n)) - 1, -1, -1), map(int, str(n)), strict=True):
        # Numbers that agree with n above this digit and are smaller in it.
        free = k * 45 * 10**k // 10
        total += digit * (before * 10**k + free) + digit * (digit - 1) // 2 * 10**k
        before += digit
    return total
