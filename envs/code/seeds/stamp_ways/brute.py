from itertools import product


def solve(data: str) -> str:
    (_, s), *stamps = (tuple(map(int, line.split())) for line in data.splitlines())
    counts = [range(min(count, s // worth) + 1) for worth, count in stamps]
    worths = [worth for worth, _ in stamps]
    return str(sum(sum(map(int.__mul__, worths, taken)) == s for taken in product(*counts)) % 998244353)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
