"""Matrices whose rows and columns are to be put in another order, so that some cells hold ones."""

from abc import abstractmethod

from envs.formats import lines
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task

Cells = list[tuple[int, int]]


class PermutedOnes(Task):
    """Planted permutations; entries outside the wanted cells are 1 with a drawn chance of 10 to 50 %."""

    answer = lines("the rows a[0], a[1], ... and below them the columns b[0], b[1], ...", count=2, width="n")
    reward = fraction(beta=5)

    @abstractmethod
    def cells(self, n: int) -> Cells:
        """Where the matrix must have ones in the end."""

    def generate(self, rng: Rng, n: int) -> Instance:
        ones, cells = rng.randint(10, 50), self.cells(n)
        new = [[int((i, j) in cells or rng.chance(ones, 100)) for j in range(n)] for i in range(n)]
        rows, columns = rng.permutation(n), rng.permutation(n)
        matrix = [[new[i][j] for j in columns] for i in rows]
        planted = [[order.index(i) for i in range(n)] for order in (rows, columns)]
        return {"n": n, "matrix": matrix, "planted": planted}

    def solve(self, planted: list[list[int]]) -> list[list[int]]:
        return planted

    def value(self, answer: list[list[int]], n: int, matrix: list[list[int]]) -> tuple[int, int] | Invalid:
        a, b = answer
        if sorted(a) != list(range(n)) or sorted(b) != list(range(n)):
            return Invalid(f"a line is not a permutation of 0..{n - 1}")
        cells = self.cells(n)
        return sum(matrix[a[i]][b[j]] for i, j in cells), len(cells)
