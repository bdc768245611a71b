"""Fill a binary grid with given row and column counts so that no two ones are neighbours."""

from envs.ladder import Ladder, step
from envs.rlve.grid_puzzle._counted import CountedGrid
from envs.rng import Rng
from envs.task import Instance


class CampsitePuzzle(CountedGrid):
    """N x M, both from 2 to `most`: ones on cells in random order, as long as they do not touch.

    Between one and all of the ones that fit are planted.
    """

    ladder = Ladder(most=step(3, 1), top=40)
    rule = "no two ones are side by side or one directly above the other (they may touch at a corner)"

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m = rng.randint(2, most), rng.randint(2, most)
        ones: list[tuple[int, int]] = []
        for r, c in rng.shuffled([(r, c) for r in range(n) for c in range(m)]):
            if not {(r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)} & set(ones):
                ones.append((r, c))
        kept = set(ones[: rng.randint(1, len(ones))])
        return self.hidden(rng, ["".join("01"[(r, c) in kept] for c in range(m)) for r in range(n)])

    def broken(self, line: str) -> str:
        return "two ones are neighbours" if "11" in line else ""
