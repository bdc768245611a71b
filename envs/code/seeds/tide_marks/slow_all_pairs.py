# Compares every day with all days before it: n * n / 2 steps.
def solve(data: str) -> str:
    n, gap, rise, *levels = map(int, data.split())
    lengths: list[int] = []
    for day in range(n):
        longest = 0
        for before in range(day - gap + 1):
            if levels[day] - levels[before] >= rise and lengths[before] > longest:
                longest = lengths[before]
        lengths.append(longest + 1)
    return str(max(lengths))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
