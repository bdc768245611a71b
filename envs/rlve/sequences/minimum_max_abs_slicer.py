"""Cut a row of +1 and -1 into M parts with small absolute sums and the smallest labels at the ends."""

from itertools import accumulate, pairwise

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, in_order
from envs.rng import Rng
from envs.task import Instance, Task


class MinimumMaxAbsSlicer(Task):
    """Half of the reward is for the sums, half for the labels that agree with those of the best answer."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=20)
    answer = integers("the label A of the last place of each part, from the first part to the last", like="m")
    reward = in_order("min", "max", beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        b = [rng.choice((-1, 1)) for _ in range(n)]
        return {"a": rng.permutation(n, 1), "b": b, "m": rng.randint(3, n - 1)}

    def prompt(self, a: list[int], b: list[int], m: int) -> str:
        return (
            f"There are {len(a)} places in a row; place i has the label A[i] and the number B[i]. Cut the "
            f"row into exactly {m} non-empty parts of consecutive places. First, the largest absolute value "
            "of the sum of B in a part must be as small as possible. Of all ways to reach that, take the one "
            "for which the list of the labels of the parts' last places, from the first part to the last, "
            "is lexicographically smallest (the smaller label at the first difference). The last part ends "
            f"at the last place.\nA: {row(a)}\nB: {row(b)}"
        )

    def solve(self, a: list[int], b: list[int], m: int) -> list[int]:
        sums, limit = [0, *accumulate(b)], 0
        while not (parts := _parts(sums, limit))[0] >> m & 1:
            limit += 1
        start, labels = 0, []
        for left in range(m - 1, -1, -1):
            ends = range(start + 1, len(sums))
            fits = (e for e in ends if abs(sums[e] - sums[start]) <= limit and parts[e] >> left & 1)
            start = min(fits, key=lambda end: a[end - 1])
            labels.append(a[start - 1])
        return labels

    def value(self, answer: list[int], a: list[int], b: list[int], m: int) -> tuple[int, int] | Invalid:
        if not set(answer) <= set(a):
            return Invalid("there is no place with such a label")
        ends = [0, *(a.index(label) + 1 for label in answer)]
        if ends[-1] != len(a) or any(i >= j for i, j in pairwise(ends)):
            return Invalid("the places do not follow one another up to the last place")
        largest = max(abs(sum(b[i:j])) for i, j in pairwise(ends))
        return largest, sum(x == y for x, y in zip(answer, self.solve(a, b, m), strict=True))


def _parts(sums: list[int], limit: int) -> list[int]:
    """For each place, as bits, into how many parts within the limit the rest of the row can be cut."""
    last = len(sums) - 1
    parts = [0] * last + [1]
    for i in reversed(range(last)):
        for j in range(i + 1, last + 1):
            if abs(sums[j] - sums[i]) <= limit:
                parts[i] |= parts[j] << 1
    return parts
