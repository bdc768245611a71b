# Wrong: sorts by laps, as if two runners of one round went home in the order of what they have left.


def solve(data: str) -> str:
    n, _, *laps = map(int, data.split())
    return " ".join(str(i + 1) for i in sorted(range(n), key=laps.__getitem__))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
