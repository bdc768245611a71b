"""In how many quadruples with given gaps each item is the first, second, third and fourth."""

from envs.formats import lines
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import entries
from envs.rng import Rng
from envs.task import Instance, Task


class QuadMagicItems(Task):
    """Values uniform from 1 to between N and 2N, drawn again until there is a quadruple.

    For each gap t between C and D, B is 2t above A and C at least 8t + 1 above A: sums of products.
    """

    ladder = Ladder(n=grow(12, "1.1", 1), top=20)
    answer = lines("for each item, in the order of X, the four numbers", count="x", width=4)
    reward = entries(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        while True:
            most = rng.randint(n, 2 * n)
            x = [rng.randint(1, most) for _ in range(n)]
            if any(map(any, self.solve(x))):
                return {"x": x}

    def prompt(self, x: list[int]) -> str:
        return (
            f"There are {len(x)} items with the values X[1], X[2], ..., X[{len(x)}]. Four items (a, b, c, d) "
            "make a magic quadruple if all of these hold: X[a] < X[b] < X[c] < X[d]; X[b] - X[a] = 2 * (X[d] "
            "- X[c]); and 3 * (X[b] - X[a]) < X[c] - X[b]. The items may stand in any order in the list; "
            "items with equal values are different items. For each item, give four numbers: in how many "
            f"magic quadruples it is a, in how many b, in how many c, and in how many d.\nX: {row(x)}"
        )

    def solve(self, x: list[int]) -> list[list[int]]:
        most = max(x)
        count = [0] * (most + 1)
        for value in x:
            count[value] += 1
        a, b, c, d = ([0] * (most + 1) for _ in range(4))
        for t in range(1, most // 9 + 1):
            lows = 0
            for third in range(8 * t + 2, most - t + 1):
                first = third - 8 * t - 1
                lows += count[first] * count[first + 2 * t]
                c[third] += lows * count[third + t]
                d[third + t] += lows * count[third]
            highs = 0
            for third in range(most - t, 8 * t + 1, -1):
                first = third - 8 * t - 1
                highs += count[third] * count[third + t]
                a[first] += highs * count[first + 2 * t]
                b[first + 2 * t] += highs * count[first]
        return [[a[value], b[value], c[value], d[value]] for value in x]
