"""The probability that the product of several dice is a square, a cube, or a multiple of a number."""

from fractions import Fraction
from math import gcd

from envs.formats import rational
from envs.ladder import Ladder
from envs.math._integers import factors
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "{dice} fair dice are rolled; each of them shows one of the numbers 1, 2, ..., {sides}, all equally "
    "likely. Find the probability that the product of the numbers shown is {event}.",
    "Numbers a_1, a_2, ..., a_{dice} are chosen independently and uniformly at random from the integers "
    "from 1 to {sides}. What is the probability that a_1 * a_2 * ... * a_{dice} is {event}?",
)
EVENTS = {1: "a multiple of {m}", 2: "a perfect square", 3: "a perfect cube"}


def most_dice(level: int) -> int:
    """4, and one more at every second level."""
    return 4 + level // 2


def most_sides(level: int) -> int:
    """8, and one more at every third level, up to 16."""
    return min(8 + level // 3, 16)


class DiceProduct(Task):
    """Die by die; the state is what the event needs to know of the product."""

    ladder = Ladder(dice=most_dice, sides=most_sides, top=24)
    answer = rational("the probability")
    reward = exact()

    def generate(self, rng: Rng, dice: int, sides: int) -> Instance:
        dice, sides = rng.randint(dice - 1, dice), rng.randint(sides - 3, sides)
        numbers = [m for m in range(6, 1 + 6 * sides) if len(factors(m)) > 1 and max(factors(m)) <= sides]
        return {
            "dice": dice,
            "sides": sides,
            "power": rng.randint(1, 3),
            "m": rng.choice(numbers),
            "wording": rng.below(len(WORDINGS)),
        }

    def prompt(self, dice: int, sides: int, power: int, m: int, wording: int) -> str:
        return WORDINGS[wording].format(dice=dice, sides=sides, event=EVENTS[power].format(m=m))

    def solve(self, dice: int, sides: int, power: int, m: int) -> Fraction:
        ways = {1: 1}
        for _ in range(dice):
            after: dict[int, int] = {}
            for product, count in ways.items():
                for face in range(1, sides + 1):
                    to = gcd(product * face, m) if power == 1 else _powerless(product * face, power)
                    after[to] = after.get(to, 0) + count
            ways = after
        return Fraction(ways.get(m if power == 1 else 1, 0), sides**dice)


def _powerless(n: int, power: int) -> int:
    """n without its factors p^power."""
    for p in (2, 3, 5, 7, 11, 13):
        while n % p**power == 0:
            n //= p**power
    return n
