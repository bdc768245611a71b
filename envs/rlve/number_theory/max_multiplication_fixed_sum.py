"""The largest product of positive integers with a given sum."""

from envs.formats import natural
from envs.ladder import Ladder, grow, then
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class MaxMultiplicationFixedSum(Task):
    """N is uniform from 4 to `most`; above level 10 that grows slowly, for the answer has N / 6.3 digits."""

    ladder = Ladder(most=then(grow(10, "1.5"), 10, by=200), top=40)
    answer = natural("the largest product")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(4, most)}

    def prompt(self, n: int) -> str:
        return (
            "Choose any number of positive integers, which may be equal, with the sum N. How large can their "
            f"product be? Write all its digits.\nN = {n}"
        )

    def solve(self, n: int) -> int:
        # Threes are best, but 2 * 2 beats 3 * 1.
        last = (3, 4, 2)[n % 3]
        return last * 3 ** ((n - last) // 3)
