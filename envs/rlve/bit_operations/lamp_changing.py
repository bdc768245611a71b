"""Lamps on a circle, each XORed with its neighbour in every step: one lamp's state later."""

from envs.formats import choice
from envs.ladder import Ladder, grow, then
from envs.render import row
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

TRIES = 12


class LampChanging(Task):
    """Up to 500 more lamps and steps a level above level 10, for prompts to fit.

    Of up to 12 lamps the first with the state that was drawn.
    """

    version = 2
    draws = 24
    ladder = Ladder(most=then(grow(8, "1.5"), 10, by=500), top=25)
    answer = choice("the state of lamp K", "ON", "OFF")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        wanted = rng.choice(("ON", "OFF"))
        n, t = rng.randint(3, most), rng.randint(2, most)
        lamps = [rng.below(2) for _ in range(n)]
        draws = [rng.randint(1, n) for _ in range(TRIES)]
        k = next((k for k in draws if self.solve(lamps, t, k) == wanted), draws[-1])
        return {"lamps": lamps, "t": t, "k": k}

    def prompt(self, lamps: list[int], t: int, k: int) -> str:
        return (
            f"{len(lamps)} lamps stand in a circle, numbered from 1 in clockwise order; the clockwise "
            f"neighbour of lamp i is lamp i + 1, and that of lamp {len(lamps)} is lamp 1. The list gives the "
            "lamps at time 0, in order: 1 is on, 0 is off. At each time after that, a lamp is on if exactly "
            "one of itself and its clockwise neighbour was on one time unit earlier; all lamps change "
            f"together. Is lamp K on or off at time T?\nT = {t}\nK = {k}\nlamps: {row(lamps)}"
        )

    def solve(self, lamps: list[int], t: int, k: int) -> str:
        # After t steps lamp k + j counts C(t, j) times: an odd number where the bits of j are among t's.
        odd, j = lamps[(k - 1) % len(lamps)], t
        while j:
            odd ^= lamps[(k - 1 + j) % len(lamps)]
            j = (j - 1) & t
        return "ON" if odd else "OFF"
