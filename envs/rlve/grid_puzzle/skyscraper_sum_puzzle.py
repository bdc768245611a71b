"""Fill a Latin square of heights so that the seen buildings have the given sums from each side."""

from envs.rlve.grid_puzzle._skyline import Skyline


class SkyscraperSumPuzzle(Skyline):
    """A clue adds up the heights of the buildings that are seen."""

    what = "sum of the heights of the buildings"

    @staticmethod
    def clue(heights: list[int]) -> int:
        return sum(heights)
