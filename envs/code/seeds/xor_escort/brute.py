"""Searches all pairs of a city and a cipher; fit for small code words only."""


def solve(data: str) -> str:
    _, m, _, *numbers = map(int, data.split())
    rows = list(zip(*[iter(numbers[: 3 * m])] * 3, strict=True))
    answers = []
    for first, second in zip(numbers[3 * m :: 2], numbers[3 * m + 1 :: 2], strict=True):
        seen, order = {(first, 0)}, [(first, 0)]
        for city, cipher in order:
            for u, v, w in rows:
                for here, there in ((u, v), (v, u)):
                    if here == city and (there, cipher ^ w) not in seen:
                        seen.add((there, cipher ^ w))
                        order.append((there, cipher ^ w))
        answers.append(max(cipher for city, cipher in seen if city == second))
    return "\n".join(map(str, answers))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
