"""Count the highest towers of one-coloured layers with limited blocks of two colours."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class MonochromeBlockCounting(Task):
    """A and B from 1 to the level's maximum; subset sums of 1, ..., h, all in one large integer."""

    ladder = Ladder(max_a_b=grow(5, "1.5", 1), top=20)
    answer = natural("the number of colourings")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, max_a_b: int) -> Instance:
        return {"a": rng.randint(1, max_a_b), "b": rng.randint(1, max_a_b)}

    def prompt(self, a: int, b: int) -> str:
        return (
            f"You have {a} black and {b} white blocks. A tower of height h has the layers 1, 2, ..., h, and "
            "layer i consists of i blocks of one colour. Blocks may be left over. Take the greatest height "
            "that can be built. In how many ways can the layers of a tower of that height be coloured? Two "
            "colourings differ if some layer has different colours."
        )

    def solve(self, a: int, b: int) -> int:
        # Any sum up to 1 + ... + h can be the black part, so only the number of blocks limits h.
        height = 0
        while (height + 1) * (height + 2) // 2 <= a + b:
            height += 1
        blocks = height * (height + 1) // 2
        bits, ways = height + 1, 1
        for layer in range(1, height + 1):
            ways += ways << layer * bits
        least, most = max(0, blocks - b), min(a, blocks)
        chosen = (ways >> least * bits) & ((1 << (most - least + 1) * bits) - 1)
        # The digit sum in base 2**bits, which is less than 2**bits - 1, is the remainder by it.
        return chosen % (2**bits - 1)
