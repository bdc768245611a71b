"""Find the lines y = A x + B that can be seen from high above."""

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task

Line = list[int]


class VisibleLine(Task):
    """N different lines, A and B from -N to N. Credit is |both| / |either| of the answer and the truth."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=30)
    answer = integers("the indices of the visible lines, in any order")
    reward = fraction(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        side = 2 * n + 1
        return {"lines": [[k // side - n, k % side - n] for k in rng.sample(range(side * side), n)]}

    def prompt(self, lines: list[Line]) -> str:
        return (
            f"Below are {len(lines)} different lines in the plane. Line i, with i from 0 to {len(lines) - 1} "
            "in this order, is y = A x + B and is given as A B. A line is visible where it lies above all "
            "others, each of which is strictly below it, on some interval of values of x with a positive "
            "length. So a line that only touches the highest of the others in one point is not visible. Find "
            f"all visible lines.\n{table(lines)}"
        )

    def solve(self, lines: list[Line]) -> list[int]:
        visible: list[int] = []
        for i in sorted(range(len(lines)), key=lines.__getitem__):
            if visible and lines[visible[-1]][0] == lines[i][0]:
                visible.pop()
            while len(visible) > 1 and _hidden(*(lines[k] for k in (*visible[-2:], i))):
                visible.pop()
            visible.append(i)
        return sorted(visible)

    def value(self, answer: list[int], lines: list[Line]) -> tuple[int, int] | Invalid:
        chosen = set(answer)
        if len(chosen) < len(answer) or not chosen <= set(range(len(lines))):
            return Invalid("an index is listed twice, or there is no such line")
        visible = set(self.solve(lines))
        return len(chosen & visible), len(chosen | visible)


def _hidden(left: Line, middle: Line, right: Line) -> bool:
    """Is the middle of three lines, by slope, nowhere above both of the others?"""
    (a, b), (c, d), (e, f) = left, middle, right
    return (b - d) * (e - c) >= (d - f) * (c - a)
