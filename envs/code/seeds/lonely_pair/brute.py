"""Counts every code by looking at all of them."""


def solve(data: str) -> str:
    codes = [int(code) for code in data.split()[1:]]
    return " ".join(str(code) for code in sorted(set(codes)) if codes.count(code) % 2 == 1)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
