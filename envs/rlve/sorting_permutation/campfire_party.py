"""Move people round a campfire, at the least cost, until each sits between two wished neighbours."""

from envs.formats import lines
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, minimise, missed
from envs.rng import Rng
from envs.task import Instance, Task


class CampfireParty(Task):
    """The wishes come from a hidden circle, which is not the one in which they sit."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=40)
    answer = lines("one operation on each line, as the people b1 b2 ... bm")
    reward = minimise(beta=3)

    def generate(self, rng: Rng, n: int) -> Instance:
        while True:
            circle = rng.permutation(n)
            at = {person: i for i, person in enumerate(circle)}
            around = [[circle[at[i] - 1], circle[(at[i] + 1) % n]] for i in range(n)]
            if any(sorted(pair) != sorted([(i - 1) % n, (i + 1) % n]) for i, pair in enumerate(around)):
                return {"wishes": [rng.shuffled(pair) for pair in around]}

    def prompt(self, wishes: list[list[int]]) -> str:
        n = len(wishes)
        listed = "\n".join(f"{i}: {row(pair)}" for i, pair in enumerate(wishes))
        return (
            f"{n} people, 0 to {n - 1}, sit in a circle on seats 0 to {n - 1}, person i on seat i; the "
            f"neighbour of seat {n - 1} is seat 0. Each person wishes to sit between two certain others, on "
            "whichever side. An operation names two or more different people b1, b2, ..., bm: b1 moves to "
            "the seat of b2, b2 to the seat of b3, and so on, and bm to the seat of b1. It costs m. Find "
            "operations, made one after another, that fulfil all wishes with the smallest total cost. Each "
            f"line below shows a person and the two wished neighbours.\n{listed}"
        )

    def solve(self, wishes: list[list[int]]) -> list[list[int]]:
        circle = [0, wishes[0][0]]
        while len(circle) < len(wishes):
            circle.append(next(i for i in wishes[circle[-1]] if i != circle[-2]))
        ways = (circle, circle[::-1])
        turned = [way[k:] + way[:k] for way in ways for k in range(len(circle))]
        seats = min(turned, key=lambda order: sum(person != i for i, person in enumerate(order)))
        goal = {person: seat for seat, person in enumerate(seats)}
        operations, left = [], {person for person in goal if goal[person] != person}
        while left:
            cycle = [min(left)]
            while goal[cycle[-1]] != cycle[0]:
                cycle.append(goal[cycle[-1]])
            operations.append(cycle)
            left -= set(cycle)
        return operations

    def value(self, answer: list[list[int]], wishes: list[list[int]]) -> int | Invalid:
        n = len(wishes)
        seat = list(range(n))
        for people in answer:
            if not (len(people) >= 2 and len(set(people)) == len(people) and set(people) <= set(range(n))):
                return Invalid("an operation does not name two or more different people")
            taken = [seat[person] for person in people]
            for person, new in zip(people, taken[1:] + taken[:1], strict=True):
                seat[person] = new
        fulfilled = ((seat[a] - seat[i]) % n in (1, n - 1) for i, pair in enumerate(wishes) for a in pair)
        return sum(map(len, answer)) if all(fulfilled) else missed("a wish is not fulfilled", rlve=-0.2)
