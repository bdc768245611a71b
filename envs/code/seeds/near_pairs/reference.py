"""Centroids: pairs whose way leads over a centroid, less those that come from the same side of it."""


def near(distances: list[int], k: int) -> int:
    """Pairs of these distances with a sum of at most k, by two pointers."""
    distances.sort()
    low, high, pairs = 0, len(distances) - 1, 0
    while low < high:
        if distances[low] + distances[high] <= k:
            pairs += high - low
            low += 1
        else:
            high -= 1
    return pairs


def solve(data: str) -> str:
    n, k, *numbers = map(int, data.split())
    paths: list[list[tuple[int, int]]] = [[] for _ in range(n + 1)]
    for u, v, w in zip(*[iter(numbers)] * 3, strict=True):
        paths[u].append((v, w))
        paths[v].append((u, w))
    removed = [False] * (n + 1)

    def walk(start: int, first: int) -> tuple[list[tuple[int, int]], list[int]]:
        """The huts around `start`, each with the hut before it, and their distances from `first` on."""
        order, distances = [(start, 0)], [first]
        for i, (hut, before) in enumerate(order):  # grows as it goes
            for other, w in paths[hut]:
                if other != before and not removed[other]:
                    order.append((other, hut))
                    distances.append(distances[i] + w)
        return order, distances

    weight = [0] * (n + 1)
    pairs = 0
    starts = [1]
    while starts:
        order, _ = walk(starts.pop(), 0)
        for hut, _ in order:
            weight[hut] = 1
        centroid = order[0][0]
        for hut, before in reversed(order):  # the first that is heavy enough has only light parts around it
            if 2 * weight[hut] >= len(order):
                centroid = hut
                break
            weight[before] += weight[hut]
        pairs += near(walk(centroid, 0)[1], k)
        removed[centroid] = True
        for hut, w in paths[centroid]:
            if not removed[hut]:
                pairs -= near(walk(hut, w)[1], k)
                starts.append(hut)
    return str(pairs)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
