# Slow: searches the whole map once for every road.


def solve(data: str) -> str:
    n, m, *ends = map(int, data.split())
    roads = list(zip(ends[::2], ends[1::2], strict=True))
    best, most = 0, -1
    for blocked in range(m):
        near: list[list[int]] = [[] for _ in range(n + 1)]
        for i, (u, v) in enumerate(roads):
            if i != blocked:
                near[u].append(v)
                near[v].append(u)
        reached, order = {1}, [1]
        for town in order:
            for other in near[town]:
                if other not in reached:
                    reached.add(other)
                    order.append(other)
        loss = len(reached) * (n - len(reached))
        if loss > most:
            best, most = blocked, loss
    return f"{best + 1} {most}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
