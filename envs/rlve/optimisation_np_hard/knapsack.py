"""Choose items of the largest total value whose total weight stays within a limit."""

from envs.formats import labels
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task


class Knapsack(Task):
    """Weights from 1 to N, values from 1 to twice the weight, the limit from the lightest to all."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=30)
    answer = labels("the indices of the chosen items", below="weights")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        weights = [rng.randint(1, n) for _ in range(n)]
        values = [rng.randint(1, 2 * weight) for weight in weights]
        return {"weights": weights, "values": values, "limit": rng.randint(min(weights), sum(weights))}

    def prompt(self, weights: list[int], values: list[int], limit: int) -> str:
        return (
            f"There are {len(weights)} items; their indices start at 0. Choose one or more of them, each at "
            f"most once, so that their total weight is at most {limit} and their total value is as large as "
            f"possible.\nweights: {row(weights)}\nvalues: {row(values)}"
        )

    def solve(self, weights: list[int], values: list[int], limit: int) -> list[int]:
        best = [[0] * (limit + 1)]
        for weight, value in zip(weights, values, strict=True):
            last = best[-1]
            best.append(
                [max(last[w], last[w - weight] + value) if w >= weight else last[w] for w in range(limit + 1)]
            )
        chosen, left = [], limit
        for i in reversed(range(len(weights))):
            if best[i + 1][left] > best[i][left]:
                chosen.append(i)
                left -= weights[i]
        return chosen[::-1]

    def value(self, answer: list[int], weights: list[int], values: list[int], limit: int) -> int | Invalid:
        weight = sum(weights[i] for i in answer)
        if weight > limit:
            return Invalid(f"the total weight is {weight}, above {limit}")
        return sum(values[i] for i in answer)
