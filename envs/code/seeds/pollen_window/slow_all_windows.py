# Adds up a window from every first day: n * n steps where seasons are long.
def solve(data: str) -> str:
    n, bound, *counts = map(int, data.split())
    start, length = 0, n + 1
    for first in range(n):
        total = 0
        for last in range(first, n):
            total += counts[last]
            if total >= bound:
                if last - first + 1 < length:
                    start, length = first + 1, last - first + 1
                break
    return "none" if length > n else f"{start} {length}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
