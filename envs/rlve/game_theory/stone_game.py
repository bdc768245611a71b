"""Split heaps into nearly equal heaps: who wins?"""

from functools import reduce
from operator import xor

from envs.formats import choice
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

TRIES = 6


class StoneGame(Task):
    """Heaps with a uniform sum; of up to six draws of F the first whose winner is the one drawn."""

    version = 2
    draws = 24
    ladder = Ladder(most=grow(5, "1.2", 1), top=25)
    answer = choice("the winner's name", "Stan", "Ollie")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        winner = rng.choice(("Stan", "Ollie"))
        total = rng.randint(2, most)
        cuts = sorted(rng.sample(range(1, total), rng.randint(1, min(total // 2, 100)) - 1))
        heaps = [right - left for left, right in zip([0, *cuts], [*cuts, total], strict=True)]
        draws = [rng.randint(1, max(heaps) + 1) for _ in range(TRIES)]
        return {"heaps": heaps, "f": next((f for f in draws if self.solve(heaps, f) == winner), draws[-1])}

    def prompt(self, heaps: list[int], f: int) -> str:
        return (
            "Stan and Ollie move in turn, Stan first. A move takes a heap of at least F stones and splits "
            "all its stones into M heaps, where the player chooses M >= 2. Each new heap has at least one "
            "stone, and the sizes of the new heaps differ by at most 1. A player who cannot move loses. "
            f"Both play perfectly. Who wins?\nF = {f}\nheaps: {row(heaps)}"
        )

    def solve(self, heaps: list[int], f: int) -> str:
        grundy = [0]
        for size in range(1, max(heaps) + 1):
            reached = {_parts(grundy, size, m) for m in range(2, size + 1)} if size >= f else set()
            grundy.append(next(value for value in range(len(reached) + 1) if value not in reached))
        return "Stan" if reduce(xor, (grundy[size] for size in heaps)) else "Ollie"


def _parts(grundy: list[int], size: int, m: int) -> int:
    """The Grundy number after a heap was split into m: equal heaps cancel in pairs."""
    small, larger = divmod(size, m)
    return (grundy[small + 1] if larger % 2 else 0) ^ (grundy[small] if (m - larger) % 2 else 0)
