# Wrong: counts groups as islands less bridges, which holds only as long as no bridge closes a ring.


def solve(data: str) -> str:
    n, _, *numbers = map(int, data.split())
    near: list[set[int]] = [set() for _ in range(n + 1)]
    answers, bridges = [], 0
    for kind, u, v in zip(*[iter(numbers)] * 3, strict=True):
        if kind == 1:
            bridges += 1
            near[u].add(v)
            near[v].add(u)
        elif kind == 2:
            bridges -= 1
            near[u].remove(v)
            near[v].remove(u)
        else:
            reached = {u}
            order = [u]
            for island in order:
                fresh = near[island] - reached
                reached |= fresh
                order += fresh
            answers.append(f"{'yes' if v in reached else 'no'} {max(1, n - bridges)}")
    return "\n".join(answers)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
