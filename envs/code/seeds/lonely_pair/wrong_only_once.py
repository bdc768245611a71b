# Wrong: looks for codes that occur once; an odd one may occur three times.
from collections import Counter


def solve(data: str) -> str:
    counts = Counter(map(int, data.split()[1:]))
    return " ".join(map(str, sorted(code for code, count in counts.items() if count == 1)))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
