from math import gcd


def solve(data: str) -> str:
    _, wait, *periods = map(int, data.split())
    together = 1
    for period in periods:
        together *= period // gcd(together, period)
        if together > wait:
            return "too long"
    return str(together)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
