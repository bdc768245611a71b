"""Lead a queue through two stacks so that it comes out in a given order."""

from envs.formats import word
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task


class DoubleStackSorting(Task):
    """The order is planted by a run of operations, each drawn from those that are possible."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=40)
    answer = word("the operations in order", "abcd")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        run = ""
        held = [0, 0]
        while len(run) < 2 * n:
            pushed = (len(run) + sum(held)) // 2
            possible = "ac" * (pushed < n) + "b" * (held[0] > 0) + "d" * (held[1] > 0)
            operation = rng.choice(possible)
            held["cd".count(operation)] += 1 if operation in "ac" else -1
            run += operation
        return {"order": _output(run, n), "run": run}

    def prompt(self, order: list[int]) -> str:
        return (
            f"A queue holds the numbers 0 to {len(order) - 1}, with 0 at the front. There are two empty "
            "stacks, S1 and S2. The operations are:\n"
            "a: move the front of the queue onto S1\nb: move the top of S1 to the end of the output\n"
            "c: move the front of the queue onto S2\nd: move the top of S2 to the end of the output\n"
            "Taking from an empty queue or stack is not allowed, and in the end the queue and both stacks "
            f"must be empty. Find operations whose output is the order below.\noutput: {row(order)}"
        )

    def solve(self, run: str) -> str:
        return run

    def value(self, answer: str, order: list[int]) -> tuple[int, int] | Invalid:
        output = _output(answer, len(order))
        good = sum(a == b for a, b in zip(output, order, strict=True))
        return good, len(order)


def _output(run: str, n: int) -> list[int]:
    """What comes out; raises Invalid where a step is impossible or something stays inside."""
    queue = iter(range(n))
    stacks: dict[str, list[int]] = {"ab": [], "cd": []}
    output = []
    for operation in run:
        stack = stacks["ab" if operation in "ab" else "cd"]
        if operation in "ac":
            front = next(queue, None)
            if front is None:
                raise Invalid("an operation takes from the empty queue")
            stack.append(front)
        elif stack:
            output.append(stack.pop())
        else:
            raise Invalid("an operation takes from an empty stack")
    if len(output) < n:
        raise Invalid("the queue or a stack is not empty in the end")
    return output
