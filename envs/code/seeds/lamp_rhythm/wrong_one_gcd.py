# Divides the product of all periods by powers of their common divisor, which is right for two periods only.
from math import gcd, prod


def solve(data: str) -> str:
    _, wait, *periods = map(int, data.split())
    periods = sorted(set(periods))
    together = prod(periods) // gcd(*periods) ** (len(periods) - 1)
    return str(together) if together <= wait else "too long"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
