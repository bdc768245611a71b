from bisect import bisect_left, bisect_right


def solve(data: str) -> str:
    _, *numbers = map(int, data.split())
    lefts, rights, wanted = numbers[::3], numbers[1::3], numbers[2::3]
    most = max(rights)
    mixes = [0] * (most + 1)
    for prime in range(2, most + 1):
        if mixes[prime] == 0:
            for multiple in range(prime, most + 1, prime):
                mixes[multiple] += 1
    having: list[list[int]] = [[] for _ in range(21)]
    for number in range(1, most + 1):
        having[mixes[number]].append(number)
    return "\n".join(
        str(bisect_right(having[mix], right) - bisect_left(having[mix], left))
        for left, right, mix in zip(lefts, rights, wanted, strict=True)
    )


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
