"""Find the base and the digit behind each letter from an addition table written in letters."""

from itertools import chain
from string import ascii_uppercase

from envs.formats import integers
from envs.ladder import Ladder, step
from envs.render import row, table
from envs.rewards import Invalid, fraction, missed
from envs.rng import Rng
from envs.task import Instance, Task

Sums = list[list[str]]


class AdditionTable(Task):
    """N random letters hide the digits; the table determines them. Credit for the letters."""

    ladder = Ladder(n=step(3, 1), top=23)
    answer = integers("N, then the values of all letters in alphabetical order")
    reward = fraction(beta=3)

    def generate(self, rng: Rng, n: int) -> Instance:
        letters = sorted(rng.sample(ascii_uppercase, n))
        digits = rng.permutation(n)
        written = {digit: letter for letter, digit in zip(letters, digits, strict=True)}
        sums = [[_numeral(a + b, n, written) for b in digits] for a in digits]
        return {"letters": letters, "sums": sums}

    def prompt(self, letters: list[str], sums: Sums) -> str:
        lines = [["+", *letters], *([letter, *line] for letter, line in zip(letters, sums, strict=True))]
        return (
            "In a number system with base N, each of the digits 0 to N - 1 is written as a letter, different "
            f"digits as different letters. The letters are {row(letters)}, as many as there are digits. The "
            "table below shows, in the row of one letter and the column of another, the sum of their digits, "
            "written in this system; a sum of N or more has two letters, the first for the carry. Find N "
            f"and the value of each letter as an ordinary decimal number.\n{table(lines)}"
        )

    def solve(self, letters: list[str], sums: Sums) -> list[int]:
        pairs = ((a, b) for a in letters for b in letters)
        add = dict(zip(pairs, chain.from_iterable(sums), strict=True))
        letter = next(a for a in letters if add[a, a] == a)
        one = next(total[0] for total in add.values() if len(total) == 2)
        values: dict[str, int] = {}
        while len(letter) == 1:
            values[letter] = len(values)
            letter = add[letter, one]
        return [len(letters), *(values[a] for a in letters)]

    def value(self, answer: list[int], letters: list[str], sums: Sums) -> tuple[int, int] | Invalid:
        if len(answer) != len(letters) + 1:
            return Invalid(f"{len(answer)} numbers where N and {len(letters)} values are expected")
        base, *values = self.solve(letters, sums)
        if answer[0] != base:
            return missed(f"the base is not {answer[0]}")
        return sum(a == b for a, b in zip(answer[1:], values, strict=True)), base


def _numeral(total: int, base: int, written: dict[int, str]) -> str:
    """A sum of two digits in letters."""
    return (written[1] if total >= base else "") + written[total % base]
