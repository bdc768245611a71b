"""A knot is worth the exclusive or of (worth + 1) over the knots below it; the root's worth has to become 0.

That asks each knot on the way for one certain worth: a cut wins if it removes exactly what is too much there.
"""


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
    wanted = [-1] * (n + 1)  # the worth that a cut below has to give to the knot; -1 where none can
    wanted[1] = 0
    winning = []
    for knot in order[1:]:
        parent = above[knot]
        if wanted[parent] < 0:
            continue
        branch = worth[parent] ^ (worth[knot] + 1) ^ wanted[parent]
        if branch == 0:
            winning.append(knot)
        wanted[knot] = branch - 1
    return f"{len(winning)} {min(winning, default=0)}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
