"""All settings from the smallest on."""

from itertools import product


def solve(data: str) -> str:
    n, _, *numbers = map(int, data.split())
    rules = list(zip(numbers[::2], numbers[1::2], strict=True))
    for setting in product((0, 1), repeat=n):
        if all(any(setting[abs(said) - 1] == (said > 0) for said in rule) for rule in rules):
            return "".join(map(str, setting))
    return "impossible"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
