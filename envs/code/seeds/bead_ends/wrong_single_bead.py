# Counts the strings of one bead, whose first and last bead are the same.
MOD = 1_000_000_007


def solve(data: str) -> str:
    _, *counts = map(int, data.split())
    n = sum(counts)
    factorial = [1] * (n + 1)
    for i in range(1, n + 1):
        factorial[i] = factorial[i - 1] * i % MOD
    below = 1
    for count in counts:
        below = below * factorial[count] % MOD
    inverse = pow(below, -1, MOD)
    equal = sum(count * (count - 1) for count in counts) % MOD * factorial[max(n - 2, 0)]
    return str((factorial[n] - equal) * inverse % MOD)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
