from itertools import product


def garlands(n: int, k: int) -> int:
    if n == 1:
        return k
    rings = [ring for ring in product(range(k), repeat=n) if all(ring[i - 1] != ring[i] for i in range(n))]
    return len({min(ring[i:] + ring[:i] for i in range(n)) for ring in rings})


def solve(data: str) -> str:
    _, *questions = (list(map(int, line.split())) for line in data.splitlines())
    return "\n".join(str(garlands(n, k)) for n, k in questions)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
