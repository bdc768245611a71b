"""Fill a Latin square of heights so that the given numbers of buildings are seen from each side."""

from envs.rlve.grid_puzzle._skyline import Skyline


class SkyscraperPuzzle(Skyline):
    """A clue counts the buildings that are seen."""

    what = "number of buildings"

    @staticmethod
    def clue(heights: list[int]) -> int:
        return len(heights)
