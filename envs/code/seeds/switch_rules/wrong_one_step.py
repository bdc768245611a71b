# Wrong: looks only one step ahead: a switch stays off unless a rule with a known switch forbids it.


def solve(data: str) -> str:
    n, _, *numbers = map(int, data.split())
    rules = list(zip(numbers[::2], numbers[1::2], strict=True))
    true: set[int] = set()
    for switch in range(1, n + 1):
        forced = any(
            (a == switch and (-b in true or b == a)) or (b == switch and (-a in true or b == a))
            for a, b in rules
        )
        true.add(switch if forced else -switch)
    if all(a in true or b in true for a, b in rules):
        return "".join("1" if switch in true else "0" for switch in range(1, n + 1))
    return "impossible"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
