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
    # Of the n (n - 1) ordered pairs of beads for the ends, those of one colour fall away; the rest is free.
    pairs = n * (n - 1) - sum(count * (count - 1) for count in counts)
    return str(pairs % MOD * factorial[n - 2] * pow(below, -1, MOD) % MOD)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
