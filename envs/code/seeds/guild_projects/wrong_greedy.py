# Wrong: adds a project with its needs if that alone pays; two that share a cost may pay together.


def solve(data: str) -> str:
    n, _, *numbers = map(int, data.split())
    values = numbers[:n]
    needs: list[list[int]] = [[] for _ in range(n)]
    for a, b in zip(numbers[n::2], numbers[n + 1 :: 2], strict=True):
        needs[a - 1].append(b - 1)
    chosen: set[int] = set()
    changed = True
    while changed:
        changed = False
        for start in range(n):
            added = [start] if start not in chosen else []
            for project in added:
                added += [other for other in needs[project] if other not in chosen and other not in added]
            if sum(values[project] for project in added) > 0:
                chosen.update(added)
                changed = True
    return f"{sum(values[project] for project in chosen)} {len(chosen)}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
