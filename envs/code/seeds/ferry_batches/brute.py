from itertools import product


def solve(data: str) -> str:
    (n, fare), *lorries = (list(map(int, line.split())) for line in data.splitlines())
    totals = []
    for leaves in product((False, True), repeat=n - 1):
        total, waiting = 0, []
        for (time, loss), leave in zip(lorries, [*leaves, True], strict=True):
            waiting.append((time, loss))
            if leave:
                total += fare + sum((time - arrival) * each for arrival, each in waiting)
                waiting = []
        totals.append(total)
    return str(min(totals))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
