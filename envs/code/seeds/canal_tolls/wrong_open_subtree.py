# Wrong: a change reaches one port too many, the first that the tour enters after the ports below the canal.


def solve(data: str) -> str:
    n, q, *numbers = map(int, data.split())
    canals: list[list[int]] = [[] for _ in range(n + 1)]
    ends = list(zip(numbers[0 : 3 * n - 3 : 3], numbers[1 : 3 * n - 3 : 3], strict=True))
    for i, (u, v) in enumerate(ends):
        canals[u].append(i)
        canals[v].append(i)

    above, depth, jump = [0] * (n + 1), [0] * (n + 1), [0] * (n + 1)
    above[1] = jump[1] = 1
    order, stack = [], [1]
    while stack:
        port = stack.pop()
        order.append(port)
        for i in canals[port]:
            other = ends[i][0] + ends[i][1] - port
            if other == above[port]:
                continue
            above[other], depth[other] = port, depth[port] + 1
            far = jump[port]  # jumps are as long as the two before them where those are equal, else one step
            equal = depth[port] - depth[far] == depth[far] - depth[jump[far]]
            jump[other] = jump[far] if equal else port
            stack.append(other)
    enter = {port: time for time, port in enumerate(order)}
    below = [1] * (n + 1)
    for port in reversed(order[1:]):
        below[above[port]] += below[port]

    def meeting(u: int, v: int) -> int:
        if depth[u] < depth[v]:
            u, v = v, u
        while depth[u] > depth[v]:
            u = jump[u] if depth[jump[u]] >= depth[v] else above[u]
        while u != v:
            u, v = (jump[u], jump[v]) if jump[u] != jump[v] else (above[u], above[v])
        return u

    fenwick = [0] * (n + 2)

    def add(time: int, amount: int) -> None:
        time += 1
        while time <= n:
            fenwick[time] += amount
            time += time & -time

    def from_root(port: int) -> int:
        time, total = enter[port] + 1, 0
        while time:
            total += fenwick[time]
            time &= time - 1
        return total

    toll = [0] * n

    def change(i: int, now: int) -> None:
        u, v = ends[i]
        lower = u if above[u] == v else v
        add(enter[lower], now - toll[i])
        add(enter[lower] + below[lower] + 1, toll[i] - now)
        toll[i] = now

    for i, first in enumerate(numbers[2 : 3 * n - 3 : 3]):
        change(i, first)
    answers = []
    for at in range(3 * n - 3, 3 * (n + q - 1), 3):
        kind, first, second = numbers[at : at + 3]
        if kind == 1:
            change(first - 1, second)
        else:
            answers.append(from_root(first) + from_root(second) - 2 * from_root(meeting(first, second)))
    return "\n".join(map(str, answers))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
