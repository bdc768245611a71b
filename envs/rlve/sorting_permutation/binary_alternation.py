"""Swap characters of a binary string until it alternates, with the fewest swaps."""

from itertools import pairwise

from envs.formats import lines
from envs.ladder import Ladder, grow
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task


class BinaryAlternation(Task):
    """As many zeros as `zeros`, and one more, as many or one fewer ones; never alternating at the start."""

    ladder = Ladder(zeros=grow(2, "1.1", 1), top=40)
    answer = lines("the two positions of each swap, in order", width=2)
    reward = minimise(beta=5)

    def generate(self, rng: Rng, zeros: int) -> Instance:
        bits = ["0"] * zeros + ["1"] * rng.randint(zeros - 1, zeros + 1)
        while True:
            rng.shuffle(bits)
            if any(a == b for a, b in pairwise(bits)):
                return {"string": "".join(bits)}

    def prompt(self, string: str) -> str:
        return (
            f"The positions of the binary string below are numbered from 0 to {len(string) - 1}. A swap "
            "exchanges the characters at two different positions, which need not be neighbours. Make the "
            "string alternate (no two neighbouring characters are equal) with as few swaps as possible.\n"
            f"string: {string}"
        )

    def solve(self, string: str) -> list[list[int]]:
        targets = (("01" * len(string))[: len(string)], ("10" * len(string))[: len(string)])
        possible = [goal for goal in targets if goal.count("0") == string.count("0")]
        return min((_swaps(string, goal) for goal in possible), key=len)

    def value(self, answer: list[list[int]], string: str) -> int | Invalid:
        bits = list(string)
        for i, j in answer:
            if not (0 <= i < len(bits) and 0 <= j < len(bits) and i != j):
                return Invalid(f"{i} {j} are not two different positions")
            bits[i], bits[j] = bits[j], bits[i]
        if any(a == b for a, b in pairwise(bits)):
            return Invalid("the string does not alternate in the end")
        return len(answer)


def _swaps(string: str, goal: str) -> list[list[int]]:
    """Pair the misplaced zeros with the misplaced ones."""
    wrong = [i for i in range(len(string)) if string[i] != goal[i]]
    zeros, ones = ([i for i in wrong if string[i] == bit] for bit in "01")
    return [[i, j] for i, j in zip(zeros, ones, strict=True)]
