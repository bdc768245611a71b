"""Counts the stamps of every run."""

from collections import Counter


def solve(data: str) -> str:
    n, _, *numbers = map(int, data.split())
    stamps, runs = numbers[:n], numbers[n:]
    counts = (Counter(stamps[first - 1 : last]) for first, last in zip(runs[::2], runs[1::2], strict=True))
    return "\n".join(str(sum(count >= 2 for count in kinds.values())) for kinds in counts)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
