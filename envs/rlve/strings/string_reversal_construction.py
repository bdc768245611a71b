"""Turn one string into another by reversing ends and moving them to the front."""

from envs.formats import integers
from envs.ladder import Ladder, step
from envs.rewards import Invalid, feasible, missed
from envs.rng import Rng
from envs.task import Instance, Task


class StringReversalConstruction(Task):
    """Letters a to e; two to N / 2 random operations are planted, and the strings differ."""

    ladder = Ladder(n=step(3, 1), top=100)
    answer = integers("the numbers x of the operations in order")
    reward = feasible()

    def generate(self, rng: Rng, n: int) -> Instance:
        while True:
            s = "".join(rng.choices("abcde", n))
            operations = [rng.randint(1, n) for _ in range(rng.randint(2, max(2, n // 2)))]
            t = s
            for x in operations:
                t = _shift(t, x)
            if t != s:
                return {"s": s, "t": t, "operations": operations}

    def prompt(self, s: str, t: str) -> str:
        return (
            "An operation has a number x: it takes the last x letters of a string away, reverses them and "
            f"puts them in front of the rest (abcd becomes dcab for x = 2). Here x is from 1 to {len(s)}. "
            f"Turn S into T with at most {3 * len(s)} operations, which need not be as few as possible.\n"
            f"S: {s}\nT: {t}"
        )

    def solve(self, operations: list[int]) -> list[int]:
        return operations

    def value(self, answer: list[int], s: str, t: str) -> bool | Invalid:
        if len(answer) > 3 * len(s):
            return Invalid(f"more than {3 * len(s)} operations")
        if not all(1 <= x <= len(s) for x in answer):
            return Invalid(f"a number is not from 1 to {len(s)}")
        for x in answer:
            s = _shift(s, x)
        return s == t or missed(f"the string becomes {s}")


def _shift(s: str, x: int) -> str:
    return s[: -x - 1 : -1] + s[: len(s) - x]
