"""Choose one or two places for bridges so that the sum of all detours is as small as possible."""

from envs.formats import integers
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import minimise
from envs.rng import Rng
from envs.task import Instance, Task


class PalembangBridges(Task):
    """One bridge or two; the ends of the trips from 0 to 10N."""

    ladder = Ladder(n=step(3, 1), top=80)
    answer = integers("the places of the bridges, in any order", like="k")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        s, t = ([rng.randint(0, 10 * n) for _ in range(n)] for _ in range(2))
        return {"k": rng.randint(1, 2), "s": s, "t": t}

    def prompt(self, k: int, s: list[int], t: list[int]) -> str:
        places = "one integer P" if k == 1 else "two integers P1 and P2, which may be equal,"
        nearest = "" if k == 1 else ", where P is P1 or P2, whichever makes it smaller for this trip"
        return (
            f"There are {len(s)} trips, from S[i] to T[i]. Choose {places} as places of bridges; any integer "
            f"is allowed. Trip i costs |P - S[i]| + |P - T[i]|{nearest}. Make the sum of the costs of all "
            f"trips as small as possible.\nS: {row(s)}\nT: {row(t)}"
        )

    def solve(self, k: int, s: list[int], t: list[int]) -> list[int]:
        # A trip takes the bridge that is nearer to its middle: cut the trips, ordered by their middles.
        trips = sorted(zip(s, t, strict=True), key=sum)
        if k == 1:
            return [_middle(trips)]
        pairs = ([_middle(trips[:cut]), _middle(trips[cut:])] for cut in range(1, len(trips)))
        return min(pairs, key=lambda places: self.value(places, s, t))

    def value(self, answer: list[int], s: list[int], t: list[int]) -> int:
        return sum(min(abs(p - a) + abs(p - b) for p in answer) for a, b in zip(s, t, strict=True))


def _middle(trips: list[tuple[int, int]]) -> int:
    """A best place for one bridge: a median of all ends."""
    return sorted(end for trip in trips for end in trip)[len(trips)]
