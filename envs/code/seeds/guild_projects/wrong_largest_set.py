# Wrong: gives the largest best set, all that does not reach the sink, in place of the smallest.

ENDLESS = 10**15


def solve(data: str) -> str:
    n, _, *numbers = map(int, data.split())
    source, sink = 0, n + 1
    to: list[int] = []
    room: list[int] = []
    edges: list[list[int]] = [[] for _ in range(n + 2)]  # an edge e has its way back at e ^ 1

    def join(u: int, v: int, capacity: int) -> None:
        for start, end, amount in ((u, v, capacity), (v, u, 0)):
            edges[start].append(len(to))
            to.append(end)
            room.append(amount)

    values = numbers[:n]
    for project, value in enumerate(values, 1):
        if value > 0:
            join(source, project, value)
        elif value < 0:
            join(project, sink, -value)
    for a, b in zip(numbers[n::2], numbers[n + 1 :: 2], strict=True):
        join(a, b, ENDLESS)

    def levels() -> list[int]:
        level = [-1] * (n + 2)
        level[source] = 0
        order = [source]
        for node in order:
            for e in edges[node]:
                if room[e] and level[to[e]] < 0:
                    level[to[e]] = level[node] + 1
                    order.append(to[e])
        return level

    flow = 0
    while (level := levels())[sink] >= 0:
        tried = [0] * (n + 2)
        path: list[int] = []
        while True:
            node = to[path[-1]] if path else source
            if node == sink:
                amount = min(room[e] for e in path)
                flow += amount
                for e in path:
                    room[e] -= amount
                    room[e ^ 1] += amount
                while any(room[e] == 0 for e in path):
                    path.pop()
            elif tried[node] < len(edges[node]):
                e = edges[node][tried[node]]
                if room[e] and level[to[e]] == level[node] + 1:
                    path.append(e)
                else:
                    tried[node] += 1
            elif path:
                tried[to[path.pop() ^ 1]] += 1
            else:
                break
    reaching, order = {sink}, [sink]
    for node in order:
        for e in edges[node]:
            if room[e ^ 1] and to[e] not in reaching:
                reaching.add(to[e])
                order.append(to[e])
    chosen = n + 1 - len(reaching)
    return f"{sum(value for value in values if value > 0) - flow} {chosen}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
