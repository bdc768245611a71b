# Wrong: thinks as in plain Nim that the value of a pile can only be lowered.


def solve(data: str) -> str:
    numbers = list(map(int, data.split()[1:]))
    piles = list(zip(numbers[::2], numbers[1::2], strict=True))
    total = 0
    for s, c in piles:
        total ^= s % (c + 1)
    wins = 0
    for s, c in piles:
        worth = s % (c + 1)
        wanted = total ^ worth
        if wanted < worth:
            wins += 1
    return str(wins)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
