# Wrong: considers only the branches at the root, as in Nim; a cut farther out may win as well.


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
    return f"{len(winning)} {min(winning, default=0)}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
