# Slow: works out all smaller heaps anew for every size asked about.


def first_wins(size: int, amounts: list[int]) -> bool:
    wins = [True]
    for coins in range(1, size + 1):
        wins.append(any(not wins[coins - t] for t in amounts if t <= coins))
    return wins[size]


def solve(data: str) -> str:
    k, _, *numbers = map(int, data.split())
    amounts, sizes = numbers[:k], numbers[k:]
    return " ".join("first" if first_wins(size, amounts) else "second" for size in sizes)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
