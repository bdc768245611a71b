"""Count the pairs of equal substrings of two strings."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class SharedSubstringCounting(Task):
    """Two strings of letters a, b and c; each has a random length from 2 to `most`."""

    ladder = Ladder(most=grow(10, "1.1", 1), top=30)
    answer = natural("the number of pairs")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        s, t = ("".join(rng.choices("abc", rng.randint(2, most))) for _ in range(2))
        return {"s": s, "t": t}

    def prompt(self, s: str, t: str) -> str:
        return (
            "Count the pairs of a non-empty substring (contiguous part) of S and a substring of T that are "
            "the same string. Substrings at different places are counted separately, so a string that "
            f"occurs x times in S and y times in T adds x * y.\nS: {s}\nT: {t}"
        )

    def solve(self, s: str, t: str) -> int:
        # common[j]: the longest common end of what precedes the current place of S and place j of T.
        common = [0] * (len(t) + 1)
        total = 0
        for x in s:
            common = [0, *(common[j] + 1 if x == y else 0 for j, y in enumerate(t))]
            total += sum(common)
        return total
