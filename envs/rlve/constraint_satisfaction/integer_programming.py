"""Find integers that satisfy linear inequalities."""

from envs.formats import integers
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import fraction
from envs.rng import Rng
from envs.task import Instance, Task

Row = list[int]


class IntegerProgramming(Task):
    """N to 2N inequalities; planted values from -N to N, with 0 to 3 to spare in each inequality.

    Half of the coefficients, and at least two in a row, are not zero; those are from -4 to 4.
    """

    ladder = Ladder(n=step(3, 1), top=40)
    answer = integers("x[1], x[2], ... in order", like="n")
    reward = fraction(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        x = [rng.randint(-n, n) for _ in range(n)]
        rows = [_row(rng, n) for _ in range(n * rng.randint(10, 20) // 10)]
        return {
            "n": n,
            "rows": rows,
            "bounds": [_product(coefficients, x) - rng.randint(0, 3) for coefficients in rows],
            "planted": x,
        }

    def prompt(self, n: int, rows: list[Row], bounds: list[int]) -> str:
        shown = "\n".join(f"{row(a)} >= {b}" for a, b in zip(rows, bounds, strict=True))
        return (
            f"Find integers x[1], ..., x[{n}], which may be negative, that satisfy all inequalities below. "
            f"A line a[1] ... a[{n}] >= b means a[1] * x[1] + ... + a[{n}] * x[{n}] >= b. Any such integers "
            f"will do.\n{shown}"
        )

    def solve(self, planted: list[int]) -> list[int]:
        return planted

    def value(self, answer: list[int], rows: list[Row], bounds: list[int]) -> tuple[int, int]:
        pairs = zip(rows, bounds, strict=True)
        return sum(_product(coefficients, answer) >= bound for coefficients, bound in pairs), len(rows)


def _row(rng: Rng, n: int) -> Row:
    """Random coefficients."""
    nonzero = {i for i in range(n) if rng.chance(1, 2)}
    nonzero |= set() if len(nonzero) > 1 else set(rng.sample(range(n), 2))
    return [rng.randint(1, 4) * rng.choice((-1, 1)) if i in nonzero else 0 for i in range(n)]


def _product(coefficients: Row, x: list[int]) -> int:
    return sum(a * b for a, b in zip(coefficients, x, strict=True))
