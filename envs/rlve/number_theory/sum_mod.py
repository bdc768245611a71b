"""The sum of (N mod i)(M mod j) over different i and j."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class SumMOD(Task):
    """N and M are uniform from 3 to `most`."""

    ladder = Ladder(most=grow(5, "1.5"), top=26)
    answer = natural("the sum")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(3, most), "m": rng.randint(3, most)}

    def prompt(self, n: int, m: int) -> str:
        return (
            "Find the sum of (N mod i) * (M mod j) over all pairs of integers 1 <= i <= N and 1 <= j <= M "
            "with i != j. Here a mod b is the remainder, from 0 to b - 1, of a divided by b.\n"
            f"N = {n}\nM = {m}"
        )

    def solve(self, n: int, m: int) -> int:
        of_n, of_m = ([number % i for i in range(1, number + 1)] for number in (n, m))
        return sum(of_n) * sum(of_m) - sum(x * y for x, y in zip(of_n, of_m, strict=False))
