def solve(data: str) -> str:
    _, crate, *weights = map(int, data.split())
    weights.sort()
    if weights[-1] > crate:
        return "-1"
    light, heavy = 0, len(weights) - 1
    crates = 0
    while light <= heavy:
        if weights[light] + weights[heavy] <= crate:
            light += 1
        heavy -= 1
        crates += 1
    return str(crates)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
