"""Move units from elements above K to neighbours; make the longest block with all at least K."""

from itertools import accumulate

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class KloBlocks(Task):
    """Values from 1 to 2N; K from their mean on, as a smaller K would make the whole array the answer."""

    version = 2
    draws = 24
    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = natural("the largest possible length of such a block")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        while True:
            a = [rng.randint(1, 2 * n) for _ in range(n)]
            low, high = max(min(a) + 1, sum(a) // n), max(a) - 1
            if low <= high:
                return {"a": a, "k": rng.randint(low, high)}

    def prompt(self, a: list[int], k: int) -> str:
        return (
            f"A move takes an element of the array A that is greater than K = {k}, subtracts 1 from it and "
            "adds 1 to one of its neighbours (the element right before or right behind it). Make any number "
            "of moves, so that in the end a contiguous block of elements that are all at least K is as long "
            f"as possible.\nA: {row(a)}"
        )

    def solve(self, a: list[int], k: int) -> int:
        # A block can be levelled where its mean is at least K: the prefix sum of A - K does not fall.
        sums = [0, *accumulate(value - k for value in a)]
        places = range(len(sums))
        return max(j - i for i in places for j in places[i:] if sums[j] >= sums[i])
