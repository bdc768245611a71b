# Slow: tries every number of stones for every pile.


def solve(data: str) -> str:
    numbers = list(map(int, data.split()[1:]))
    piles = list(zip(numbers[::2], numbers[1::2], strict=True))
    total = 0
    for s, c in piles:
        total ^= s % (c + 1)
    wins = 0
    for s, c in piles:
        others = total ^ s % (c + 1)
        wins += sum((s - take) % (c + 1) == others for take in range(1, min(s, c) + 1))
    return str(wins)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
