"""The longest equal pieces that can be cut K times from given lengths."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task


class MaximumDivisor(Task):
    """N values from N to 20N; K is uniform from 1 to 5N (or to their sum, where that is less)."""

    ladder = Ladder(n=grow(3, "1.2", 2), top=28)
    answer = natural("L")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        a = [rng.randint(n, 20 * n) for _ in range(n)]
        return {"a": a, "k": rng.randint(1, min(5 * n, sum(a)))}

    def prompt(self, a: list[int], k: int) -> str:
        return (
            "Find the largest positive integer L for which the sum of floor(A[i] / L) over all i is at least "
            f"K.\nK = {k}\nA: {row(a)}"
        )

    def solve(self, a: list[int], k: int) -> int:
        low, high = 1, max(a)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if _pieces(a, middle) >= k else (low, middle - 1)
        return low

    def value(self, answer: int, a: list[int], k: int) -> int | Invalid:
        if answer == 0:
            return Invalid("L is not positive")
        pieces = _pieces(a, answer)
        return answer if pieces >= k else Invalid(f"the sum is {pieces}, less than {k}")


def _pieces(a: list[int], length: int) -> int:
    return sum(value // length for value in a)
