# Wrong: a last turn that is exactly full is counted once too often.


def solve(data: str) -> str:
    n, q, *laps = map(int, data.split())
    turns = [s // q + 1 for s in laps]
    return " ".join(str(i + 1) for i in sorted(range(n), key=turns.__getitem__))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
