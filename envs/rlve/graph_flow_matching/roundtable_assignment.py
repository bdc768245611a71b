"""Seat groups at tables, members of one group apart, and no table over its capacity."""

from envs.formats import lines
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task


class RoundTableAssignment(Task):
    """A planted seating that fills every table; groups prefer some tables, so that capacities differ."""

    ladder = Ladder(size=grow(3, "1.1", 1), top=20)
    answer = lines("the tables of each group, one group a line, in the order of the groups", count="members")
    reward = fraction(beta=5)

    def generate(self, rng: Rng, size: int) -> Instance:
        m, n = rng.randint(2, size), rng.randint(2, size)
        popular = [rng.randint(1, 6) for _ in range(n)]
        seating = []
        for _ in range(m):
            chosen = [table for table in range(n) if rng.chance(popular[table], 10)]
            seating.append(chosen or [rng.below(n)])
        return {
            "members": [len(tables) for tables in seating],
            "capacity": [sum(table in tables for tables in seating) for table in range(n)],
            "seating": seating,
        }

    def prompt(self, members: list[int], capacity: list[int]) -> str:
        return (
            f"Seat {len(members)} groups of people at {len(capacity)} tables; both are numbered from 0. "
            "Members of the same group must sit at different tables, and no table may hold more people than "
            "its capacity. It is possible. For each group, list the tables at which its members sit, in any "
            "order: as many different tables as it has members.\nmembers of the groups: "
            f"{row(members)}\ncapacities of the tables: {row(capacity)}"
        )

    def solve(self, seating: list[list[int]]) -> list[list[int]]:
        return seating

    def value(
        self, answer: list[list[int]], members: list[int], capacity: list[int]
    ) -> tuple[int, int] | Invalid:
        for group, (tables, count) in enumerate(zip(answer, members, strict=True)):
            if len(tables) != count or len(set(tables)) != count:
                return Invalid(f"group {group} needs {count} different tables")
            if not all(0 <= table < len(capacity) for table in tables):
                return Invalid(f"a table is outside 0..{len(capacity) - 1}")
        used = [sum(table in tables for tables in answer) for table in range(len(capacity))]
        return sum(u <= c for u, c in zip(used, capacity, strict=True)), len(capacity)
