# Chooses the two colours of the ends without order where both colours are single beads.
MOD = 1_000_000_007


def solve(data: str) -> str:
    _, *counts = map(int, data.split())
    n = sum(counts)
    if n == 1:
        return "0"
    factorial = [1] * (n + 1)
    for i in range(1, n + 1):
        factorial[i] = factorial[i - 1] * i % MOD
    below = 1
    for count in counts:
        below = below * factorial[count] % MOD
    single = counts.count(1)
    pairs = n * (n - 1) - sum(count * (count - 1) for count in counts) - single * (single - 1) // 2
    return str(pairs % MOD * factorial[n - 2] * pow(below, -1, MOD) % MOD)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
