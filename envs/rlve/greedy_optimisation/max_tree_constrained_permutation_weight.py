"""Order elements, each after its predecessor, so that the sum of position times weight is largest."""

from fractions import Fraction

from envs.formats import permutation
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task


class MaxTreeConstrainedPermutationWeight(Task):
    """Weights from 1 to 2N; three of four elements have a predecessor."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=30)
    answer = permutation("the elements in their order", like="w", start=1)
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        order = rng.sample(range(1, n + 1), n)
        a = [0] * n
        for i in range(1, n):
            if rng.chance(3, 4):
                a[order[i] - 1] = order[rng.below(i)]
        return {"a": a, "w": [rng.randint(1, 2 * n) for _ in range(n)]}

    def prompt(self, a: list[int], w: list[int]) -> str:
        return (
            f"There are {len(a)} elements, numbered from 1. Put them into an order. Element i must come "
            "after element A[i], anywhere after it, if A[i] is not 0. The element at position p of the "
            "order, counted from 1, earns p times its weight W. Make the sum of all earnings as large as "
            f"possible.\nA: {row(a)}\nW: {row(w)}"
        )

    def solve(self, a: list[int], w: list[int]) -> list[int]:
        # The block with the smallest mean weight follows its predecessor's block at once: join them.
        weights = [0, *w]
        blocks = {i: [i] for i in range(len(weights))}
        home = list(blocks)
        while len(blocks) > 1:
            means = {
                i: Fraction(sum(weights[v] for v in block), len(block)) for i, block in blocks.items() if i
            }
            first = min(means, key=lambda i: means[i])
            target = home[a[first - 1]]
            for element in blocks[first]:
                home[element] = target
            blocks[target] += blocks.pop(first)
        return blocks[0][1:]

    def value(self, answer: list[int], a: list[int], w: list[int]) -> int | Invalid:
        place = {element: position for position, element in enumerate(answer, start=1)}
        late = next((i for i in answer if a[i - 1] and place[a[i - 1]] > place[i]), None)
        if late is not None:
            return Invalid(f"element {late} does not come after element {a[late - 1]}")
        return sum(position * w[element - 1] for element, position in place.items())
