"""Length of the shortest text in which given strings occur M times in total."""

from envs.formats import natural
from envs.ladder import Ladder, grow, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class ChoHamsters(Task):
    """N strings, none part of another, of about log N letters; min-plus powers of the overlaps."""

    ladder = Ladder(n=step(1, 1), most=grow(4, "1.5", 1), top=25)
    answer = natural("the smallest length of such a text")
    reward = exact()

    def generate(self, rng: Rng, n: int, most: int) -> Instance:
        strings: list[str] = []
        while len(strings) < n:
            new = "".join(rng.choices("ab", n.bit_length() + rng.randint(1, 4)))
            if not any(new in old or old in new for old in strings):
                strings.append(new)
        return {"strings": strings, "m": rng.randint(1, most)}

    def prompt(self, strings: list[str], m: int) -> str:
        return (
            "Find the length of the shortest text in which the strings below occur at least "
            f"{m} times in total. Each place of the text at which one of them begins counts as one "
            "occurrence; occurrences may overlap, and the same string may occur several times.\n"
            + "\n".join(strings)
        )

    def solve(self, strings: list[str], m: int) -> int:
        # further[i][j]: letters to add behind an occurrence of i to reach the next one, of j.
        further = [[len(t) - _overlap(s, t) for t in strings] for s in strings]
        lengths, left = [len(s) for s in strings], m - 1
        while left:
            if left % 2:
                lengths = [min(map(int.__add__, lengths, column)) for column in zip(*further, strict=True)]
            columns = list(zip(*further, strict=True))
            further = [[min(map(int.__add__, line, column)) for column in columns] for line in further]
            left //= 2
        return min(lengths)


def _overlap(s: str, t: str) -> int:
    """The longest end of s, not all of it, with which t begins."""
    return next(k for k in range(min(len(s), len(t)) - 1, -1, -1) if s.endswith(t[:k]))
