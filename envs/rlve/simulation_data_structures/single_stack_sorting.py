"""Lead a queue through one stack so that it comes out in a given order."""

from envs.formats import word
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task


class SingleStackSorting(Task):
    """The order is planted by a random run of pushes and pops."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = word("the operations in order", "ab")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        pushed = 0
        held: list[int] = []
        order: list[int] = []
        while len(order) < n:
            if pushed < n and (not held or rng.chance(1, 2)):
                held.append(pushed)
                pushed += 1
            else:
                order.append(held.pop())
        return {"order": order}

    def prompt(self, order: list[int]) -> str:
        return (
            f"A queue holds the numbers 0 to {len(order) - 1}, with 0 at the front. There is one stack, "
            "which is empty. The operations are:\na: move the front of the queue onto the stack\n"
            "b: move the top of the stack to the end of the output\n"
            "Taking from the empty queue or stack is not allowed, and in the end both must be empty. Find "
            f"operations whose output is the order below.\noutput: {row(order)}"
        )

    def solve(self, order: list[int]) -> str:
        run, pushed = "", 0
        for number in order:
            fresh = max(0, number + 1 - pushed)
            pushed += fresh
            run += "a" * fresh + "b"
        return run

    def value(self, answer: str, order: list[int]) -> tuple[int, int] | Invalid:
        pushed, held, output = 0, [], []
        for operation in answer:
            if operation == "a":
                held.append(pushed)
                pushed += 1
            elif held:
                output.append(held.pop())
            else:
                return Invalid("an operation takes from the empty stack")
        if pushed != len(order) or held:
            return Invalid(f"the operations do not move each of {len(order)} numbers in and out")
        return sum(a == b for a, b in zip(output, order, strict=True)), len(order)
