"""Improves the arrival at either end of every line until nothing changes."""

import math


def solve(data: str) -> str:
    n, _, *numbers = map(int, data.split())
    lines = list(zip(*[iter(numbers)] * 4, strict=True))
    best = [math.inf] * (n + 1)
    best[1] = 0
    changed = True
    while changed:
        changed = False
        for u, v, p, t in lines:
            for a, b in ((u, v), (v, u)):
                if best[a] < math.inf and (arrival := -(-best[a] // p) * p + t) < best[b]:
                    best[b] = arrival
                    changed = True
    return str(best[n]) if best[n] < math.inf else "-1"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
