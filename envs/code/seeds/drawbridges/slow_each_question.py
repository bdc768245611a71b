# Slow: finds the groups anew for every question.


def solve(data: str) -> str:
    n, _, *numbers = map(int, data.split())
    near: list[set[int]] = [set() for _ in range(n + 1)]
    answers = []
    for kind, u, v in zip(*[iter(numbers)] * 3, strict=True):
        if kind == 1:
            near[u].add(v)
            near[v].add(u)
        elif kind == 2:
            near[u].remove(v)
            near[v].remove(u)
        else:
            group = [0] * (n + 1)
            groups = 0
            for start in range(1, n + 1):
                if group[start]:
                    continue
                groups += 1
                group[start] = groups
                reached = [start]
                for island in reached:
                    for other in near[island]:
                        if not group[other]:
                            group[other] = groups
                            reached.append(other)
            answers.append(f"{'yes' if group[u] == group[v] else 'no'} {groups}")
    return "\n".join(answers)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
