"""Split tasks, in order, into batches with a setup time; minimise the weighted finishing times."""

from itertools import accumulate, pairwise

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task


class TaskArrangement(Task):
    """Setup time from 0 to 3N, weights to N; durations to 5N, so that batches of one to a few tasks pay."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=40)
    answer = integers("the index of the last task of each batch, in increasing order")
    reward = minimise(beta=3)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {
            "s": rng.randint(0, 3 * n),
            "t": [rng.randint(1, 5 * n) for _ in range(n)],
            "f": [rng.randint(1, n) for _ in range(n)],
        }

    def prompt(self, s: int, t: list[int], f: list[int]) -> str:
        return (
            f"There are {len(t)} tasks, numbered from 1. Divide them, without changing their order, into "
            "batches of one or more consecutive tasks. The batches run one after another from time 0, the "
            "first tasks first. A batch takes the setup time S plus the durations T[i] of its tasks, and all "
            "of its tasks finish at the moment when the batch ends. Task i costs F[i] times its finishing "
            "time. Find batches with the smallest total cost.\n"
            f"S: {s}\nT: {row(t)}\nF: {row(f)}"
        )

    def solve(self, s: int, t: list[int], f: list[int]) -> list[int]:
        # A batch delays all tasks from its first on, so its time costs the sum of their weights.
        n = len(t)
        done, weight = [0, *accumulate(t)], [*accumulate(reversed(f), initial=0)][::-1]
        cost, end = [0] * (n + 1), [0] * (n + 1)
        for i in reversed(range(n)):
            cost[i], end[i] = min(
                ((s + done[j] - done[i]) * weight[i] + cost[j], j) for j in range(i + 1, n + 1)
            )
        ends = [end[0]]
        while ends[-1] < n:
            ends.append(end[ends[-1]])
        return ends

    def value(self, answer: list[int], s: int, t: list[int], f: list[int]) -> int | Invalid:
        if answer[-1:] != [len(t)]:
            return Invalid(f"the last batch does not end with task {len(t)}")
        if any(first >= second for first, second in pairwise([0, *answer])):
            return Invalid("the ends of the batches do not increase from 1 on")
        total = time = 0
        for i, j in pairwise([0, *answer]):
            time += s + sum(t[i:j])
            total += time * sum(f[i:j])
        return total
