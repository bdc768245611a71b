"""A line sweeps from left to right; a tree over the strips between the ys knows how much of it is dark.

A node that a whole sheet crosses turns its dark part into its light part; nothing has to be pushed down.
"""

from itertools import pairwise


def solve(data: str) -> str:
    numbers = list(map(int, data.split()[1:]))
    sheets = list(zip(*[iter(numbers)] * 4, strict=True))
    ys = sorted({y for _, y1, _, y2 in sheets for y in (y1, y2)})
    place = {y: i for i, y in enumerate(ys)}
    strips = len(ys) - 1
    length = [0] * strips + [high - low for low, high in pairwise(ys)]
    for node in range(strips - 1, 0, -1):
        length[node] = length[2 * node] + length[2 * node + 1]
    dark = [0] * (2 * strips)
    turned = [False] * (2 * strips)

    def turn(node: int) -> None:
        dark[node] = length[node] - dark[node]
        turned[node] = not turned[node]

    def climb(node: int) -> None:
        while node > 1:
            node //= 2
            below = dark[2 * node] + dark[2 * node + 1]
            dark[node] = length[node] - below if turned[node] else below

    def cover(low: int, high: int) -> None:
        low, high = low + strips, high + strips
        first, last = low, high - 1
        while low < high:
            if low & 1:
                turn(low)
                low += 1
            if high & 1:
                high -= 1
                turn(high)
            low //= 2
            high //= 2
        climb(first)
        climb(last)

    edges = [(x, y1, y2) for x1, y1, x2, y2 in sheets for x in (x1, x2)]
    edges.sort()
    area, before = 0, 0
    for x, y1, y2 in edges:
        area += dark[1] * (x - before)
        before = x
        cover(place[y1], place[y2])
    return str(area)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
