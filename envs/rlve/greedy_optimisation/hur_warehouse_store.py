"""Serve as many customers as possible from a store that receives goods every day."""

from heapq import heappop, heappush

from envs.formats import labels
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task


class HurWarehouseStore(Task):
    """Demands from 1 to 2N, deliveries from 0 to N, so that about half of the customers can be served."""

    ladder = Ladder(n=step(3, 1), top=100)
    answer = labels("the days whose customers you serve, in any order", below="a", start=1, empty=True)
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {
            "a": [rng.randint(0, n) for _ in range(n)],
            "b": [rng.randint(1, 2 * n) for _ in range(n)],
        }

    def prompt(self, a: list[int], b: list[int]) -> str:
        return (
            f"A store is open on the days 1 to {len(a)}, and empty at first. On day i, A[i] items arrive in "
            "the morning; then one customer asks for B[i] items. You may serve the customer if at least "
            "B[i] items are there, which leave the store, or send the customer away, who then takes "
            "nothing. Items that are left stay for later days. Serve as many customers as possible.\n"
            f"A: {row(a)}\nB: {row(b)}"
        )

    def solve(self, a: list[int], b: list[int]) -> list[int]:
        # Serve whoever can be served; swap the greediest customer for a more modest one later on.
        stock, served = 0, list[tuple[int, int]]()
        for day, (arriving, wanted) in enumerate(zip(a, b, strict=True), start=1):
            stock += arriving
            if served and stock < wanted < -served[0][0]:
                stock -= heappop(served)[0]
            if wanted <= stock:
                stock -= wanted
                heappush(served, (-wanted, day))
        return sorted(day for _, day in served)

    def value(self, answer: list[int], a: list[int], b: list[int]) -> int | Invalid:
        stock = 0
        for day, (arriving, wanted) in enumerate(zip(a, b, strict=True), start=1):
            stock += arriving - (wanted if day in answer else 0)
            if stock < 0:
                return Invalid(f"there are not enough items on day {day}")
        return len(answer)
