"""The queue, played turn by turn."""


def solve(data: str) -> str:
    n, q, *laps = map(int, data.split())
    queue, home = list(range(n)), []
    while queue:
        runner = queue.pop(0)
        laps[runner] -= q
        if laps[runner] <= 0:
            home.append(runner + 1)
        else:
            queue.append(runner)
    return " ".join(map(str, home))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
