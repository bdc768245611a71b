"""Find the row and column permutations that turn one binary matrix into another."""

from envs.formats import lines
from envs.ladder import Ladder, step
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (10, 30, 50, 70, 90)


class MatrixPermutationEquivalence(Task):
    """Both sides are uniform from 2 up; the matrices differ, so the two identities are never right."""

    ladder = Ladder(most=step(3, 1), top=60)
    answer = lines("a[0] a[1] ... on the first line and b[0] b[1] ... on the second", count=2)
    reward = fraction(beta=5)

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m, percent = rng.randint(2, most), rng.randint(2, most), rng.choice(DENSITIES)
        while True:
            a = ["".join("01"[rng.chance(percent, 100)] for _ in range(m)) for _ in range(n)]
            planted = [rng.permutation(n), rng.permutation(m)]
            b = ["".join(a[i][j] for j in planted[1]) for i in planted[0]]
            if a != b:
                return {"a": a, "b": b, "planted": planted}

    def prompt(self, a: list[str], b: list[str]) -> str:
        n, m = len(a), len(a[0])
        return (
            f"The binary matrices A and B below have {n} rows and {m} columns, both numbered from 0. B came "
            "from A by putting the rows in another order and then the columns in another order. Find a "
            f"permutation a of 0, ..., {n - 1} and a permutation b of 0, ..., {m - 1} such that "
            "A[a[i]][b[j]] = B[i][j] for all rows i and columns j.\nA:\n"
            + "\n".join(a)
            + "\nB:\n"
            + "\n".join(b)
        )

    def solve(self, planted: list[list[int]]) -> list[list[int]]:
        return planted

    def value(self, answer: list[list[int]], a: list[str], b: list[str]) -> tuple[int, int] | Invalid:
        rows, columns = answer
        if sorted(rows) != list(range(len(a))) or sorted(columns) != list(range(len(a[0]))):
            return Invalid("a line does not hold each row number, or each column number, exactly once")
        moved = "".join(a[i][j] for i in rows for j in columns)
        return sum(x == y for x, y in zip(moved, "".join(b), strict=True)), len(moved)
