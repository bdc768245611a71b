"""Knights tell the truth and knaves lie: find everyone's role from what they say."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from envs.formats import Format
from envs.formats import Instance as Shown
from envs.ladder import Ladder, step
from envs.rewards import Unparsable, entries
from envs.rng import Rng
from envs.task import Instance, Task

NAMES = (
    "Ada Ben Cleo Dan Eva Finn Gus Hana Ivo Jane Karl Lea Max Nora Otto Pia Quinn Rosa Sam Tess Uma Vic Wendy"
)
ROLES = ("knave", "knight")
SAID: dict[str, tuple[str, Callable[..., int]]] = {
    "is": ("{}", lambda a: a),
    "not": ("it is not true that {}", lambda a: ~a),
    "and": ("{} and {}", lambda a, b: a & b),
    "or": ("{} or {}", lambda a, b: a | b),
    "if": ("if {}, then {}", lambda a, b: ~a | b),
    "iff": ("{} if and only if {}", lambda a, b: ~(a ^ b)),
}
TRIES = 1_000

Statement = list[Any]
"""A key of SAID, then its claims [person, role], each a pair of indices."""
Role = tuple[str, str]


@dataclass(frozen=True)
class Roles(Format):
    """A sentence that gives everyone's role; parsed into (name, role) in the order of `names`."""

    def describe(self, instance: Shown) -> str:
        return (
            f"{self.what} in the form: NAME is a knight, NAME is a knave, ... (each person once, any order)"
        )

    def parse(self, text: str, instance: Shown) -> list[Role]:
        found = {}
        parts = text.removesuffix(".").split(",")
        for part in parts:
            match part.split():
                case [name, "is", "a", ("knight" | "knave") as role]:
                    found[name] = role
                case _:
                    raise Unparsable(f"{part.strip()[:40]!r} does not read NAME is a knight, or a knave")
        if len(parts) != len(found) or found.keys() != set(instance["names"]):
            raise Unparsable("not each person's role exactly once")
        return [(name, found[name]) for name in instance["names"]]

    def render(self, answer: list[Role]) -> str:
        return ", ".join(f"{name} is a {role}" for name, role in answer)


class KnightsAndKnaves(Task):
    """Everyone makes one random statement about one or two others; drawn until just one answer fits."""

    ladder = Ladder(n=step(3, 1), top=20)
    answer = Roles("everyone's role")
    reward = entries(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        tables = _truth_tables(n)
        for _ in range(TRIES):
            statements = [_statement(rng, speaker, n) for speaker in range(n)]
            fitting = _fitting(statements, tables)
            if fitting.bit_count() == 1:
                roles = [(fitting.bit_length() - 1) >> i & 1 for i in range(n)]
                return {"names": rng.sample(NAMES.split(), n), "statements": statements, "roles": roles}
        raise RuntimeError(f"none of {TRIES} draws has exactly one answer")

    def prompt(self, names: list[str], statements: list[Statement]) -> str:
        spoken = "\n".join(
            f"{name}: {_written(statement, names)}" for name, statement in zip(names, statements, strict=True)
        )
        return (
            f"Each of {len(names)} people is either a knight or a knave. What a knight says is true; what a "
            'knave says is false, as a whole. "P or Q" is true also where both are. "If P, then Q" is false '
            'only where P is true and Q is false. "P if and only if Q" is true where both are true or both '
            "are false. Below is what each of them says. There is exactly one way to give everyone a role so "
            f"that the knights' statements are true and the knaves' false. Find it.\n{spoken}"
        )

    def solve(self, names: list[str], roles: list[int]) -> list[Role]:
        return [(name, ROLES[role]) for name, role in zip(names, roles, strict=True)]


def _statement(rng: Rng, speaker: int, n: int) -> Statement:
    kind = rng.choice(list(SAID))
    about = rng.sample([i for i in range(n) if i != speaker], SAID[kind][0].count("{}"))
    return [kind, *([person, rng.below(2)] for person in about)]


def _written(statement: Statement, names: list[str]) -> str:
    kind, *claims = statement
    return SAID[kind][0].format(*(f"{names[person]} is a {ROLES[role]}" for person, role in claims))


def _truth_tables(n: int) -> list[int]:
    """For each person a number whose bit c is set where assignment c, itself a bit a person, says knight."""
    tables = []
    for i in range(n):
        table = (1 << 2**i) - 1 << 2**i
        for j in range(i + 1, n):
            table |= table << 2**j
        tables.append(table)
    return tables


def _fitting(statements: list[Statement], tables: list[int]) -> int:
    """The assignments, as bits, in which everyone is a knight exactly where their statement is true."""
    fitting = (1 << 2 ** len(tables)) - 1
    for knight, (kind, *claims) in zip(tables, statements, strict=True):
        true = SAID[kind][1](*(tables[person] if role else ~tables[person] for person, role in claims))
        fitting &= ~(knight ^ true)
    return fitting
