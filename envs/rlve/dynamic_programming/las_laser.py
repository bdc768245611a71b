"""Shoot at most K rays from the origin; hit as many segments as possible, none of them twice."""

from fractions import Fraction

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class LasLaser(Task):
    """Coordinates from 1 to 4N, K from 1 to N // 2; angles are compared as exact fractions."""

    version = 2
    draws = 24
    ladder = Ladder(n=step(2, 1), top=80)
    answer = natural("the largest number of segments")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        segments: list[list[int]] = []
        while len(segments) < n:
            ends = [rng.randint(1, 4 * n) for _ in range(4)]
            if ends[:2] != ends[2:]:
                segments.append(ends)
        return {"k": rng.randint(1, max(1, n // 2)), "segments": segments}

    def prompt(self, k: int, segments: list[list[int]]) -> str:
        return (
            f"There are {len(segments)} line segments in the plane. Choose at most {k} rays from the origin "
            "(0, 0); the directions are free. A ray hits each segment that has at least one point on it, "
            "also if this is an end point or all of the segment; it passes through the segments that it "
            "hits. No segment may be hit by more than one ray. Find the largest number of segments that can "
            "be hit in all.\nx1 y1 x2 y2 of the end points of each segment:\n"
            f"{table(segments)}"
        )

    def solve(self, k: int, segments: list[list[int]]) -> int:
        spans = [sorted((Fraction(b, a), Fraction(d, c))) for a, b, c, d in segments]
        rank = {slope: 2 * i for i, slope in enumerate(sorted({slope for span in spans for slope in span}))}
        ranges = [(rank[low], rank[high]) for low, high in spans]
        # Directions 0, 1, 2, ...: even ones go through end points, odd ones between two of them.
        best = [0] * (2 * len(rank))
        hits = [[low for low, high in ranges if low <= at <= high] for at in range(2 * len(rank) - 1)]
        for _ in range(k):
            following = [0]
            for lows in hits:
                before = best[min(lows, default=0)]
                following.append(max(following[-1], before + len(lows)))
            best = following
        return best[-1]
