"""Exchange entries of two arrays at as few positions as possible, so that neither has a value twice."""

from envs.formats import labels
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task


class MinSwapTwoPermutations(Task):
    """Two permutations, exchanged at a drawn number of positions; at least one value is twice in an array."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=30)
    answer = labels("the chosen positions in any order", below="a")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        while True:
            a, b = rng.permutation(n, 1), rng.permutation(n, 1)
            for i in rng.sample(range(n), rng.randint(1, n - 1)):
                a[i], b[i] = b[i], a[i]
            if len(set(a)) < n:
                return {"a": a, "b": b}

    def prompt(self, a: list[int], b: list[int]) -> str:
        return (
            f"The arrays A and B have {len(a)} entries each, at the positions 0 to {len(a) - 1}. Choose as "
            "few positions as possible such that, after A[i] and B[i] are exchanged at every chosen position "
            "i, no value occurs twice in A and no value occurs twice in B. It is possible.\n"
            f"A: {row(a)}\nB: {row(b)}"
        )

    def solve(self, a: list[int], b: list[int]) -> list[int]:
        # Each value is at two places: in one array, one of the two is exchanged; else both or neither.
        exchanged: dict[int, bool] = {}
        chosen: list[int] = []
        for start in range(len(a)):
            if start not in exchanged:
                exchanged[start] = False
                tied = [start]
                for i in tied:
                    for j in range(len(a)):
                        if j not in exchanged and {a[i], b[i]} & {a[j], b[j]}:
                            exchanged[j] = exchanged[i] ^ (a[i] == a[j] or b[i] == b[j])
                            tied.append(j)
                sides = [[i for i in tied if exchanged[i] == side] for side in (True, False)]
                chosen += sides[len(sides[0]) > len(sides[1])]
        return chosen

    def value(self, answer: list[int], a: list[int], b: list[int]) -> int | Invalid:
        pairs = [(y, x) if i in answer else (x, y) for i, (x, y) in enumerate(zip(a, b, strict=True))]
        for name, array in zip("AB", zip(*pairs, strict=True), strict=True):
            if len(set(array)) < len(array):
                return Invalid(f"a value is twice in {name}", rlve=-0.2)
        return len(answer)
