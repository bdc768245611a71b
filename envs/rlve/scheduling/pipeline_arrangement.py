"""Order jobs for two machines in a row so that the last one leaves as early as possible."""

from envs.formats import permutation
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import minimise
from envs.rng import Rng
from envs.task import Instance, Task


class PipelineArrangement(Task):
    """Times from 1 to 5N; the order of the list itself is never the best where that can be had."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = permutation("the numbers of the jobs in their order", like="a")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        for _ in range(TRIES):
            a, b = ([rng.randint(1, 5 * n) for _ in range(n)] for _ in range(2))
            if self.value(list(range(n)), a, b) > self.value(self.solve(a, b), a, b):
                break
        return {"a": a, "b": b}

    def prompt(self, a: list[int], b: list[int]) -> str:
        return (
            f"There are {len(a)} jobs, numbered from 0. Each needs machine A first, for the time A[i], and "
            "then machine B, for the time B[i]. Both machines take the jobs in the same order, which is "
            "yours to choose, one job at a time. Machine A starts at time 0 and works without a pause. "
            "Machine B starts a job as soon as A has finished it and B has finished the job before. Let B "
            f"finish the last job as early as possible.\nA: {row(a)}\nB: {row(b)}"
        )

    def solve(self, a: list[int], b: list[int]) -> list[int]:
        # Johnson's rule: what feeds B quickly goes first, what leaves B quickly last.
        early = sorted((i for i in range(len(a)) if a[i] < b[i]), key=a.__getitem__)
        late = sorted((i for i in range(len(a)) if a[i] >= b[i]), key=b.__getitem__, reverse=True)
        return early + late

    def value(self, answer: list[int], a: list[int], b: list[int]) -> int:
        first = second = 0
        for i in answer:
            first += a[i]
            second = max(first, second) + b[i]
        return second


TRIES = 20
