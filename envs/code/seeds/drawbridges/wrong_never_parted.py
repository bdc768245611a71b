# Wrong: joins sets when a bridge is let down and does nothing when it is drawn up.


def solve(data: str) -> str:
    n, _, *numbers = map(int, data.split())
    above = list(range(n + 1))
    groups = n

    def find(island: int) -> int:
        while above[island] != island:
            above[island] = above[above[island]]
            island = above[island]
        return island

    answers = []
    for kind, u, v in zip(*[iter(numbers)] * 3, strict=True):
        a, b = find(u), find(v)
        if kind == 1 and a != b:
            above[a] = b
            groups -= 1
        elif kind == 3:
            answers.append(f"{'yes' if a == b else 'no'} {groups}")
    return "\n".join(answers)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
