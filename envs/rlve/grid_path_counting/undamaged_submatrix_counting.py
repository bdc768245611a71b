"""Count the rectangles of ones in a binary matrix."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class UndamagedSubmatrixCounting(Task):
    """N x M, both from 2 to `most`; 40 % to 95 % of the cells are ones."""

    ladder = Ladder(most=grow(3, "1.1", 1), top=25)
    answer = natural("the number of submatrices")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m, share = rng.randint(2, most), rng.randint(2, most), rng.randint(40, 95)
        return {"matrix": ["".join("01"[rng.chance(share, 100)] for _ in range(m)) for _ in range(n)]}

    def prompt(self, matrix: list[str]) -> str:
        return (
            "A submatrix is made of the entries in one or more consecutive rows and one or more consecutive "
            f"columns. The matrix below has {len(matrix)} rows and {len(matrix[0])} columns. Count its "
            "submatrices (possibly the matrix itself) of which all entries are 1. Two are different where "
            "their rows or columns are.\n" + "\n".join(matrix)
        )

    def solve(self, matrix: list[str]) -> int:
        count = 0
        heights = [0] * len(matrix[0])
        for line in matrix:
            heights = [height + 1 if cell == "1" else 0 for height, cell in zip(heights, line, strict=True)]
            # Bars of growing height, each with the columns it stands for, and the rectangles that end here.
            bars: list[tuple[int, int]] = []
            ending = 0
            for height in heights:
                width = 1
                while bars and bars[-1][0] >= height:
                    tall, columns = bars.pop()
                    width += columns
                    ending -= tall * columns
                bars.append((height, width))
                ending += height * width
                count += ending
        return count
