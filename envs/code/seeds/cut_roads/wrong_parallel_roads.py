# Wrong: a second road to the town it came from is taken for the first and ignored.


def solve(data: str) -> str:
    n, m, *ends = map(int, data.split())
    roads: list[list[int]] = [[] for _ in range(n + 1)]
    for i in range(m):
        roads[ends[2 * i]].append(i)
        roads[ends[2 * i + 1]].append(i)
    order = [1]  # towns as they are found
    came_by = [-1] * (n + 1)
    came_from = [0] * (n + 1)
    found = [-1] * (n + 1)
    found[1] = 0
    stack = [(1, iter(roads[1]))]
    low = list(range(n))  # by time of finding: the earliest time that the towns below reach
    while stack:
        town, rest = stack[-1]
        for i in rest:
            other = ends[2 * i] + ends[2 * i + 1] - town
            if other == came_from[town]:
                continue
            if found[other] < 0:
                found[other] = len(order)
                order.append(other)
                came_by[other], came_from[other] = i, town
                stack.append((other, iter(roads[other])))
                break
            low[found[town]] = min(low[found[town]], found[other])
        else:
            stack.pop()
    towns = [1] * n
    loss = [0] * m
    for time in range(n - 1, 0, -1):
        i = came_by[order[time]]
        above = found[ends[2 * i] + ends[2 * i + 1] - order[time]]
        towns[above] += towns[time]
        low[above] = min(low[above], low[time])
        if low[time] == time:
            loss[i] = towns[time] * (n - towns[time])
    best = max(range(m), key=loss.__getitem__)
    return f"{best + 1} {loss[best]}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
