"""Choose the order in which players kill their targets, so that as few (or as many) as possible die."""

from fractions import Fraction
from typing import Literal

from envs.formats import permutation
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import maximise
from envs.rng import Rng
from envs.task import Instance, Task

Wanted = Literal["fewest", "most"]
WANTED: tuple[Wanted, ...] = ("fewest", "most")
TRIES = 20


class MafMafia(Task):
    """Targets are uniform among a drawn number of players, so that there are more or fewer cycles.

    Redrawn a few times while one of some random orders is among the best.
    """

    version = 2
    ladder = Ladder(n=grow(3, "1.1", 1), top=30)
    answer = permutation("the players in the order of their turns", like="target")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        for _ in range(TRIES):
            target, wanted = _targets(rng, n), rng.choice(WANTED)
            best = self.value(self.solve(target, wanted), target, wanted)
            if all(self.value(rng.permutation(n), target, wanted) < best for _ in range(TRIES // 4)):
                break
        return {"target": target, "wanted": wanted}

    def prompt(self, target: list[int], wanted: Wanted) -> str:
        return (
            f"The players 0 to {len(target) - 1} each have one target; a player may be his own target. They "
            "take their turns one after another, each exactly once, in an order that you choose. A player "
            "who is alive at his turn kills his target (himself, if that is his target), unless the target "
            "is dead already. A dead player does nothing. Choose the order such that in the end "
            f"{'as few' if wanted == 'fewest' else 'as many'} players as possible are dead.\n"
            f"targets of the players, in the order of their numbers: {row(target)}"
        )

    def solve(self, target: list[int], wanted: Wanted) -> list[int]:
        return _few(target) if wanted == "fewest" else _many(target)

    def value(self, answer: list[int], target: list[int], wanted: Wanted) -> Fraction:
        dead: set[int] = set()
        for player in answer:
            if player not in dead:
                dead.add(target[player])
        return Fraction(1, len(dead)) if wanted == "fewest" else Fraction(len(dead))


def _targets(rng: Rng, n: int) -> list[int]:
    hunted = rng.sample(range(n), rng.randint(n // 2 + 1, n))
    loose = [rng.choice(hunted) for _ in range(n)]
    # A third of the graphs have many cycles: mostly a permutation.
    shuffled = rng.permutation(n)
    strict = rng.chance(1, 3)
    return [shuffled[i] if strict and rng.chance(5, 6) else loose[i] for i in range(n)]


def _few(target: list[int]) -> list[int]:
    """Whoever nobody can kill any more takes the next turn; then every second player of what is left."""
    hunters = [target.count(v) for v in range(len(target))]
    safe = [v for v in range(len(target)) if hunters[v] == 0]
    dead: set[int] = set()
    for v in safe:
        victim = target[v]
        if victim not in dead:
            dead.add(victim)
            hunters[target[victim]] -= 1
            if hunters[target[victim]] == 0 and target[victim] not in dead:
                safe.append(target[victim])
    order = safe + sorted(dead)
    for v in range(len(target)):
        while v not in order:
            order.append(v)
            v = target[v]
    return order


def _many(target: list[int]) -> list[int]:
    """Each player shoots just before he is shot; a cycle starts behind one whom someone else can kill too."""
    n = len(target)
    order: list[int] = []
    last: list[int] = []
    for start in range(n):
        v = start
        for _ in range(n):
            v = target[v]
        if v in order or v in last:
            continue
        cycle = [v]
        while target[cycle[-1]] != v:
            cycle.append(target[cycle[-1]])
        safe = next((c for c in cycle if any(target[u] == c and u not in cycle for u in range(n))), v)
        at = cycle.index(safe)
        cycle = cycle[at:] + cycle[:at]
        last.append(cycle.pop())
        order += reversed(cycle)
    # Everyone outside the cycles, nearest to them first.
    around = order + last
    for v in around:
        around += [u for u in range(n) if target[u] == v and u not in around]
    return order + [v for v in around if v not in order and v not in last] + last
