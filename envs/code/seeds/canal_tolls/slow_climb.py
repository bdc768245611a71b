# Slow: climbs from both ports canal by canal, which may be 50 000 steps for each barge.


def solve(data: str) -> str:
    n, _, *numbers = map(int, data.split())
    rows = list(zip(*[iter(numbers)] * 3, strict=True))
    canals: list[list[int]] = [[] for _ in range(n + 1)]
    for i, (u, v, _) in enumerate(rows[: n - 1]):
        canals[u].append(i)
        canals[v].append(i)
    above, by, depth = [0] * (n + 1), [-1] * (n + 1), [0] * (n + 1)
    order = [1]
    for port in order:
        for i in canals[port]:
            if i != by[port]:
                other = rows[i][0] + rows[i][1] - port
                above[other], by[other], depth[other] = port, i, depth[port] + 1
                order.append(other)
    toll = [w for _, _, w in rows[: n - 1]]
    answers = []
    for kind, a, b in rows[n - 1 :]:
        if kind == 1:
            toll[a - 1] = b
            continue
        total = 0
        while a != b:
            if depth[a] < depth[b]:
                a, b = b, a
            total += toll[by[a]]
            a = above[a]
        answers.append(total)
    return "\n".join(map(str, answers))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
