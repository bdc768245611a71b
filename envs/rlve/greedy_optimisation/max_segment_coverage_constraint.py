"""Choose as many segments as possible so that no given point is covered too often."""

from envs.formats import labels
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task

TRIES = 20


class MaxSegmentCoverageConstraint(Task):
    """N segments between 1 and 2N; N // 2 to N points, limited to 1 to N // 2; redrawn if all fit."""

    ladder = Ladder(n=step(3, 1), top=80)
    answer = labels("the numbers of the chosen segments, in any order", below="segments")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        for _ in range(TRIES):
            points = rng.sample(range(1, 2 * n + 1), rng.randint(max(1, n // 2), n))
            segments = [sorted(rng.randint(1, 2 * n) for _ in range(2)) for _ in range(n)]
            limits = [[p, rng.randint(1, max(1, n // 2))] for p in sorted(points)]
            if len(self.solve(segments, limits)) < n:
                break
        return {"segments": segments, "limits": limits}

    def prompt(self, segments: list[list[int]], limits: list[list[int]]) -> str:
        return (
            f"There are {len(segments)} segments on a line, numbered from 0. Segment L R covers all points "
            "from L to R, both included. Choose as many segments as possible such that each point P of the "
            "second list is covered by at most X of the chosen segments. Other points have no limit.\n"
            f"L R of each segment:\n{table(segments)}\nP X of each limited point:\n{table(limits)}"
        )

    def solve(self, segments: list[list[int]], limits: list[list[int]]) -> list[int]:
        # From left to right, what is too much goes, and of it what reaches furthest.
        chosen = sorted(range(len(segments)), key=lambda i: segments[i][1])
        for point, most in limits:
            covering = [i for i in chosen if segments[i][0] <= point <= segments[i][1]]
            for i in covering[most:]:
                chosen.remove(i)
        return sorted(chosen)

    def value(self, answer: list[int], segments: list[list[int]], limits: list[list[int]]) -> int | Invalid:
        for point, most in limits:
            if sum(segments[i][0] <= point <= segments[i][1] for i in answer) > most:
                return Invalid(f"the point {point} is covered more than {most} times")
        return len(answer)
