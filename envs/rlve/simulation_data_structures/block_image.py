"""Draw stacks of cubes on a grid as letters, as seen from the front, above and the right."""

from envs.formats import letters
from envs.ladder import Ladder
from envs.render import table
from envs.rewards import Invalid, fraction, missed
from envs.rng import Rng
from envs.task import Instance, Task


class BlockImage(Task):
    """Both sides from 1 to `size`, heights 1 to 5; from level 10 on one more in five levels (long answers).

    The faces of a cube are filled with #, where the catalogue has spaces, which are easily lost in lines.
    """

    ladder = Ladder(size=lambda level: min(2 + level, 12) + max(0, level - 10) // 5, top=20)
    answer = letters("the picture", ".+-/|#")
    reward = fraction(beta=2)

    def generate(self, rng: Rng, size: int) -> Instance:
        m, n = rng.randint(1, size), rng.randint(1, size)
        return {"heights": [[rng.randint(1, 5) for _ in range(n)] for _ in range(m)]}

    def prompt(self, heights: list[list[int]]) -> str:
        stamp = "\n".join(_STAMP)
        return (
            f"A grid has {len(heights)} rows and {len(heights[0])} columns; the first row is at the back, "
            "the last at the front. On each cell stands a stack of equal cubes; H gives their numbers. The "
            "stacks are drawn into a picture of characters. One cube is drawn as\n"
            f"{stamp}\n"
            "where the three dots at the upper left and the three at the lower right do not belong to the "
            "cube. Of two cubes, the picture of one is placed relative to that of the other like this: one "
            "column further right in the grid is 4 characters further right; one cube higher in a stack is "
            "3 lines further up; one row further to the front is 2 lines further down and 2 characters "
            "further left. Cubes are drawn row by row from the back to the front, in each row stack by stack "
            "from left to right, in each stack from the bottom to the top; a later cube covers what was "
            "drawn before at its characters. All characters that no cube covers are dots. Give the "
            f"smallest rectangle that holds the whole drawing.\nH:\n{table(heights)}"
        )

    def solve(self, heights: list[list[int]]) -> list[str]:
        m = len(heights)
        cubes = [
            (3 * k - 2 * i, 4 * j - 2 * i)
            for i, line in enumerate(heights)
            for j, height in enumerate(line)
            for k in range(height)
        ]
        top = max(up for up, _ in cubes)
        picture = [["."] * (4 * len(heights[0]) + 2 * m + 1) for _ in range(top + 2 * (m - 1) + 6)]
        for up, right in cubes:
            for line, stamped in zip(picture[top - up :], _STAMP, strict=False):
                for x, character in enumerate(stamped, right + 2 * (m - 1)):
                    line[x] = line[x] if character == "." else character
        return ["".join(line) for line in picture]

    def value(self, answer: list[str], heights: list[list[int]]) -> tuple[int, int] | Invalid:
        right = self.solve(heights)
        if list(map(len, answer)) != list(map(len, right)):
            return missed("the picture has another size")
        pairs = list(zip("".join(answer), "".join(right), strict=True))
        return sum(a == b for a, b in pairs), len(pairs)


_STAMP = ("..+---+", "./###/|", "+---+#|", "|###|#+", "|###|/.", "+---+..")
