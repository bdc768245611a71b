# Pairs neighbours in sorted order: two light jars go together and leave heavy ones alone.
def solve(data: str) -> str:
    _, crate, *weights = map(int, data.split())
    weights.sort()
    if weights[-1] > crate:
        return "-1"
    crates = i = 0
    while i < len(weights):
        fits = i + 1 < len(weights) and weights[i] + weights[i + 1] <= crate
        i += 2 if fits else 1
        crates += 1
    return str(crates)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
