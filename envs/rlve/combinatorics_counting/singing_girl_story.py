"""Count the arrays with given maxima over intervals, modulo a prime."""

from envs.formats import integer
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import exact
from envs.rlve.combinatorics_counting._maxima import planted_maxima
from envs.rlve.combinatorics_counting._modulus import prime
from envs.rng import Rng
from envs.task import Instance, Task


class SingingGirlStory(Task):
    """The maxima are those of a random array; drawn again where there is no other array.

    Positions with the same smallest bound, value by value, are independent of all others.
    """

    ladder = Ladder(most=step(3, 1), top=40)
    answer = integer("the number of arrays modulo P", below="p")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        n = rng.randint(3, most)
        a = rng.randint(2, n)
        pairs = [(left, right) for right in range(1, n + 1) for left in range(1, right + 1)]
        while True:
            ends = rng.sample(pairs, rng.randint(1, min(most, len(pairs))))
            maxima = planted_maxima(rng, n, [range(left - 1, right) for left, right in ends], a)
            intervals = [[*pair, maximum] for pair, maximum in zip(ends, maxima, strict=True)]
            drawn: Instance = {"n": n, "a": a, "intervals": intervals, "p": prime(rng)}
            if self.solve(**drawn) != 1:
                return drawn

    def prompt(self, n: int, a: int, intervals: list[list[int]], p: int) -> str:
        return (
            "Count the arrays H[1], H[2], ..., H[N] of integers from 1 to A that obey all of the conditions "
            "below: a line `l r v` demands that the largest of H[l], H[l+1], ..., H[r] is exactly v. Give "
            f"the number of arrays modulo the prime P.\nN = {n}\nA = {a}\nP = {p}\n"
            f"conditions:\n{table(intervals)}"
        )

    def solve(self, n: int, a: int, intervals: list[list[int]], p: int) -> int:
        bounds = [
            min((v for left, right, v in intervals if left <= i <= right), default=0) for i in range(n + 1)
        ]
        total = pow(a, bounds[1:].count(0), p)
        for value in {v for _, _, v in intervals}:
            places = [i for i, bound in enumerate(bounds) if bound == value]
            needs = [(left, right) for left, right, v in intervals if v == value]
            total = total * _fillings(value, places, needs) % p
        return total


def _fillings(value: int, places: list[int], needs: list[tuple[int, int]]) -> int:
    """Entries from 1 to `value` at these places, with `value` itself somewhere in each interval."""
    ways = {0: 1}
    for i, following in zip([0, *places], [*places, None], strict=True):
        if i:
            chosen = sum(ways.values())
            ways = {last: count * (value - 1) for last, count in ways.items()}
            ways[i] = chosen
        due = max(
            (left for left, right in needs if right >= i and (following is None or right < following)),
            default=0,
        )
        ways = {last: count for last, count in ways.items() if last >= due}
    return sum(ways.values())
