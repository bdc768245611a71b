"""The rules themselves: tries every move, without memory."""


def solve(data: str) -> str:
    k, _, *numbers = map(int, data.split())
    amounts, sizes = numbers[:k], numbers[k:]

    def wins(coins: int) -> bool:
        if coins == 0:
            return True
        return any(not wins(coins - t) for t in amounts if t <= coins)

    return " ".join("first" if wins(size) else "second" for size in sizes)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
