"""Drawbridges: connectivity while edges come and go, all events known beforehand."""

from envs.code.lines import Lines
from envs.code.shapes import text
from envs.rng import Rng

BAND = 3
CPU_S = 3
MEMORY_MB = 512
CHECKER = "tokens"
TAGS = ("disjoint sets", "offline", "divide and conquer")

N = (2, 4, 5, 8, 20, 60, 200, 1000, 4000, 10_000, 20_000)


def validate(text: str) -> None:
    lines = Lines(text)
    n, q = lines.ints(n=(1, 20_000), q=(1, 30_000))
    down: set[tuple[int, int]] = set()
    asked = 0
    for _ in range(q):
        kind, u, v = lines.ints(kind=(1, 3), u=(1, n), v=(1, n))
        bridge = (min(u, v), max(u, v))
        if kind == 3:
            asked += 1
        elif u == v:
            raise lines.fail(f"the bridge joins {u} with itself")
        elif (kind == 2) != (bridge in down):
            raise lines.fail(f"the bridge between {u} and {v} is {'up' if kind == 2 else 'down'} already")
        else:
            down ^= {bridge}
    lines.end()
    if not asked:
        raise ValueError("no event is of kind 3")


def generate(rng: Rng, size: int) -> str:
    n = N[size] if size == 10 else rng.randint(1, N[size])
    q = 30_000 if size == 10 else rng.randint(1, 3 * N[size] // 2 + 3)
    chain = size == 10 or rng.chance(1, 2)  # bridges between islands with numbers close to each other
    start = q // 3 if size == 10 else q // 4  # so many bridges come first
    share = rng.choice([20, 40, 60])  # percent of questions
    down: list[tuple[int, int]] = []
    known: set[tuple[int, int]] = set()  # the same bridges
    events: list[tuple[int, int, int]] = []
    for at in range(q - 1):
        u, v = rng.randint(1, n), rng.randint(1, n)
        ask = at >= start and rng.chance(share, 100)
        if not ask and down and at >= start and rng.chance(1, 2):
            place = rng.below(len(down)) if rng.chance(1, 2) else -1
            down[place], down[-1] = down[-1], down[place]
            u, v = down.pop()
            known.remove((u, v))
            events.append((2, v, u))
            continue
        if chain:
            v = min(n, u + rng.randint(0, 2))
        bridge = (min(u, v), max(u, v))
        if ask or u == v or bridge in known:
            events.append((3, u, rng.randint(1, n)))
        else:
            down.append(bridge)
            known.add(bridge)
            events.append((1, u, v))
    events.append((3, rng.randint(1, n), rng.randint(1, n)))
    return text((n, q), *events)
