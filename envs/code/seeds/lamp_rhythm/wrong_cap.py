# Refuses an answer of exactly m seconds.
from math import lcm


def solve(data: str) -> str:
    _, wait, *periods = map(int, data.split())
    together = 1
    for period in periods:
        together = lcm(together, period)
        if together >= wait:
            return "too long"
    return str(together)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
