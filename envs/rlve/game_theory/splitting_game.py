"""Move a bean back and add two further on: who wins?"""

from functools import reduce
from itertools import combinations_with_replacement
from operator import xor

from envs.formats import choice
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

MOST, TRIES = 4, 12


class SplittingGame(Task):
    """Up to four beans a bottle; of up to 12 draws the first whose winner is the one drawn."""

    version = 2
    draws = 24
    ladder = Ladder(n=step(3, 1), top=50)
    answer = choice("the winner's name", "Alice", "Bob")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        winner = rng.choice(("Alice", "Bob"))
        draws = [[rng.randint(0, MOST) for _ in range(n)] for _ in range(TRIES)]
        return {"beans": next((beans for beans in draws if self.solve(beans) == winner), draws[-1])}

    def prompt(self, beans: list[int]) -> str:
        return (
            "The bottles below stand in a row, numbered from 1, with the given numbers of beans. Alice and "
            "Bob move in turn, Alice first. A move chooses bottles i, j and k with i < j <= k, where bottle "
            "i is not empty, takes one bean out of bottle i and puts a new bean into bottle j and a new "
            "bean into bottle k (two into the same bottle where j = k). A player who cannot move loses. "
            f"Both play perfectly. Who wins?\nbeans: {row(beans)}"
        )

    def solve(self, beans: list[int]) -> str:
        # Each bean is a game of its own; its Grundy number depends on how many bottles stand behind it.
        grundy: list[int] = []
        for _ in beans:
            reached = {a ^ b for a, b in combinations_with_replacement(grundy, 2)}
            grundy.append(next(value for value in range(len(reached) + 1) if value not in reached))
        odd = (g for g, count in zip(reversed(grundy), beans, strict=True) if count % 2)
        return "Alice" if reduce(xor, odd, 0) else "Bob"
