# Wrong: orders the two codes as text, so that 10 comes before 9.


def solve(data: str) -> str:
    odd: set[str] = set()
    for code in data.split()[1:]:
        odd ^= {code}
    return " ".join(sorted(odd))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
