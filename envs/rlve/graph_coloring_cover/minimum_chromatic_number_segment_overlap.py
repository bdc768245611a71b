"""Colour segments on a line with as few colours as possible, overlapping ones differently."""

from heapq import heappop, heappush

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task


class MinimumChromaticNumberSegmentOverlap(Task):
    """A drawn number of colours from 2 to N is planted: segments of one colour do not meet."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=28)
    answer = integers("the colours of the segments in the order in which they are listed", like="segments")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        colours = rng.randint(2, n)
        chosen = [rng.below(colours) for _ in range(n)]
        segments = []
        for colour in range(colours):
            ends = sorted(rng.sample(range(1, 3 * n + 1), 2 * chosen.count(colour)))
            segments += [ends[i : i + 2] for i in range(0, len(ends), 2)]
        return {"segments": rng.shuffled(segments)}

    def prompt(self, segments: list[list[int]]) -> str:
        return (
            "Each line below is a segment on the number line, `l r`: it holds all points from l to r, both "
            "included. Give each segment a colour, an integer >= 0, such that two segments with a point in "
            "common (a shared end is enough) have different colours. Use as few different colours as "
            f"possible.\nsegments:\n{table(segments)}"
        )

    def solve(self, segments: list[list[int]]) -> list[int]:
        colour = [0] * len(segments)
        busy: list[tuple[int, int]] = []
        used = 0
        for i in sorted(range(len(segments)), key=segments.__getitem__):
            left, right = segments[i]
            if busy and busy[0][0] < left:
                colour[i] = heappop(busy)[1]
            else:
                colour[i], used = used, used + 1
            heappush(busy, (right, colour[i]))
        return colour

    def value(self, answer: list[int], segments: list[list[int]]) -> int | Invalid:
        if min(answer) < 0:
            return Invalid("a colour is negative")
        last: dict[int, int] = {}
        for (left, right), colour in sorted(zip(segments, answer, strict=True)):
            if last.get(colour, 0) >= left:
                return Invalid(f"two segments with the point {left} have the colour {colour}")
            last[colour] = right
        return len(last)
