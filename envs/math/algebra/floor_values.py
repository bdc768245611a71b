"""Count the integers up to N that a sum of floors of multiples of one real number can be."""

from fractions import Fraction

from envs.formats import natural
from envs.ladder import Ladder, grow, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "How many of the first {n} positive integers can be expressed in the form {terms}, where x is a real "
    "number and floor(t) is the greatest integer that is not greater than t?",
    "For a real number x let S(x) = {terms}, where floor(t) denotes the largest integer less than or equal "
    "to t. As x runs over all real numbers, how many different integers from 1 to {n} occur as values of "
    "S(x)?",
)


def how_many(level: int) -> int:
    """3, and one more at every fourth level."""
    return 3 + level // 4


class FloorValues(Task):
    """S(x + 1) = S(x) + S(1): one period has a value for each jump, wherever some factor times x is whole."""

    ladder = Ladder(terms=how_many, factor=step(7, 2), most=grow(300, "1.5"), top=24)
    answer = natural("how many there are")
    reward = exact()

    def generate(self, rng: Rng, terms: int, factor: int, most: int) -> Instance:
        factors = sorted(rng.sample(range(1, factor + 1), terms))
        return {"factors": factors, "n": rng.randint(most // 2, most), "wording": rng.below(len(WORDINGS))}

    def prompt(self, factors: list[int], n: int, wording: int) -> str:
        terms = " + ".join(f"floor({a}x)" if a > 1 else "floor(x)" for a in factors)
        return WORDINGS[wording].format(n=n, terms=terms)

    def solve(self, factors: list[int], n: int) -> int:
        jumps = {Fraction(i, a) for a in factors for i in range(1, a + 1)}
        values = [sum(a * x.numerator // x.denominator for a in factors) for x in jumps]
        periods, rest = divmod(n, sum(factors))
        return periods * len(values) + sum(value <= rest for value in values)
