"""Keeps all divisions into two clubs that agree with the ledger so far; strikes what would leave none."""

from itertools import product


def solve(data: str) -> str:
    n, m, *numbers = map(int, data.split())
    divisions = list(product((0, 1), repeat=n))
    struck = []
    for i in range(m):
        kind, x, y = numbers[3 * i : 3 * i + 3]
        left = [clubs for clubs in divisions if (clubs[x - 1] != clubs[y - 1]) == (kind == 2)]
        if left:
            divisions = left
        else:
            struck.append(i + 1)
    return f"{len(struck)}\n" + " ".join(map(str, struck))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
