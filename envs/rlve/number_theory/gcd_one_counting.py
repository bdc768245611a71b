"""Count the coprime pairs in a rectangle."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rlve.number_theory._divisors import pairs_by_gcd
from envs.rng import Rng
from envs.task import Instance, Task


class GCDOneCounting(Task):
    """N and M are uniform from 2 to `most`."""

    ladder = Ladder(most=grow(5, "1.5"), top=24)
    answer = natural("the number of pairs")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(2, most), "m": rng.randint(2, most)}

    def prompt(self, n: int, m: int) -> str:
        return (
            "How many pairs of integers (x, y) with 1 <= x <= N and 1 <= y <= M have the greatest common "
            f"divisor 1?\nN = {n}\nM = {m}"
        )

    def solve(self, n: int, m: int) -> int:
        return pairs_by_gcd(n, m)[1]
