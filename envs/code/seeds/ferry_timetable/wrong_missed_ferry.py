# Wrong: who arrives at the very moment of a departure waits for the next ferry.

import heapq


def solve(data: str) -> str:
    n, _, *numbers = map(int, data.split())
    ferries: list[list[tuple[int, int, int]]] = [[] for _ in range(n + 1)]
    for u, v, p, t in zip(*[iter(numbers)] * 4, strict=True):
        ferries[u].append((v, p, t))
        ferries[v].append((u, p, t))
    heap, done = [(0, 1)], [False] * (n + 1)
    while heap:
        now, island = heapq.heappop(heap)
        if island == n:
            return str(now)
        if done[island]:
            continue
        done[island] = True
        for other, p, t in ferries[island]:
            if not done[other]:
                heapq.heappush(heap, (now + p - now % p + t if now else t, other))
    return "-1"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
