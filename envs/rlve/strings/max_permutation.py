"""Order digit strings so that they make the largest number when written one behind the other."""

from functools import cmp_to_key

from envs.formats import permutation
from envs.ladder import Ladder, fixed, grow
from envs.rewards import maximise
from envs.rng import Rng
from envs.task import Instance, Task


class MaxPermutation(Task):
    """Strings of the digits 1 and 2, many of which begin with another."""

    ladder = Ladder(n=grow(3, "1.1", 1), digits=fixed(5), top=40)
    answer = permutation("the indices of the strings in this order", like="strings")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int, digits: int) -> Instance:
        return {"strings": ["".join(rng.choices("12", rng.randint(1, digits))) for _ in range(n)]}

    def prompt(self, strings: list[str]) -> str:
        listed = "\n".join(f"{i}: {string}" for i, string in enumerate(strings))
        return (
            "Order the strings below so that the decimal number that they make, written one behind the "
            "other without spaces, is as large as possible. Each line shows the index of a string and the "
            f"string. If several orders make this number, any of them counts.\n{listed}"
        )

    def solve(self, strings: list[str]) -> list[int]:
        def before(i: int, j: int) -> int:
            return int(strings[j] + strings[i]) - int(strings[i] + strings[j])

        return sorted(range(len(strings)), key=cmp_to_key(before))

    def value(self, answer: list[int], strings: list[str]) -> int:
        return int("".join(strings[i] for i in answer))
