# Adds over all n turns one by one.
from math import gcd

MOD = 1_000_000_007


def garlands(n: int, k: int) -> int:
    if n == 1:
        return k
    total = 0
    for turn in range(n):
        free = gcd(turn, n)
        total += pow(k - 1, free, MOD) + (-1) ** free * (k - 1)
    return total * pow(n, -1, MOD) % MOD


def solve(data: str) -> str:
    _, *numbers = map(int, data.split())
    return "\n".join(str(garlands(n, k)) for n, k in zip(numbers[::2], numbers[1::2], strict=True))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
