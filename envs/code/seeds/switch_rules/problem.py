"""Switch Rules: the smallest solution of a 2-SAT formula."""

from itertools import pairwise

from envs.code.lines import Lines
from envs.code.shapes import text
from envs.rng import Rng

BAND = 2
CPU_S = 4
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("2-SAT", "graphs", "greedy")

N = (2, 4, 6, 10, 20, 40, 100, 250, 500, 800, 1000)


def validate(text: str) -> None:
    lines = Lines(text)
    n, m = lines.ints(n=(1, 1000), m=(0, 4000))
    for _ in range(m):
        if 0 in lines.ints(a=(-n, n), b=(-n, n)):
            raise lines.fail("there is no switch 0")
    lines.end()


def generate(rng: Rng, size: int) -> str:
    n = N[size] if size == 10 else rng.randint(1, N[size])
    kind = rng.below(4)
    setting = [0] + [rng.choice([-1, 1]) for _ in range(n)]

    def says(switch: int) -> int:
        return rng.choice([-switch, switch])

    if kind == 0:  # random rules, about as many as can be obeyed
        rules = [[says(rng.randint(1, n)), says(rng.randint(1, n))] for _ in range(rng.randint(n // 2, n))]
    elif kind == 1:  # a long chain: each switch that is on turns on the next, and the end may not be
        order = rng.permutation(n, 1) if rng.chance(1, 2) else list(range(1, n + 1))
        rules = [[-a, b] for a, b in pairwise(order)]
        rules += [[-order[-1], says(order[0])] for _ in range(rng.below(2))]
        rules += [[rng.randint(1, n), rng.randint(1, n)] for _ in range(rng.below(3))]
    else:  # rules that a hidden setting obeys
        rules = []
        for _ in range(rng.randint(0, 4 * n if size == 10 else 2 * n)):
            switch = rng.randint(1, n)
            rules.append([switch * setting[switch], says(rng.randint(1, n))])
        if kind == 3 and rng.chance(1, 2):
            rules.append([says(rng.randint(1, n))] * 2)
    rng.shuffle(rules)
    return text((n, len(rules)), *[rng.shuffled(rule) for rule in rules])
