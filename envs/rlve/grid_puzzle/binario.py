"""Fill a binary grid with given row and column counts and no three equal cells in a line."""

from envs.ladder import Ladder, step
from envs.rlve.grid_puzzle._counted import CountedGrid, Grid
from envs.rng import Rng
from envs.task import Instance


class Binario(CountedGrid):
    """N x M, both from 2 to `most`."""

    ladder = Ladder(most=step(2, 1), top=40)
    rule = "no three consecutive cells of a row, and no three consecutive cells of a column, are all equal"

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m = rng.randint(2, most), rng.randint(2, most)
        planted: Grid = []
        for _ in range(n):
            planted.append(_line(rng, planted[-2:], "", m))
        return self.hidden(rng, planted)

    def broken(self, line: str) -> str:
        return "three consecutive cells are equal" if "000" in line or "111" in line else ""


def _line(rng: Rng, above: Grid, start: str, width: int) -> str:
    """A random row with this start below one or two others; "" for none.

    With no start there is one, the opposite of the row above, so going back never goes far.
    """
    if len(start) == width:
        return start
    for cell in rng.shuffled("01"):
        below = len(above) == 2 and above[0][len(start)] == above[1][len(start)] == cell
        if not below and not start.endswith(2 * cell) and (line := _line(rng, above, start + cell, width)):
            return line
    return ""
