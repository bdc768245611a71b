"""Count the different strings that are subsequences of three strings."""

from functools import cache

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class ThreeStringCommonSubsequenceCounting(Task):
    """Strings of a and b, each of a random length from 2 to `most`; solved from letter to letter."""

    version = 2
    draws = 24
    ladder = Ladder(most=step(3, 1), top=40)
    answer = natural("the number of such strings")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"strings": ["".join(rng.choices("ab", rng.randint(2, most))) for _ in range(3)]}

    def prompt(self, strings: list[str]) -> str:
        return (
            "A subsequence of a string arises by deleting any letters (perhaps none) and keeping the order "
            "of the rest. Count the different non-empty strings that are subsequences of all three strings "
            "below; each is counted once, however often it occurs.\n" + "\n".join(strings)
        )

    def solve(self, strings: list[str]) -> int:
        @cache
        def strings_from(*places: int) -> int:
            """Common subsequences of what is left behind these places, the empty one among them."""
            total = 1
            for letter in "ab":
                after = [s.find(letter, place) + 1 for s, place in zip(strings, places, strict=True)]
                if all(after):
                    total += strings_from(*after)
            return total

        return strings_from(0, 0, 0) - 1
