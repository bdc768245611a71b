"""Square by square, on a small field."""

from collections import Counter


def solve(data: str) -> str:
    numbers = list(map(int, data.split()[1:]))
    covers: Counter[tuple[int, int]] = Counter()
    for x1, y1, x2, y2 in zip(*[iter(numbers)] * 4, strict=True):
        covers.update((x, y) for x in range(x1, x2) for y in range(y1, y2))
    return str(sum(count % 2 for count in covers.values()))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
