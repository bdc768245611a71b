"""The fewest Fibonacci numbers, added or subtracted, that give K."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class MinimumFibonacciRepresentation(Task):
    """Of eight draws of K from 4 to `most` it is the one that needs the fewest terms, or the most."""

    ladder = Ladder(most=grow(15, "1.5"), top=60)
    answer = natural("the smallest number of terms")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        draws = sorted((rng.randint(4, most) for _ in range(8)), key=self.solve)
        return {"k": rng.choice((draws[0], draws[-1]))}

    def prompt(self, k: int) -> str:
        return (
            "The Fibonacci numbers are 1, 2, 3, 5, 8, 13, and so on: each after the first two is the sum of "
            "the two before it. Write K as a sum of as few terms as possible, each a Fibonacci number with a "
            f"plus or a minus sign (a number may be used several times). How many terms are needed?\nK = {k}"
        )

    def solve(self, k: int) -> int:
        # Some shortest sum contains the Fibonacci number that is nearest to K.
        terms = 0
        while k:
            low, high = 1, 2
            while high <= k:
                low, high = high, low + high
            k = min(k - low, high - k)
            terms += 1
        return terms
