"""Split an array into few batches with the smallest bitwise OR of their sums."""

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task


class MinDivisionSumXor(Task):
    """Integers from 1 to 10N, at most K batches with K uniform from 2 to N."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=30)
    answer = integers("the position of the last element of each batch, in increasing order")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"a": [rng.randint(1, 10 * n) for _ in range(n)], "k": rng.randint(2, n)}

    def prompt(self, a: list[int], k: int) -> str:
        return (
            f"Split the array below, whose positions are numbered from 1 to {len(a)}, into at least one and "
            f"at most {k} batches of neighbouring elements; every element is in exactly one batch. Take the "
            "sum of each batch, and the bitwise OR of these sums. Choose the batches so that it is as small "
            f"as possible. The last number of your answer is always {len(a)}.\narray: {row(a)}"
        )

    def solve(self, a: list[int], k: int) -> list[int]:
        allowed = (1 << sum(a).bit_length()) - 1
        for bit in reversed(range(sum(a).bit_length())):
            fewer = allowed & ~(1 << bit)
            if 0 < len(_batches(a, fewer)) <= k:
                allowed = fewer
        return _batches(a, allowed)

    def value(self, answer: list[int], a: list[int], k: int) -> int | Invalid:
        if len(answer) > k:
            return Invalid(f"more than {k} batches")
        starts = [0, *answer]
        if answer[-1] != len(a) or not all(i < j for i, j in zip(starts, answer, strict=False)):
            return Invalid(f"the positions do not increase from 1 or more to {len(a)}")
        result = 0
        for i, j in zip(starts, answer, strict=False):
            result |= sum(a[i:j])
        return result


def _batches(a: list[int], allowed: int) -> list[int]:
    """Ends of the fewest batches whose sums have allowed bits only; none where there are none."""
    best: list[list[int] | None] = [[]]
    for end in range(1, len(a) + 1):
        total, found = 0, None
        for start in reversed(range(end)):
            total += a[start]
            before = best[start]
            fits = before is not None and not total & ~allowed
            if fits and before is not None and (found is None or len(before) + 1 < len(found)):
                found = [*before, end]
        best.append(found)
    return best[-1] or []
