"""Walks from every hut to all others."""


def solve(data: str) -> str:
    n, k, *numbers = map(int, data.split())
    paths: list[list[tuple[int, int]]] = [[] for _ in range(n + 1)]
    for u, v, w in zip(*[iter(numbers)] * 3, strict=True):
        paths[u].append((v, w))
        paths[v].append((u, w))
    pairs = 0
    for start in range(1, n + 1):
        reached = [(start, 0, 0)]
        for hut, before, distance in reached:
            reached += [(other, hut, distance + w) for other, w in paths[hut] if other != before]
        pairs += sum(distance <= k for hut, _, distance in reached if hut > start)
    return str(pairs)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
