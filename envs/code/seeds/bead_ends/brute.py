from itertools import permutations


def solve(data: str) -> str:
    _, *counts = map(int, data.split())
    beads = [colour for colour, count in enumerate(counts) for _ in range(count)]
    return str(sum(string[0] != string[-1] for string in set(permutations(beads))) % 1_000_000_007)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
