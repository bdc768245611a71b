"""Take any numbers and score their minimum: the first player's best lead."""

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class GraMinimaGame(Task):
    """N integers from 1 to N*N + 5."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = integer("the difference")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"numbers": [rng.randint(1, n * n + 5) for _ in range(n)]}

    def prompt(self, numbers: list[int]) -> str:
        return (
            "Two players move in turn until none of the numbers below is left. In a move, the player takes "
            "away any non-empty choice of the remaining numbers and scores the smallest of those taken. "
            "Each player wants their own total score, less that of the other player, to be as large as "
            "possible, and both play perfectly. Find the total of the first player minus the total of the "
            f"second.\nnumbers: {row(numbers)}"
        )

    def solve(self, numbers: list[int]) -> int:
        # Taking the largest ones is best: the lowest number taken scores, and the rest is a smaller game.
        lead = 0
        for number in sorted(numbers):
            lead = max(lead, number - lead)
        return lead
