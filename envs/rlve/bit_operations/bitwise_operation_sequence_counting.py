"""Rows of AND and OR between binary strings that give a wanted result."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class BitwiseOperationSequenceCounting(Task):
    """N and M are uniform from 2 to `most`; the wanted result is that of random operators."""

    ladder = Ladder(most=grow(3, "1.1", 1), top=25)
    answer = natural("the number of ways")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m = rng.randint(2, most), rng.randint(2, most)
        strings = ["".join(rng.choice("01") for _ in range(m)) for _ in range(n)]
        ands = rng.below(2**n)
        return {"strings": strings, "result": "".join("01"[ands < c] for c in _columns(strings))}

    def prompt(self, strings: list[str], result: str) -> str:
        return (
            f"Start with the binary string of {len(result)} zeros. Go through the strings below in order; "
            "for each, combine the current string with it position by position, by AND or by OR, and go on "
            "with the outcome. The operator is chosen anew for each of the strings. In how many of the "
            f"2**{len(strings)} ways to choose the operators is the last outcome equal to the result below?\n"
            "strings:\n" + "\n".join(strings) + f"\nresult: {result}"
        )

    def solve(self, strings: list[str], result: str) -> int:
        columns = _columns(strings)
        low = max((c for c, bit in zip(columns, result, strict=True) if bit == "0"), default=0)
        high = min(
            (c for c, bit in zip(columns, result, strict=True) if bit == "1"), default=2 ** len(strings)
        )
        return max(0, high - low)


def _columns(strings: list[str]) -> list[int]:
    """Each position's bits as a number, the last string first.

    With the operators as a number in the same order, AND being 1, a position ends as 1 exactly where the
    operators are the smaller number: the last string that differs from its operator's bit decides.
    """
    return [int("".join(column)[::-1], 2) for column in zip(*strings, strict=True)]
