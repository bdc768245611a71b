"""One letter of the endless text made by appending to a string its rotation, again and again."""

from envs.formats import word
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class SecretCowCode(Task):
    """2 to `longest` random letters; K lies beyond them."""

    ladder = Ladder(most=lambda level: 8 * 2**level, longest=grow(5, "1.1", 1), top=40)
    answer = word("the letter", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", length=1)
    reward = exact()

    def generate(self, rng: Rng, most: int, longest: int) -> Instance:
        n = rng.randint(2, longest)
        letters = "".join(rng.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ", n))
        return {"string": letters, "k": rng.randint(n + 1, most)}

    def prompt(self, string: str, k: int) -> str:
        return (
            "Start with the string S below. In each step, the string X becomes X followed by its rotation, "
            "which is X with its last letter moved to the front: COW becomes COWWCO, then COWWCOOCOWWC. This "
            f"goes on for ever. Which letter is at position {k}, where the first position is 1?\nS: {string}"
        )

    def solve(self, string: str, k: int) -> str:
        while k > len(string):
            half = len(string)
            while 2 * half < k:
                half *= 2
            k = half if k == half + 1 else k - half - 1
        return string[k - 1]
