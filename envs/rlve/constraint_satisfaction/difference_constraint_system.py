"""Find integers that satisfy inequalities between differences of two of them."""

from envs.formats import integers
from envs.graphs import directed
from envs.ladder import Ladder, grow
from envs.rewards import fraction
from envs.rng import Rng
from envs.task import Instance, Task


class DifferenceConstraintSystem(Task):
    """N to 2N inequalities; planted values from -N to N, with 0 to 5 to spare in each inequality."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=30)
    answer = integers("x[0], x[1], ... in order", like="n")
    reward = fraction(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        x = [rng.randint(-n, n) for _ in range(n)]
        arcs = directed(rng, n, n * rng.randint(10, 20) // 10)
        bounds = [[i, j, x[i] - x[j] + rng.randint(0, 5)] for i, j in arcs]
        return {"n": n, "bounds": bounds, "planted": x}

    def prompt(self, n: int, bounds: list[list[int]]) -> str:
        inequalities = "\n".join(f"x[{i}] - x[{j}] <= {c}" for i, j, c in bounds)
        return (
            f"Find integers x[0], ..., x[{n - 1}], which may be negative, that satisfy all inequalities "
            f"below. Any such integers will do.\n{inequalities}"
        )

    def solve(self, planted: list[int]) -> list[int]:
        return planted

    def value(self, answer: list[int], bounds: list[list[int]]) -> tuple[int, int]:
        return sum(answer[i] - answer[j] <= c for i, j, c in bounds), len(bounds)
