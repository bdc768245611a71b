"""Count the seatings in which exactly so many couples sit side by side, in a row or at a round table."""

from math import comb, factorial

from envs.formats import natural
from envs.ladder import Ladder
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "{couples} married couples{singles} take their seats {place}. In how many ways can they be seated so "
    "that {together}?{same}",
    "The guests of a dinner are {couples} married couples{singles}. They sit down {place}. Find the number "
    "of seatings in which {together}.{same}",
)
ROW = "in a row of {people} chairs"
TABLE = "at a round table with {people} chairs"
SAME = " Seatings that differ only by a rotation of the table are the same; reflections are different."


def most_couples(level: int) -> int:
    """4, and one more at every second level."""
    return 4 + level // 2


class SeatedCouples(Task):
    """Inclusion and exclusion over the couples that are glued together."""

    ladder = Ladder(most=most_couples, top=24)
    answer = natural("the number of seatings")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        couples = rng.randint(most - 2, most)
        return {
            "couples": couples,
            "singles": rng.randint(0, 3),
            "together": rng.randint(0, couples - 1),
            "round": rng.chance(1, 2),
            "wording": rng.below(len(WORDINGS)),
        }

    def prompt(self, couples: int, singles: int, together: int, round: bool, wording: int) -> str:
        alone = {0: "", 1: " and one more person"}.get(singles, f" and {singles} more people")
        exactly = {
            0: "no one sits next to his or her spouse",
            1: "exactly one couple sits together (husband and wife side by side)",
        }
        sit = f"exactly {together} couples sit together (husband and wife side by side)"
        return WORDINGS[wording].format(
            couples=couples,
            singles=alone,
            place=(TABLE if round else ROW).format(people=2 * couples + singles),
            together=exactly.get(together, sit),
            same=SAME if round else "",
        )

    def solve(self, couples: int, singles: int, together: int, round: bool) -> int:
        total = 0
        for glued in range(together, couples + 1):
            units = 2 * couples + singles - glued
            ways = comb(couples, glued) * 2**glued * factorial(units - 1 if round else units)
            total += (-1) ** (glued - together) * comb(glued, together) * ways
        return total
