# Wrong: the winner repeats with period smallest + largest amount only where the amounts are a run.


def solve(data: str) -> str:
    k, _, *numbers = map(int, data.split())
    amounts, sizes = numbers[:k], numbers[k:]
    low, high = amounts[0], amounts[-1]
    return " ".join("first" if (size - 1) % (low + high) >= low else "second" for size in sizes)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
