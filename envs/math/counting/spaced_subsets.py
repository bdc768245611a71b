"""Count the subsets of 1, ..., n in which no two elements have a forbidden difference."""

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "How many subsets of {{1, 2, 3, ..., {n}}}, the empty set included, contain no two elements whose "
    "difference is {differences}?",
    "A set of integers from 1 to {n} is called spacious if no two of its elements differ by exactly "
    "{differences}. Find the number of spacious sets; the empty set is one of them.",
)


def largest_difference(level: int) -> int:
    """5, and one more at every third level."""
    return 5 + level // 3


class SpacedSubsets(Task):
    """Element by element, with the last few choices as the state."""

    ladder = Ladder(most=step(11, 4), difference=largest_difference, top=24)
    answer = natural("the number of sets")
    reward = exact()

    def generate(self, rng: Rng, most: int, difference: int) -> Instance:
        differences = sorted(rng.sample(range(1, difference + 1), rng.randint(1, 3)))
        n = rng.randint(max(differences[-1], most - 4), most)
        return {"n": n, "differences": differences, "wording": rng.below(len(WORDINGS))}

    def prompt(self, n: int, differences: list[int], wording: int) -> str:
        *first, last = map(str, differences)
        listed = f"{', '.join(first)} or {last}" if first else last
        return WORDINGS[wording].format(n=n, differences=listed)

    def solve(self, n: int, differences: list[int]) -> int:
        # Bit d - 1 of a state: the element d places back was taken.
        forbidden, window = sum(1 << (d - 1) for d in differences), (1 << differences[-1]) - 1
        ways = {0: 1}
        for _ in range(n):
            after: dict[int, int] = {}
            for state, count in ways.items():
                for taken in (0, 1) if not state & forbidden else (0,):
                    to = (2 * state + taken) & window
                    after[to] = after.get(to, 0) + count
            ways = after
        return sum(ways.values())
