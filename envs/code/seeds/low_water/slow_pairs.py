# Walks over all tours with a running minimum: n * n / 2 steps.
def solve(data: str) -> str:
    n, *depths = map(int, data.split())
    total = 0
    for first in range(n):
        lowest = depths[first]
        for last in range(first, n):
            if depths[last] < lowest:
                lowest = depths[last]
            total += lowest * (last - first + 1)
    return str(total % 1_000_000_007)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
