"""A runner goes home in turn ceil(s / q); within one round the queue keeps its order: a stable sort."""


def solve(data: str) -> str:
    n, q, *laps = map(int, data.split())
    turns = [-(-s // q) for s in laps]
    return " ".join(str(i + 1) for i in sorted(range(n), key=turns.__getitem__))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
