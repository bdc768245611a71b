# Slow: plays every turn; with q = 1 and 10^9 laps it never ends.
from collections import deque


def solve(data: str) -> str:
    n, q, *laps = map(int, data.split())
    queue, home = deque(range(n)), []
    while queue:
        runner = queue.popleft()
        laps[runner] -= q
        if laps[runner] <= 0:
            home.append(runner + 1)
        else:
            queue.append(runner)
    return " ".join(map(str, home))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
