"""Match as many points as possible to segments that contain them, one to one."""

from envs.formats import lines
from envs.ladder import Ladder, grow
from envs.render import row, table
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task


class MaximumPointSegmentMatching(Task):
    """At least one segment contains a point. Coordinates to twice the segments; segments are mostly short."""

    ladder = Ladder(size=grow(3, "1.1", 1), top=30)
    answer = lines("the pairs, one a line: the number of a point and the number of its segment", width=2)
    reward = maximise(beta=5)

    def generate(self, rng: Rng, size: int) -> Instance:
        count, n = rng.randint(2, size), rng.randint(2, size)
        wide = 2 * max(count, n)
        points = [rng.randint(0, wide) for _ in range(count)]
        segments = []
        for _ in range(n):
            left = rng.randint(0, wide)
            segments.append([left, min(wide, left + rng.below(1 + rng.choice((wide, wide // 4))))])
        segments[rng.below(n)] = [points[0], min(wide, points[0] + rng.below(wide // 2))]
        return {"points": points, "segments": segments}

    def prompt(self, points: list[int], segments: list[list[int]]) -> str:
        return (
            f"There are {len(points)} points and {len(segments)} segments on a line; both are numbered from "
            "0, and there may be equal ones. A segment `l r` contains the points x with l <= x <= r. Match "
            "points to segments that contain them, as many as possible: no point and no segment may be in "
            f"two pairs.\npoints: {row(points)}\nsegments, one a line:\n{table(segments)}"
        )

    def solve(self, points: list[int], segments: list[list[int]]) -> list[list[int]]:
        pairs, free = [], set(range(len(segments)))
        for x, point in sorted((x, i) for i, x in enumerate(points)):
            options = [(segments[j][1], j) for j in free if segments[j][0] <= x <= segments[j][1]]
            if options:
                pairs.append([point, min(options)[1]])
                free.remove(pairs[-1][1])
        return pairs

    def value(self, answer: list[list[int]], points: list[int], segments: list[list[int]]) -> int | Invalid:
        for point, segment in answer:
            if not (0 <= point < len(points) and 0 <= segment < len(segments)):
                return Invalid(f"{point} {segment} are not the numbers of a point and a segment")
            if not segments[segment][0] <= points[point] <= segments[segment][1]:
                return Invalid(f"segment {segment} does not contain point {point}")
        for part in zip(*answer, strict=True):
            if len(set(part)) < len(answer):
                return Invalid("a point or a segment is in two pairs")
        return len(answer)
