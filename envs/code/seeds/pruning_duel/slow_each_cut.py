# Slow: works out the worths on the way to the root anew for every cut.


def solve(data: str) -> str:
    n, *row = map(int, data.split())
    above = [0, 0, *row]
    below: list[list[int]] = [[] for _ in range(n + 1)]
    for knot in range(2, n + 1):
        below[above[knot]].append(knot)
    order = [1]
    for knot in order:
        order += below[knot]
    worth = [0] * (n + 1)
    for knot in reversed(order[1:]):
        worth[above[knot]] ^= worth[knot] + 1
    winning = []
    for cut in range(2, n + 1):
        knot = above[cut]
        old, new = worth[knot], worth[knot] ^ (worth[cut] + 1)
        while knot != 1:
            up = above[knot]
            old, new = worth[up], worth[up] ^ (old + 1) ^ (new + 1)
            knot = up
        if new == 0:
            winning.append(cut)
    return f"{len(winning)} {min(winning, default=0)}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
