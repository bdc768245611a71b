"""Take whole piles next to empty places: the first player's best total."""

from itertools import pairwise

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class StoneIntervalsGame(Task):
    """Each place is empty in one of four cases, and at least one is; piles hold 1 to 5N stones."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = natural("the first player's total")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        piles = [0 if rng.chance(1, 4) else rng.randint(1, 5 * n) for _ in range(n)]
        piles[rng.below(n)] = 0
        return {"piles": piles}

    def prompt(self, piles: list[int]) -> str:
        return (
            "The numbers below are piles of stones in a row; 0 is an empty place. Two players move in turn. "
            "A move takes all stones of one pile that stands directly next to an empty place, on its left "
            "or on its right; its place is then empty. The first and the last place have only one "
            "neighbour. The game ends when no stones are left. Each player wants as many stones as "
            "possible, and both play perfectly. Find the number of stones that the first player gets.\n"
            f"piles: {row(piles)}"
        )

    def solve(self, piles: list[int]) -> int:
        lead, free, left = 0, [], sum(pile > 0 for pile in piles)
        for segment, closed in _segments(piles):
            while closed and len(segment) > 1 and segment[0] >= segment[1]:
                # Nobody opens the way to the larger closed pile before all else is gone.
                gain = segment[0] - segment[1]
                lead += gain if left % 2 else -gain
                del segment[:2]
            free += segment
        free.sort(reverse=True)
        lead += sum(free[::2]) - sum(free[1::2])
        return (sum(piles) + lead) // 2


def _segments(piles: list[int]) -> list[tuple[list[int], bool]]:
    """Runs of piles without peaks; True for a run that is closed at its front by an end of the row."""
    zeros = [i for i, pile in enumerate(piles) if not pile]
    inner = [(piles[i + 1 : j], False) for i, j in pairwise(zeros)]
    ends = [(piles[: zeros[0]], True), (piles[: zeros[-1] : -1], True)]
    return [(_without_peaks(run), closed) for run, closed in [*inner, *ends]]


def _without_peaks(run: list[int]) -> list[int]:
    """Each a <= b >= c becomes a + c - b: who takes one side sees the other answer on the peak."""
    flat: list[int] = []
    for pile in run:
        flat.append(pile)
        while len(flat) > 2 and flat[-3] <= flat[-2] >= flat[-1]:
            a, b, c = flat[-3:]
            flat[-3:] = [a + c - b]
    return flat
