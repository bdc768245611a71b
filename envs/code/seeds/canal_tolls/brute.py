"""Searches the way for every barge."""


def solve(data: str) -> str:
    n, _, *numbers = map(int, data.split())
    rows = list(zip(*[iter(numbers)] * 3, strict=True))
    toll = [w for _, _, w in rows[: n - 1]]
    answers = []
    for kind, first, second in rows[n - 1 :]:
        if kind == 1:
            toll[first - 1] = second
            continue
        paid = {first: 0}
        while second not in paid:
            for i, (u, v, _) in enumerate(rows[: n - 1]):
                if (u in paid) != (v in paid):
                    known, fresh = (u, v) if u in paid else (v, u)
                    paid[fresh] = paid[known] + toll[i]
        answers.append(paid[second])
    return "\n".join(map(str, answers))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
