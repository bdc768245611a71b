"""Split elements into two parts so that none of the given sets lies in one part."""

from envs.formats import integers
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task


class SetSplitting(Task):
    """N to 3N sets of 2 to 4 elements, half of them of 2, all split by a planted random partition."""

    ladder = Ladder(n=step(3, 1), top=60)
    answer = integers("the elements of one of the parts, in any order")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        elements = rng.permutation(n)
        cut = rng.randint(1, n - 1)
        sets = []
        for _ in range(n * rng.randint(10, 30) // 10):
            chosen = [rng.choice(elements[:cut]), rng.choice(elements[cut:])]
            others = [i for i in range(n) if i not in chosen]
            sets.append(sorted(chosen + rng.sample(others, min(rng.choice((0, 0, 1, 2)), len(others)))))
        return {"n": n, "sets": sets, "planted": sorted(elements[:cut])}

    def prompt(self, n: int, sets: list[list[int]]) -> str:
        return (
            f"Split the elements 0 to {n - 1} into two parts, so that each set below has at least one "
            "element in the one part and at least one in the other. Each line below lists the elements of a "
            "set. Any such parts are right; each element that you do not list is in the other "
            f"part.\n{table(sets)}"
        )

    def solve(self, planted: list[int]) -> list[int]:
        return planted

    def value(self, answer: list[int], n: int, sets: list[list[int]]) -> tuple[int, int] | Invalid:
        part = set(answer)
        if len(part) < len(answer) or not part <= set(range(n)):
            return Invalid("an element is listed twice, or does not exist")
        return sum(0 < len(part & set(chosen)) < len(chosen) for chosen in sets), len(sets)
