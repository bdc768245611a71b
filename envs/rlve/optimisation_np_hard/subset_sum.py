"""Find indices whose values sum to the target."""

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, feasible, missed
from envs.rng import Rng
from envs.task import Instance, Task


class SubsetSum(Task):
    """A planted subset of positive values, which grow with 2**N so that high levels have few solutions."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=30)
    answer = integers("the indices separated by spaces, in any order")
    reward = feasible()

    def generate(self, rng: Rng, n: int) -> Instance:
        values = [rng.randint(1, max(5 * n, 2**n // 4)) for _ in range(n)]
        planted = sorted(rng.sample(range(n), rng.randint(1, n - 1)))
        return {"values": values, "target": sum(values[index] for index in planted), "planted": planted}

    def prompt(self, values: list[int], target: int) -> str:
        return (
            "Choose some of these values, each at most once, so that they sum exactly to the target. "
            f"The indices of the values start at 0.\nvalues: {row(values)}\ntarget: {target}"
        )

    def solve(self, planted: list[int]) -> list[int]:
        return planted

    def value(self, answer: list[int], values: list[int], target: int) -> bool | Invalid:
        if len(set(answer)) < len(answer):
            return Invalid("an index is repeated")
        if not all(0 <= index < len(values) for index in answer):
            return Invalid(f"an index is outside 0..{len(values) - 1}")
        total = sum(values[index] for index in answer)
        return total == target or missed(f"the chosen values sum to {total}")
