"""Euclid's game: who wins when two players subtract multiples until a number is zero?"""

from envs.formats import choice
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

TRIES = 12


class EuclidGame(Task):
    """Both numbers are uniform; of up to 12 pairs the first whose winner is the one drawn."""

    ladder = Ladder(most=grow(16, "2"), top=60)
    answer = choice("the winner's name", "Stan", "Ollie")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        winner = rng.choice(("Stan", "Ollie"))
        pairs = [(rng.randint(1, most), rng.randint(1, most)) for _ in range(TRIES)]
        x, y = next((pair for pair in pairs if self.solve(*pair) == winner), pairs[-1])
        return {"x": x, "y": y}

    def prompt(self, x: int, y: int) -> str:
        return (
            "Stan and Ollie play a game with the two numbers below. They move in turn, Stan first. In a "
            "move, the player replaces one of the numbers, a, by a - k * b, where b is the other number and "
            "k >= 1 is an integer of the player's choice; the result must not be negative. The player who "
            f"makes a number 0 wins. Both play perfectly. Who wins?\nnumbers: {x} {y}"
        )

    def solve(self, x: int, y: int) -> str:
        # Cole and Davie: the player to move wins where the numbers are equal, or their ratio is above the
        # golden ratio, which is the root of r * r = r + 1.
        small, large = sorted((x, y))
        return "Stan" if small == large or large * large > large * small + small * small else "Ollie"
