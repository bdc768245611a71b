"""All sets of projects."""


def solve(data: str) -> str:
    n, _, *numbers = map(int, data.split())
    values, needs = numbers[:n], list(zip(numbers[n::2], numbers[n + 1 :: 2], strict=True))
    best = (0, 0)
    for chosen in range(1 << n):
        if all(chosen >> (b - 1) & 1 for a, b in needs if chosen >> (a - 1) & 1):
            total = sum(value for i, value in enumerate(values) if chosen >> i & 1)
            best = max(best, (total, -chosen.bit_count()))
    return f"{best[0]} {-best[1]}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
