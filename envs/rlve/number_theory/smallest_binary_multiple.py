"""The smallest B for which A * B has only the decimal digits 0 and 1."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task


class SmallestBinaryMultiple(Task):
    """A is uniform from 2 to `most`."""

    ladder = Ladder(most=grow(10, "1.1", 1), top=60)
    answer = natural("B")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"a": rng.randint(2, most)}

    def prompt(self, a: int) -> str:
        return (
            "Find the smallest positive integer B for which A * B, written in decimal, has no digits other "
            f"than 0 and 1.\nA = {a}"
        )

    def solve(self, a: int) -> int:
        # Products in ascending order; of those with the same remainder only the smallest is continued.
        seen, frontier = {1 % a}, [1]
        while True:
            following = []
            for product in frontier:
                if product % a == 0:
                    return product // a
                for longer in (10 * product, 10 * product + 1):
                    if longer % a not in seen:
                        seen.add(longer % a)
                        following.append(longer)
            frontier = following

    def value(self, answer: int, a: int) -> int | Invalid:
        if answer == 0:
            return Invalid("B is not positive")
        return answer if set(str(a * answer)) <= {"0", "1"} else Invalid("A * B has another digit")
